import { nestedClassOf, type PayloadClass, type Texts } from '@tabir/engine';
import { getMetadataStorage } from 'class-validator';
import { type AnyStateNode } from 'xstate';
import { PAYLOADS, PEOPLE, record } from '../../../libs/testing/src/exempt-record.js';
import { calendar } from '../../../libs/testing/src/indonesian-calendar.js';
import { Rehearsal } from '../../../libs/testing/src/rehearsal.js';
import { begun } from './context.js';
import { events, start } from './events.js';
import { exemptInformationV1 } from './index.js';
import { machine } from './machine.js';
import { textsEn } from './texts.en.js';
import { textsId } from './texts.id.js';

interface Field {
  readonly name: string;
  readonly choices: readonly string[] | null;
}

/** Every field of a payload class and of its parts, with the choices that the validator takes. */
function fieldsOf(payload: PayloadClass): Field[] {
  const metadata = getMetadataStorage().getTargetValidationMetadatas(payload, '', true, false);
  const names = [...new Set(metadata.map(({ propertyName }) => propertyName))];
  return names.flatMap((name) => {
    const choices = metadata.find((one) => one.propertyName === name && one.name === 'isIn')?.constraints?.[0] as
      string[] | undefined;
    const part = nestedClassOf(payload, name);
    return [{ name, choices: choices ?? null }, ...(part ? fieldsOf(part) : [])];
  });
}

const specs = [...Object.values(events), start];
const FIELDS = specs.flatMap(({ payload }) => fieldsOf(payload as PayloadClass));
const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string).sort();

function templatesIn(node: AnyStateNode): string[] {
  const actions = [...node.entry, ...[...node.transitions.values()].flat().flatMap(({ actions }) => actions)] as unknown[];
  const own = actions.flatMap((action) => {
    const { type, params } = action as { type: string; params?: { template: string } };
    return type === 'notify' && params ? [params.template] : [];
  });
  return [...own, ...Object.values(node.states).flatMap((child) => templatesIn(child as AnyStateNode))];
}

describe.each<[string, Texts]>([
  ['Indonesian', textsId],
  ['English', textsEn],
])('the %s texts', (_, texts) => {
  it('name every field and every choice, and no others', () => {
    expect(Object.keys(texts.fields).sort()).toEqual([...new Set(FIELDS.map(({ name }) => name))].sort());
    for (const { name, choices } of FIELDS)
      expect([name, Object.keys(texts.fields[name]?.options ?? {}).sort()]).toEqual([name, (choices ?? []).map(String).sort()]);
  });

  it('name parts of what the record holds, where no field does', () => {
    const parts = Object.keys(texts.parts ?? {});
    expect(parts).toEqual(expect.arrayContaining(['proposedEntry', 'entry']));
    expect(Object.keys(begun(undefined))).toEqual(expect.arrayContaining(parts));
    expect(parts.filter((part) => part in texts.fields)).toEqual([]);
  });

  it('name the start and every event, each with a sentence that its payload can fill', () => {
    expect(Object.keys(texts.events).sort()).toEqual(['START', ...Object.keys(events)].sort());
    for (const [type, { payload }] of Object.entries(events)) {
      const fields = fieldsOf(payload as PayloadClass).map(({ name }) => name);
      expect(fields).toEqual(expect.arrayContaining(placeholders(texts.events[type]!.done)));
    }
  });

  it('have a message for every notice that the machine sends, and no others', () => {
    expect(Object.keys(texts.notices ?? {}).sort()).toEqual([...new Set(templatesIn(machine.root))].sort());
  });

  it('fill messages with columns of the register only', () => {
    const r = Rehearsal.begin(
      exemptInformationV1,
      calendar,
      '2026-01-05T01:00:00.000Z',
      PEOPLE.officer,
      record({ ...PAYLOADS.REVISE }),
    );
    for (const notice of Object.values(texts.notices ?? {}))
      expect(Object.keys(r.row)).toEqual(expect.arrayContaining(placeholders(notice)));
  });

  it('leave nothing empty', () => {
    const empty = (value: unknown): boolean =>
      typeof value === 'string' ? value.trim() === '' : Object.values(value as object).some(empty);
    expect(empty(texts)).toBe(false);
  });
});

describe('the two languages', () => {
  it('say the same things with the same blanks', () => {
    const shape = (value: unknown): unknown =>
      typeof value === 'string'
        ? placeholders(value)
        : Object.fromEntries(Object.entries(value as object).map(([key, part]) => [key, shape(part)]));
    expect(shape(textsEn)).toEqual(shape(textsId));
  });
});
