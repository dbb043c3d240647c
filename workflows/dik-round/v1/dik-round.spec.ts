import { FILE, PEOPLE, standIn } from '../../../libs/testing/src/exempt-record.js';
import { calendar } from '../../../libs/testing/src/indonesian-calendar.js';
import { Refused, Rehearsal, SYSTEM } from '../../../libs/testing/src/rehearsal.js';
import { STATUSES as REQUEST_TELLS } from '../../dik-request/v1/context.js';
import { OUTCOMES as REQUEST_OUTCOMES } from '../../dik-request/v1/payloads.js';
import { dikRoundV1 } from './index.js';
import { OUTCOMES, TOLD } from './payloads.js';

const { officer, colleague, chair } = PEOPLE;
const NOW = '2026-01-05T01:00:00.000Z';
const ROUND = {
  unit: 'unit-1',
  kind: 'yearly',
  year: 2026,
  purpose: 'Daftar informasi yang dikecualikan tahun 2026',
  answersBy: '2026-02-27',
  agencies: ['health', 'roads', 'schools'],
};
const LIST = { listNumber: '188.4/1/PPID/2026', listDate: '2026-01-05', signerName: 'Sari Dewi' };
const PUBLISHED = { channel: 'website', address: 'https://ppid.contoh.go.id/dik', publishedOn: '2026-01-05' };
const { unit: UNIT, ...WISH } = ROUND;
const NEXT = { ...WISH, year: 2027, answersBy: '2026-08-31' };
const BECAUSE = { reason: 'Alasan.' };

const begin = (more: object = {}): Rehearsal => Rehearsal.begin(dikRoundV1, calendar, NOW, officer, { ...ROUND, ...more });
const asked = (more: object = {}): Rehearsal =>
  ROUND.agencies.reduce((r, ref) => r.send('REQUEST_BEGUN', SYSTEM, { ref, instance: `r-${ref}`, kode: 'K' }), begin(more));
const answer = (r: Rehearsal, agency: string, status: string, seq: number, outcome?: string): Rehearsal =>
  r.send('REQUEST_ANSWERED', SYSTEM, { instance: `r-${agency}`, seq, status, ...(outcome ? { outcome } : {}) });
const collected = (): Rehearsal => ROUND.agencies.reduce((r, one) => answer(r, one, 'accepted', 3, 'sent'), asked());
const submitted = (): Rehearsal => collected().send('CLOSE_COLLECTION', officer).send('SUBMIT_LIST', officer);
const batch = (more: object = {}): object => ({ applied: ['i-1', 'i-2'], refused: [], left: 0, ...more });
const refusal = (member: string): object => ({ member, code: 'instance.stale', rules: [] });
const signed = (): Rehearsal => submitted().send('SIGN', chair, LIST);
const listed = (): Rehearsal => signed().send('LIST_ANSWERED', SYSTEM, batch());
const POSITION = { signerPosition: 'Ketua PPID' };
const EDITION = { no: 3, at: NOW, items: 41, checksum: 'c'.repeat(64), page: 'https://ppid.example/publik/edisi/3' };
const editing = (): Rehearsal => listed().send('PUBLISH_EDITION', chair, POSITION);
const uploading = (): Rehearsal => editing().send('EDITION_PUBLISHED', SYSTEM, EDITION);
const LEAK = { record: 'abc23', secret: 'START.title', where: 'def45', field: 'summary' };
const KIND = { secret: 'START.title', field: 'summary', place: 'other', count: 1 };
const LEAKS = { count: 1, digest: 'd1', kinds: [KIND], leaks: [LEAK] };
const blocked = (more: object = {}): Rehearsal => editing().send('EDITION_BLOCKED', SYSTEM, { ...LEAKS, ...more });
const published = (): Rehearsal => uploading().send('RECORD_PUBLICATION', officer, PUBLISHED);
const at = (r: Rehearsal): unknown => (r.state.value as { readonly list: string }).list;
const upkeep = (r: Rehearsal): unknown => (r.state.value as { readonly upkeep: unknown }).upkeep;
const channels = (r: Rehearsal): unknown => (r.state.value as { readonly edition: unknown }).edition;
const answers = (r: Rehearsal): unknown => effects(r, 'answer').map((params) => (params as { payload: object }).payload);
const effects = (r: Rehearsal, of: string): unknown[] => r.effects.filter(({ type }) => type === of).map(({ params }) => params);
const notices = (r: Rehearsal): unknown[] =>
  r.effects
    .filter(({ type }) => type === 'notify')
    .map(({ params }) => `${(params['audience'] as { duty: string }).duty}:${params['template'] as string}`);
const sent = (r: Rehearsal): unknown => r.effects.findLast(({ type }) => type === 'send')?.params;

describe('asking the agencies', () => {
  it('begins a request for each, one after the other', () => {
    const r = begin();
    const starts = () => r.effects.filter(({ type }) => type === 'start').map(({ params }) => params);
    const { purpose, answersBy, unit } = ROUND;
    const request = (agency: string) => ({
      workflow: 'dik-request',
      payload: { unit, agency, purpose, answersBy },
      report: 'REQUEST_BEGUN',
      ref: agency,
      orderedBy: 'START',
    });
    expect(starts()).toEqual([request('health')]);
    r.send('REQUEST_BEGUN', SYSTEM, { ref: 'health', instance: 'r-1', kode: 'K1' });
    expect([at(r), starts()]).toEqual(['asking', [request('health'), request('roads')]]);
    r.send('REQUEST_BEGUN', SYSTEM, { ref: 'roads', code: 'payload.invalid', rules: [] });
    r.send('REQUEST_BEGUN', SYSTEM, { ref: 'schools', instance: 'r-3', kode: 'K3' });
    expect(at(r)).toBe('collecting');
    expect(r.context['asked']).toEqual([
      { agency: 'health', status: 'asked', outcome: null, instance: 'r-1', row: 1 },
      { agency: 'roads', status: 'not-asked', outcome: null, instance: null, row: 1 },
      { agency: 'schools', status: 'asked', outcome: null, instance: 'r-3', row: 1 },
    ]);
    expect(starts()).toHaveLength(3);
    expect(r.last.tasks).toMatchObject([{ duty: 'collection', step: 1, dueAt: '2026-02-27T16:00:00.000Z' }]);
  });

  it('takes what a request tells by the row that tells it, in whichever order it arrives', () => {
    const r = answer(answer(asked(), 'roads', 'accepted', 4, 'nothing'), 'roads', 'answered', 3, 'sent');
    expect((r.context['asked'] as object[])[1]).toMatchObject({ status: 'accepted', outcome: 'nothing', row: 4 });
    expect((answer(r, 'roads', 'closed', 5).context['asked'] as object[])[1]).toMatchObject({ status: 'closed', outcome: null });
    expect((r.context['asked'] as object[])[0]).toMatchObject({ status: 'asked' });
  });

  it('knows everything that a request tells', () => {
    expect([TOLD, OUTCOMES]).toEqual([REQUEST_TELLS, REQUEST_OUTCOMES]);
  });

  it('tells the officer when nobody is left to wait for, and not before', () => {
    const r = answer(answer(asked(), 'health', 'accepted', 3, 'sent'), 'roads', 'closed', 2);
    expect(notices(answer(r, 'schools', 'answered', 2, 'sent'))).toEqual([]);
    expect(notices(answer(r, 'schools', 'accepted', 3, 'sent'))).toEqual(['collection:allAnswered']);
  });

  it('reminds when the time is over, and tells the chair of a collection that nobody ends', () => {
    const r = asked();
    r.liveTo('2026-04-30T00:00:00.000Z');
    expect(r.fired.map(({ name, at }) => [name, at])).toEqual([
      ['answersDue', '2026-02-27T16:00:00.000Z'],
      ['collectionIdle', '2026-03-13T16:00:00.000Z'],
    ]);
    expect(notices(r)).toEqual(['collection:answersDue', 'oversight:collectionIdle']);
  });
});

describe('ending the collection', () => {
  it('closes the requests that are open, and says why the list goes on without the silent ones', () => {
    const r = answer(asked(), 'health', 'accepted', 3, 'sent');
    answer(r, 'roads', 'overdue', 2);
    expect(r.refusals('CLOSE_COLLECTION', officer)).toEqual(['silent.unexplained']);
    r.send('CLOSE_COLLECTION', officer, { silentBecause: 'Sudah ditegur dua kali.' });
    expect(sent(r)).toEqual({ to: ['r-roads', 'r-schools'], event: 'CLOSE', report: 'REQUESTS_CLOSED' });
    expect(r.state).toMatchObject({
      value: { list: 'classifying' },
      context: { silentBecause: { sealed: expect.any(String) as string } },
    });
    r.send('REQUESTS_CLOSED', SYSTEM, batch());
    answer(r, 'roads', 'closed', 3);
    expect((r.context['asked'] as object[])[1]).toMatchObject({ status: 'closed' });
  });

  it('needs no reason when all have answered, also what was returned', () => {
    const r = answer(
      answer(answer(asked(), 'health', 'accepted', 3, 'sent'), 'roads', 'returned', 3, 'sent'),
      'schools',
      'answered',
      2,
      'nothing',
    );
    r.send('CLOSE_COLLECTION', officer);
    expect([r.context['silentBecause'], sent(r)]).toMatchObject([null, { to: ['r-roads', 'r-schools'] }]);
  });

  it('counts an agency that could not be asked as silent', () => {
    const r = begin({ agencies: ['health'] }).send('REQUEST_BEGUN', SYSTEM, {
      ref: 'health',
      code: 'payload.invalid',
      rules: [],
    });
    expect(r.refusals('CLOSE_COLLECTION', officer)).toEqual(['silent.unexplained']);
    expect(sent(r.send('CLOSE_COLLECTION', officer, { silentBecause: 'x' }))).toMatchObject({ to: [] });
  });

  it.each(['collecting', 'classifying', 'signing'])('can be cancelled while %s, and then closes what is open', (state) => {
    const r = { collecting: asked(), classifying: collected().send('CLOSE_COLLECTION', officer), signing: submitted() }[state]!;
    expect(at(r)).toBe(state);
    r.send('CANCEL', chair, BECAUSE);
    expect([at(r), r.last.tasks, r.last.deadlines]).toEqual(['cancelled', [], []]);
    expect(sent(r)).toMatchObject({ to: state === 'collecting' ? ['r-health', 'r-roads', 'r-schools'] : [], event: 'CLOSE' });
    r.send('REQUESTS_CLOSED', SYSTEM, batch());
    expect((answer(r, 'roads', 'closed', 9).context['asked'] as object[])[1]).toMatchObject({ status: 'closed' });
  });
});

describe('one signature over the records that wait', () => {
  it('is given by another than who put the list forward, and sends each record its place', () => {
    const r = submitted();
    expect(r.last.tasks).toMatchObject([{ duty: 'signing', step: 2, dueAt: '2026-01-12T16:00:00.000Z' }]);
    for (const who of [officer, standIn(chair, officer)]) expect(r.refusals('SIGN', who, LIST)).toEqual(['four-eyes.submitter']);
    r.send('SIGN', chair, LIST);
    const { signature } = r.context as { signature: { signerName: object } };
    expect(signature).toEqual({
      listNumber: LIST.listNumber,
      listDate: LIST.listDate,
      signerName: { sealed: expect.any(String) as string },
      signedBy: { id: chair.id, onBehalfOf: null },
      at: NOW,
    });
    expect(sent(r)).toEqual({
      to: { workflow: 'exempt-information', state: 'filing.confirming' },
      event: 'CONFIRM_FILING',
      payload: { listNumber: LIST.listNumber, listDate: LIST.listDate, signerName: signature.signerName },
      report: 'LIST_ANSWERED',
    });
  });

  it('can be refused with a reason, and put forward again', () => {
    const r = submitted().send('SEND_BACK', chair, BECAUSE);
    expect([at(r), notices(r).at(-1)]).toEqual(['classifying', 'submission:sentBack']);
    expect(r.send('SUBMIT_LIST', colleague).refusals('SIGN', officer, LIST)).toEqual([]);
  });

  it('counts until all have answered, and goes on to be published', () => {
    const r = signed().send('LIST_ANSWERED', SYSTEM, batch({ left: 3 }));
    expect([at(r), r.context['applied']]).toEqual(['applying', 2]);
    r.send('LIST_ANSWERED', SYSTEM, batch({ applied: ['i-3', 'i-4', 'i-5'] }));
    expect([at(r), r.context['applied'], notices(r).at(-1)]).toEqual(['publishing', 5, 'issuing:onTheList']);
    expect(r.last.tasks).toMatchObject([{ duty: 'issuing', step: 5, dueAt: '2026-01-12T16:00:00.000Z' }]);
  });

  it('names what refused, whichever part told it, tries it again under the same number, and strikes what is left', () => {
    const r = signed()
      .send('LIST_ANSWERED', SYSTEM, batch({ applied: [], refused: [refusal('i-7')], left: 1 }))
      .send('LIST_ANSWERED', SYSTEM, batch({ refused: [refusal('i-8')] }));
    expect([at(r), notices(r).at(-1)]).toEqual(['mending', 'signing:incomplete']);
    expect(r.context['refused']).toEqual([refusal('i-7'), refusal('i-8')]);
    r.send('RETRY', chair);
    expect([at(r), r.context['refused'], sent(r)]).toMatchObject([
      'applying',
      [],
      { to: ['i-7', 'i-8'], event: 'CONFIRM_FILING', payload: { listNumber: LIST.listNumber, listDate: LIST.listDate } },
    ]);
    r.send('LIST_ANSWERED', SYSTEM, batch({ applied: ['i-7'], refused: [refusal('i-8')] })).send('STRIKE', chair, BECAUSE);
    expect(r.state).toMatchObject({
      value: { list: 'publishing' },
      context: { applied: 3, refused: [], struck: [refusal('i-8')] },
    });
    expect(notices(r).at(-1)).toBe('issuing:onTheList');
  });

  it('reminds of a list that nobody puts forward, signs, settles or publishes', () => {
    const reminded = (r: Rehearsal, at: string): unknown => notices(r.moveTo(at)).at(-1);
    expect(reminded(collected().send('CLOSE_COLLECTION', officer), '2026-02-03T16:00:00.000Z')).toBe('submission:submissionIdle');
    expect(reminded(submitted(), '2026-01-12T16:00:00.000Z')).toBe('signing:signingIdle');
    const mending = signed().send('LIST_ANSWERED', SYSTEM, batch({ refused: [refusal('i-8')] }));
    expect(reminded(mending, '2026-01-12T16:00:00.000Z')).toBe('signing:signingIdle');
    expect(reminded(listed(), '2026-01-12T16:00:00.000Z')).toBe('issuing:issuingIdle');
    for (const r of [blocked(), uploading()]) {
      r.moveTo('2026-01-12T16:00:00.000Z');
      expect(notices(r).slice(-2)).toEqual(['publication:publicationIdle', 'oversight:publicationIdle']);
    }
  });
});

describe('an effect that never answers', () => {
  it.each<[string, string, () => Rehearsal]>([
    ['a request', 'collection', () => begin()],
    ['records that are signed', 'signing', signed],
    ['records whose text is authorised', 'issuing', () => listed().send('AUTHORISE_ENTRIES', chair)],
    ['an edition', 'issuing', editing],
    ['the next round', 'upkeep', () => published().send('BEGIN_NEXT', officer, NEXT)],
  ])('is told after a working day: %s', (_what, duty, made) => {
    const r = made();
    expect(notices(r.moveTo('2026-01-06T15:59:59.999Z'))).not.toContain(`${duty}:answerIdle`);
    expect(notices(r.moveTo('2026-01-06T16:00:00.000Z')).slice(-2)).toEqual([`${duty}:answerIdle`, 'oversight:answerIdle']);
  });
});

describe('the public texts of many records', () => {
  it('are authorised with one word, and those that refuse are named', () => {
    const r = listed().send('AUTHORISE_ENTRIES', chair);
    expect([at(r), sent(r)]).toEqual([
      'authorising',
      {
        to: { workflow: 'exempt-information', state: 'entry.proposed' },
        event: 'AUTHORISE_PROPOSED',
        report: 'ENTRIES_ANSWERED',
      },
    ]);
    r.send('ENTRIES_ANSWERED', SYSTEM, batch({ left: 1 })).send('ENTRIES_ANSWERED', SYSTEM, batch({ refused: [refusal('i-8')] }));
    expect([at(r), r.context['authorised'], r.context['unauthorised'], notices(r).at(-1)]).toEqual([
      'publishing',
      4,
      [refusal('i-8')],
      'issuing:entriesAuthorised',
    ]);
    r.send('AUTHORISE_ENTRIES', chair).send('ENTRIES_ANSWERED', SYSTEM, batch());
    expect([r.context['authorised'], r.context['unauthorised']]).toEqual([6, []]);
  });
});

describe('an edition', () => {
  it('is asked for by the chair, under the determination and its signer', () => {
    const r = editing();
    const signature = r.context['signature'] as { signerName: unknown };
    expect([at(r), r.last.tasks]).toEqual(['editing', []]);
    expect(effects(r, 'publishEdition')).toEqual([
      {
        report: 'EDITION_PUBLISHED',
        otherwise: 'EDITION_BLOCKED',
        unit: UNIT,
        listNumber: LIST.listNumber,
        listDate: LIST.listDate,
        signerName: signature.signerName,
        signerPosition: POSITION.signerPosition,
        accepted: null,
      },
    ]);
  });

  it('waits to be uploaded once it is out, and notes where it was', () => {
    const r = uploading();
    expect([at(r), r.context['edition'], notices(r).at(-1)]).toEqual(['uploading', EDITION, 'publication:editionOut']);
    r.send('RECORD_PUBLICATION', officer, { ...PUBLISHED, evidence: FILE });
    expect(effects(r, 'noteUpload')).toEqual([{ upload: 1, edition: 3, ...PUBLISHED, evidence: true }]);
    r.send('RECORD_PUBLICATION', officer, { ...PUBLISHED, channel: 'notice-board' });
    expect(effects(r, 'noteUpload').at(-1)).toMatchObject({ channel: 'notice-board', evidence: false });
  });

  it('is held back by what is confidential, which is mended and tried again', () => {
    const r = blocked();
    expect([at(r), r.context['blocked'], notices(r).at(-1)]).toEqual(['blocked', LEAKS, 'publication:leaksFound']);
    expect(r.last.tasks).toMatchObject([{ duty: 'publication', step: 5 }]);
    r.send('PUBLISH_EDITION', chair, POSITION).send('EDITION_PUBLISHED', SYSTEM, EDITION);
    expect([at(r), r.context['blocked']]).toEqual(['uploading', null]);
  });

  it('is published with exactly what the chair accepts, and nothing is accepted for the next one', () => {
    const r = blocked().send('ACCEPT_LEAKS', chair, BECAUSE);
    expect([at(r), effects(r, 'publishEdition').at(-1)]).toMatchObject(['editing', { accepted: 'd1' }]);
    r.send('EDITION_PUBLISHED', SYSTEM, EDITION).send('RECORD_PUBLICATION', officer, PUBLISHED);
    expect(r.context).toMatchObject({ blocked: null, accepted: null });
    const again = blocked()
      .send('ACCEPT_LEAKS', chair, BECAUSE)
      .send('EDITION_BLOCKED', SYSTEM, { ...LEAKS, digest: 'd2' });
    again.send('PUBLISH_EDITION', chair, POSITION);
    expect(effects(again, 'publishEdition').at(-1)).toMatchObject({ accepted: null });
  });

  it('is published with thousands of findings that one person accepts at once', () => {
    const r = blocked({ count: 3_000, kinds: [{ ...KIND, field: 'title', place: 'own', count: 3_000 }] });
    r.send('ACCEPT_LEAKS', chair, { reason: 'Judul daftar lama memang judul publik.' });
    expect(effects(r, 'publishEdition').at(-1)).toMatchObject({ accepted: 'd1' });
  });

  it('is published anew whenever something changed, also when the next round is due', () => {
    const r = published()
      .send('PUBLISH_EDITION', chair, POSITION)
      .send('EDITION_PUBLISHED', SYSTEM, { ...EDITION, no: 4 });
    expect([at(r), r.context['edition']]).toMatchObject(['uploading', { no: 4 }]);
    r.send('RECORD_PUBLICATION', officer, PUBLISHED);
    expect(effects(r, 'noteUpload').at(-1)).toMatchObject({ edition: 4 });
    const due = published().moveTo('2026-05-20T01:00:00.000Z');
    expect(at(due.send('PUBLISH_EDITION', chair, POSITION))).toBe('editing');
    expect(at(uploading().send('PUBLISH_EDITION', chair, POSITION))).toBe('editing');
  });

  it('tells every record that waits for an upload where it was, and counts what they answer', () => {
    const r = published();
    const upload = (state: string): object => ({
      to: { workflow: 'exempt-information', state },
      event: 'RECORD_UPLOAD',
      payload: { channel: 'website', address: PUBLISHED.address, uploadedOn: PUBLISHED.publishedOn, asOf: EDITION.at },
      report: 'UPLOADS_RECORDED',
    });
    expect(effects(r, 'send').slice(-2)).toEqual([upload('listing.authorised'), upload('listing.outdated')]);
    r.send('UPLOADS_RECORDED', SYSTEM, batch({ refused: [refusal('i-9')], left: 1 }));
    r.send('UPLOADS_RECORDED', SYSTEM, batch({ refused: [refusal('i-8')] }));
    expect(r.context).toMatchObject({ uploaded: 4, notUploaded: 2 });
    r.send('RECORD_PUBLICATION', officer, { ...PUBLISHED, channel: 'notice-board' });
    expect(r.context).toMatchObject({ uploaded: 0, notUploaded: 0 });
  });

  it('that is held back is given up with a reason, and what was out before stays as it was', () => {
    const anew = (r: Rehearsal): Rehearsal => r.send('PUBLISH_EDITION', chair, POSITION).send('EDITION_BLOCKED', SYSTEM, LEAKS);
    for (const [r, state] of [
      [blocked(), 'publishing'],
      [anew(uploading()), 'uploading'],
      [anew(published()), 'published'],
    ] as const) {
      expect(at(r)).toBe('blocked');
      r.send('GIVE_UP_EDITION', chair, BECAUSE);
      expect([at(r), r.context['blocked']]).toEqual([state, null]);
    }
  });

  it('is uploaded, its upload recorded, whatever is done about the next one', () => {
    const r = published().send('PUBLISH_EDITION', chair, POSITION);
    r.send('RECORD_PUBLICATION', officer, { ...PUBLISHED, channel: 'notice-board' });
    expect([at(r), (r.context['publications'] as unknown[]).length]).toEqual(['editing', 2]);
    expect(effects(r, 'noteUpload').at(-1)).toMatchObject({ edition: 3, channel: 'notice-board' });
    expect(editing().possible()).not.toContain('RECORD_PUBLICATION');
  });
});

describe('the channels of the office', () => {
  const told = (r: Rehearsal, edition: number, delivered: string[], ...refused: string[]): Rehearsal =>
    r.send('EDITION_DELIVERED', SYSTEM, {
      edition,
      delivered,
      refused: refused.map((name) => ({ name, code: 'channel.refused' })),
    });

  it('get each edition, and have it for good', () => {
    const r = uploading();
    expect(effects(r, 'deliverEdition')).toEqual([{ report: 'EDITION_DELIVERED', editions: [3] }]);
    told(told(r, 3, ['laman']), 3, []);
    expect([r.context['deliveries'], channels(r), notices(r).at(-1)]).toEqual([
      [{ edition: 3, delivered: ['laman'], refused: [] }],
      { out: 'brought' },
      'publication:editionOut',
    ]);
  });

  it('that do not take one are a task, told once for each, until all have it', () => {
    const r = told(uploading(), 3, [], 'portal');
    expect([channels(r), notices(r).at(-1)]).toEqual([{ out: 'lacking' }, 'delivery:channelRefused']);
    expect(r.last.tasks).toContainEqual(expect.objectContaining({ duty: 'delivery', state: 'edition.out.lacking' }));
    const count = notices(r).length;
    told(told(r, 3, ['laman'], 'portal'), 3, ['laman'], 'portal');
    expect([notices(r).length, channels(r)]).toEqual([count, { out: 'lacking' }]);
    told(r, 3, ['laman'], 'portal', 'awan');
    expect(notices(r).length).toBe(count + 1);
    expect(notices(r.fork().moveTo('2026-01-12T16:00:00.000Z'))).toContain('oversight:deliveryIdle');
    expect(channels(told(r, 3, ['laman', 'portal', 'awan']))).toEqual({ out: 'brought' });
    expect(channels(told(r, 3, [], 'portal'))).toEqual({ out: 'brought' });
    const before = r.context['deliveries'];
    expect([channels(told(r, 99, [], 'portal')), r.context['deliveries']]).toEqual([{ out: 'brought' }, before]);
  });

  it('are asked again for every edition of the round when somebody says so, and a refusal is then news', () => {
    const r = told(published(), 3, ['laman'], 'portal')
      .send('PUBLISH_EDITION', chair, POSITION)
      .send('EDITION_PUBLISHED', SYSTEM, { ...EDITION, no: 4 });
    told(r, 4, ['laman', 'portal']);
    expect(channels(r)).toEqual({ out: 'lacking' });
    for (const who of [officer, chair]) {
      r.send('REDELIVER', who);
      expect(effects(r, 'deliverEdition').at(-1)).toEqual({ report: 'EDITION_DELIVERED', editions: [3, 4] });
      expect(channels(r)).toEqual({ out: 'brought' });
      told(r, 3, ['laman'], 'portal');
      expect([channels(r), notices(r).at(-1)]).toEqual([{ out: 'lacking' }, 'delivery:channelRefused']);
    }
    expect(channels(told(r, 3, ['laman', 'portal']))).toEqual({ out: 'brought' });
    expect(editing().possible()).not.toContain('REDELIVER');
  });
});

describe('the links of what was uploaded', () => {
  const links = (r: Rehearsal): unknown => (r.state.value as { readonly links: unknown }).links;
  const found = (r: Rehearsal, upload: number, link: string, httpStatus?: number): Rehearsal =>
    r.send('UPLOADS_CHECKED', SYSTEM, {
      checks: [{ upload, link, checkedAt: NOW, ...(httpStatus === undefined ? {} : { httpStatus }) }],
    });
  const uploads = (r: Rehearsal): unknown => r.context['publications'];

  it('are looked at once when they are recorded, and what came of it stands with the upload', () => {
    const r = published();
    expect(effects(r, 'checkUploads')).toEqual([
      { report: 'UPLOADS_CHECKED', uploads: [{ upload: 1, address: PUBLISHED.address }] },
    ]);
    found(r, 1, 'reachable', 200);
    expect(links(r)).toBe('found');
    expect(uploads(r)).toEqual([{ upload: 1, edition: 3, ...PUBLISHED, link: 'reachable', httpStatus: 200, checkedAt: NOW }]);
  });

  it.each(['refused', 'unreachable', 'private'])('are a task of the person in charge where one is %s', (link) => {
    const r = found(published(), 1, link);
    expect([links(r), notices(r).at(-1)]).toEqual(['broken', 'publication:linkBroken']);
    expect(r.last.tasks).toContainEqual(expect.objectContaining({ duty: 'publication', state: 'links.broken' }));
    expect(notices(r.moveTo('2026-01-12T16:00:00.000Z')).at(-1)).toBe('oversight:linkIdle');
  });

  it('are looked at again by a word, until they open, or somebody has looked', () => {
    const r = found(found(published(), 1, 'refused', 404).send('CHECK_LINKS', officer), 1, 'unreachable');
    expect(effects(r, 'checkUploads')).toHaveLength(2);
    expect(effects(r, 'checkUploads').at(-1)).toEqual(effects(r, 'checkUploads')[0]);
    expect([links(r), notices(r).filter((one) => one === 'publication:linkBroken')]).toMatchObject(['broken', { length: 1 }]);
    expect(uploads(r)).toEqual([{ upload: 1, edition: 3, ...PUBLISHED, link: 'unreachable', checkedAt: NOW }]);
    expect(links(found(r.fork().send('CHECK_LINKS', officer), 1, 'reachable', 200))).toBe('found');
    expect(links(r.send('ACCEPT_LINKS', officer, BECAUSE))).toBe('found');
  });

  it.each<[string, (r: Rehearsal) => Rehearsal]>([
    [
      'another edition is out',
      (r) => r.send('PUBLISH_EDITION', chair, POSITION).send('EDITION_PUBLISHED', SYSTEM, { ...EDITION, no: 4 }),
    ],
    [
      'the same channel has a place that is no link',
      (r) => r.send('RECORD_PUBLICATION', officer, { ...PUBLISHED, address: 'Papan pengumuman' }),
    ],
  ])('are no task any more by a word where %s', (_what, then) => {
    const r = then(found(published(), 1, 'refused', 404));
    const looks = effects(r, 'checkUploads').length;
    expect(links(r)).toBe('broken');
    expect(links(r.send('CHECK_LINKS', officer))).toBe('found');
    expect(effects(r, 'checkUploads')).toHaveLength(looks);
  });

  it('count where they were recorded last for a channel of the last edition', () => {
    const lost = (): Rehearsal => found(published(), 1, 'refused', 404);
    const beside = lost().send('RECORD_PUBLICATION', officer, { ...PUBLISHED, channel: 'other' });
    expect(links(found(beside, 2, 'reachable', 200))).toBe('broken');
    const right = lost().send('RECORD_PUBLICATION', officer, { ...PUBLISHED, address: 'https://ppid.contoh.go.id/benar' });
    expect(links(found(right, 2, 'reachable', 200))).toBe('found');
    const anew = lost()
      .send('PUBLISH_EDITION', chair, POSITION)
      .send('EDITION_PUBLISHED', SYSTEM, { ...EDITION, no: 4 })
      .send('RECORD_PUBLICATION', officer, { ...PUBLISHED, channel: 'other' });
    expect(links(found(anew, 2, 'reachable', 200))).toBe('found');
  });
});

describe('a list that is published', () => {
  const FIRED = [
    ['upkeepOpens', '2026-05-18T16:00:00.000Z'],
    ['upkeepDue', '2026-07-05T16:00:00.000Z'],
    ['upkeepOverdue', '2026-07-17T16:00:00.000Z'],
  ];
  const fired = (r: Rehearsal): unknown[] =>
    r.liveTo('2026-12-31T00:00:00.000Z').fired.flatMap(({ name, at: when }) => (name.startsWith('upkeep') ? [[name, when]] : []));
  const following = (): Rehearsal => published().send('BEGIN_NEXT', officer, NEXT);
  const followed = (): Rehearsal => following().send('NEXT_BEGUN', SYSTEM, { ref: '2027', instance: 'i-9', kode: 'K' });
  const next = (r: Rehearsal, fate: string): Rehearsal => r.send('NEXT_ANSWERED', SYSTEM, { instance: 'i-9', seq: 7, fate });

  it('is kept up: the clock asks for the next round, then the chair, then the head', () => {
    const r = published();
    expect([r.state.value, r.last.tasks]).toEqual([
      { list: 'published', edition: { out: 'brought' }, links: 'found', upkeep: { counting: 'kept' } },
      [],
    ]);
    expect(fired(r)).toEqual(FIRED);
    expect(notices(r).slice(-4)).toEqual([
      'upkeep:upkeepOpens',
      'upkeep:upkeepDue',
      'oversight:upkeepDue',
      'attention:upkeepOverdue',
    ]);
    expect(r.last.tasks).toMatchObject([{ duty: 'upkeep', dueAt: '2026-07-05T16:00:00.000Z' }]);
  });

  it.each<[string, () => Rehearsal]>([
    ['checked', () => published().send('PUBLISH_EDITION', chair, POSITION)],
    ['held back', () => published().send('PUBLISH_EDITION', chair, POSITION).send('EDITION_BLOCKED', SYSTEM, LEAKS)],
    [
      'out and not uploaded',
      () =>
        published()
          .send('PUBLISH_EDITION', chair, POSITION)
          .send('EDITION_PUBLISHED', SYSTEM, { ...EDITION, no: 4 }),
    ],
    ['waiting for the next round to begin', following],
    ['waiting for the next round to be published', followed],
  ])('is kept up also while another edition or round is %s', (_what, made) =>
    expect(fired(made()).slice(-2)).toEqual(FIRED.slice(-2)),
  );

  it('counts from the first day of publication of the edition, whenever it is recorded', () => {
    const r = published().moveTo('2026-02-02T01:00:00.000Z');
    const again = { ...PUBLISHED, channel: 'notice-board', publishedOn: '2026-02-02', evidence: FILE };
    r.send('RECORD_PUBLICATION', officer, again);
    expect(r.context['publications']).toEqual([PUBLISHED, again].map((one, at) => ({ upload: at + 1, edition: 3, ...one })));
    expect(r.last.deadlines.find(({ name }) => name === 'upkeepOpens')?.dueAt).toBe('2026-05-18T16:00:00.000Z');
  });

  it('counts anew from the day on which its next edition was published, and from no other', () => {
    const r = published().moveTo('2026-07-06T01:00:00.000Z');
    r.send('RECORD_PUBLICATION', officer, { ...PUBLISHED, publishedOn: '2026-07-06' });
    expect(upkeep(r)).toEqual({ counting: 'due' });
    r.send('PUBLISH_EDITION', chair, POSITION).send('EDITION_PUBLISHED', SYSTEM, { ...EDITION, no: 4 });
    expect(upkeep(r)).toEqual({ counting: 'due' });
    r.send('RECORD_PUBLICATION', officer, { ...PUBLISHED, publishedOn: '2026-07-06' });
    expect(upkeep(r)).toEqual({ counting: 'kept' });
    expect(r.last.deadlines.map(({ name }) => name)).toEqual(['upkeepOpens', 'upkeepDue', 'upkeepOverdue']);
    expect(r.last.deadlines[1]?.dueAt).toBe('2027-01-06T16:00:00.000Z');
  });

  it('counts anew from another edition also while the next round is on its way, and still waits for that one', () => {
    const anew = (r: Rehearsal): Rehearsal =>
      r
        .moveTo('2026-07-06T01:00:00.000Z')
        .send('PUBLISH_EDITION', chair, POSITION)
        .send('EDITION_PUBLISHED', SYSTEM, { ...EDITION, no: 4 })
        .send('RECORD_PUBLICATION', officer, { ...PUBLISHED, publishedOn: '2026-07-06' });
    const r = anew(followed());
    expect(upkeep(r)).toEqual({ counting: 'followed' });
    expect(r.last.deadlines.find(({ name }) => name === 'upkeepDue')?.dueAt).toBe('2027-01-06T16:00:00.000Z');
    expect(upkeep(next(r, 'published'))).toBe('over');
    expect(upkeep(anew(following()))).toEqual({ counting: 'following' });
  });

  it('begins the round that follows, and is over when that one is published', () => {
    expect(following().effects.at(-1)).toEqual({
      type: 'start',
      params: { workflow: 'dik-round', payload: { unit: UNIT, ...NEXT }, report: 'NEXT_BEGUN', ref: '2027' },
    });
    const r = followed();
    expect([at(r), upkeep(r), r.last.tasks]).toEqual(['published', { counting: 'followed' }, []]);
    next(r, 'published');
    expect([at(r), upkeep(r), r.last.deadlines]).toEqual(['replaced', 'over', []]);
    expect(next(r, 'published').last.tasks).toEqual([]);
    expect(upkeep(next(following(), 'published'))).toBe('over');
    expect(upkeep(next(following(), 'ended'))).toEqual({ counting: 'following' });
  });

  it('asks again when the next round could not begin, or ended without a list', () => {
    const r = following().send('NEXT_BEGUN', SYSTEM, { ref: '2027', code: 'x', rules: [] });
    expect([upkeep(r), r.context['next'], notices(r).at(-1)]).toEqual([{ counting: 'due' }, null, 'upkeep:nextRefused']);
    const ended = next(followed(), 'ended');
    expect([at(ended), upkeep(ended), notices(ended).at(-1)]).toEqual(['published', { counting: 'due' }, 'upkeep:nextEnded']);
    for (const one of [r, ended]) expect(upkeep(one.send('BEGIN_NEXT', officer, NEXT))).toEqual({ counting: 'following' });
  });

  it('tells the round before what became of it: once when it is published, or that it ended without that', () => {
    const r = published().send('RECORD_PUBLICATION', officer, { ...PUBLISHED, channel: 'notice-board' });
    expect(answers(r.send('CONCLUDE', chair, BECAUSE))).toEqual([{ fate: 'published' }]);
    expect(answers(uploading().send('CONCLUDE', chair, BECAUSE))).toEqual([{ fate: 'ended' }]);
    expect(answers(submitted().send('CANCEL', chair, BECAUSE))).toEqual([{ fate: 'ended' }]);
  });

  it('is concluded by the chair where another round has replaced it, also with an edition that is held back or not uploaded', () => {
    for (const r of [published(), blocked(), uploading(), listed()]) {
      r.send('CONCLUDE', chair, BECAUSE);
      expect([at(r), r.last.deadlines]).toEqual(['concluded', []]);
    }
    const again = published().send('PUBLISH_EDITION', chair, POSITION).send('EDITION_BLOCKED', SYSTEM, LEAKS);
    expect(again.possible()).toEqual(expect.arrayContaining(['BEGIN_NEXT', 'CONCLUDE', 'GIVE_UP_EDITION']));
  });
});

describe('what a round refuses', () => {
  it.each([
    ['answers.not-ahead', { answersBy: '2026-01-05' }],
    ['date.beyond-calendar', { answersBy: calendar.data.until }],
  ])('%s, at its start and for the next', (id, more) => {
    expect(() => begin(more)).toThrow(new Refused([id]));
    expect(published().refusals('BEGIN_NEXT', officer, { ...NEXT, ...more })).toEqual([id]);
  });

  it('date.in-future: a list or a publication of tomorrow', () => {
    expect(submitted().refusals('SIGN', chair, { ...LIST, listDate: '2026-01-06' })).toEqual(['date.in-future']);
    expect(published().refusals('RECORD_PUBLICATION', officer, { ...PUBLISHED, publishedOn: '2026-01-06' })).toEqual([
      'date.in-future',
    ]);
  });

  it('publication.before-edition: a publication of an edition that there was not yet', () => {
    expect(published().refusals('RECORD_PUBLICATION', officer, { ...PUBLISHED, publishedOn: '2026-01-04' })).toEqual([
      'publication.before-edition',
    ]);
  });

  it.each([
    ['no agency', { agencies: [] }],
    ['one agency twice', { agencies: ['health', 'health'] }],
    ['a year of another age', { year: 1926 }],
  ])('%s', (_what, more) => expect(() => begin(more)).toThrow('Some fields are missing or wrong'));
});
