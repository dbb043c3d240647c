import 'reflect-metadata';
import { nestedClassOf, ruleWords, type PayloadClass, type Said } from '@tabir/engine';
import { workflows } from '@tabir/workflows';
import { getMetadataStorage } from 'class-validator';
import { CONTROLLERS } from '../controllers.js';
import { routesOf } from '../openapi/document.js';
import { operationOf } from '../openapi/operation.js';

interface Rule {
  readonly where: string;
  readonly name: string;
  readonly words: Said | undefined;
}

/** Decorators that decide whether a field is checked at all; they never say no. */
const SILENT = new Set(['conditionalValidation', 'whitelistValidation']);

/** Every check of a payload class and of its parts. */
function rulesOf(payload: PayloadClass, wordsOf: typeof ruleWords): Rule[] {
  const checks = getMetadataStorage().getTargetValidationMetadatas(payload, '', true, false);
  const fields = [...new Set(checks.map(({ propertyName }) => propertyName))];
  const own = checks
    .filter(({ type, name }) => !SILENT.has(type) && !(name !== undefined && SILENT.has(name)))
    .map(({ propertyName, name, type, context }) => {
      const rule = name ?? type;
      return { where: `${payload.name}.${propertyName}`, name: rule, words: (context as Said | undefined) ?? wordsOf(rule) };
    });
  return [...own, ...fields.flatMap((field) => nestedClassOf(payload, field) ?? []).flatMap((part) => rulesOf(part, wordsOf))];
}

const PAYLOADS = [
  ...workflows.flatMap(({ start, events }) => [start, ...Object.values(events)].map(({ payload }) => payload)),
  ...routesOf(CONTROLLERS).flatMap(({ handler }) => operationOf(handler)?.body ?? []),
].filter((body): body is PayloadClass => body !== 'bytes');

const rules = (wordsOf = ruleWords): Rule[] => PAYLOADS.flatMap((payload) => rulesOf(payload, wordsOf));
const speechless = (wordsOf = ruleWords): string[] =>
  rules(wordsOf)
    .filter(({ words }) => [words?.id, words?.en].some((text) => typeof text !== 'string' || text.trim() === ''))
    .map(({ where, name }) => `${where} ${name}`);

describe('what is said of a wrong field', () => {
  it('is there in Indonesian and English for every check of every payload and body', () => expect(speechless()).toEqual([]));

  it('has a blank for no parameter that the check does not have', () => {
    const blanks = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
    for (const { name } of rules()) {
      const words = ruleWords(name);
      if (!words) continue;
      for (const text of [words.id, words.en])
        expect({ name, missing: blanks(text).filter((blank) => !(words.params ?? []).includes(blank)) }).toEqual({
          name,
          missing: [],
        });
    }
  });

  it.each([...new Set(rules().map(({ name }) => name))].filter((name) => ruleWords(name)))(
    'is missed when the words for %s are taken away',
    (gone) => expect(speechless((rule) => (rule === gone ? undefined : ruleWords(rule)))).not.toEqual([]),
  );
});
