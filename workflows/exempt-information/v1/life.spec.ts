import { activePaths, type Actor } from '@tabir/engine';
import { PAYLOADS, PEOPLE, determination, record } from '../../../libs/testing/src/exempt-record.js';
import { calendar } from '../../../libs/testing/src/indonesian-calendar.js';
import { Rehearsal } from '../../../libs/testing/src/rehearsal.js';
import { exemptInformationV1 } from './index.js';

const NOW = '2026-01-05T01:00:00.000Z';
const { officer, colleague, chair, head, agency, member1, member2 } = PEOPLE;

const begin = (more: object = {}, actor: Actor = agency): Rehearsal =>
  Rehearsal.begin(exemptInformationV1, calendar, NOW, actor, record(more));
const tasks = (r: Rehearsal): string[] =>
  r.last.tasks.map(({ duty, assignee }) => (assignee ? `${duty}:${assignee.slice(-1)}` : duty));
const where = (r: Rehearsal, region: string): string | undefined =>
  activePaths(r.state.value).findLast((path) => path.startsWith(`${region}.`));

describe('the life of a record', () => {
  it('walks the five steps of the SOP from a draft to public information', () => {
    const r = begin();
    expect(tasks(r)).toEqual(['collection']);
    expect(r.last.deadlines.map(({ name }) => name)).toEqual(['intakeIdle']);
    expect(where(r, 'term')).toBe('term.unset');
    expect(r.context).toMatchObject({ determination: null, panel: [], awaited: [], opinions: [], opened: null });

    r.send('RECORD_DETERMINATION', agency, determination());
    expect(where(r, 'term.active.review')).toBe('term.active.review.waiting');
    r.send('SUBMIT', agency);
    expect(tasks(r)).toEqual(['intake-approval']);
    r.send('ACCEPT', chair);
    expect(tasks(r)).toEqual(['classification', 'storage']);

    r.send('CLASSIFY', officer, PAYLOADS.CLASSIFY);
    expect(tasks(r)).toEqual(['filing-confirmation', 'storage']);
    r.send('CONFIRM_FILING', chair, PAYLOADS.CONFIRM_FILING);
    expect(tasks(r)).toEqual(['storage', 'listing-authorisation']);
    r.send('STORE', officer, PAYLOADS.STORE);
    r.send('AUTHORISE_LISTING', chair, PAYLOADS.AUTHORISE_LISTING);
    expect(tasks(r)).toEqual(['upload']);
    r.send('RECORD_UPLOAD', officer, PAYLOADS.RECORD_UPLOAD);
    expect(tasks(r)).toEqual([]);

    r.liveTo('2026-08-23T16:00:00.000Z');
    expect(tasks(r)).toEqual(['review-preparation']);
    r.send('PREPARE_REVIEW', officer, { ...PAYLOADS.PREPARE_REVIEW, panelAgencies: [null, 'agency-1'] });
    expect(tasks(r)).toEqual(['consideration:6', 'consideration:7']);
    r.send('GIVE_OPINION', member1, PAYLOADS.GIVE_OPINION);
    expect(tasks(r)).toEqual(['consideration:7']);
    r.send('GIVE_OPINION', member2, PAYLOADS.GIVE_OPINION);
    expect(tasks(r)).toEqual([]);
    r.openSealed();
    expect(tasks(r)).toEqual(['declassification']);
    r.send('DECIDE_TO_OPEN', chair, PAYLOADS.DECIDE_TO_OPEN);
    expect(tasks(r)).toEqual(['opening-approval']);
    r.send('APPROVE_OPENING', head);
    expect(r.last.deadlines).toMatchObject([{ name: 'opens', dueAt: '2026-12-31T16:00:00.000Z' }]);

    r.liveTo('2026-12-31T16:00:00.000Z');
    expect(where(r, 'term.open.incident')).toBe('term.open.incident.none');
    expect(where(r, 'listing')).toBe('listing.outdated.opened');
    expect(tasks(r)).toEqual(['upload', 'release']);
    r.send('RELEASE', officer, PAYLOADS.RELEASE);
    r.send('RECORD_UPLOAD', officer, { ...PAYLOADS.RECORD_UPLOAD, uploadedOn: '2027-01-01' });
    expect(tasks(r)).toEqual([]);
    expect(r.last.deadlines).toEqual([]);
    expect(r.row).toMatchObject({ listing: 'delisted', release: 'released', openBasis: 'decision', term: 'open' });
  });

  it('takes a whole record with its determination as one command, and its clock runs at once', () => {
    const r = begin({ determination: determination() });
    expect(where(r, 'term.active.review')).toBe('term.active.review.waiting');
    expect(r.last.deadlines.map(({ name, dueAt }) => `${name} ${dueAt}`)).toEqual([
      'intakeIdle 2026-01-12T16:00:00.000Z',
      'reviewOpens 2026-08-23T16:00:00.000Z',
      't90 2026-08-23T16:00:00.000Z',
      't60 2026-10-05T16:00:00.000Z',
      't45 2026-10-26T16:00:00.000Z',
      't30 2026-11-16T16:00:00.000Z',
      'overdue 2026-11-17T16:00:00.000Z',
      't5 2026-12-21T16:00:00.000Z',
      'termEnds 2026-12-31T16:00:00.000Z',
    ]);
  });

  it('keeps no confidential or personal value in clear', () => {
    const r = begin({ determination: determination(), summary: 'Ringkasan rahasia' });
    const text = JSON.stringify(r.state);
    for (const secret of ['pemeriksaan', 'Ringkasan', 'Rahma', 'Budi', 'rahasia pribadi pegawai', 'tersingkap', 'terlindungi'])
      expect(text).not.toContain(secret);
    expect(text).toContain('188/7/KEP/2025');
  });

  describe('intake', () => {
    it('goes back with reasons, is mended and handed in again', () => {
      const r = begin({ determination: determination() }).send('SUBMIT', officer).send('RETURN', chair, PAYLOADS.RETURN);
      expect(r.effects).toEqual([
        { type: 'notify', params: { audience: { duty: 'collection' }, template: 'returned', urgency: 'high' } },
      ]);
      const before = r.context;
      r.send('REVISE', agency, PAYLOADS.REVISE);
      expect(r.context).toMatchObject({ medium: 'hard', publicTitle: null, summary: null });
      expect(r.context['title']).not.toEqual(before['title']);
      r.send('SUBMIT', agency).send('ACCEPT', chair);
      expect(where(r, 'intake')).toBe('intake.accepted');
    });

    it('forgets who handed it in when it comes back, so that the reader of the first time may hand in', () => {
      const r = begin({ determination: determination() }).send('SUBMIT', chair).send('RETURN', colleague, PAYLOADS.RETURN);
      expect(r.context['submittedBy']).toBeNull();
      expect(r.send('SUBMIT', officer).refusals('ACCEPT', chair)).toEqual([]);
    });

    it.each([
      ['draft', (r: Rehearsal) => r],
      ['submitted', (r: Rehearsal) => r.send('SUBMIT', agency)],
      ['returned', (r: Rehearsal) => r.send('SUBMIT', agency).send('RETURN', chair, PAYLOADS.RETURN)],
    ])('can be withdrawn while %s, and then nothing runs any more', (_, reach) => {
      const r = reach(begin({ determination: determination() })).send('WITHDRAW', agency, PAYLOADS.WITHDRAW);
      expect(r.state.value).toMatchObject({ intake: 'withdrawn', term: 'withdrawn' });
      expect([r.last.tasks, r.last.deadlines, r.possible()]).toEqual([[], [], ['TRANSFER_HOLDER']]);
      expect(r.row).toMatchObject({ stage: 'withdrawn', term: 'withdrawn' });
    });

    it('can be withdrawn before a determination, and no more once the law has opened it', () => {
      expect(begin().send('WITHDRAW', agency, PAYLOADS.WITHDRAW).last.tasks).toEqual([]);
      const late = begin({ determination: determination() }).moveTo('2027-01-01T00:00:00.000Z');
      expect(tasks(late)).toEqual(['collection', 'release', 'incident-explanation']);
      expect(late.refusals('WITHDRAW', agency, PAYLOADS.WITHDRAW)).toEqual(['withdraw.opened']);
    });

    it('cannot be withdrawn once accepted', () => {
      const r = begin({ determination: determination() }).send('SUBMIT', agency).send('ACCEPT', chair);
      expect(() => r.send('WITHDRAW', agency, PAYLOADS.WITHDRAW)).toThrow(/not possible/);
    });

    it.each([
      ['draft', 'collection', 'normal', (r: Rehearsal) => r],
      ['submitted', 'intake-approval', 'high', (r: Rehearsal) => r.send('SUBMIT', agency)],
    ])('reminds after five working days as %s, once', (_, duty, urgency, reach) => {
      const r = reach(begin({ determination: determination() })).moveTo('2026-01-12T15:59:59.999Z');
      expect(r.fired).toEqual([]);
      r.moveTo('2026-01-12T16:00:00.000Z').moveTo('2026-01-30T00:00:00.000Z');
      expect(r.fired).toMatchObject([{ name: 'intakeIdle', dueAt: '2026-01-12T16:00:00.000Z' }]);
      expect(r.effects).toEqual([{ type: 'notify', params: { audience: { duty }, template: 'intakeIdle', urgency } }]);
    });
  });

  const accepted = (more: object = {}): Rehearsal =>
    begin({ determination: determination(), ...more })
      .send('SUBMIT', agency)
      .send('ACCEPT', chair);

  describe('filing', () => {
    it('goes back to the officer and is classified anew', () => {
      const r = accepted().send('CLASSIFY', officer, PAYLOADS.CLASSIFY).send('SEND_BACK', chair, PAYLOADS.SEND_BACK);
      expect(where(r, 'filing')).toBe('filing.classifying');
      r.send('CLASSIFY', colleague, { classificationCode: '700', securityClass: 'T' });
      expect(r.context['classification']).toEqual({
        classificationCode: '700',
        securityClass: 'T',
        by: { id: colleague.id, onBehalfOf: null },
      });
    });

    it.each([
      ['classifying', (r: Rehearsal) => r],
      ['confirming', (r: Rehearsal) => r.send('CLASSIFY', officer, PAYLOADS.CLASSIFY)],
    ])('lapses when the information opens while %s, and so does the listing', (_, reach) => {
      const r = reach(accepted()).moveTo('2026-12-31T16:00:00.000Z');
      expect(r.state.value).toMatchObject({ filing: 'lapsed', listing: 'lapsed' });
      expect(tasks(r)).toEqual(['storage', 'release', 'incident-explanation']);
    });

    it('lapses at once when a record is accepted that is open already', () => {
      const r = begin({ determination: determination() }).moveTo('2027-01-01T00:00:00.000Z').send('SUBMIT', agency);
      expect(r.send('ACCEPT', chair).state.value).toMatchObject({ filing: 'lapsed', listing: 'lapsed', storage: 'pending' });
    });

    it('reminds whoever it waits for', () => {
      const r = accepted().moveTo('2026-01-14T00:00:00.000Z').send('CLASSIFY', officer, PAYLOADS.CLASSIFY);
      r.moveTo('2026-01-30T00:00:00.000Z');
      expect(r.effects.map(({ params }) => params)).toEqual([
        { audience: { duty: 'classification' }, template: 'filingIdle', urgency: 'normal' },
        { audience: { duty: 'storage' }, template: 'storageIdle', urgency: 'normal' },
        { audience: { duty: 'filing-confirmation' }, template: 'filingIdle', urgency: 'high' },
      ]);
    });
  });

  describe('storage', () => {
    it('keeps what there is: a soft copy, a place, or both', () => {
      const soft = accepted({ medium: 'soft' }).send('STORE', officer, { softCopy: PAYLOADS.STORE.softCopy });
      expect(soft.context).toMatchObject({ softCopy: PAYLOADS.STORE.softCopy, locator: null });
      const hard = accepted({ medium: 'hard' }).send('STORE', officer, { locator: 'rak 3' });
      expect(hard.context).toMatchObject({ softCopy: null, locator: { sealed: expect.any(String) } });
      expect(where(hard, 'storage')).toBe('storage.stored.onShelf');
    });

    it('moves, lends and takes back the paper', () => {
      const r = accepted().send('STORE', officer, PAYLOADS.STORE);
      const place = r.context['locator'];
      r.send('MOVE', officer, PAYLOADS.MOVE);
      expect(r.context['locator']).toEqual({ sealed: expect.any(String) });
      expect(r.context['locator']).not.toEqual(place);
      r.send('LEND', officer, PAYLOADS.LEND);
      expect(r.last.tasks).toMatchObject([{ duty: 'classification' }, { duty: 'storage', dueAt: '2026-01-09T16:00:00.000Z' }]);
      expect(r.context['loan']).toEqual({ borrower: { sealed: expect.any(String) }, dueBackOn: '2026-01-09' });
      r.send('TAKE_BACK', officer);
      expect(where(r, 'storage')).toBe('storage.stored.onShelf');
      expect(r.context['loan']).toBeNull();
    });

    it('calls a loan overdue after its day and still takes the paper back', () => {
      const r = accepted().send('STORE', officer, PAYLOADS.STORE).send('LEND', officer, PAYLOADS.LEND);
      r.moveTo('2026-01-09T15:59:59.999Z');
      expect(where(r, 'storage')).toBe('storage.stored.lent.out');
      r.moveTo('2026-01-09T16:00:00.000Z');
      expect(where(r, 'storage')).toBe('storage.stored.lent.overdue');
      expect(r.effects.at(-1)?.params).toEqual({ audience: { duty: 'storage' }, template: 'loanDue', urgency: 'high' });
      expect(r.send('TAKE_BACK', officer).last.tasks).toMatchObject([{ duty: 'classification' }]);
    });
  });

  describe('listing', () => {
    const filed = (): Rehearsal =>
      accepted().send('CLASSIFY', officer, PAYLOADS.CLASSIFY).send('CONFIRM_FILING', chair, PAYLOADS.CONFIRM_FILING);
    const reworded = { ...PAYLOADS.AUTHORISE_LISTING, publicTitle: 'Berkas pemeriksaan disiplin' };

    it('shows the public nothing before the chair has authorised it', () => {
      const r = filed();
      expect(r.row).toMatchObject({ publicTitle: null, publicSummary: null, listed: false, listing: 'pending' });
      expect(exemptInformationV1.label(r.state.context)).toBe('Huruf h, s.d. 2026-12-31');
      r.send('AUTHORISE_LISTING', chair, PAYLOADS.AUTHORISE_LISTING);
      expect(r.row).toMatchObject({ ...PAYLOADS.AUTHORISE_LISTING, listed: true, listing: 'authorised' });
      expect(exemptInformationV1.label(r.state.context)).toBe('Hasil pemeriksaan disiplin pegawai');
    });

    it('asks for a new upload when the text changes after the upload, and only then', () => {
      const r = filed().send('AUTHORISE_LISTING', chair, PAYLOADS.AUTHORISE_LISTING).send('AUTHORISE_LISTING', chair, reworded);
      expect(where(r, 'listing')).toBe('listing.authorised');
      expect(r.row['publicTitle']).toBe(reworded.publicTitle);
      r.send('RECORD_UPLOAD', officer, PAYLOADS.RECORD_UPLOAD).send('AUTHORISE_LISTING', chair, PAYLOADS.AUTHORISE_LISTING);
      expect(where(r, 'listing')).toBe('listing.outdated.reworded');
      r.send('AUTHORISE_LISTING', chair, reworded);
      expect(r.row['publicTitle']).toBe(reworded.publicTitle);
      expect(where(r.send('RECORD_UPLOAD', officer, PAYLOADS.RECORD_UPLOAD), 'listing')).toBe('listing.uploaded');
    });

    it.each([
      ['pending', 'lapsed', (r: Rehearsal) => r],
      ['authorised', 'lapsed', (r: Rehearsal) => r.send('AUTHORISE_LISTING', chair, PAYLOADS.AUTHORISE_LISTING)],
      [
        'reworded',
        'outdated.opened',
        (r: Rehearsal) =>
          r
            .send('AUTHORISE_LISTING', chair, PAYLOADS.AUTHORISE_LISTING)
            .send('RECORD_UPLOAD', officer, PAYLOADS.RECORD_UPLOAD)
            .send('AUTHORISE_LISTING', chair, reworded),
      ],
    ])('leaves the list when the information opens while it is %s', (_, listing, reach) => {
      expect(reach(filed()).moveTo('2026-12-31T16:00:00.000Z').row['listing']).toBe(listing);
    });

    it('reminds the chair, then the officer, then the officer again with more weight', () => {
      const r = filed().moveTo('2026-01-13T00:00:00.000Z');
      r.send('AUTHORISE_LISTING', chair, PAYLOADS.AUTHORISE_LISTING).moveTo('2026-01-26T00:00:00.000Z');
      r.send('RECORD_UPLOAD', officer, { ...PAYLOADS.RECORD_UPLOAD, uploadedOn: '2026-01-26' });
      r.send('AUTHORISE_LISTING', chair, reworded).moveTo('2026-02-20T00:00:00.000Z');
      expect(r.effects.map(({ params }) => params).filter(({ template }) => template === 'listingIdle')).toEqual([
        { audience: { duty: 'listing-authorisation' }, template: 'listingIdle', urgency: 'normal' },
        { audience: { duty: 'upload' }, template: 'listingIdle', urgency: 'normal' },
        { audience: { duty: 'upload' }, template: 'listingIdle', urgency: 'high' },
      ]);
    });
  });
});
