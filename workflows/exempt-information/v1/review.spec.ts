import { type JsonObject } from '@tabir/kernel';
import { PAYLOADS, PEOPLE, determination, record, standIn } from '../../../libs/testing/src/exempt-record.js';
import { calendar } from '../../../libs/testing/src/indonesian-calendar.js';
import { Rehearsal, SYSTEM } from '../../../libs/testing/src/rehearsal.js';
import { type Context } from './context.js';
import { exemptInformationV1 } from './index.js';

const { officer, chair, head, agency, member1, member2, member3 } = PEOPLE;
const panel = [member1.id, member2.id, member3.id];
const asking = { ...PAYLOADS.PREPARE_REVIEW, panel, panelAgencies: [null, 'agency-1', 'agency-2'] };
const opinion = (choice: 'open' | 'keep', reason = 'Menurut saya begitu.'): object => ({ opinion: { choice, reason } });

const preparing = (settings: JsonObject = {}): Rehearsal =>
  Rehearsal.begin(
    exemptInformationV1,
    calendar,
    '2026-01-05T01:00:00.000Z',
    agency,
    record({ determination: determination() }),
    settings,
  )
    .send('SUBMIT', agency)
    .send('ACCEPT', chair)
    .send('OPEN_REVIEW', officer);
const considering = (settings?: JsonObject): Rehearsal => preparing(settings).send('PREPARE_REVIEW', officer, asking);
const review = (r: Rehearsal): unknown => r.row['review'];
const of = (r: Rehearsal): Context => r.state.context as Context;
const awaited = (r: Rehearsal): (string | null)[] =>
  r.last.tasks.filter(({ duty }) => duty === 'consideration').map(({ assignee }) => assignee);

describe('the review', () => {
  it('keeps what the officer prepared', () => {
    expect(of(considering())).toMatchObject({
      preparation: {
        by: { id: officer.id, onBehalfOf: null },
        recommendation: 'open',
        reason: { sealed: expect.any(String) },
        noConsiderationBecause: null,
      },
      panel,
      awaited: panel,
      opinions: [],
    });
  });

  it('goes straight to the chair when there is a reason for no consideration', () => {
    const r = preparing().send('PREPARE_REVIEW', officer, { recommendation: 'open', reason: 'x', noConsiderationBecause: 'y' });
    expect(review(r)).toBe('deciding');
    expect(of(r).preparation?.noConsiderationBecause).toEqual({ sealed: expect.any(String) });
    expect(of(r).panel).toEqual([]);
  });

  it('gives each member a task of one’s own, due at T−45, which the opinion closes while the others stay', () => {
    const r = considering();
    expect(r.last.tasks).toContainEqual(
      expect.objectContaining({ duty: 'consideration', assignee: member2.id, dueAt: '2026-10-26T16:00:00.000Z' }),
    );
    expect(awaited(r)).toEqual(panel);
    expect(awaited(r.send('GIVE_OPINION', member2, opinion('keep')))).toEqual([member1.id, member3.id]);
    expect(review(r)).toBe('considering');
  });

  it('shows nobody an opinion before all are in, then opens all of them together', () => {
    const r = considering().send('GIVE_OPINION', member2, opinion('keep', 'Masih berbahaya.'));
    expect(JSON.stringify(r.state)).not.toContain('keep');
    expect([...r.sealed.values()].at(-1)?.kind).toBe('private');
    r.send('GIVE_OPINION', member1, opinion('open')).send('GIVE_OPINION', member3, opinion('open'));
    expect(review(r)).toBe('opening');
    expect(r.effects.at(-1)).toEqual({
      type: 'openSealed',
      params: {
        report: 'OPINIONS_OPENED',
        values: of(r).opinions.map((given) => ({ key: given.voter, handle: given.opinion })),
      },
    });
    r.openSealed();
    expect(review(r)).toBe('deciding');
    expect(of(r).opinions.map(({ voter, choice }) => [voter, choice])).toEqual([
      [member2.id, 'keep'],
      [member1.id, 'open'],
      [member3.id, 'open'],
    ]);
    // The reasons are opened too, but stay erasable: confidential, never in clear.
    expect(of(r).opinions[0]?.reason).toEqual({ sealed: expect.any(String) });
    expect([...r.sealed.values()].at(-1)?.kind).toBe('confidential');
    expect(JSON.stringify(r.state)).not.toContain('berbahaya');
  });

  it.each([
    ['two of three', { opinionQuorum: 2 }, 2],
    ['more than there are members', { opinionQuorum: 9 }, 3],
    ['nothing that is a number', { opinionQuorum: 'semua' }, 3],
  ])('closes the count at the quorum set to %s', (_, settings, needed) => {
    const r = considering(settings);
    [member1, member2, member3].slice(0, needed - 1).forEach((member) => r.send('GIVE_OPINION', member, opinion('open')));
    expect(review(r)).toBe('considering');
    r.send('GIVE_OPINION', [member1, member2, member3][needed - 1]!, opinion('open'));
    expect(review(r)).toBe('opening');
    expect(awaited(r)).toEqual([]);
  });

  it.each([
    ['opening', (r: Rehearsal) => r],
    ['deciding', (r: Rehearsal) => r.openSealed()],
    ['awaitingHead', (r: Rehearsal) => r.openSealed().send('DECIDE_TO_OPEN', chair, PAYLOADS.DECIDE_TO_OPEN)],
    [
      'decidedToOpen',
      (r: Rehearsal) => r.openSealed().send('DECIDE_TO_OPEN', chair, PAYLOADS.DECIDE_TO_OPEN).send('APPROVE_OPENING', head),
    ],
  ])('takes a late opinion while %s as not counted, once', (state, reach) => {
    const r = considering({ opinionQuorum: 2 });
    r.send('GIVE_OPINION', member1, opinion('open')).send('GIVE_OPINION', member2, opinion('open'));
    reach(r);
    expect(review(r)).toBe(state);
    const opened = r.effects.filter(({ type }) => type === 'openSealed').length;
    r.send('GIVE_OPINION', member3, opinion('keep'));
    expect(review(r)).toBe(state);
    expect(of(r).opinions.map(({ counted }) => counted)).toEqual([true, true, false]);
    expect(r.refusals('GIVE_OPINION', member3, opinion('open'))).toEqual(['opinion.already-given']);
    expect(r.effects.filter(({ type }) => type === 'openSealed')).toHaveLength(opened);
  });

  it('opens no late opinion, even if a report names its voter', () => {
    const r = considering({ opinionQuorum: 2 });
    r.send('GIVE_OPINION', member1, opinion('open')).send('GIVE_OPINION', member2, opinion('open'));
    r.send('GIVE_OPINION', member3, opinion('keep'));
    const value = { choice: 'keep', reason: 'x' };
    r.send('OPINIONS_OPENED', SYSTEM, { values: [member1, member3].map(({ id }) => ({ key: id, value })) });
    expect(of(r).opinions.map(({ choice }) => choice)).toEqual(['keep', null, null]);
  });

  it('goes on without an opinion that was erased before it was opened', () => {
    const r = considering({ opinionQuorum: 1 }).send('GIVE_OPINION', member1, opinion('open'));
    r.send('OPINIONS_OPENED', SYSTEM, { values: [{ key: member1.id, value: null }] });
    expect(review(r)).toBe('deciding');
    expect(of(r).opinions).toMatchObject([{ voter: member1.id, choice: null, reason: null }]);
  });

  it('counts a stand-in for the member, and keeps both names', () => {
    const r = considering().send('GIVE_OPINION', standIn(head, member2, 'consideration-team'), opinion('open'));
    expect(of(r).opinions).toMatchObject([{ voter: member2.id, by: { id: head.id, onBehalfOf: member2.id } }]);
    expect(awaited(r)).toEqual([member1.id, member3.id]);
  });

  it.each([
    ['a silent panel', (r: Rehearsal) => r],
    [
      'a panel that has spoken',
      (r: Rehearsal) =>
        [member1, member2, member3].reduce((on, m) => on.send('GIVE_OPINION', m, opinion('keep')), r).openSealed(),
    ],
  ])('is sent back by the chair from %s, and begins with nothing of the former', (_, reach) => {
    const r = reach(considering()).send('SEND_BACK_REVIEW', chair, PAYLOADS.SEND_BACK_REVIEW);
    expect(review(r)).toBe('preparing');
    expect(of(r)).toMatchObject({ preparation: null, panel: [], awaited: [], opinions: [], decision: null });
    r.send('PREPARE_REVIEW', officer, { ...asking, panel: [member1.id], panelAgencies: [null] });
    expect(awaited(r)).toEqual([member1.id]);
  });

  it('begins by itself 90 working days before the end, or earlier when the officer opens it', () => {
    const r = Rehearsal.begin(
      exemptInformationV1,
      calendar,
      '2026-01-05T01:00:00.000Z',
      agency,
      record({ determination: determination() }),
    );
    expect(r.fork().send('OPEN_REVIEW', officer).row['review']).toBe('preparing');
    expect(r.fork().moveTo('2026-08-23T15:59:59.999Z').row['review']).toBe('waiting');
    expect(r.moveTo('2026-08-23T16:00:00.000Z').row['review']).toBe('preparing');
    expect(r.last.tasks).toContainEqual(
      expect.objectContaining({ step: 3, duty: 'review-preparation', dueAt: '2026-10-05T16:00:00.000Z' }),
    );
  });

  it('is due at the end of T−30 for the chair and for the head', () => {
    const r = preparing().send('PREPARE_REVIEW', officer, { recommendation: 'open', reason: 'x', noConsiderationBecause: 'y' });
    const due = (duty: string): unknown => r.last.tasks.find((task) => task.duty === duty)?.dueAt;
    expect(due('declassification')).toBe('2026-11-17T16:00:00.000Z');
    r.send('DECIDE_TO_OPEN', chair, PAYLOADS.DECIDE_TO_OPEN);
    expect(due('opening-approval')).toBe('2026-11-17T16:00:00.000Z');
  });
});
