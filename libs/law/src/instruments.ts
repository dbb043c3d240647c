import { type LocalDate } from '@tabir/kernel';

/** Where a rule can stand. `policy` is this application's own: nobody can look it up in a gazette. */
export type Kind = 'UU' | 'PP' | 'Perki' | 'Permendagri' | 'Perda' | 'Perwali' | 'SOP' | 'policy';

/** One regulation. Nothing here has been verified by a legal office; a day that is not known for sure is null. */
export interface Instrument {
  readonly kind: Kind;
  readonly number: string;
  readonly year: number;
  readonly title: string;
  /** The first and the last day on which it is in force. */
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
  /** What took its place. */
  readonly replacedBy: string | null;
}

type Stated = readonly [
  kind: Kind,
  number: string,
  year: number,
  title: string,
  validFrom?: string | null,
  validTo?: string,
  replacedBy?: string,
];

const stated = ([kind, number, year, title, validFrom, validTo, replacedBy]: Stated): Instrument => ({
  kind,
  number,
  year,
  title,
  validFrom: (validFrom ?? null) as LocalDate | null,
  validTo: (validTo ?? null) as LocalDate | null,
  replacedBy: replacedBy ?? null,
});

/** An amendment leaves the Act that it amends in force, so only what took an Act's place ends it. */
const ALL = {
  'uu-14-2008': ['UU', '14', 2008, 'Keterbukaan Informasi Publik', '2010-04-30'],
  'pp-61-2010': ['PP', '61', 2010, 'Pelaksanaan UU 14/2008', '2010-08-20'],
  'perki-1-2010': ['Perki', '1', 2010, 'Standar Layanan Informasi Publik', null, '2021-06-29', 'perki-1-2021'],
  'perki-1-2017': ['Perki', '1', 2017, 'Pengklasifikasian Informasi Publik'],
  'perki-1-2021': ['Perki', '1', 2021, 'Standar Layanan Informasi Publik', '2021-06-30'],
  'permendagri-3-2017': ['Permendagri', '3', 2017, 'Pedoman Pengelolaan Pelayanan Informasi dan Dokumentasi'],
  'perda-bontang-6-2020': ['Perda', '6', 2020, 'Keterbukaan Informasi Publik (Kota Bontang)'],
  'perwali-bontang-53-2014': ['Perwali', '53', 2014, 'Pengelolaan informasi dan dokumentasi (Kota Bontang)'],
  'sop-467-05-dppkb-02': [
    'SOP',
    '467/05/DPPKB.02',
    2020,
    'Pendokumentasian dan Pengamanan Informasi yang Dikecualikan',
    '2020-04-07',
  ],
  tabir: ['policy', '', 2026, 'Kebijakan aplikasi ini'],

  'uu-1-1946': ['UU', '1', 1946, 'Peraturan Hukum Pidana (KUHP)', null, '2026-01-01', 'uu-1-2023'],
  'uu-7-1971': ['UU', '7', 1971, 'Ketentuan-Ketentuan Pokok Kearsipan', null, '2009-10-22', 'uu-43-2009'],
  'uu-8-1981': ['UU', '8', 1981, 'Hukum Acara Pidana (KUHAP)', '1981-12-31', '2026-01-01', 'uu-20-2025'],
  'uu-6-1983': ['UU', '6', 1983, 'Ketentuan Umum dan Tata Cara Perpajakan', '1984-01-01'],
  'uu-7-1992': ['UU', '7', 1992, 'Perbankan', '1992-03-25'],
  'uu-8-1997': ['UU', '8', 1997, 'Dokumen Perusahaan', '1997-03-24'],
  'uu-10-1998': ['UU', '10', 1998, 'Perubahan atas UU 7/1992 (Perbankan)', '1998-11-10'],
  'uu-5-1999': ['UU', '5', 1999, 'Larangan Praktek Monopoli dan Persaingan Usaha Tidak Sehat', '2000-03-05'],
  'uu-36-1999': ['UU', '36', 1999, 'Telekomunikasi'],
  'uu-30-2000': ['UU', '30', 2000, 'Rahasia Dagang', '2000-12-20'],
  'uu-2-2002': ['UU', '2', 2002, 'Kepolisian Negara Republik Indonesia', '2002-01-08'],
  'uu-3-2002': ['UU', '3', 2002, 'Pertahanan Negara', '2002-01-08'],
  'uu-19-2002': ['UU', '19', 2002, 'Hak Cipta', '2003-07-29', '2014-10-15', 'uu-28-2014'],
  'uu-20-2003': ['UU', '20', 2003, 'Sistem Pendidikan Nasional', '2003-07-08'],
  'uu-15-2004': ['UU', '15', 2004, 'Pemeriksaan Pengelolaan dan Tanggung Jawab Keuangan Negara', '2004-07-19'],
  'uu-16-2004': ['UU', '16', 2004, 'Kejaksaan Republik Indonesia', '2004-07-26'],
  'uu-29-2004': ['UU', '29', 2004, 'Praktik Kedokteran', '2005-10-06', '2023-08-07', 'uu-17-2023'],
  'uu-13-2006': ['UU', '13', 2006, 'Perlindungan Saksi dan Korban', '2006-08-11'],
  'uu-15-2006': ['UU', '15', 2006, 'Badan Pemeriksa Keuangan', '2006-10-30'],
  'uu-23-2006': ['UU', '23', 2006, 'Administrasi Kependudukan', '2006-12-29'],
  'uu-28-2007': ['UU', '28', 2007, 'Perubahan Ketiga atas UU 6/1983 (KUP)', '2008-01-01'],
  'uu-11-2008': ['UU', '11', 2008, 'Informasi dan Transaksi Elektronik', '2008-04-21'],
  'uu-36-2009': ['UU', '36', 2009, 'Kesehatan', '2009-10-13', '2023-08-07', 'uu-17-2023'],
  'uu-43-2009': ['UU', '43', 2009, 'Kearsipan', '2009-10-23'],
  'uu-44-2009': ['UU', '44', 2009, 'Rumah Sakit', '2009-10-28', '2023-08-07', 'uu-17-2023'],
  'uu-17-2011': ['UU', '17', 2011, 'Intelijen Negara', '2011-11-07'],
  'uu-11-2012': ['UU', '11', 2012, 'Sistem Peradilan Pidana Anak', '2014-07-30'],
  'uu-24-2013': ['UU', '24', 2013, 'Perubahan atas UU 23/2006 (Administrasi Kependudukan)', '2013-12-24'],
  'uu-5-2014': ['UU', '5', 2014, 'Aparatur Sipil Negara', '2014-01-15', '2023-10-30', 'uu-20-2023'],
  'uu-18-2014': ['UU', '18', 2014, 'Kesehatan Jiwa', null, '2023-08-07', 'uu-17-2023'],
  'uu-28-2014': ['UU', '28', 2014, 'Hak Cipta', '2014-10-16'],
  'uu-30-2014': ['UU', '30', 2014, 'Administrasi Pemerintahan', '2014-10-17'],
  'uu-31-2014': ['UU', '31', 2014, 'Perubahan atas UU 13/2006 (Perlindungan Saksi dan Korban)', '2014-10-17'],
  'uu-36-2014': ['UU', '36', 2014, 'Tenaga Kesehatan', '2014-10-17', '2023-08-07', 'uu-17-2023'],
  'uu-13-2016': ['UU', '13', 2016, 'Paten', '2016-08-26'],
  'uu-19-2016': ['UU', '19', 2016, 'Perubahan atas UU 11/2008 (ITE)'],
  'uu-11-2021': ['UU', '11', 2021, 'Perubahan atas UU 16/2004 (Kejaksaan)', '2021-12-31'],
  'uu-27-2022': ['UU', '27', 2022, 'Pelindungan Data Pribadi', '2022-10-17'],
  'uu-1-2023': ['UU', '1', 2023, 'Kitab Undang-Undang Hukum Pidana (KUHP)', '2026-01-02'],
  'uu-17-2023': ['UU', '17', 2023, 'Kesehatan', '2023-08-08'],
  'uu-20-2023': ['UU', '20', 2023, 'Aparatur Sipil Negara', '2023-10-31'],
  'uu-1-2024': ['UU', '1', 2024, 'Perubahan Kedua atas UU 11/2008 (ITE)', '2024-01-02'],
  'uu-20-2025': ['UU', '20', 2025, 'Hukum Acara Pidana (KUHAP)', '2026-01-02'],
} as const satisfies Readonly<Record<string, Stated>>;

export type InstrumentId = keyof typeof ALL;

export const INSTRUMENTS = Object.fromEntries(Object.entries(ALL).map(([id, one]) => [id, stated(one)])) as Readonly<
  Record<InstrumentId, Instrument>
>;

/** As papers name it: 'UU 14/2008'. A procedure has its year in its number, and a policy has only its title. */
export function nameOf({ kind, number, year, title }: Instrument): string {
  if (kind === 'policy') return title;
  return kind === 'SOP' ? `${kind} ${number}` : `${kind} ${number}/${year}`;
}
