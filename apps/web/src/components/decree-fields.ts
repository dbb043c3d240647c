/** What a decree says of all rows of a list, under the names of the full form (docs/import.md). */
export interface DecreeField {
  readonly name: DecreeFieldName;
  readonly kind: 'text' | 'long' | 'day' | readonly string[];
  /** Left empty it is refused, unless the list has a column for it. */
  readonly must: boolean;
}

const MUST = [
  ['nomor_penetapan', 'text'],
  ['tanggal_penetapan', 'day'],
  ['tempat_penetapan', 'text'],
  ['nama_pejabat', 'text'],
  ['jabatan_pejabat', 'text'],
  ['badan_publik', 'text'],
  ['unit_kerja', 'text'],
  ['jenis_klasifikasi', 'text'],
  ['bentuk', ['digital', 'cetak', 'keduanya']],
  ['nomor_lembar_uji', 'text'],
  ['tanggal_lembar_uji', 'day'],
  ['kesempatan_uji', ['sebelum permohonan', 'atas permohonan', 'dalam sengketa']],
  ['peserta_uji', 'long'],
] as const;
const BY_COLUMN = [
  ['alasan', 'long'],
  ['konsekuensi_dibuka', 'long'],
  ['konsekuensi_ditutup', 'long'],
] as const;
const MAY = [
  ['nomor_berita_acara', 'text'],
  ['tanggal_berita_acara', 'day'],
  ['tempat_berita_acara', 'text'],
] as const;

export type DecreeFieldName = (typeof MUST | typeof BY_COLUMN | typeof MAY)[number][0];

/** The columns of a list that say what the decree would. */
const SAID_BY: Readonly<Partial<Record<DecreeFieldName, string>>> = {
  alasan: 'reason',
  konsekuensi_dibuka: 'opened',
  konsekuensi_ditutup: 'closed',
};

/** The fields for a list with columns for these parts. */
export function decreeFields(parts: ReadonlySet<string>): DecreeField[] {
  const byColumn = BY_COLUMN.filter(([name]) => !parts.has(SAID_BY[name] ?? ''));
  return [
    ...[...MUST, ...byColumn].map(([name, kind]): DecreeField => ({ name, kind, must: true })),
    ...MAY.map(([name, kind]): DecreeField => ({ name, kind, must: false })),
  ];
}

/** What holds of every list that is given here: parts of documents cannot be imported. */
export const ALWAYS = { lingkup: 'seluruh' };

/** What most decrees say. */
export const USUAL: Readonly<Record<string, string>> = { jenis_klasifikasi: 'Informasi yang dikecualikan' };
