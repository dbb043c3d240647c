import { XLSX_TYPE } from '@tabir/register';

/** Every form in which an edition is given, by the name of its file. */
export const EDITION_FILES = {
  'dik.pdf': { format: 'PDF', media: 'application/pdf' },
  'dik.xlsx': { format: 'XLSX', media: XLSX_TYPE },
  'dik.csv': { format: 'CSV', media: 'text/csv' },
  'dik.json': { format: 'JSON', media: 'application/json' },
  'dik.atom': { format: 'Atom', media: 'application/atom+xml' },
  'dik.ics': { format: 'iCal', media: 'text/calendar' },
  'dik.jsonld': { format: 'DCAT, JSON-LD', media: 'application/ld+json' },
  'edisi.jsonl': { format: 'Berkas asli', media: 'application/x-ndjson' },
  'kepala.txt': { format: 'Kepala catatan', media: 'text/plain' },
} as const satisfies Readonly<Record<string, { readonly format: string; readonly media: string }>>;

export type EditionFile = keyof typeof EDITION_FILES;
