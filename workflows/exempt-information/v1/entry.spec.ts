import { type RegisterRow } from '@tabir/register/row';
import { PAYLOADS, PEOPLE, determination, record, standIn } from '../../../libs/testing/src/exempt-record.js';
import { calendar } from '../../../libs/testing/src/indonesian-calendar.js';
import { Rehearsal, SYSTEM } from '../../../libs/testing/src/rehearsal.js';
import { type Context } from './context.js';
import { exemptInformationV1 } from './index.js';

const { officer, colleague, chair, head, agency } = PEOPLE;
const { PROPOSE_ENTRY: WORDS, AUTHORISE_LISTING: OWN, RECORD_UPLOAD: UPLOAD } = PAYLOADS;
const another = { ...WORDS, publicTitle: 'Berkas disiplin' };

const accepted = (): Rehearsal =>
  Rehearsal.begin(exemptInformationV1, calendar, '2026-01-05T01:00:00.000Z', agency, record({ determination: determination() }))
    .send('SUBMIT', agency)
    .send('ACCEPT', chair);
const filed = (): Rehearsal =>
  accepted()
    .send('STORE', officer, PAYLOADS.STORE)
    .send('CLASSIFY', officer, PAYLOADS.CLASSIFY)
    .send('CONFIRM_FILING', chair, PAYLOADS.CONFIRM_FILING);
const proposed = (r = filed(), words: object = WORDS): Rehearsal => r.send('PROPOSE_ENTRY', officer, words);
const authorised = (r = proposed()): Rehearsal => r.send('AUTHORISE_PROPOSED', chair).openSealed();
const uploaded = (): Rehearsal => filed().send('AUTHORISE_LISTING', chair, OWN).send('RECORD_UPLOAD', officer, UPLOAD);

const row = (r: Rehearsal): RegisterRow => r.row as unknown as RegisterRow;
const contextOf = (r: Rehearsal): Context => r.state.context as Context;
const entryOf = (r: Rehearsal): unknown => (r.state.value as { readonly entry: unknown }).entry;
const tasks = (r: Rehearsal): string[] => r.last.tasks.map(({ state, duty }) => `${state}: ${duty}`);
const told = (r: Rehearsal): string[] =>
  r.effects
    .filter(({ type }) => type === 'notify')
    .map(({ params }) => params as unknown as { audience: { duty: string }; template: string })
    .map(({ audience, template }) => `${template} → ${audience.duty}`);

describe('a proposed public text', () => {
  it('waits for the chair, who is asked for it in place of writing one', () => {
    const r = filed();
    expect(tasks(r)).toEqual(['listing.pending: listing-authorisation']);
    proposed(r);
    expect(tasks(r)).toEqual(['entry.proposed: listing-authorisation']);
    expect(row(r).listing).toBe('proposed');
    expect(r.moveTo('2026-01-13T00:00:00.000Z').fired.map(({ name }) => name)).toEqual(['entryIdle']);
    expect(told(r)).toContain('entryIdle → listing-authorisation');
  });

  it('is read by nobody outside before it is authorised, and then it is the entry', () => {
    const r = proposed();
    const sealed = { sealed: expect.any(String) };
    expect(contextOf(r).proposedEntry).toEqual({
      publicTitle: sealed,
      publicSummary: sealed,
      publicConsequenceIfOpened: sealed,
      publicConsequenceIfClosed: sealed,
      by: { id: officer.id, onBehalfOf: null },
    });
    r.send('AUTHORISE_PROPOSED', chair);
    expect([entryOf(r), tasks(r)]).toEqual(['opening', []]);
    expect(row(r)).toMatchObject({ listed: false, publicTitle: null, publicSummary: null });
    for (const words of Object.values(WORDS)) expect(JSON.stringify([r.state, r.row])).not.toContain(words);
    r.moveTo('2026-01-06T01:00:00.000Z').openSealed();
    expect(row(r)).toMatchObject({ ...WORDS, listed: true, listing: 'authorised' });
    expect(contextOf(r)).toMatchObject({ entry: WORDS, entryAuthorisedAt: r.now, proposedEntry: null });
    expect([entryOf(r), tasks(r)]).toEqual(['none', ['listing.authorised: upload']]);
  });

  it('is not authorised by whoever proposed it, stand-ins counted on both sides', () => {
    const r = proposed();
    expect(r.refusals('AUTHORISE_PROPOSED', { ...officer, role: 'chair' })).toEqual(['four-eyes.proposer']);
    expect(r.refusals('AUTHORISE_PROPOSED', standIn(chair, officer))).toEqual(['four-eyes.proposer']);
    expect(r.refusals('AUTHORISE_PROPOSED', chair)).toEqual([]);
    r.send('PROPOSE_ENTRY', colleague, another);
    expect(r.refusals('AUTHORISE_PROPOSED', { ...officer, role: 'chair' })).toEqual([]);
  });

  it('takes the place of the one that was proposed before, and begins to wait anew', () => {
    const r = proposed().moveTo('2026-01-07T01:00:00.000Z');
    const [before] = r.last.tasks;
    proposed(r, another);
    expect(r.last.tasks).toMatchObject([{ state: 'entry.proposed', dueAt: '2026-01-14T16:00:00.000Z' }]);
    expect(r.last.tasks[0]?.key).not.toBe(before?.key);
    expect(row(authorised(r)).publicTitle).toBe(another.publicTitle);
  });

  it('may come before the record is on the list, and waits for the chair from then on', () => {
    const r = proposed(accepted());
    expect([entryOf(r), row(r).listing]).toEqual(['waiting', 'waiting']);
    expect(r.possible()).not.toContain('AUTHORISE_PROPOSED');
    r.send('CLASSIFY', officer, PAYLOADS.CLASSIFY).send('CONFIRM_FILING', chair, PAYLOADS.CONFIRM_FILING);
    expect([entryOf(r), row(r).listing]).toEqual(['proposed', 'proposed']);
    expect(row(authorised(r))).toMatchObject({ ...WORDS, listing: 'authorised' });
  });

  it('is returned with reasons, and the officer has the task until it is proposed again', () => {
    const r = proposed().send('RETURN_ENTRY', chair, PAYLOADS.RETURN_ENTRY);
    expect(tasks(r)).toEqual(['entry.returned: listing-proposal']);
    expect(told(r)).toContain('entry-returned → listing-proposal');
    // The form begins with what was proposed.
    expect(contextOf(r).proposedEntry).not.toBeNull();
    expect(r.possible()).not.toContain('AUTHORISE_PROPOSED');
    r.moveTo('2026-01-13T00:00:00.000Z');
    expect(told(r)).toContain('entryIdle → listing-proposal');
    expect(tasks(proposed(r, another))).toEqual(['entry.proposed: listing-authorisation']);
  });

  it.each<[string, (r: Rehearsal) => Rehearsal]>([
    ['nothing was proposed', (r) => r],
    ['one was proposed', (r) => proposed(r, another)],
    ['one was returned', (r) => proposed(r, another).send('RETURN_ENTRY', chair, PAYLOADS.RETURN_ENTRY)],
  ])('leaves the chair free to write her own where %s', (_, reach) => {
    const r = reach(filed()).send('AUTHORISE_LISTING', chair, OWN);
    expect(row(r)).toMatchObject({ ...OWN, listing: 'authorised' });
    expect([entryOf(r), contextOf(r).proposedEntry]).toEqual(['none', null]);
  });

  it('lets nothing come between the chair’s word and the entry', () => {
    const r = proposed().send('AUTHORISE_PROPOSED', chair);
    for (const type of ['PROPOSE_ENTRY', 'AUTHORISE_LISTING', 'AUTHORISE_PROPOSED', 'RETURN_ENTRY'])
      expect(r.possible()).not.toContain(type);
  });

  it.each<[string, readonly (string | null)[]]>([
    ['all of it', [null, null, null, null]],
    ['its title', [null, 'b', 'c', 'd']],
    ['its last part', ['a', 'b', 'c', null]],
  ])('becomes no entry when %s was erased: the chair is asked again, and the officer told', (_, values) => {
    const r = proposed().send('AUTHORISE_PROPOSED', chair);
    const opened = Object.keys(WORDS).map((key, at) => ({ key, value: values[at] }));
    r.send('ENTRY_OPENED', SYSTEM, { values: opened });
    expect(row(r)).toMatchObject({ listed: false, publicTitle: null, listing: 'pending' });
    expect(contextOf(r)).toMatchObject({ entry: null, proposedEntry: null });
    expect(tasks(r)).toEqual(['listing.pending: listing-authorisation']);
    expect(told(r)).toContain('entry-erased → listing-proposal');
  });

  it('makes the list that is online outdated once it is authorised, and not before', () => {
    const r = proposed(uploaded());
    expect([entryOf(r), row(r).listing, row(r).publicTitle]).toEqual(['proposed', 'uploaded', OWN.publicTitle]);
    r.send('AUTHORISE_PROPOSED', chair);
    expect(row(r)).toMatchObject({ ...OWN, listing: 'uploaded' });
    r.openSealed();
    expect(row(r)).toMatchObject({ ...WORDS, listing: 'outdated.reworded' });
    expect(row(authorised(proposed(r, another)))).toMatchObject({ ...another, listing: 'outdated.reworded' });
    expect(row(r.send('RECORD_UPLOAD', officer, UPLOAD)).listing).toBe('uploaded');
  });

  it('leaves what is online alone when it is erased', () => {
    const r = proposed(uploaded()).send('AUTHORISE_PROPOSED', chair);
    r.send('ENTRY_OPENED', SYSTEM, { values: [{ key: 'publicTitle', value: null }] });
    expect(row(r)).toMatchObject({ ...OWN, listing: 'uploaded' });
  });

  it('keeps nobody from uploading what is authorised already', () => {
    const r = proposed(filed().send('AUTHORISE_LISTING', chair, OWN));
    expect(tasks(r)).toEqual(['listing.authorised: upload', 'entry.proposed: listing-authorisation']);
    expect(row(r.send('RECORD_UPLOAD', officer, UPLOAD)).listing).toBe('uploaded');
    expect(row(authorised(r)).listing).toBe('outdated.reworded');
  });

  it('must be uploaded no earlier than on the day on which it was authorised', () => {
    const r = authorised(proposed().moveTo('2026-01-06T01:00:00.000Z'));
    expect(r.refusals('RECORD_UPLOAD', officer, UPLOAD)).toEqual(['upload.before-change']);
  });

  it('is uploaded with the edition in which it stood, and with none from before its words or period changed', () => {
    const r = authorised(proposed().moveTo('2026-01-06T01:00:00.000Z'));
    const upload = { ...UPLOAD, uploadedOn: '2026-01-06' };
    expect(r.refusals('RECORD_UPLOAD', officer, { ...upload, asOf: '2026-01-06T00:59:59.999Z' })).toEqual([
      'upload.not-in-edition',
    ]);
    r.send('RECORD_UPLOAD', officer, { ...upload, asOf: '2026-01-06T01:00:00.000Z' });
    expect(row(r).listing).toBe('uploaded');
    r.moveTo('2026-01-06T02:00:00.000Z').send('AUTHORISE_LISTING', chair, OWN);
    expect(r.refusals('RECORD_UPLOAD', officer, { ...upload, asOf: '2026-01-06T01:59:00.000Z' })).toEqual([
      'upload.not-in-edition',
    ]);
  });

  it.each<[string, (r: Rehearsal) => Rehearsal]>([
    ['waits', (r) => r],
    ['was returned', (r) => r.send('RETURN_ENTRY', chair, PAYLOADS.RETURN_ENTRY)],
    ['is being read out', (r) => r.send('AUTHORISE_PROPOSED', chair)],
  ])('asks for nothing while the information is open, and waits again once it is closed, where it %s', (_, reach) => {
    const r = reach(proposed()).send('REPORT_END', officer, PAYLOADS.REPORT_END).send('CONFIRM_END', chair);
    expect([entryOf(r), row(r).listing]).toEqual(['lapsed', 'lapsed']);
    expect(r.possible()).not.toContain('ENTRY_OPENED');
    expect(tasks(r).filter((task) => /^(entry|listing)/.test(task))).toEqual([]);
    r.send('PROPOSE_RETRACTION', officer, PAYLOADS.PROPOSE_RETRACTION).send('CONFIRM_CHANGE', chair).send('APPROVE_CHANGE', head);
    expect([entryOf(r), row(r).listing]).toEqual(['proposed', 'proposed']);
    expect(row(authorised(r))).toMatchObject({ ...WORDS, listing: 'authorised' });
  });

  it('that was authorised before the information opened by a mistake still holds when it is closed again', () => {
    const r = authorised().send('REPORT_END', officer, PAYLOADS.REPORT_END).send('CONFIRM_END', chair);
    expect(row(r).listing).toBe('lapsed');
    r.send('PROPOSE_RETRACTION', officer, PAYLOADS.PROPOSE_RETRACTION).send('CONFIRM_CHANGE', chair).send('APPROVE_CHANGE', head);
    expect(row(r)).toMatchObject({ listed: true, listing: 'authorised' });
  });

  it('begins with the title that came with the description, until words are proposed or authorised', () => {
    const r = filed();
    expect(contextOf(r).publicTitle).toEqual({ sealed: expect.any(String) });
    expect(contextOf(proposed(r.fork())).publicTitle).toBeNull();
    expect(contextOf(r.fork().send('AUTHORISE_LISTING', chair, OWN)).publicTitle).toBeNull();
    for (const type of ['PROPOSE_ENTRY', 'AUTHORISE_LISTING'])
      expect(exemptInformationV1.events[type]?.beginsWith).toEqual(['proposedEntry', 'entry', '']);
  });
});
