import { writeXlsx, type CellValue, type MergeRange, type WriteSheet } from 'hucre/xlsx';

/** A list as an office keeps it, and what has to be said beside it before it can be read. */
export interface OfficeList {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly map?: Readonly<Record<string, string>>;
  readonly header?: Readonly<Record<string, string>>;
}

type Cells = readonly (CellValue | undefined)[];
type Merge = readonly [startRow: number, startCol: number, endRow: number, endCol: number];

/** Rows are counted as the sheet does, from 1. */
const merged = (...merges: readonly Merge[]): MergeRange[] =>
  merges.map(([startRow, startCol, endRow, endCol]) => ({ startRow: startRow - 1, startCol, endRow: endRow - 1, endCol }));
const sheet = (rows: readonly Cells[], more: Partial<WriteSheet> = {}): WriteSheet => ({
  name: 'DIK',
  rows: rows.map((row) => row.map((cell) => cell ?? null)),
  ...more,
});
const [OPENED, CLOSED] = ['Disalahgunakan', 'Terlindungi'];
const day = (iso: string): Date => new Date(`${iso}T00:00:00Z`);

/**
 * As in Banyumas: an annex with its decree above it and signatures below, headings in two lines that are said again on each page,
 * groups 1 and 1.a under agencies, dittos, spaces that do not break, a hidden row, and terms in every way.
 */
async function banyumas(): Promise<OfficeList> {
  const headings: Cells[] = [
    [
      'No',
      'Informasi',
      'Dasar Hukum Pengecualian\nInformasi',
      'Konsekuensi/Pertimbangan bagi Publik',
      null,
      'Jangka\u00a0Waktu',
      'Ket.',
    ],
    [null, null, null, 'Dibuka', 'Ditutup'],
    [1, 2, 3, 4, 5, 6, 7],
  ];
  const rows: Cells[] = [
    ['LAMPIRAN KEPUTUSAN KEPALA DINAS KOMUNIKASI DAN INFORMATIKA SELAKU PPID'],
    ['NOMOR\u00a0: 300.2.11/1864/IV/2026'],
    ['TANGGAL : 30 April 2026'],
    [],
    ['DAFTAR INFORMASI YANG DIKECUALIKAN'],
    [],
    ...headings,
    ['A.', 'Dinas Pendidikan'],
    [
      1,
      'Data pribadi peserta didik',
      'UU 14/2008 tentang KIP, Pasal 17 huruf h angka 1 dan angka 5',
      OPENED,
      CLOSED,
      'Selama data melekat pada individu',
    ],
    [2, 'Hasil seleksi'],
    [
      '2.a',
      'Nilai\u00a0tiap\u00a0peserta',
      'Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik Pasal 17 huruf h',
      OPENED,
      CLOSED,
      '2\u00a0tahun setelah seleksi berakhir',
    ],
    ['2.b', 'Lembar jawaban', 'sda', 's.d.a.', 'idem', '"'],
    [3, 'Draf kebijakan sekolah', 'Pasal 17 huruf i UU KIP', OPENED, CLOSED, 's/d kebijakan ditetapkan'],
    ['Halaman 1 dari 3'],
    ...headings,
    [
      4,
      'Laporan hasil pengawasan',
      'UU 14/2008 Pasal 17 huruf a\u00a0dan\u00a0i; PP 60/2008 (SPIP)',
      OPENED,
      CLOSED,
      '5\u00a0(lima) tahun setelah tindak lanjut selesai',
    ],
    [5, 'Kode sumber aplikasi', 'UU 14/2008 Pasal 17 huruf b', OPENED, CLOSED, day('2030-12-31'), 'baris tersembunyi'],
    [6, 'Denah ruang arsip', '- UU 14/2008 Pasal 17 huruf c\n- Perwal 5/2020', OPENED, CLOSED, '31/12/2030'],
    [7, 'Nomor rekening', 'Ps. 17 (h)', OPENED, CLOSED],
    [8, 'Kuitansi rinci', 'UU 14/2008 Pasal 17 huruf b', OPENED, CLOSED, 47848],
    [9, 'Notula rapat', 'UU 14/2008 Pasal 17 huruf i', OPENED, CLOSED, 'Tahun 2026'],
    [10, 'Naskah perjanjian', 'UU 14/2008 Pasal 17 huruf a s.d. c', OPENED, CLOSED, '5 tahun'],
    [11, 'Daftar gaji', 'UU 27/2022', OPENED, CLOSED, 'Permanen'],
    [12, 'Surat pengaduan yang', 'UU 14/2008 Pasal 17 huruf h', OPENED, CLOSED, '3 tahun'],
    [null, 'masuk lewat kotak surat'],
    ['B.', 'Dinas Kesehatan'],
    [1, 'Rekam medis', 'UU 14/2008 Pasal 17 huruf h', OPENED, CLOSED, 'sampai ada persetujuan yang bersangkutan'],
    [2, 'Hasil pemeriksaan pegawai', '"', '"', '"', null],
    [3, 'Hasil audit klinis', 'UU 14/2008 Pasal 17 huruf i', OPENED, CLOSED, 'mengikuti JRA'],
    ['Jumlah', null, '14 butir'],
    [],
    [null, null, null, null, 'Ditetapkan di Kota Contoh'],
    [null, null, null, null, 'pada tanggal 30 April 2026'],
    [null, 'Mengetahui,', null, null, 'KEPALA DINAS SELAKU PPID,'],
    [null, 'Sekretaris Daerah', null, null, 'ttd'],
    [null, 'Nama Satu (rekaan)', null, null, 'Nama Dua (rekaan)'],
  ];
  const over = (row: number): Merge[] => [
    ...([0, 1, 2, 5, 6] as const).map((column): Merge => [row, column, row + 1, column]),
    [row, 3, row, 4],
  ];
  const list = sheet(rows, {
    merges: merged([1, 0, 1, 6], [2, 0, 2, 6], [3, 0, 3, 6], [5, 0, 5, 6], [16, 0, 16, 6], ...over(7), ...over(17)),
    rowDefs: new Map([[20, { hidden: true }]]),
    cells: new Map([['31,5', { formula: 'F20' }]]),
  });
  const old = sheet([['Daftar lama']], { name: 'Lama', hidden: true });
  return { name: 'banyumas.xlsx', bytes: await writeXlsx({ sheets: [list, old] }) };
}

/** As in Karanganyar: groups 1, 1.a, 1.b, of which all cells but the title are merged down, under Roman headings; a column is hidden. */
async function karanganyar(): Promise<OfficeList> {
  const rows: Cells[] = [
    ['No.', 'Judul Informasi', 'Dasar Hukum', 'Batas Waktu Pengecualian', 'Konsekuensi', null, 'Penanggung Jawab'],
    [null, null, null, null, 'Akibat bila dibuka', 'Akibat bila ditutup'],
    ['I.', 'Kepegawaian'],
    [
      1,
      'Identitas PNS',
      'UUD 1945 Pasal 28G ayat (1); UU 14/2008 Pasal 17 huruf h',
      'Tidak terbatas',
      'Tersingkap',
      CLOSED,
      'Sekretariat',
    ],
    ['1.a', 'yang dijatuhi hukuman disiplin'],
    ['1.b', 'yang mengajukan izin perceraian'],
    [
      2,
      'Daftar nilai kinerja (SKP)',
      'UU 14/2008 Pasal 17 huruf h\nPP 30/2019 Pasal 5',
      'Dua tahun sejak 1 Januari 2026',
      'Diketahui umum',
      CLOSED,
      'Sekretariat',
    ],
    [3, 'Rahasia jabatan', 'UU 43/1999 (Pokok-pokok Kepegawaian)', 'Tidak terbatas', 'Terganggu', CLOSED],
    ['II.', 'Perdagangan'],
    [4, 'Rencana pengadaan', 'UU 14/2008 Pasal 17 huruf b', 's.d. pengumuman pemenang', 'Curang', 'Adil'],
    [5, 'Harga perkiraan sendiri', 'UU 14/2008 Pasal 17 huruf b', 'sampai dengan Desember 2026', 'Curang', 'Adil'],
    [6, 'Data pemasok', 'UU 14/2008 Pasal 17 huruf b', '3-5 tahun', 'Curang', null],
    [7, 'Kuitansi rinci', 'UU 14/2008 Pasal 17 huruf b', 'Tidak terbatas', 'Dimanipulasi', 'Aman'],
    ['Catatan: nomor 4 dibuka setelah pengumuman.'],
  ];
  const down = [0, 2, 3, 4, 5].map((column): Merge => [4, column, 6, column]);
  const list = sheet(rows, {
    merges: merged(
      [1, 4, 1, 5],
      ...[0, 1, 2, 3, 6].map((column): Merge => [1, column, 2, column]),
      ...down.slice(1),
      [14, 0, 14, 6],
    ),
    columns: [{}, {}, {}, {}, {}, {}, { hidden: true }],
  });
  return { name: 'karanganyar.xlsx', bytes: await writeXlsx({ sheets: [list] }) };
}

/** As in Lombok Tengah, an agency in each row, and saved by a spreadsheet of Windows as "CSV": semicolons, and one byte a letter. */
export function lombok(encoding: 'windows-1252' | 'utf-8' = 'windows-1252'): OfficeList {
  const text = [
    'DAFTAR INFORMASI YANG DIKECUALIKAN;;;;;;',
    ';;;;;;',
    'No;Perangkat Daerah;Informasi;Dasar Hukum;Batas Waktu;Akibat dibuka;Akibat ditutup',
    '1;Dinas Kesehatan;Nama dan alamat penderita “HIV/AIDS” – rahasia;UU 39/1999, UU 14/2008 Pasal 17 huruf h;"Dapat dibuka bila yang bersangkutan setuju\natau ada kepentingan khusus";Data terungkap;Data terlindungi',
    '2;Dinas Kesehatan;Hasil tes kesehatan calon jemaah haji;Permenkes 15/2016 dan UU 14/2008 Pasal 17 huruf h;sda;sda;sda',
    '3;Dinas Pendidikan;Naskah ujian “akhir”;"UU 14/2008; Pasal 17 huruf i";Sampai ujian dilaksanakan;Bocor;Adil',
    '4;Dinas Entah;Arsip Café Contoh;UU 14/2008 Pasal 17 huruf b;5 tahun;Ditiru;Aman',
    '5;Dinas Kesehatan;Resep racikan;UU 14/2008 Pasal 17 huruf k;5 tahun;Ditiru;Aman',
    '6;Dinas Kesehatan;Jadwal jaga;UU 14/2008 Pasal 17 huruf h;1 Januari s.d. 31 Desember 2027;Terganggu;Aman',
    ';;;;;;',
    ';;;;Kota Contoh, 30 April 2026;;',
    ';;;;Nama Pejabat (rekaan);;',
  ].join('\r\n');
  const bytes = encoding === 'utf-8' ? Buffer.from(`\ufeff${text}`) : inWindows1252(text);
  return { name: `lombok-${encoding}.csv`, bytes };
}

const BEYOND_LATIN: Readonly<Record<string, string>> = { '–': '\x96', '“': '\x93', '”': '\x94' };
const inWindows1252 = (text: string): Uint8Array =>
  Buffer.from(
    text.replace(/[–“”]/g, (letter) => BEYOND_LATIN[letter] ?? ''),
    'latin1',
  );

/** As in RSJ Grhasia: no column of a legal basis, which stands in the considerations; work units are groups A and B. */
async function grhasia(): Promise<OfficeList> {
  const rows: Cells[] = [
    [null, 'DAFTAR INFORMASI PUBLIK YANG DIKECUALIKAN'],
    ['No', 'Konten informasi', 'Pertimbangan sesuai indikator konsekuensi', 'Batas waktu', 'Akibat dibuka', 'Akibat ditutup'],
    ['A', 'Bagian Kepegawaian'],
    [
      1,
      'Data yang memuat riwayat keluarga pegawai',
      'UU 14/2008 Pasal 17 huruf h angka 1',
      'Sampai diperlukan untuk proses hukum',
      OPENED,
      CLOSED,
    ],
    [2, 'Riwayat kesehatan fisik dan psikis pegawai', 'UU 14/2008 Pasal 17 huruf h angka 2', '"', '"', '"'],
    ['B', 'Bagian Keuangan'],
    [1, 'Bukti pengeluaran', 'Melanggar huruf g', '5 tahun, mengikuti masa simpan arsip keuangan', OPENED, CLOSED],
    [2, 'Daftar tunggakan pasien', 'UU 14/2008 Pasal 17 huruf h angka 3', '5', OPENED, CLOSED],
  ];
  return { name: 'grhasia.xlsx', bytes: await writeXlsx({ sheets: [sheet(rows)] }), map: { basis: 'C' } };
}

/** As in IAIN Parepare: one consequence, which is that of opening; UTF-8 with a byte order mark. */
function parepare(): OfficeList {
  const text = [
    'No,Jenis,Dasar hukum,Konsekuensi,Jangka waktu',
    '1,Berkas pemeriksaan pegawai,UU 14/2008 Pasal 17 huruf a,Mengganggu pemeriksaan,Selama pemeriksaan sampai putusan final',
    '2,"Data pribadi pegawai, mahasiswa, tamu","UU 14/2008 Pasal 17 huruf h, UU 27/2022",Melanggar privasi,Selama data melekat pada individu',
    '3,Data peserta seleksi,sama dengan di atas,Rawan disalahgunakan,2 tahun setelah seleksi berakhir',
    '4,Nilai hasil seleksi per peserta,UU 14/2008 Pasal 17 huruf h,Melanggar privasi,"Permanen, kecuali kepada pemilik data"',
    '5,Bukti pengeluaran rinci,UU 14/2008 Pasal 17 huruf g,Rawan manipulasi,"5 tahun, mengikuti masa simpan arsip keuangan"',
    '6,Kode program,UU 14/2008 Pasal 17 huruf i,Rawan,Selama aplikasi digunakan',
    '7,Berkas beasiswa,UU 14/2008 Pasal 17 huruf h,Melanggar privasi,Selama diperlukan 5 tahun',
  ].join('\n');
  return {
    name: 'parepare.csv',
    bytes: Buffer.from(`\ufeff${text}`),
    map: { opened: 'Konsekuensi' },
    header: { konsekuensi_ditutup: 'Kepentingan terlindungi.' },
  };
}

export const officeLists = async (): Promise<OfficeList[]> => [
  await banyumas(),
  await karanganyar(),
  lombok(),
  await grhasia(),
  parepare(),
];
