/** What a column of an office's list holds. */
export const PARTS = ['number', 'title', 'basis', 'opened', 'closed', 'period', 'letter', 'agency', 'reason'] as const;
export type Part = (typeof PARTS)[number];

export const PART_WORDS: Readonly<Record<Part, string>> = {
  number: 'No',
  title: 'Informasi',
  basis: 'Dasar Hukum',
  opened: 'Konsekuensi Dibuka',
  closed: 'Konsekuensi Ditutup',
  period: 'Jangka Waktu',
  letter: 'Huruf',
  agency: 'Perangkat Daerah',
  reason: 'Alasan',
};

const plain = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();

/** The first that fits counts: "Dasar hukum pengecualian informasi" speaks of information as well. */
const SYNONYMS: readonly (readonly [Part | null, RegExp])[] = [
  ['number', /^(no|nomor|nr)( urut)?$/],
  ['letter', /^(huruf( pasal)?( uu kip)?|pasal huruf)$/],
  ['period', /\b(jangka|batas|lama|masa) (waktu|pengecualian|berlaku|kerahasiaan)\b|^waktu( pengecualian)?$|^jangka$/],
  [null, /\b(tanggal|tahun)\b/],
  ['basis', /^(dasar|landasan)( hukum| pengecualian)?\b|^peraturan( yang mendasari)?$/],
  [null, /\bbuka\b.*\btutup\b|\bdibuka\b.*\bditutup\b/],
  ['closed', /\b(ditutup|tutup|tidak dibuka|dirahasiakan)\b/],
  ['opened', /\b(dibuka|buka)\b/],
  ['reason', /\b(alasan|pertimbangan)\b/],
  ['agency', /\b(perangkat daerah|opd|skpd)\b/],
  [null, /\b(ringkasan|bentuk|format|sifat|penanggung jawab|klasifikasi|media|pejabat|keterangan|pembuatan)\b/],
  ['title', /\b(informasi|judul|konten)\b|^(jenis|uraian|dokumen|nama dokumen|jenis dokumen)$/],
];

/** What a heading says that its column holds; null where it is none of these. */
export const partOf = (heading: string): Part | null => SYNONYMS.find(([, words]) => words.test(plain(heading)))?.[0] ?? null;

/** A second line of headings parts what stands over it: "Dibuka" and "Ditutup" under "Konsekuensi". */
export const isUnderHeading = (text: string): boolean => text.length <= 60 && /\b(di)?(buka|tutup)\b/i.test(text);

const NAMES: ReadonlyMap<string, Part> = new Map([
  ...PARTS.map((part) => [part, part] as const),
  ...([
    ['no', 'number'],
    ['nomor', 'number'],
    ['information', 'title'],
    ['informasi', 'title'],
    ['judul', 'title'],
    ['dasar', 'basis'],
    ['dibuka', 'opened'],
    ['ditutup', 'closed'],
    ['jangka', 'period'],
    ['huruf', 'letter'],
    ['perangkat_daerah', 'agency'],
    ['alasan', 'reason'],
  ] as const),
]);

/** The part that a person means by a word of `--map`. */
export const partNamed = (name: string): Part | undefined => NAMES.get(name.trim().toLowerCase());

/** The same heading for whoever compares it: case, line breaks and punctuation make no difference. */
export const sameHeading = (a: string, b: string): boolean => plain(a) === plain(b) && plain(a) !== '';

/** Headings as they are compared: lists of one office have the same text here, whatever their case and line breaks. */
export const headingsText = (names: readonly string[]): string => names.map(plain).join('\n');
