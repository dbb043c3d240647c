/** How many grounds a line has room for; as many as a determination may have. */
export const GROUNDS = 10;

export type Reading = 'text' | 'list' | 'day' | 'number' | Readonly<Record<string, string>>;

export interface Column {
  readonly name: string;
  /** The field of the payload that it fills. */
  readonly path: string;
  /** How its text is read; choices are given by the words that people know. */
  readonly as: Reading;
}

const column = (name: string, path: string, as: Reading = 'text'): Column => ({ name, path, as });

const MEDIA = { digital: 'soft', cetak: 'hard', keduanya: 'both' };
const PUBLIC_CLASSES = {
  'tidak termasuk': 'none',
  'putusan badan peradilan': 'court-decision',
  kebijakan: 'policy',
  'penghentian penyidikan atau penuntutan': 'halted-investigation',
  'rencana pengeluaran penegak hukum': 'law-enforcement-spending-plan',
  'laporan keuangan penegak hukum': 'law-enforcement-financial-report',
  'pengembalian uang korupsi': 'recovered-corruption-money',
  'dinyatakan terbuka': 'declared-open',
};
const SCOPES = { seluruh: 'whole', sebagian: 'part' };
const OCCASIONS = {
  'sebelum permohonan': 'before-request',
  'atas permohonan': 'on-request',
  'dalam sengketa': 'ordered-in-dispute',
};

/** The kinds of a term; where none is written, the other columns tell a date, years or an event. */
const KINDS = {
  'sampai tanggal': 'date',
  'sejumlah tahun': 'years',
  'sampai peristiwa': 'event',
  'tahun setelah peristiwa': 'event-years',
  'sampai persetujuan': 'consent',
  'tidak terbatas': 'indefinite',
  'tidak disebutkan': 'unstated',
};

const groundColumns = (index: number): Column[] => {
  const [name, path] = [`dasar_${index + 1}`, `determination.grounds.${index}`];
  return [
    column(`${name}_huruf`, `${path}.letter`),
    column(`${name}_uu`, `${path}.acts`, 'list'),
    column(`${name}_jenis`, `${path}.term.kind`, KINDS),
    column(`${name}_mulai`, `${path}.term.startsOn`, 'day'),
    column(`${name}_tahun`, `${path}.term.years`, 'number'),
    column(`${name}_berakhir`, `${path}.term.endsOn`, 'day'),
    column(`${name}_peristiwa`, `${path}.term.event`),
    column(`${name}_diperiksa`, `${path}.term.recheckOn`, 'day'),
  ];
};

/** Every column that a file may have. */
export const COLUMNS: readonly Column[] = [
  column('judul', 'title'),
  column('ringkasan', 'summary'),
  column('judul_publik', 'publicTitle'),
  column('perangkat_daerah', 'agency'),
  column('bentuk', 'medium', MEDIA),
  column('nomor_penetapan', 'determination.number'),
  column('tanggal_penetapan', 'determination.date', 'day'),
  column('tempat_penetapan', 'determination.place'),
  column('nama_pejabat', 'determination.officerName'),
  column('jabatan_pejabat', 'determination.officerPosition'),
  column('badan_publik', 'determination.publicBody'),
  column('unit_kerja', 'determination.workUnit'),
  column('jenis_klasifikasi', 'determination.classificationKind'),
  column('golongan_terbuka', 'determination.publicClass', PUBLIC_CLASSES),
  column('lingkup', 'determination.scope', SCOPES),
  column('alasan', 'determination.reason'),
  column('konsekuensi_dibuka', 'determination.consequenceIfOpened'),
  column('konsekuensi_ditutup', 'determination.consequenceIfClosed'),
  column('nomor_lembar_uji', 'determination.sheet.number'),
  column('tanggal_lembar_uji', 'determination.sheet.date', 'day'),
  column('kesempatan_uji', 'determination.sheet.occasion', OCCASIONS),
  column('peserta_uji', 'determination.sheet.participants', 'list'),
  column('nomor_berita_acara', 'determination.sheet.minutes.number'),
  column('tanggal_berita_acara', 'determination.sheet.minutes.date', 'day'),
  column('tempat_berita_acara', 'determination.sheet.minutes.place'),
  ...Array.from({ length: GROUNDS }, (_, index) => groundColumns(index)).flat(),
];

/** What a record with its determination cannot do without; of a term, the kind decides. */
export const isNeeded = (name: string): boolean =>
  name === 'dasar_1_huruf' ||
  !/^(ringkasan|judul_publik|perangkat_daerah|golongan_terbuka|(nomor|tanggal|tempat)_berita_acara|dasar_.*)$/.test(name);

const BY_PATH = new Map(COLUMNS.map(({ path, name }) => [path, name]));

/** The column of a field; of a part, the first of its columns, and of a term the one that says when it ends. */
export function columnOf(path: string): string {
  const known = BY_PATH.get(path.replace(/\.term$/, '.term.endsOn'));
  return known ?? COLUMNS.find((one) => one.path.startsWith(`${path}.`))?.name ?? path;
}
