import { indonesianCalendar, makeCalendar } from '@tabir/calendar';
import { begin, readPayload, sealPayload, step, type Facts, type State } from '@tabir/engine';
import { canonicalText, instant, systemIds } from '@tabir/kernel';
import { RELEASE } from '@tabir/server';
import { median, round, table } from './figures.js';
import { chair, determination, officer, record } from '@tabir/testing/database-office';

const SECONDS = 2;

/** Steps a second on one core: what a command costs before any database is asked. */
export async function stepBench(): Promise<string> {
  const [workflow] = RELEASE.workflows;
  if (!workflow) throw new Error('There is no workflow.');
  const calendar = makeCalendar(indonesianCalendar());
  const facts: Facts = {
    at: instant('2026-01-05T01:00:00.000Z'),
    actor: officer,
    settings: { version: 'bench', values: {} },
    calendar: calendar.version,
  };
  const payload = readPayload(workflow.start.payload, { ...record, determination });
  const { redacted } = sealPayload(workflow.start.payload, payload, () => systemIds.bytes(32));
  const draft = begin(workflow, redacted, facts, calendar).state;
  const submitted = step(workflow, draft, { type: 'SUBMIT' }, facts, calendar).state;
  const texts = [canonicalText(draft), canonicalText(submitted)];
  const turns = [
    { type: 'SUBMIT', facts },
    { type: 'RETURN', reason: { sealed: 'x' }, facts: { ...facts, actor: chair } },
  ].map(({ facts: own, ...event }) => ({ event, facts: own }));
  const rate = async (work: (turn: number) => void): Promise<number> => {
    const end = performance.now() + SECONDS * 1000;
    let done = 0;
    for (; performance.now() < end; done++) work(done % 2);
    return Promise.resolve(done / SECONDS);
  };
  const parse = (turn: number): State => JSON.parse(texts[turn] ?? '') as State;
  const bare = await median(3, () => rate((turn) => void parse(turn)));
  const full = await median(3, () =>
    rate((turn) => {
      const { event, facts: own } = turns[turn] ?? { event: { type: '' }, facts };
      canonicalText(step(workflow, parse(turn), event, own, calendar).state);
    }),
  );
  return table(
    ['on one core', '1/s', 'µs each'],
    [
      [`parse a stored state of ${texts[0]?.length ?? 0} bytes`, round(bare), round(1e6 / bare)],
      ['parse, step (five regions, tasks and deadlines derived), canonical text', round(full), round(1e6 / full)],
    ],
  );
}
