import { type LocalDate } from '@tabir/kernel';
import { type RegisterRow } from '@tabir/register/row';
import { PAYLOADS, PEOPLE, determination, ground, record } from '../../../libs/testing/src/exempt-record.js';
import { calendar } from '../../../libs/testing/src/indonesian-calendar.js';
import { Rehearsal } from '../../../libs/testing/src/rehearsal.js';
import { type Context } from './context.js';
import { exemptInformationV1 } from './index.js';
import { retainedUntil } from './retention.js';

const { officer, colleague, chair, head, agency } = PEOPLE;

const accepted = (): Rehearsal =>
  Rehearsal.begin(
    exemptInformationV1,
    calendar,
    '2026-01-05T01:00:00.000Z',
    agency,
    record({ determination: determination([ground({ kind: 'date', endsOn: '2026-01-31' })]) }),
  )
    .send('SUBMIT', agency)
    .send('ACCEPT', chair);
const stored = (): Rehearsal => accepted().send('STORE', officer, PAYLOADS.STORE);
/** Public and released on 2 February, and its schedule is over. */
const disposable = (): Rehearsal =>
  stored()
    .send('RECORD_RETENTION', officer, PAYLOADS.RECORD_RETENTION)
    .moveTo('2026-02-02T01:00:00.000Z')
    .send('RELEASE', officer, PAYLOADS.RELEASE);
const destroying = (): Rehearsal => disposable().send('PROPOSE_DESTRUCTION', officer, PAYLOADS.PROPOSE_DESTRUCTION);
const row = (r: Rehearsal): RegisterRow => r.row as unknown as RegisterRow;
const contextOf = (r: Rehearsal): Context => r.state.context as Context;
const told = (r: Rehearsal): string[] =>
  r.effects
    .map(({ params }) => params as unknown as { audience: { duty: string }; template: string })
    .map(({ audience, template }) => `${template} → ${audience.duty}`);

describe('retainedUntil', () => {
  it.each([
    ['2020-01-01', 2, 3, '2024-12-31'],
    ['2020-03-01', 0, 1, '2021-02-28'],
    // 29 February has no anniversary in 2025; it is then 28 February.
    ['2024-02-29', 1, 0, '2025-02-27'],
    ['2020-01-01', 0, 0, '2019-12-31'],
  ])('from %s, %i years active and %i inactive, is %s', (startsOn, activeYears, inactiveYears, last) => {
    expect(retainedUntil({ startsOn: startsOn as LocalDate, activeYears, inactiveYears, fate: 'review' })).toBe(last);
  });
});

describe('the retention schedule', () => {
  it('comes with the classification, or later, and the list shows when it is over', () => {
    expect(row(accepted())).toMatchObject({ retainedUntil: null, fate: null });
    const retention = { startsOn: '2026-01-01', activeYears: 1, inactiveYears: 4, fate: 'permanent' };
    const r = stored().send('CLASSIFY', officer, { ...PAYLOADS.CLASSIFY, retention });
    expect(row(r)).toMatchObject({ retainedUntil: '2030-12-31', fate: 'permanent', securityClass: 'R' });
    r.send('SEND_BACK', chair, PAYLOADS.SEND_BACK).send('CLASSIFY', officer, PAYLOADS.CLASSIFY);
    expect(row(r)).toMatchObject({ retainedUntil: '2030-12-31', fate: 'permanent' });
    r.send('RECORD_RETENTION', officer, PAYLOADS.RECORD_RETENTION);
    expect(row(r)).toMatchObject({ retainedUntil: '2023-12-31', fate: 'destroy' });
  });

  it('opens nothing and closes nothing', () => {
    const { retainedUntil: _until, fate: _fate, ...before } = row(stored());
    expect(row(stored().send('RECORD_RETENTION', officer, PAYLOADS.RECORD_RETENTION))).toMatchObject(before);
  });
});

describe('a hold', () => {
  it('may be one of several, each of a case, and holds until the last is lifted', () => {
    const r = stored().send('PLACE_HOLD', officer, PAYLOADS.PLACE_HOLD);
    expect(row(r).hold).toBe('held');
    expect(told(r)).toContain('hold-placed → storage');
    const { evidence: _none, ...bare } = PAYLOADS.PLACE_HOLD;
    r.send('PLACE_HOLD', chair, { ...bare, caseNumber: '9/Pdt/2026' });
    expect(contextOf(r).holds).toMatchObject([
      { caseNumber: '12/G/KI/2026', by: { id: officer.id }, evidence: PAYLOADS.PLACE_HOLD.evidence },
      { caseNumber: '9/Pdt/2026', by: { id: chair.id }, evidence: null },
    ]);
    r.send('LIFT_HOLD', chair, PAYLOADS.LIFT_HOLD);
    expect([row(r).hold, contextOf(r).holds.map(({ caseNumber }) => caseNumber)]).toEqual(['held', ['9/Pdt/2026']]);
    r.send('LIFT_HOLD', { ...colleague, role: 'chair' }, { ...PAYLOADS.LIFT_HOLD, caseNumber: '9/Pdt/2026' });
    expect([row(r).hold, contextOf(r).holds]).toEqual(['none', []]);
  });

  it('leaves what is held to become public on its day', () => {
    const r = stored().send('PLACE_HOLD', officer, PAYLOADS.PLACE_HOLD).liveTo('2026-02-02T01:00:00.000Z');
    expect(row(r)).toMatchObject({ hold: 'held', term: 'open', secretUntil: '2026-01-31T16:00:00.000Z' });
  });

  it('ends a destruction that waits for the head', () => {
    const r = destroying().send('PLACE_HOLD', officer, PAYLOADS.PLACE_HOLD);
    expect([row(r).storage, contextOf(r).destruction]).toEqual(['stored.onShelf', null]);
    expect(r.possible()).not.toContain('APPROVE_DESTRUCTION');
    expect(r.last.tasks.map(({ duty }) => duty)).not.toContain('destruction-approval');
  });
});

describe('the destruction of a paper', () => {
  it('is proposed with its minutes, and the head agrees: nothing is left to lend, and the rest stays', () => {
    const r = destroying();
    expect(row(r).storage).toBe('stored.destroying');
    expect(r.last.tasks.map(({ duty }) => duty)).toContain('destruction-approval');
    expect(r.possible()).not.toContain('LEND');
    r.liveTo('2026-02-12T01:00:00.000Z');
    expect(told(r)).toContain('destructionIdle → destruction-approval');
    const { softCopy } = contextOf(r);
    r.send('APPROVE_DESTRUCTION', head);
    expect(row(r)).toMatchObject({ storage: 'destroyed', term: 'open', release: 'released', stage: 'accepted' });
    expect(contextOf(r)).toMatchObject({
      softCopy,
      locator: null,
      destruction: { minutesNumber: 'BA/3/2026', by: { id: officer.id }, approval: { by: { id: head.id }, letter: null } },
    });
    for (const gone of ['LEND', 'MOVE', 'PROPOSE_DESTRUCTION']) expect(r.possible()).not.toContain(gone);
  });

  it('may be approved by a letter', () => {
    const r = destroying().send('RECORD_DESTRUCTION_APPROVAL', colleague, PAYLOADS.RECORD_DESTRUCTION_APPROVAL);
    expect(row(r).storage).toBe('destroyed');
    expect(contextOf(r).destruction).toMatchObject({ approval: { letter: { letterNumber: '045/14/2026' } } });
  });

  it('does not happen when the head rejects it, and may be proposed again', () => {
    const r = destroying().send('REJECT_DESTRUCTION', head, PAYLOADS.REJECT_DESTRUCTION);
    expect([row(r).storage, contextOf(r).destruction]).toEqual(['stored.onShelf', null]);
    expect(told(r)).toContain('destruction-rejected → destruction-proposal');
    expect(r.refusals('PROPOSE_DESTRUCTION', officer, PAYLOADS.PROPOSE_DESTRUCTION)).toEqual([]);
  });

  it('is not proposed of a paper that is lent', () => {
    expect(
      disposable()
        .send('LEND', officer, { ...PAYLOADS.LEND, dueBackOn: '2026-02-09' })
        .possible(),
    ).not.toContain('PROPOSE_DESTRUCTION');
  });
});
