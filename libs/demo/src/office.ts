/** The demo office: a city that does not exist, with people who do not exist. */
export const DEMO_OFFICE = 'Kota Contoh';
export const DEMO_UNIT = { id: 'ppid-kota-contoh', name: 'PPID Kota Contoh' } as const;

export const DEMO_AGENCIES = {
  inspektorat: 'Inspektorat Daerah Kota Contoh',
  kepegawaian: 'Badan Kepegawaian Kota Contoh',
  kominfo: 'Dinas Komunikasi dan Informatika Kota Contoh',
  kesehatan: 'Dinas Kesehatan Kota Contoh',
  keuangan: 'Badan Keuangan dan Aset Kota Contoh',
  bappeda: 'Badan Perencanaan Pembangunan Kota Contoh',
  satpol: 'Satuan Polisi Pamong Praja Kota Contoh',
  rsud: 'RSUD Contoh Sehat',
  'air-minum': 'Perumda Air Minum Tirta Contoh',
} as const;
export type DemoAgency = keyof typeof DEMO_AGENCIES;

export interface DemoPerson {
  /** The name to sign in with. */
  readonly login: string;
  readonly name: string;
  readonly role: 'officer' | 'chair' | 'consideration-team' | 'agency' | 'head' | 'inspector' | 'administrator';
  readonly agency: DemoAgency | null;
}

/** One account for every role, and as many as four eyes and a panel need. */
export const DEMO_PEOPLE = [
  { login: 'petugas', name: 'Petugas Satu (rekaan)', role: 'officer', agency: null },
  { login: 'petugas2', name: 'Petugas Dua (rekaan)', role: 'officer', agency: null },
  { login: 'ketua', name: 'Ketua PPID (rekaan)', role: 'chair', agency: null },
  { login: 'tim1', name: 'Anggota Tim Satu (rekaan)', role: 'consideration-team', agency: null },
  { login: 'tim2', name: 'Anggota Tim Dua (rekaan)', role: 'consideration-team', agency: 'bappeda' },
  { login: 'tim3', name: 'Anggota Tim Tiga (rekaan)', role: 'consideration-team', agency: 'keuangan' },
  { login: 'pembantu', name: 'PPID Pembantu Dinas Kesehatan (rekaan)', role: 'agency', agency: 'kesehatan' },
  { login: 'pembantu2', name: 'PPID Pembantu RSUD (rekaan)', role: 'agency', agency: 'rsud' },
  { login: 'pimpinan', name: 'Pimpinan Badan Publik (rekaan)', role: 'head', agency: null },
  { login: 'pemeriksa', name: 'Pemeriksa (rekaan)', role: 'inspector', agency: null },
  { login: 'admin', name: 'Administrator (rekaan)', role: 'administrator', agency: null },
] as const satisfies readonly DemoPerson[];
export type DemoLogin = (typeof DEMO_PEOPLE)[number]['login'];

/** The same for everybody and printed at every start: nothing in a demo office is worth hiding. */
export const DEMO_PASSWORD = 'kota-contoh-2026';
