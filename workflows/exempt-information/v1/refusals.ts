import { type Refusal } from '@tabir/engine';

const SOP = (step: number): string => `SOP 467/05/DPPKB.02, langkah ${step}`;
/** Article numbers that nobody has yet checked against the gazette are not printed, and that is said. */
const UNVERIFIED = '(nomor pasal belum diverifikasi)';
const FOUR_EYES = 'Pemisahan tugas: kebijakan aplikasi ini atas SOP 467/05/DPPKB.02, bukan bunyi peraturan';
const PERIOD = `PP 61/2010, jangka waktu pengecualian ${UNVERIFIED}`;
const CONTENTS = `PP 61/2010, isi surat penetapan klasifikasi ${UNVERIFIED}`;
const RECORDS = 'Ketertiban pencatatan: kebijakan aplikasi ini';

/** Every reason for which a rule of this workflow says no, with what it rests on. */
export const refusals = {
  'date.in-future': { basis: RECORDS },
  'date.beyond-calendar': { basis: 'Kalender hari kerja kantor ini' },
  'determination.submitted': { basis: SOP(1) },
  'determination.accepted': { basis: `PP 61/2010, perubahan klasifikasi ${UNVERIFIED}; UU 14/2008 Pasal 19` },
  'determination.before-test': { basis: 'UU 14/2008 Pasal 19' },
  'determination.before-minutes': { basis: 'UU 14/2008 Pasal 19' },
  'determination.never-exempt': { basis: `UU 14/2008 Pasal 18 ayat (1) ${UNVERIFIED}` },
  'determination.part-and-scope': { basis: `Perki 1/2021, pengecualian sebagian ${UNVERIFIED}` },
  'ground.act-missing': { basis: 'UU 14/2008 Pasal 17 huruf j' },
  'term.ends-before-start': { basis: CONTENTS },
  'term.letter-a-too-long': { basis: `${PERIOD}: huruf a paling lama 30 tahun` },
  'term.already-past': { basis: `PP 61/2010, akhir jangka waktu pengecualian ${UNVERIFIED}` },
  'submit.no-determination': { basis: `${SOP(1)}; UU 14/2008 Pasal 19` },
  'four-eyes.submitter': { basis: FOUR_EYES },
  'four-eyes.classifier': { basis: FOUR_EYES },
  'four-eyes.preparer': { basis: FOUR_EYES },
  'four-eyes.decider': { basis: FOUR_EYES },
  'storage.soft-copy-missing': { basis: SOP(4) },
  'storage.locator-missing': { basis: SOP(4) },
  'storage.no-paper': { basis: SOP(4) },
  'loan.due-in-past': { basis: RECORDS },
  'upload.before-change': { basis: SOP(5) },
  'panel.or-reason': { basis: `${SOP(3)}: lembar pertimbangan` },
  'panel.single-voice': { basis: FOUR_EYES },
  'opinion.not-on-panel': { basis: SOP(3) },
  'opinion.already-given': { basis: SOP(3) },
  'term.consent-letter': { basis: `UU 14/2008 Pasal 18 ayat (2) ${UNVERIFIED}` },
  'recheck.not-ahead': { basis: RECORDS },
  'recheck.too-late': {
    basis: `UU 14/2008 Pasal 2: pengecualian bersifat ketat dan terbatas; batas 12 bulan kebijakan aplikasi ini`,
  },
  'date.too-early': { basis: RECORDS },
  'accept.past-end': { basis: `PP 61/2010, akhir jangka waktu pengecualian ${UNVERIFIED}` },
  'four-eyes.recorder': { basis: FOUR_EYES },
  'retraction.nothing': { basis: RECORDS },
  'change.end-lost': { basis: RECORDS },
  'change.ruled': { basis: `PP 61/2010, informasi yang dinyatakan terbuka oleh putusan ${UNVERIFIED}` },
  'withdraw.opened': { basis: `PP 61/2010, terbuka pada akhir jangka waktu ${UNVERIFIED}` },
  'change.reported': { basis: RECORDS },
  'approval.before-determination': { basis: SOP(3) },
  'change.decided': { basis: `PP 61/2010, perubahan klasifikasi ${UNVERIFIED}` },
  'change.old-test': { basis: `UU 14/2008 Pasal 19; PP 61/2010, perubahan klasifikasi ${UNVERIFIED}` },
  'four-eyes.proposer': { basis: FOUR_EYES },
  'four-eyes.determiner': { basis: FOUR_EYES },
  'end.no-such-ground': { basis: RECORDS },
  'end.already': { basis: RECORDS },
  'end.wrong-ground': { basis: `UU 14/2008 Pasal 18 ayat (2); PP 61/2010 ${UNVERIFIED}` },
  'end.case-number-missing': { basis: RECORDS },
  'four-eyes.reporter': { basis: FOUR_EYES },
  'opening.in-past': { basis: RECORDS },
  'opening.after-term': { basis: `PP 61/2010, terbuka pada akhir jangka waktu ${UNVERIFIED}` },
  'opening.part-at-end': { basis: `PP 61/2010, terbuka pada akhir jangka waktu ${UNVERIFIED}` },
  'end.no-remainder': { basis: `Perki 1/2021, pengecualian sebagian ${UNVERIFIED}` },
  'release.only-in-part': { basis: `Perki 1/2021, pengecualian sebagian ${UNVERIFIED}` },
  'takedown.before-closing': { basis: RECORDS },
  'transfer.same-holder': { basis: RECORDS },
  'release.redacted-copy-missing': { basis: `Perki 1/2021, penghitaman ${UNVERIFIED}` },
} as const satisfies Readonly<Record<string, { readonly basis: string }>>;

export type RefusalId = keyof typeof refusals;
export type Refused = Refusal<RefusalId>;
