import { type RegisterRow } from '@tabir/register/row';
import { FILE, PAYLOADS, PEOPLE, determination, record } from '../../../libs/testing/src/exempt-record.js';
import { calendar } from '../../../libs/testing/src/indonesian-calendar.js';
import { Rehearsal } from '../../../libs/testing/src/rehearsal.js';
import { type Context } from './context.js';
import { exemptInformationV1 } from './index.js';

const NOW = '2026-01-05T01:00:00.000Z';
const { officer, chair, agency, member1 } = PEOPLE;

const begin = (more: object = { determination: determination() }): Rehearsal =>
  Rehearsal.begin(exemptInformationV1, calendar, NOW, agency, record(more));
const accepted = (): Rehearsal => begin().send('SUBMIT', agency).send('ACCEPT', chair);
const listed = (): Rehearsal =>
  accepted()
    .send('STORE', officer, PAYLOADS.STORE)
    .send('CLASSIFY', officer, PAYLOADS.CLASSIFY)
    .send('CONFIRM_FILING', chair, PAYLOADS.CONFIRM_FILING)
    .send('AUTHORISE_LISTING', chair, PAYLOADS.AUTHORISE_LISTING)
    .send('RECORD_UPLOAD', officer, PAYLOADS.RECORD_UPLOAD);
const transfer = (r: Rehearsal, more: object = {}): Rehearsal =>
  r.send('TRANSFER_HOLDER', chair, { ...PAYLOADS.TRANSFER_HOLDER, ...more });
const row = (r: Rehearsal): RegisterRow => r.row as unknown as RegisterRow;
const contextOf = (r: Rehearsal): Context => r.state.context as Context;

describe('a transfer to another holder', () => {
  it.each<[string, () => Rehearsal]>([
    ['is recorded', () => begin({})],
    ['is handed in', () => begin().send('SUBMIT', agency)],
    ['was accepted', accepted],
    ['was withdrawn', () => begin().send('WITHDRAW', agency, PAYLOADS.WITHDRAW)],
    ['is public', () => accepted().moveTo('2027-01-01T00:00:00.000Z')],
  ])('moves the scope of a record that %s, and nothing else of what it is at', (_what, reach) => {
    const r = reach();
    const { value } = r.state;
    expect(exemptInformationV1.scope(transfer(r).state.context)).toEqual({ unit: 'unit-1', agency: 'agency-2' });
    expect(r.state.value).toEqual(value);
    expect(row(r).agency).toBe('agency-2');
  });

  it('leaves its papers in the ledger, the oldest first', () => {
    const r = transfer(transfer(accepted()), { agency: undefined, number: '060/13/2026', evidence: undefined });
    const same = { date: '2026-01-05', at: NOW, by: { id: chair.id, onBehalfOf: null } };
    expect(contextOf(r).holders).toEqual([
      { ...same, agency: 'agency-2', from: 'agency-1', number: '060/12/2026', evidence: FILE },
      { ...same, agency: null, from: 'agency-2', number: '060/13/2026', evidence: null },
    ]);
    expect(contextOf(r).agency).toBeNull();
  });

  it('makes the list that is online outdated, for it names the holder, until it is uploaded again', () => {
    const r = listed();
    expect(row(r).listing).toBe('uploaded');
    expect(row(transfer(r)).listing).toBe('outdated.reworded');
    expect(r.refusals('RECORD_UPLOAD', officer, { ...PAYLOADS.RECORD_UPLOAD, uploadedOn: '2026-01-04' })).toEqual([
      'upload.before-change',
    ]);
    expect(row(r.send('RECORD_UPLOAD', officer, PAYLOADS.RECORD_UPLOAD)).listing).toBe('uploaded');
  });

  it('lets a running panel go on; the chair asks again when only people of the new holder were asked', () => {
    const r = accepted()
      .send('OPEN_REVIEW', officer)
      .send('PREPARE_REVIEW', officer, { ...PAYLOADS.PREPARE_REVIEW, panel: [member1.id], panelAgencies: ['agency-2'] });
    transfer(r).send('GIVE_OPINION', member1, PAYLOADS.GIVE_OPINION).openSealed();
    expect(r.refusals('DECIDE_TO_OPEN', chair, PAYLOADS.DECIDE_TO_OPEN)).toEqual(['panel.single-voice']);
    r.send('SEND_BACK_REVIEW', chair, PAYLOADS.SEND_BACK_REVIEW).send('PREPARE_REVIEW', officer, {
      recommendation: 'open',
      reason: 'x',
      noConsiderationBecause: 'y',
    });
    expect(r.refusals('DECIDE_TO_OPEN', chair, PAYLOADS.DECIDE_TO_OPEN)).toEqual([]);
  });

  it('changes nothing of what was decided before it', () => {
    const r = accepted()
      .send('OPEN_REVIEW', officer)
      .send('PREPARE_REVIEW', officer, { ...PAYLOADS.PREPARE_REVIEW, panel: [member1.id], panelAgencies: ['agency-2'] })
      .send('GIVE_OPINION', member1, PAYLOADS.GIVE_OPINION)
      .openSealed()
      .send('DECIDE_TO_OPEN', chair, PAYLOADS.DECIDE_TO_OPEN);
    expect(transfer(r).refusals('APPROVE_OPENING', PEOPLE.head)).toEqual([]);
  });
});
