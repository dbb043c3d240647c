import { Validator } from '@cfworker/json-schema';
import { AppError } from '@tabir/kernel';
import { readPayload, referencesOf, sealPayload, sealedKindOf } from '@tabir/engine';
import { targetConstructorToSchema } from 'class-validator-jsonschema';
import { FILE, PAYLOADS, PEOPLE, SHEET, determination, ground, record } from '../../../libs/testing/src/exempt-record.js';
import { events, start } from './events.js';
import { ProposeDetermination } from './payloads/change.js';
import { RecordDetermination, Sheet, TermPayload } from './payloads/determination.js';
import { GiveOpinion, OpenedOpinion, PrepareReview } from './payloads/review.js';

type EventType = keyof typeof events;

/** Paths of the fields that a payload class refuses; empty when it takes the payload. */
function problemsOf(payload: new () => object, json: unknown): string[] {
  try {
    readPayload(payload, json);
    return [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return (error.meta['errors'] as { path: string }[] | undefined)?.map(({ path }) => path) ?? [error.code];
  }
}

const without = (json: object, ...fields: string[]): object =>
  Object.fromEntries(Object.entries(json).filter(([field]) => !fields.includes(field)));

describe('payloads', () => {
  it('RECORD_UPLOAD takes no address with a name or a password, for everybody reads it', () => {
    const at = (address: string) => problemsOf(events.RECORD_UPLOAD.payload, { ...PAYLOADS.RECORD_UPLOAD, address });
    for (const address of ['https://user:sandi@kota.example/', 'FTP://user@kota.example', 'https://u%40@kota.example'])
      expect(at(address)).toEqual(['address']);
    for (const address of ['https://kota.example/@ppid', 'ppid@kota.example', 'Papan pengumuman'])
      expect(at(address)).toEqual([]);
  });

  it.each(Object.keys(events) as EventType[])('%s takes its example', (type) => {
    expect(problemsOf(events[type].payload, (PAYLOADS as Record<string, object>)[type] ?? {})).toEqual([]);
  });

  it.each<[EventType, readonly string[]]>([
    ['REVISE', ['title', 'medium']],
    ['WITHDRAW', ['reason']],
    ['RETURN', ['reason']],
    ['CLASSIFY', ['classificationCode', 'securityClass']],
    ['SEND_BACK', ['reason']],
    ['CONFIRM_FILING', ['listNumber', 'listDate', 'signerName']],
    ['MOVE', ['locator']],
    ['LEND', ['borrower', 'purpose', 'dueBackOn']],
    ['RECORD_RETENTION', ['startsOn', 'activeYears', 'inactiveYears', 'fate']],
    ['PLACE_HOLD', ['caseNumber', 'reason', 'since']],
    ['LIFT_HOLD', ['caseNumber', 'number', 'reason']],
    ['PROPOSE_DESTRUCTION', ['minutesNumber', 'minutesDate', 'minutesScan']],
    ['RECORD_DESTRUCTION_APPROVAL', ['letterNumber', 'letterDate', 'signerName', 'scan']],
    ['REJECT_DESTRUCTION', ['reason']],
    ['AUTHORISE_LISTING', ['publicTitle', 'publicSummary', 'publicConsequenceIfOpened', 'publicConsequenceIfClosed']],
    ['PROPOSE_ENTRY', ['publicTitle', 'publicSummary', 'publicConsequenceIfOpened', 'publicConsequenceIfClosed']],
    ['RETURN_ENTRY', ['reason']],
    ['ENTRY_OPENED', ['values']],
    ['RECORD_UPLOAD', ['channel', 'address', 'uploadedOn']],
    ['PREPARE_REVIEW', ['recommendation', 'reason']],
    ['GIVE_OPINION', ['opinion']],
    ['OPINIONS_OPENED', ['values']],
    ['DECIDE_TO_OPEN', ['number', 'date', 'reason']],
    ['SEND_BACK_REVIEW', ['reason']],
    ['RECORD_HEAD_APPROVAL', ['letterNumber', 'letterDate', 'signerName', 'scan']],
    ['HEAD_RETURNS', ['reason']],
    ['PROPOSE_VOID', ['reason', 'evidence']],
    ['REJECT_CHANGE', ['reason']],
    ['RECORD_CHANGE_APPROVAL', ['letterNumber', 'letterDate', 'signerName', 'scan']],
    ['HEAD_REJECTS_CHANGE', ['reason']],
    ['REPORT_END', ['endedBy', 'occurredOn', 'evidence']],
    ['REJECT_END', ['reason']],
    ['RECHECK', ['reason', 'recheckOn']],
    ['RELEASE', ['what', 'where', 'releasedOn']],
    ['EXPLAIN_INCIDENT', ['cause', 'measures']],
    ['PROVIDE_OPEN_PART', ['redactedCopy', 'where', 'providedOn']],
    ['TAKE_DOWN', ['takenDownOn', 'evidence']],
    ['REMAINDER_BEGUN', ['ref']],
    ['BEGIN_REMAINDER', []],
    ['DISMISS_REMAINDER', ['reason']],
    ['TRANSFER_HOLDER', ['number', 'date', 'reason']],
    ['SUBMIT', []],
    ['ACCEPT', []],
    ['STORE', []],
    ['TAKE_BACK', []],
    ['OPEN_REVIEW', []],
    ['AUTHORISE_PROPOSED', []],
    ['APPROVE_OPENING', []],
  ])('%s wants what it cannot do without, and nothing that it does not know', (type, fields) => {
    expect([...new Set(problemsOf(events[type].payload, {}))].sort()).toEqual([...fields].sort());
    expect(problemsOf(events[type].payload, { ...(PAYLOADS as Record<string, object>)[type], surprise: 1 })).toEqual([
      'surprise',
    ]);
  });

  it('begin with a title, a unit and a medium; the rest may follow', () => {
    expect(problemsOf(start.payload, {}).sort()).toEqual(expect.arrayContaining(['medium', 'title', 'unit']));
    expect(problemsOf(start.payload, { title: 'x', unit: 'u', medium: 'soft' })).toEqual([]);
    expect(problemsOf(start.payload, record({ determination: determination() }))).toEqual([]);
  });

  it.each(['é', 'dinas kesehatan', '\u200b', '😀', 'a'.repeat(37)])('take no unit and no agency called %j', (name) => {
    expect(new Set(problemsOf(start.payload, record({ unit: name, agency: name })))).toEqual(new Set(['unit', 'agency']));
  });

  it('know no file before there is a record to which it belongs', () => {
    expect(problemsOf(start.payload, record({ determination: determination(undefined, { decreeFile: FILE }) }))).toEqual([
      'determination.decreeFile',
    ]);
    const scans = { decreeFile: FILE, sheetFile: FILE, minutesFile: FILE };
    expect(problemsOf(RecordDetermination, determination(undefined, scans))).toEqual([]);
    expect([...referencesOf(RecordDetermination).keys()]).toEqual(Object.keys(scans));
    expect([...referencesOf(ProposeDetermination).keys()]).toEqual(Object.keys(scans));
  });

  describe('of a determination', () => {
    it.each([
      'number',
      'date',
      'place',
      'officerName',
      'officerPosition',
      'publicBody',
      'workUnit',
      'classificationKind',
      'publicClass',
      'scope',
      'reason',
      'grounds',
      'consequenceIfOpened',
      'consequenceIfClosed',
    ])('are refused without %s', (field) => {
      expect(new Set(problemsOf(RecordDetermination, without(determination(), field)))).toEqual(new Set([field]));
    });

    it('are refused without a sheet, and the sheet without its participants', () => {
      expect(problemsOf(RecordDetermination, without(determination(), 'sheet'))).not.toEqual([]);
      const sheet = { number: '1', date: '2025-12-01', occasion: 'before-request' };
      expect(new Set(problemsOf(RecordDetermination, determination(undefined, { sheet })))).toEqual(
        new Set(['sheet.participants']),
      );
      expect(problemsOf(Sheet, { ...sheet, participants: [] })).toEqual(['participants']);
    });

    it('may name the minutes of the test by number and day, with or without the place', () => {
      const minutes = { number: 'BA/3/2025', date: '2025-12-10' };
      expect(problemsOf(Sheet, { ...SHEET, minutes })).toEqual([]);
      expect(problemsOf(Sheet, { ...SHEET, minutes: { ...minutes, place: 'Kota Contoh' } })).toEqual([]);
      expect(problemsOf(Sheet, { ...SHEET, minutes: { place: 'Kota Contoh' } })).toEqual(['minutes.number', 'minutes.date']);
    });

    it.each([
      ['no end at all', [{ letter: 'h', acts: [] }]],
      ['no grounds', []],
      ['an event instead of an end', [ground({ kind: 'event', event: 'lelang selesai' })]],
      ['a day that does not exist', [ground({ kind: 'date', endsOn: '2027-02-29' })]],
      ['an end that is empty', [ground({ kind: 'date', endsOn: null })]],
      ['no years', [ground({ kind: 'years', startsOn: '2020-01-01', years: 0 })]],
      ['half a year', [ground({ kind: 'years', startsOn: '2020-01-01', years: 0.5 })]],
      ['more years than anybody reckons with', [ground({ kind: 'years', startsOn: '2020-01-01', years: 101 })]],
      ['an end hidden in another kind', [ground({ kind: 'years', startsOn: '2020-01-01', years: 5, endsOn: '2020-01-02' })]],
      ['a letter that Article 17 does not have', [ground(undefined, 'k')]],
      ['blank Acts', [ground(undefined, 'j', [' '])]],
    ])('are refused with %s', (_, grounds) => {
      expect(problemsOf(RecordDetermination, determination(grounds))).not.toEqual([]);
    });

    it('say of a term that carries a field of another kind which fields belong to it', () => {
      const term = { kind: 'date', endsOn: '2027-01-31', years: 3 };
      expect(() => readPayload(TermPayload, term)).toThrow(
        expect.objectContaining({
          meta: {
            errors: [
              {
                path: 'kind',
                rule: 'fieldsFitKind',
                params: {},
                message: {
                  id: 'Isi hanya yang termasuk jenis jangka waktu yang dipilih.',
                  en: 'Send only the fields that belong to this kind of term.',
                },
              },
            ],
          },
        }) as Error,
      );
    });

    it('take 29 February where it exists', () => {
      expect(problemsOf(RecordDetermination, determination([ground({ kind: 'date', endsOn: '2028-02-29' })]))).toEqual([]);
    });
  });

  it('give forms a schema of terms that agrees with the validator', () => {
    const schema = targetConstructorToSchema(TermPayload) as ConstructorParameters<typeof Validator>[0];
    const corpus: [object, boolean][] = [
      [{ kind: 'date', endsOn: '2027-01-31' }, true],
      [{ kind: 'years', startsOn: '2027-01-31', years: 1 }, true],
      [{ kind: 'years', startsOn: '2027-01-31', years: 100 }, true],
      [{ kind: 'date' }, false],
      [{ kind: 'date', endsOn: '31-01-2027' }, false],
      [{ kind: 'date', endsOn: '2027-01-31', years: 3 }, false],
      [{ kind: 'years', startsOn: '2027-01-31' }, false],
      [{ kind: 'years', startsOn: '2027-01-31', years: 101 }, false],
      [{ kind: 'years', startsOn: '2027-01-31', years: 0 }, false],
      [{ kind: 'years', startsOn: '2027-01-31', years: 1.5 }, false],
      [{ kind: 'years', startsOn: '2027-01-31', years: 2, endsOn: '2030-01-01' }, false],
      [{ kind: 'constructor', endsOn: '2027-01-31' }, false],
      [{ endsOn: '2027-01-31' }, false],
      [{}, false],
    ];
    const validator = new Validator(schema, '2020-12');
    for (const [term, right] of corpus) {
      expect([term, problemsOf(TermPayload, term).length === 0]).toEqual([term, right]);
      expect([term, validator.validate(term).valid]).toEqual([term, right]);
    }
  });

  it.each([
    ['an empty panel', { panel: [] }],
    ['a member named twice', { panel: [PEOPLE.member1.id, PEOPLE.member1.id] }],
    ['a member who is no id', { panel: ['Budi'] }],
    ['more than 25 members', { panel: Array.from({ length: 26 }, (_, i) => `00000000-0000-7000-8000-0000000000${10 + i}`) }],
  ])('ask no panel with %s', (_, change) => {
    expect(problemsOf(PrepareReview, { ...PAYLOADS.PREPARE_REVIEW, ...change })).not.toEqual([]);
  });

  it('ask the runtime where the members of a panel come from', () => {
    expect(referencesOf(PrepareReview).get('panel')).toEqual({
      to: 'person',
      role: 'consideration-team',
      agenciesIn: 'panelAgencies',
      duty: 'consideration',
    });
  });

  it.each(['code with spaces', '', '800;1'])('take no archive code like "%s"', (classificationCode) => {
    expect(problemsOf(events.CLASSIFY.payload, { classificationCode, securityClass: 'R' })).not.toEqual([]);
  });

  it.each([
    ['a negative number of years', { activeYears: -1 }],
    ['half a year', { inactiveYears: 0.5 }],
    ['more years than anybody reckons with', { inactiveYears: 101 }],
    ['a fate that no schedule knows', { fate: 'burn' }],
    ['a day that does not exist', { startsOn: '2027-02-29' }],
  ])('take no retention of %s, by itself or with the classification', (_, change) => {
    const retention = { ...PAYLOADS.RECORD_RETENTION, ...change };
    const [field] = Object.keys(change);
    expect(problemsOf(events.RECORD_RETENTION.payload, retention)).toEqual([field]);
    expect(problemsOf(events.CLASSIFY.payload, { ...PAYLOADS.CLASSIFY, retention })).toEqual([`retention.${field}`]);
    expect(problemsOf(events.CLASSIFY.payload, { ...PAYLOADS.CLASSIFY, retention: PAYLOADS.RECORD_RETENTION })).toEqual([]);
  });

  it('seal names, reasons and places, and leave in clear what the law lets everybody see', () => {
    const clearOf = (type: EventType): Record<string, unknown> => {
      const { payload } = events[type];
      const json = (PAYLOADS as Record<string, object>)[type] ?? {};
      const { redacted } = sealPayload(payload, readPayload<object>(payload, json), () => new Uint8Array(32));
      return Object.fromEntries(Object.entries(redacted).filter(([, value]) => typeof value !== 'object'));
    };
    const clear = Object.fromEntries(
      (Object.keys(events) as EventType[]).map((type) => [type, Object.keys(clearOf(type)).sort().join(' ')]),
    );
    expect(clear).toEqual({
      PROVIDE_OPEN_PART: 'providedOn redactedCopy where',
      TAKE_DOWN: 'evidence takenDownOn',
      BEGIN_REMAINDER: '',
      DISMISS_REMAINDER: '',
      REMAINDER_BEGUN: 'instance kode ref',
      REVISE: 'medium',
      RECORD_DETERMINATION: 'classificationKind date number officerPosition place publicBody publicClass scope workUnit',
      SUBMIT: '',
      WITHDRAW: '',
      RETURN: '',
      ACCEPT: '',
      CLASSIFY: 'classificationCode securityClass series',
      SEND_BACK: '',
      CONFIRM_FILING: 'listDate listNumber',
      CONFIRM_PAST_END: '',
      STORE: 'softCopy',
      MOVE: '',
      LEND: 'dueBackOn',
      TAKE_BACK: '',
      RECORD_RETENTION: 'activeYears fate inactiveYears startsOn',
      PLACE_HOLD: 'caseNumber evidence since',
      LIFT_HOLD: 'caseNumber number',
      PROPOSE_DESTRUCTION: 'minutesDate minutesNumber minutesScan',
      APPROVE_DESTRUCTION: '',
      RECORD_DESTRUCTION_APPROVAL: 'letterDate letterNumber scan',
      REJECT_DESTRUCTION: '',
      AUTHORISE_LISTING: 'publicConsequenceIfClosed publicConsequenceIfOpened publicSummary publicTitle',
      PROPOSE_ENTRY: '',
      AUTHORISE_PROPOSED: '',
      RETURN_ENTRY: '',
      ENTRY_OPENED: '',
      RECORD_UPLOAD: 'address channel uploadedOn',
      OPEN_REVIEW: '',
      PREPARE_REVIEW: 'recommendation',
      GIVE_OPINION: '',
      OPINIONS_OPENED: '',
      DECIDE_TO_OPEN: 'date number',
      SEND_BACK_REVIEW: '',
      APPROVE_OPENING: '',
      RECORD_HEAD_APPROVAL: 'letterDate letterNumber scan',
      HEAD_RETURNS: '',
      PROPOSE_DETERMINATION:
        'classificationKind date decreeFile number officerPosition place publicBody publicClass scope workUnit',
      PROPOSE_CORRECTION: 'classificationKind date decreeFile number officerPosition place publicBody publicClass scope workUnit',
      PROPOSE_RETRACTION: 'evidence',
      PROPOSE_VOID: 'evidence',
      DETERMINE_CHANGE: '',
      CONFIRM_CHANGE: '',
      REJECT_CHANGE: '',
      APPROVE_CHANGE: '',
      RECORD_CHANGE_APPROVAL: 'letterDate letterNumber scan',
      HEAD_REJECTS_CHANGE: '',
      REPORT_END: 'endedBy evidence number occurredOn',
      CONFIRM_END: '',
      REJECT_END: '',
      RECHECK: 'recheckOn',
      RELEASE: 'releasedOn what where',
      EXPLAIN_INCIDENT: '',
      TRANSFER_HOLDER: 'agency date evidence number',
    });
    expect(sealedKindOf(GiveOpinion, 'opinion')).toBe('private');
    expect(sealedKindOf(OpenedOpinion, 'reason')).toBe('confidential');
    expect(sealedKindOf(OpenedOpinion, 'choice')).toBeUndefined();
  });

  it('ask for the revision that was seen wherever somebody decides, and nowhere else', () => {
    expect(Object.entries(events).flatMap(([type, { decision }]) => (decision ? [type] : []))).toEqual([
      'CONFIRM_PAST_END',
      'WITHDRAW',
      'RETURN',
      'ACCEPT',
      'SEND_BACK',
      'CONFIRM_FILING',
      'LIFT_HOLD',
      'APPROVE_DESTRUCTION',
      'RECORD_DESTRUCTION_APPROVAL',
      'REJECT_DESTRUCTION',
      'AUTHORISE_LISTING',
      'AUTHORISE_PROPOSED',
      'RETURN_ENTRY',
      'DECIDE_TO_OPEN',
      'SEND_BACK_REVIEW',
      'APPROVE_OPENING',
      'RECORD_HEAD_APPROVAL',
      'HEAD_RETURNS',
      'CONFIRM_END',
      'REJECT_END',
      'DETERMINE_CHANGE',
      'CONFIRM_CHANGE',
      'REJECT_CHANGE',
      'APPROVE_CHANGE',
      'RECORD_CHANGE_APPROVAL',
      'HEAD_REJECTS_CHANGE',
      'DISMISS_REMAINDER',
      'TRANSFER_HOLDER',
    ]);
  });
});
