import { defineWorkflow, type DeadlineArgs, type Texts, type Workflow, type WorkflowDefinition } from '@tabir/engine';
import { RELEASE } from '@tabir/server/release';
import { assign, createMachine } from 'xstate';
import { Nothing } from './sample-workflow.js';

/**
 * Exempt information as a second version might be: `storage.pending` is called otherwise, every record is inspected, and the
 * context counts inspections. Made from the first version, so that it follows what that one becomes until its release.
 */

interface Config {
  readonly entry?: unknown;
  readonly states?: Readonly<Record<string, Config>>;
  readonly [key: string]: unknown;
}
type Context = Readonly<Record<string, unknown>> & { readonly inspections: number };

const firstVersion = (): Workflow => {
  const [first] = RELEASE.workflows.filter(({ key, version }) => key === 'exempt-information' && version === 1);
  if (!first) throw new Error('There is no exempt-information@1.');
  return first;
};
export const versionOne = firstVersion();

/** A configuration as its author wrote it: registration puts an action of its own before the entry actions of what it counts. */
function asWritten({ entry, states, ...config }: Config): Config {
  const own = [entry ?? []].flat().filter((action) => (action as { type?: string }).type !== 'tabir.entered');
  const inner = states && Object.fromEntries(Object.entries(states).map(([key, child]) => [key, asWritten(child)]));
  return { ...config, ...(own.length === 0 ? {} : { entry: own }), ...(inner ? { states: inner } : {}) };
}

const written = asWritten(versionOne.machine.config as unknown as Config);
const { pending, waiting, ...stored } = written.states?.['storage']?.states ?? {};
const storage = {
  ...written.states?.['storage'],
  states: { waiting: { ...waiting, always: { guard: 'isAccepted', target: 'toStore' } }, toStore: pending, ...stored },
};

const inspected = {
  target: 'done',
  actions: assign({ inspections: ({ context }: { context: Context }) => context.inspections + 1 } as never),
};
const inspection = {
  initial: 'due',
  states: {
    due: {
      meta: { step: 4, task: { duty: 'storage', due: 'inspectionDue' } },
      after: { inspectionDue: 'late' },
      on: { INSPECT: inspected },
    },
    late: { meta: { step: 4, task: { duty: 'storage' } }, on: { INSPECT: inspected } },
    done: {},
  },
};

const { implementations } = versionOne.machine;
const machine = createMachine(
  {
    ...written,
    context: (args: unknown) => ({ ...(written['context'] as (args: unknown) => object)(args), inspections: 0 }),
    states: { ...written.states, storage, inspection },
  } as never,
  { ...implementations, delays: { ...implementations.delays, inspectionDue: 1 } } as never,
);

const withWords = (texts: Texts): Texts => ({
  ...texts,
  states: {
    ...texts.states,
    'storage.toStore': texts.states['storage.pending'] ?? '',
    inspection: 'Pemeriksaan fisik',
    'inspection.due': 'Belum diperiksa',
    'inspection.late': 'Terlambat diperiksa',
    'inspection.done': 'Sudah diperiksa',
  },
  events: { ...texts.events, INSPECT: { label: 'Periksa', done: 'Berkas diperiksa.' } },
  deadlines: { ...texts.deadlines, inspectionDue: 'Pemeriksaan terlambat.' },
});

export const versionTwo = defineWorkflow({
  ...(versionOne as unknown as WorkflowDefinition<Context>),
  version: 2,
  machine,
  migration: {
    states: { 'storage.pending': 'storage.toStore' },
    context: (before): Context => ({ ...before, inspections: 0 }),
  },
  events: { ...versionOne.events, INSPECT: { payload: Nothing, duty: 'storage' } },
  deadlines: {
    ...versionOne.deadlines,
    inspectionDue: ({ since, calendar: k }: DeadlineArgs<Context>) => k.endOf(k.workingDaysAfter(k.dateOf(since), 10)),
  } as WorkflowDefinition<Context>['deadlines'],
  texts: { id: withWords(versionOne.texts.id), en: withWords(versionOne.texts.en) },
});
