import { relative } from 'node:path';
import ts from 'typescript';

/** An error code, its kind, and where it is raised or, for a row of docs/errors.md, its line. */
export type ErrorCode = { readonly code: string; readonly kind: string; readonly where: string };
export type Raised = { readonly errors: readonly ErrorCode[]; readonly unclear: readonly string[] };

/** Every `new AppError(kind, code, …)` of these files. The types say which codes are possible, so a constant or a union will do. */
export function raisedErrors(files: readonly string[], options: ts.CompilerOptions, root: string): Raised {
  const program = ts.createProgram(files, { ...options, noEmit: true, incremental: false });
  const checker = program.getTypeChecker();
  const errors: ErrorCode[] = [];
  const unclear: string[] = [];
  const kept = new Set(files);

  const visit = (node: ts.Node, source: ts.SourceFile): void => {
    if (ts.isNewExpression(node) && node.expression.getText(source) === 'AppError') {
      const where = `${relative(root, source.fileName)}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`;
      const [kinds, codes] = [0, 1].map((index) => literals(checker, node.arguments?.[index]));
      if (kinds?.length && codes?.length) for (const kind of kinds) for (const code of codes) errors.push({ code, kind, where });
      else unclear.push(where);
    }
    ts.forEachChild(node, (child) => {
      visit(child, source);
    });
  };
  for (const source of program.getSourceFiles()) if (kept.has(source.fileName)) visit(source, source);
  return { errors, unclear };
}

/** The string literals that an expression can be; none when it could be any string. */
function literals(checker: ts.TypeChecker, node: ts.Expression | undefined): string[] {
  if (!node) return [];
  const type = checker.getTypeAtLocation(node);
  const parts = type.isUnion() ? type.types : [type];
  return parts.every((part) => part.isStringLiteral()) ? parts.map((part) => part.value) : [];
}

/** The rows of the table in docs/errors.md, whose first two columns are code and kind. */
export function listedErrors(markdown: string): ErrorCode[] {
  return markdown.split('\n').flatMap((line, index) => {
    const [, code, kind, happened, remedy] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    if (!code || !/^`?[a-z0-9-]+(\.[a-z0-9-]+)+`?$/.test(code)) return [];
    return [
      {
        code: code.replaceAll('`', ''),
        kind: happened && remedy ? (kind ?? '') : 'a row with an empty cell',
        where: `line ${index + 1}`,
      },
    ];
  });
}

/** What must be mended so that the table tells the truth. */
export function errorTableProblems({ errors, unclear }: Raised, listed: readonly ErrorCode[]): string[] {
  const rows = new Map(listed.map((row) => [row.code, row]));
  const raised = new Set(errors.map(({ code }) => code));
  const codes = listed.map(({ code }) => code);
  return [
    ...unclear.map((where) => `${where}: give kind and code as literals, or as constants or parameters whose types are literals`),
    ...errors.filter(({ code }) => !rows.has(code)).map(({ code, where }) => `${where}: add a row for ${code}`),
    ...errors
      .filter(({ code, kind }) => rows.has(code) && rows.get(code)?.kind !== kind)
      .map(({ code, kind, where }) => `${where}: ${code} is ${kind} here, ${rows.get(code)?.kind ?? ''} in the table`),
    ...listed
      .filter(({ code }) => !raised.has(code))
      .map(({ code, where }) => `${where}: nothing raises ${code}; remove the row`),
    ...codes.filter((code, index) => codes.indexOf(code) !== index).map((code) => `${code} has two rows`),
    ...codes
      .filter((code, index) => index > 0 && code < (codes[index - 1] ?? ''))
      .map((code) => `${code} is out of order; sort the rows by code`),
  ];
}

/** What is raised here only ends a program or a try of the worker, and no page is ever told of it. */
const NEVER_ANSWERED = [
  'apps/cli/',
  'apps/worker/',
  'libs/config/',
  'libs/engine/src/migrate.ts',
  'libs/engine/src/migration-problems.ts',
  'libs/engine/src/validate-definition.ts',
  'libs/persistence/src/append-only.ts',
  'libs/persistence/src/backup/',
  'libs/persistence/src/migrate.ts',
  'libs/runtime/src/effects.ts',
  'libs/runtime/src/secrets.ts',
  'libs/services/',
];
/** Problems that the pages find themselves, and the one for what nobody foresaw. */
const WITHOUT_ROW = /^(client\..+|server\.error)$/;

/** Which codes that an answer can carry the pages have no words for, and which of their words belong to no code. */
export function errorWordProblems({ errors }: Raised, words: Readonly<Record<string, string>>): string[] {
  const met = errors.filter(({ where }) => !NEVER_ANSWERED.some((place) => where.startsWith(place)));
  const codes = new Set(met.map(({ code }) => code));
  return [
    ...[...codes].filter((code) => !words[code]?.trim()).map((code) => `say what ${code} means and what to do`),
    ...Object.keys(words)
      .filter((code) => !codes.has(code) && !WITHOUT_ROW.test(code))
      .map((code) => `no answer carries ${code}; remove its words`),
  ].sort();
}
