import type { Actor } from '@tabir/engine';

/** People and payloads for specs of exempt information: one valid example of each, to be varied. */

const person = (id: string, role: string, more: Partial<Actor> = {}): Actor => ({
  id: `00000000-0000-7000-8000-${id.padStart(12, '0')}`,
  role,
  unit: 'unit-1',
  agency: null,
  onBehalfOf: null,
  ...more,
});

export const PEOPLE = {
  officer: person('1', 'officer'),
  colleague: person('2', 'officer'),
  chair: person('3', 'chair'),
  head: person('4', 'head'),
  agency: person('5', 'agency', { agency: 'agency-1' }),
  member1: person('6', 'consideration-team'),
  member2: person('7', 'consideration-team', { agency: 'agency-1' }),
  member3: person('8', 'consideration-team', { agency: 'agency-2' }),
} as const;

/** Somebody in a role who stands in for another person. */
export const standIn = (actor: Actor, onBehalfOf: Actor, role = actor.role): Actor => ({
  ...actor,
  role,
  onBehalfOf: onBehalfOf.id,
});

export const FILE = '00000000-0000-7000-8000-0000000000ff';

export const TERM_UNTIL_2026 = { kind: 'date', endsOn: '2026-12-31' };

export const ground = (term: object = TERM_UNTIL_2026, letter = 'h', acts: string[] = []): object => ({ letter, acts, term });

export const SHEET = {
  number: '481/36/2025',
  date: '2025-12-10',
  occasion: 'before-request',
  participants: ['Rahma Dewi', 'Budi'],
};

export const determination = (grounds: object[] = [ground()], more: object = {}): object => ({
  number: '188/7/KEP/2025',
  date: '2025-12-15',
  place: 'Kota Contoh',
  officerName: 'Rahma Dewi',
  officerPosition: 'Ketua PPID',
  publicBody: 'Pemerintah Kota Contoh',
  workUnit: 'Dinas Kependudukan',
  classificationKind: 'Informasi yang dikecualikan: rahasia pribadi',
  publicClass: 'none',
  scope: 'whole',
  reason: 'Memuat rahasia pribadi pegawai.',
  grounds,
  consequenceIfOpened: 'Data pribadi pegawai tersingkap.',
  consequenceIfClosed: 'Data pribadi pegawai terlindungi.',
  sheet: SHEET,
  ...more,
});

export const record = (more: object = {}): object => ({
  unit: 'unit-1',
  agency: 'agency-1',
  title: 'Hasil pemeriksaan disiplin pegawai N.N.',
  publicTitle: 'Hasil pemeriksaan disiplin pegawai',
  medium: 'both',
  ...more,
});

/** A determination that takes the place of the one above: tested since, and with a later end. */
export const renewed = (grounds: object[] = [ground({ kind: 'date', endsOn: '2027-12-31' })], more: object = {}): object =>
  determination(grounds, {
    number: '188/1/KEP/2026',
    date: '2026-01-05',
    sheet: { number: '481/1/2026', date: '2026-01-02', occasion: 'before-request', participants: ['Rahma Dewi'] },
    ...more,
  });

/** What stays exempt when the rest opens. */
export const REMAINDER = {
  title: 'Nama pelapor pada hasil pemeriksaan',
  publicTitle: 'Identitas pelapor',
  exemptPart: 'Nama dan alamat pelapor pada halaman 3.',
};

export const PAYLOADS = {
  REVISE: { title: 'Hasil pemeriksaan disiplin', medium: 'hard' },
  RECORD_DETERMINATION: determination(),
  WITHDRAW: { reason: 'Tercatat dua kali.' },
  RETURN: { reason: 'Lembar pengujian belum ditandatangani.' },
  CLASSIFY: { classificationCode: '800.1.11', securityClass: 'R', series: 'Disiplin' },
  SEND_BACK: { reason: 'Kode keliru.' },
  CONFIRM_FILING: { listNumber: 'DIK/1/2026', listDate: '2026-01-05', signerName: 'Bahri' },
  STORE: { softCopy: FILE, locator: 'R1/L2/rak 3' },
  MOVE: { locator: 'R1/L2/rak 4' },
  LEND: { borrower: 'Siti', purpose: 'Pemeriksaan', dueBackOn: '2026-01-09' },
  RECORD_RETENTION: { startsOn: '2019-01-01', activeYears: 2, inactiveYears: 3, fate: 'destroy' },
  PLACE_HOLD: { caseNumber: '12/G/KI/2026', reason: 'Diperiksa dalam sengketa.', since: '2026-01-05', evidence: FILE },
  LIFT_HOLD: { caseNumber: '12/G/KI/2026', number: '7/KI/2026', reason: 'Sengketa selesai.' },
  PROPOSE_DESTRUCTION: { minutesNumber: 'BA/3/2026', minutesDate: '2026-01-05', minutesScan: FILE },
  RECORD_DESTRUCTION_APPROVAL: { letterNumber: '045/14/2026', letterDate: '2026-01-05', signerName: 'Wali Kota', scan: FILE },
  REJECT_DESTRUCTION: { reason: 'Masih diperlukan.' },
  AUTHORISE_LISTING: {
    publicTitle: 'Hasil pemeriksaan disiplin pegawai',
    publicSummary: 'Berkas pemeriksaan disiplin.',
    publicConsequenceIfOpened: 'Rahasia pribadi tersingkap.',
    publicConsequenceIfClosed: 'Rahasia pribadi terlindungi.',
  },
  PROPOSE_ENTRY: {
    publicTitle: 'Pemeriksaan disiplin pegawai',
    publicSummary: 'Usulan uraian berkas.',
    publicConsequenceIfOpened: 'Usulan akibat bila dibuka.',
    publicConsequenceIfClosed: 'Usulan manfaat bila ditutup.',
  },
  RETURN_ENTRY: { reason: 'Judulnya membocorkan isi.' },
  ENTRY_OPENED: {
    values: [
      { key: 'publicTitle', value: 'Pemeriksaan disiplin pegawai' },
      { key: 'publicSummary', value: 'Usulan uraian berkas.' },
      { key: 'publicConsequenceIfOpened', value: 'Usulan akibat bila dibuka.' },
      { key: 'publicConsequenceIfClosed', value: 'Usulan manfaat bila ditutup.' },
    ],
  },
  RECORD_UPLOAD: { channel: 'website', address: 'https://ppid.contoh.go.id/dik', uploadedOn: '2026-01-05' },
  PREPARE_REVIEW: { recommendation: 'open', reason: 'Jangka waktu hampir habis.', panel: [PEOPLE.member1.id, PEOPLE.member2.id] },
  GIVE_OPINION: { opinion: { choice: 'open', reason: 'Tidak ada lagi bahaya.' } },
  OPINIONS_OPENED: { values: [{ key: PEOPLE.member1.id, value: { choice: 'open', reason: 'Tidak ada lagi bahaya.' } }] },
  DECIDE_TO_OPEN: { number: '188/9/2026', date: '2026-01-05', reason: 'Jangka waktu habis.' },
  SEND_BACK_REVIEW: { reason: 'Lengkapi analisis.' },
  RECORD_HEAD_APPROVAL: { letterNumber: '045/12/2026', letterDate: '2026-01-05', signerName: 'Wali Kota', scan: FILE },
  HEAD_RETURNS: { reason: 'Jelaskan dampaknya.' },
  PROPOSE_DETERMINATION: { ...renewed(), decreeFile: FILE },
  PROPOSE_CORRECTION: { ...determination(), decreeFile: FILE },
  PROPOSE_RETRACTION: { reason: 'Surat persetujuan ternyata tidak sah.', evidence: FILE },
  PROPOSE_VOID: { reason: 'Tercatat dua kali.', evidence: FILE },
  REJECT_CHANGE: { reason: 'Uji belum lengkap.' },
  RECORD_CHANGE_APPROVAL: { letterNumber: '045/13/2026', letterDate: '2026-01-05', signerName: 'Wali Kota', scan: FILE },
  HEAD_REJECTS_CHANGE: { reason: 'Bahaya sudah hilang.' },
  REPORT_END: { endedBy: 'consent', occurredOn: '2026-01-05', number: '12/2026', evidence: FILE, note: 'Surat bermeterai.' },
  REJECT_END: { reason: 'Surat tidak ditandatangani.' },
  RECHECK: { reason: 'Renja belum ditetapkan.', recheckOn: '2026-12-01' },
  TRANSFER_HOLDER: {
    agency: 'agency-2',
    number: '060/12/2026',
    date: '2026-01-05',
    reason: 'Urusannya beralih.',
    evidence: FILE,
  },
  RELEASE: { what: 'whole', where: 'https://ppid.contoh.go.id/dip', releasedOn: '2026-01-05' },
  PROVIDE_OPEN_PART: { redactedCopy: FILE, where: 'https://ppid.contoh.go.id/dip', providedOn: '2026-01-05' },
  TAKE_DOWN: { takenDownOn: '2026-01-05', evidence: FILE },
  DISMISS_REMAINDER: { reason: 'Sudah dicatat sendiri.' },
  REMAINDER_BEGUN: { ref: 'remainder', instance: '00000000-0000-7000-8000-0000000000aa', kode: 'k3v9x2m7q4' },
  EXPLAIN_INCIDENT: { cause: 'Petugas berganti.', measures: 'Pengingat ditambah.' },
} as const;
