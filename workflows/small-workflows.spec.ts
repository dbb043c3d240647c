import { nestedClassOf, type PayloadClass, type Texts, type Workflow } from '@tabir/engine';
import { getMetadataStorage } from 'class-validator';
import type { AnyStateNode } from 'xstate';
import { expectGenerated } from '../libs/testing/src/generated-page.js';
import { agencyChangeV1 } from './agency-change/v1/index.js';
import { calendarChangeV1 } from './calendar-change/v1/index.js';
import { dikRequestV1 } from './dik-request/v1/index.js';
import { dikRoundV1 } from './dik-round/v1/index.js';
import { diagrams, refusalTable, table } from './drawing.js';
import { settingsChangeV1 } from './settings-change/v1/index.js';

/** Every field of a payload class and of its parts, with the choices that the validator takes. */
function fieldsOf(payload: PayloadClass): (readonly [name: string, choices: readonly string[]])[] {
  const metadata = getMetadataStorage().getTargetValidationMetadatas(payload, '', true, false);
  return [...new Set(metadata.map(({ propertyName }) => propertyName))].flatMap((name) => {
    const choices = metadata.find((one) => one.propertyName === name && one.name === 'isIn')?.constraints?.[0] as unknown[];
    const part = nestedClassOf(payload, name);
    return [[name, (choices ?? []).map(String).sort()] as const, ...(part ? fieldsOf(part) : [])];
  });
}

const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string).sort();

function templatesIn(node: AnyStateNode): string[] {
  const actions = [...node.entry, ...[...node.transitions.values()].flat().flatMap(({ actions: own }) => own)] as unknown[];
  const own = actions.flatMap((action) => {
    const { type, params } = action as { type: string; params?: { template: string } };
    return type === 'notify' && params ? [params.template] : [];
  });
  return [...own, ...Object.values(node.states).flatMap((child) => templatesIn(child as AnyStateNode))];
}

/** `shown` holds fields and choices that stand only in lists of the context. */
describe.each<[key: string, workflow: Workflow, shown?: Readonly<Record<string, readonly string[]>>]>([
  ['settings-change', settingsChangeV1],
  ['calendar-change', calendarChangeV1],
  ['agency-change', agencyChangeV1],
  ['dik-round', dikRoundV1, { agency: [], status: ['asked', 'not-asked'] }],
  ['dik-request', dikRequestV1],
])('%s', (key, workflow, shown = {}) => {
  const payloads = [workflow.start, ...Object.values(workflow.events)].map(({ payload }) => payload as PayloadClass);
  const fields = payloads.flatMap(fieldsOf);
  const { texts } = workflow;
  const languages: [string, Texts][] = Object.entries(texts);

  it.each(languages)('says in %s of every moment what happens then, in a sentence', (_, { deadlines }) => {
    for (const text of Object.values(deadlines)) expect(text).toMatch(/^[A-Z0-9].+[;:] .+\.$/);
  });

  it.each(languages)(
    'names in %s every field and choice, and nothing that is in no form and on no page',
    (_, { fields: named }) => {
      const asked = fields.map(([name]) => name);
      const { context } = workflow.machine.config as { context: (args: { input: undefined }) => object };
      expect(Object.keys(named)).toEqual(expect.arrayContaining(asked));
      expect([...asked, ...Object.keys(context({ input: undefined })), ...Object.keys(shown)]).toEqual(
        expect.arrayContaining(Object.keys(named)),
      );
      for (const [name, choices] of fields)
        expect([name, Object.keys(named[name]?.options ?? {}).sort()]).toEqual([
          name,
          [...choices, ...(shown[name] ?? [])].sort(),
        ]);
    },
  );

  it.each(languages)('names in %s every event with a sentence that its payload can fill', (_, { events }) => {
    expect(Object.keys(events).sort()).toEqual(['START', ...Object.keys(workflow.events)].sort());
    for (const [type, { payload }] of Object.entries(workflow.events))
      expect(fieldsOf(payload as PayloadClass).map(([name]) => name)).toEqual(
        expect.arrayContaining(placeholders(events[type]!.done)),
      );
  });

  it.each(languages)('has in %s a message for every notice that it sends, and no others', (_, { notices = {} }) => {
    expect(Object.keys(notices).sort()).toEqual([...new Set(templatesIn(workflow.machine.root))].sort());
  });

  it('says the same in both languages, and leaves nothing empty', () => {
    const shape = (value: unknown): unknown =>
      typeof value === 'string'
        ? [...placeholders(value), ...(value.trim() === '' ? ['NOTHING'] : [])]
        : Object.fromEntries(Object.entries(value as object).map(([name, part]) => [name, shape(part)]));
    expect(shape(texts.en)).toEqual(shape(texts.id));
    expect(JSON.stringify(shape(texts.id))).not.toContain('NOTHING');
  });

  it('rests every refusal on a policy or the SOP, which do not pass for a law', () => {
    for (const { basis } of Object.values(workflow.refusals))
      expect(basis.join()).toMatch(/^(tabir|sop-467-05-dppkb-02)\/[\w-]+$/);
  });

  it('shows the table and the diagram of its machine in its README', () =>
    expectGenerated(new URL(`./${key}/v1/README.md`, import.meta.url), {
      table: table(workflow),
      diagrams: diagrams(workflow),
      refusals: refusalTable(workflow),
    }));
});
