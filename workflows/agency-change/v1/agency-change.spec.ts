import { PEOPLE, standIn } from '../../../libs/testing/src/exempt-record.js';
import { calendar } from '../../../libs/testing/src/indonesian-calendar.js';
import { AGENCY_CHANGE } from '../../../libs/testing/src/office-changes.js';
import { Refused, Rehearsal, SYSTEM } from '../../../libs/testing/src/rehearsal.js';
import { agencyChangeV1 } from './index.js';

const { officer, colleague, chair } = PEOPLE;
const NOW = '2026-01-05T01:00:00.000Z';
const [RENAME, FOUND, DISSOLVE] = [
  { kind: 'rename', into: undefined, name: 'Dinas Baru' },
  { kind: 'found', agency: undefined, into: undefined, name: 'Dinas Baru' },
  { kind: 'dissolve', into: undefined },
];

const begin = (more: object = {}, actor = officer): Rehearsal =>
  Rehearsal.begin(agencyChangeV1, calendar, NOW, actor, { ...AGENCY_CHANGE, ...more });
const adopted = (more: object = {}): Rehearsal => begin(more).send('ACTIVATE', chair).send('ADOPTED', SYSTEM, { version: 'v-2' });
const told = (r: Rehearsal): unknown[] =>
  r.effects.filter(({ type }) => type === 'notify').map(({ params }) => params['template']);
const refusal = (member: string): object => ({ member, code: 'instance.blocked', rules: [] });

describe('a change of the agencies', () => {
  it('is proposed by one person and put in force by another', () => {
    const r = begin(RENAME);
    expect(r.last.tasks).toMatchObject([{ duty: 'activation', dueAt: '2026-01-12T16:00:00.000Z' }]);
    r.send('ACTIVATE', chair);
    expect(r.effects).toEqual([
      {
        type: 'adoptAgencies',
        params: {
          report: 'ADOPTED',
          otherwise: 'NOT_ADOPTED',
          orderedBy: 'ACTIVATE',
          change: { unit: 'unit-1', kind: 'rename', agency: 'agency-1', name: 'Dinas Baru', into: null, effectiveOn: null },
          proposedBy: { id: officer.id, onBehalfOf: null },
        },
      },
    ]);
    expect(r.send('ADOPTED', SYSTEM, { version: 'v-2' }).state).toMatchObject({
      value: 'inForce',
      status: 'done',
      context: { version: 'v-2', activated: { at: NOW, by: { id: chair.id, onBehalfOf: null } } },
    });
    expect(told(r)).toEqual(['adopted']);
  });

  it('waits for its day, and can be rejected until then', () => {
    const r = begin({ ...FOUND, effectiveOn: '2026-02-02' }).send('ACTIVATE', chair);
    expect([r.state.value, r.effects, r.last.tasks]).toEqual(['scheduled', [], []]);
    expect(r.last.deadlines).toMatchObject([{ name: 'takesEffect', dueAt: '2026-02-01T16:00:00.000Z' }]);
    expect(r.fork().send('REJECT', chair, { reason: 'x' }).state.value).toBe('rejected');
    expect(r.moveTo('2026-02-01T16:00:00.000Z').state.value).toBe('applying');
    expect(r.effects.at(-1)?.params).toMatchObject({ change: { kind: 'found', agency: null, effectiveOn: '2026-02-02' } });
  });

  it.each(['2026-01-05', '2026-01-01'])('takes effect at once when its day is %s', (effectiveOn) =>
    expect(begin({ effectiveOn }).send('ACTIVATE', chair).state.value).toBe('applying'),
  );

  it('goes back to be looked at again when it does not fit any more', () => {
    const r = begin().send('ACTIVATE', chair).send('NOT_ADOPTED', SYSTEM, { code: 'agency.unknown' });
    expect(r.state).toMatchObject({ value: 'proposed', context: { activated: null } });
    expect(told(r)).toEqual(['not-adopted']);
  });

  it('can be rejected, or withdrawn, and is over then', () => {
    expect(begin().send('REJECT', chair, { reason: 'x' }).state).toMatchObject({ value: 'rejected', status: 'done' });
    expect(begin().send('WITHDRAW', colleague, { reason: 'x' }).state).toMatchObject({ value: 'rejected', status: 'done' });
  });

  it('reminds after five working days', () => expect(told(begin().moveTo('2026-01-12T16:00:00.000Z'))).toEqual(['proposalIdle']));
});

describe('the records of an agency that ends', () => {
  it.each<[string, object, object]>([
    ['the agency that it is merged into', {}, { agency: 'agency-2' }],
    ['the PPID unit when it is dissolved', DISSOLVE, {}],
  ])('go to %s, by the word of whoever activated it', (_whom, more, to) => {
    const r = adopted(more);
    expect(r.state.value).toBe('transferring');
    const { reason } = r.context;
    expect(r.effects.at(-1)).toEqual({
      type: 'send',
      params: {
        to: { workflow: 'exempt-information', agency: 'agency-1' },
        event: 'TRANSFER_HOLDER',
        payload: { number: '40/2025', date: '2025-12-30', reason, ...to },
        report: 'BATCH_ANSWERED',
        orderedBy: 'ACTIVATE',
      },
    });
  });

  it('are counted hundred by hundred, and the change is over when all have gone', () => {
    const r = adopted().send('BATCH_ANSWERED', SYSTEM, { applied: ['i-1', 'i-2'], refused: [], left: 1 });
    expect([r.state.value, told(r)]).toEqual(['transferring', []]);
    r.send('BATCH_ANSWERED', SYSTEM, { applied: ['i-3'], refused: [], left: 0 });
    expect(r.state).toMatchObject({ value: 'inForce', status: 'done', context: { transferred: 3, refused: [] } });
    expect(told(r)).toEqual(['adopted', 'adopted']);
  });

  it('that have moved on since are sent to once more, without anybody', () => {
    const r = adopted().send('BATCH_ANSWERED', SYSTEM, {
      applied: ['i-1'],
      refused: [{ ...refusal('i-2'), code: 'instance.stale' }],
      left: 0,
    });
    expect(r.state).toMatchObject({ value: 'transferring', context: { transferred: 1, refused: [] } });
    expect(r.effects.slice(-2)).toMatchObject([{ type: 'send' }, { type: 'send', params: { orderedBy: 'ACTIVATE' } }]);
  });

  it('that refused are listed, somebody is reminded, and they are tried again by whoever says so', () => {
    const r = adopted().send('BATCH_ANSWERED', SYSTEM, { applied: ['i-1'], refused: [refusal('i-2')], left: 1 });
    r.send('BATCH_ANSWERED', SYSTEM, { applied: ['i-3'], refused: [], left: 0 });
    expect(r.state).toMatchObject({ value: 'incomplete', context: { transferred: 2, refused: [refusal('i-2')] } });
    expect(r.last.tasks).toMatchObject([{ duty: 'activation', dueAt: '2026-01-12T16:00:00.000Z' }]);
    expect(told(r.fork().moveTo('2026-01-12T16:00:00.000Z'))).toEqual(['incomplete', 'transferIdle']);
    r.send('RETRY', chair);
    expect(r.state).toMatchObject({ value: 'transferring', context: { transferred: 2, refused: [] } });
    expect(r.effects.at(-1)?.params).toMatchObject({ orderedBy: 'RETRY' });
    expect(r.send('BATCH_ANSWERED', SYSTEM, { applied: [], refused: [], left: 0 }).state.value).toBe('inForce');
  });
});

describe('the rules of a change of the agencies', () => {
  it.each([
    ['the proposer', chair, chair],
    ['whoever stands in for the proposer', officer, standIn(chair, officer)],
    ['the person for whom it was proposed', standIn(officer, chair), chair],
  ])('refuse the activation by %s', (_who, proposer, activator) => {
    expect(begin({}, proposer).refusals('ACTIVATE', activator)).toEqual(['four-eyes.proposer']);
  });

  it.each<[string, object, string[]]>([
    ['a new agency without a name', { ...FOUND, name: undefined }, ['name.missing']],
    ['a new agency that there is already', { ...FOUND, agency: 'agency-1' }, ['field.superfluous']],
    ['another name for nobody', { ...RENAME, agency: undefined }, ['agency.missing']],
    ['another name that is none', { ...RENAME, name: undefined }, ['name.missing']],
    ['another name and a merger at once', { ...RENAME, into: 'agency-2' }, ['field.superfluous']],
    ['a merger with nobody', { into: undefined }, ['into.missing']],
    ['a merger of nobody', { agency: undefined }, ['agency.missing']],
    ['a merger with itself', { into: 'agency-1' }, ['into.itself']],
    ['an end with a name', { ...DISSOLVE, name: 'x' }, ['field.superfluous']],
    ['a paper of tomorrow', { date: '2026-01-06' }, ['date.in-future']],
    ['a day that no calendar knows', { effectiveOn: '2101-01-01' }, ['date.beyond-calendar']],
  ])('refuse to propose %s', (_what, more, ids) => expect(() => begin(more)).toThrow(new Refused(ids)));

  it.each<[string, object]>([
    ['each kind with what it needs', RENAME],
    ['a new agency', FOUND],
    ['an end', DISSOLVE],
    ['a paper of today and a day to come', { date: '2026-01-05', effectiveOn: '2100-12-31' }],
    ['null for what is left out', { ...DISSOLVE, into: null, name: null, effectiveOn: null }],
  ])('take %s', (_what, more) => expect(begin(more).refusals('ACTIVATE', chair)).toEqual([]));
});
