/** The record that stands in the templates: made up, and whole enough to be taken. */
export const EXAMPLE = {
  title: 'CONTOH: laporan hasil pengawasan atas Gudang Contoh',
  summary: 'CONTOH: hapus baris ini sebelum mengimpor.',
  publicTitle: 'CONTOH: laporan hasil pengawasan',
  medium: 'both',
  determination: {
    number: '188.4/7/PPID/2026',
    date: '2026-01-05',
    place: 'Kota Contoh',
    officerName: 'Nama Pejabat',
    officerPosition: 'PPID',
    publicBody: 'Pemerintah Kota Contoh',
    workUnit: 'Inspektorat Daerah',
    classificationKind: 'Informasi yang dikecualikan',
    publicClass: 'none',
    scope: 'whole',
    reason: 'Tindak lanjut pemeriksaan belum selesai.',
    grounds: [
      { letter: 'a', acts: ['PP 60/2008'], term: { kind: 'years', startsOn: '2026-01-05', years: 20 } },
      { letter: 'i', acts: ['PP 12/2017', 'UU 23/2014'], term: { kind: 'date', endsOn: '2035-12-31' } },
    ],
    consequenceIfOpened: 'Tindak lanjut terganggu.',
    consequenceIfClosed: 'Tindak lanjut dapat dituntaskan.',
    sheet: {
      number: 'LPK/7/2025',
      date: '2025-12-15',
      occasion: 'before-request',
      participants: ['Peserta Satu', 'Peserta Dua'],
      minutes: { number: 'BA/7/2025', date: '2025-12-15', place: 'Kota Contoh' },
    },
  },
} as const;
