import { readFileSync, writeFileSync } from 'node:fs';

/** A table as it is, whatever the width of its columns. */
const squeezed = (page: string): string =>
  page
    .split('\n')
    .map((line) =>
      line.startsWith('|')
        ? line
            .split('|')
            .map((cell) => cell.trim().replace(/^-+$/, '---'))
            .join('|')
        : line,
    )
    .join('\n');

function put(page: string, name: string, text: string): string {
  const [begin, end] = [`<!-- ${name}: generated -->`, `<!-- ${name}: end -->`];
  expect(page).toContain(begin);
  return `${page.split(begin)[0]}${begin}\n\n${text}\n\n${end}${page.split(end)[1]}`;
}

/**
 * The parts of a page between `<!-- name: generated -->` and `<!-- name: end -->` must say what is given here. UPDATE_DOCS=1 writes
 * them instead. The formatter is loaded only then: it takes longer than most specs.
 */
export async function expectGenerated(file: URL, parts: Readonly<Record<string, string>>): Promise<void> {
  const page = readFileSync(file, 'utf8');
  const whole = Object.entries(parts).reduce((text, [name, part]) => put(text, name, part), page);
  if (!process.env['UPDATE_DOCS']) return expect(squeezed(page)).toBe(squeezed(whole));
  const prettier = await import('prettier');
  const options = await prettier.resolveConfig(file);
  writeFileSync(file, await prettier.format(whole, { ...options, parser: 'markdown' }));
}
