import fc from 'fast-check';
import { SAMPLE_LIST } from '../../testing/src/sample-list.js';
import { termInWords, type WordedTerm } from './terms-in-words.js';

const date = (endsOn: string): object => ({ kind: 'date', endsOn });
const years = (number: number, startsOn: string | null = null): object => ({ kind: 'years', years: number, startsOn });
const event = (words: string): object => ({ kind: 'event', event: words });
const after = (number: number, words: string): object => ({ kind: 'event-years', years: number, event: words });
const CONSENT = { kind: 'consent' };
const INDEFINITE = { kind: 'indefinite' };
const UNSTATED = { kind: 'unstated' };

describe('termInWords', () => {
  it.each<[string, object | null]>([
    ['31 Desember 2028', date('2028-12-31')],
    ['31 desember 2028.', date('2028-12-31')],
    ['5 Agt 2027', date('2027-08-05')],
    ['1 Pebruari 2027', date('2027-02-01')],
    ['31/12/2028', date('2028-12-31')],
    ['31-12-2028', date('2028-12-31')],
    ['2028-12-31', date('2028-12-31')],
    ['s.d. 31/12/2028', date('2028-12-31')],
    ['s/d 31 Desember 2028', date('2028-12-31')],
    ['sampai 31 Desember 2028', date('2028-12-31')],
    ['Sampai dengan tanggal 31 Desember 2028', date('2028-12-31')],
    ['Berlaku hingga 31 Desember 2028', date('2028-12-31')],
    ['30 Februari 2028', null],
    ['31/12/28', null],
    ['sejak 31 Desember 2028', null],
    ['1 Januari 2024 - 31 Desember 2028', null],
    ['1 Januari 2024 sampai dengan 31 Desember 2028', date('2028-12-31')],
    ['sejak tanggal 1/1/2024 s.d. tanggal 31/12/2028', date('2028-12-31')],
    ['1 Januari 2029 sampai dengan 31 Desember 2028', null],
    ['1 Januari 2024 sampai dengan selesai', null],
    ['Desember 2028', null],
    ['sampai Desember 2028', null],
    ['sampai akhir tahun 2028', null],

    ['20 tahun', years(20)],
    ['20 Tahun.', years(20)],
    ['lima tahun', years(5)],
    ['dua puluh tahun', years(20)],
    ['Dua puluh lima tahun', years(25)],
    ['sebelas tahun', years(11)],
    ['lima belas tahun', years(15)],
    ['setahun', years(1)],
    ['5 (lima) tahun', years(5)],
    ['5(lima) tahun', years(5)],
    ['lima (5) tahun', years(5)],
    ['selama 5 (lima) tahun', years(5)],
    ['Jangka waktu 10 tahun', years(10)],
    ['Terbatas, 3 tahun', years(3)],
    ['5 tahun lamanya', years(5)],
    ['5\ntahun', years(5)],
    ['5 tahun sejak ditetapkan', years(5)],
    ['5 tahun sejak tanggal ditetapkan', years(5)],
    ['5 tahun sejak penetapan ini', years(5)],
    ['5 (lima) tahun terhitung sejak keputusan ini berlaku', years(5)],
    ['5 tahun sejak 1 Januari 2024', years(5, '2024-01-01')],
    ['5 tahun terhitung mulai tanggal 1/1/2024', years(5, '2024-01-01')],
    ['5 tahun, mengikuti masa simpan arsip keuangan', years(5)],
    ['5 tahun (sesuai JRA)', years(5)],
    ['5 tahun, 1 Januari 2024 sampai dengan 31 Desember 2028', years(5, '2024-01-01')],
    ['Selama 5 (lima) tahun, terhitung mulai 1 Januari 2024 s/d 31 Desember 2028', years(5, '2024-01-01')],
    ['5 tahun, 1 Januari 2024 sampai dengan 31 Desember 2029', null],
    ['5 (enam) tahun, 1 Januari 2024 sampai dengan 31 Desember 2028', null],
    ['5 (enam) tahun', null],
    ['5 (5 lima) tahun', null],
    ['3-5 tahun', null],
    ['3 s.d. 5 tahun', null],
    ['dua atau tiga tahun', null],
    ['2,5 tahun', null],
    ['0 tahun', null],
    ['5 tahun 6 bulan', null],
    ['6 bulan', null],
    ['paling lama 30 tahun', null],
    ['beberapa tahun', null],
    ['5 tahun setelah ditetapkan', null],
    ['5 tahun setelah 1 Januari 2024', null],
    ['5 tahun sejak', null],
    ['5 tahun sampai selesai', null],
    ['sampai 5 tahun', null],
    ['Tahun 2025', null],
    ['sampai tahun 2025', null],
    ['2025', null],
    ['5', null],
    ['lima', null],

    ['Sampai Renja perangkat daerah ditetapkan', event('Renja perangkat daerah ditetapkan')],
    ['Terbatas sampai Renja perangkat daerah ditetapkan', event('Renja perangkat daerah ditetapkan')],
    ['hingga proses lelang selesai', event('proses lelang selesai')],
    ['s.d. selesainya pemeriksaan', event('selesainya pemeriksaan')],
    ['sampai dengan ditetapkannya APBD tahun anggaran berikutnya', event('ditetapkannya APBD tahun anggaran berikutnya')],
    ['Sampai diaudit dan disahkan', event('diaudit dan disahkan')],
    ['sampai RAPBD disetujui', event('RAPBD disetujui')],
    ['sampai ada persetujuan DPRD', event('ada persetujuan DPRD')],
    ['Sampai diperlukan untuk proses hukum', event('diperlukan untuk proses hukum')],
    ['Selama aplikasi digunakan', event('tidak lagi aplikasi digunakan')],
    ['selama belum diumumkan', event('diumumkan')],
    ['Sepanjang masih dalam penyidikan', event('tidak lagi masih dalam penyidikan')],
    ['Selama pemeriksaan sampai putusan final', event('putusan final')],
    ['sampai Perda 5/2024 dicabut', event('Perda 5/2024 dicabut')],
    ['sampai batas waktu yang tidak ditentukan', null],
    ['sampai selamanya', null],
    ['sampai', null],
    ['sampai dengan', null],
    ['sampai 2 hari setelah selesai', null],
    ['sampai diaudit atau 5 tahun', null],
    ['selama 6 bulan', null],
    ['sebelum diaudit', null],
    ['setelah diaudit', null],

    ['2 tahun setelah seleksi berakhir', after(2, 'seleksi berakhir')],
    ['5 (lima) tahun sesudah putusan hukuman disiplin', after(5, 'putusan hukuman disiplin')],
    ['5 tahun sejak pegawai berhenti', after(5, 'pegawai berhenti')],
    ['setelah seleksi berakhir, 5 tahun', after(5, 'seleksi berakhir')],
    ['setelah kontrak berakhir selama lima tahun', after(5, 'kontrak berakhir')],
    ['setelah seleksi berakhir, 5 (enam) tahun', null],
    ['setelah ditetapkan, 5 tahun', null],

    ['Dapat dibuka bila yang bersangkutan setuju atau ada kepentingan khusus', CONSENT],
    ['dapat dibuka apabila ada persetujuan', CONSENT],
    ['Hanya dapat diberikan atas persetujuan tertulis pasien', CONSENT],
    ['sampai ada persetujuan', CONSENT],
    ['Sampai ada persetujuan dari yang bersangkutan', CONSENT],
    ['sampai yang bersangkutan memberikan persetujuan', CONSENT],
    ['hingga pemilik data menyetujui', CONSENT],
    ['tidak setuju', null],

    ['Tidak terbatas', INDEFINITE],
    ['tak terbatas waktunya', INDEFINITE],
    ['tanpa batas waktu', INDEFINITE],
    ['Permanen', INDEFINITE],
    ['Permanen, kecuali kepada pemilik data', INDEFINITE],
    ['Selamanya', INDEFINITE],
    ['selama-lamanya', INDEFINITE],
    ['Selama data melekat pada individu', INDEFINITE],
    ['Tidak terbatas, kecuali yang bersangkutan setuju', null],
    ['permanen, kecuali setelah 5 tahun', null],
    ['tidak terbatas atau 5 tahun', null],
    ['tidak permanen', null],

    ['', UNSTATED],
    ['  ', UNSTATED],
    ['-', UNSTATED],
    ['—', UNSTATED],
    ['Tidak disebutkan', UNSTATED],
    ['tidak disebut.', UNSTATED],
    ['tidak ada', null],

    ['sesuai ketentuan', null],
    ['mengikuti JRA', null],
    ['sesuai ketentuan peraturan perundang-undangan', null],
    ['?', null],
    [`sampai ${'selesai '.repeat(100)}`, null],
  ])('reads %j', (text, term) => expect(termInWords(text)).toEqual(term));

  it.each(SAMPLE_LIST.map(({ period, kind }) => [period, kind]))(
    'finds in %j of a public list the kind that a reader finds',
    (period, kind) => {
      expect(termInWords(period)?.kind).toBe(kind);
    },
  );

  const WORDS: Readonly<Record<WordedTerm['kind'], RegExp>> = {
    date: /\d{1,2}\s+[a-z]+\.?\s+\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2}/i,
    years: /tahun/i,
    event: /sampai|hingga|s[./]d|selama|sepanjang/i,
    'event-years': /tahun.*(setelah|sesudah|sejak|mulai|terhitung|dari)|(setelah|sesudah).*tahun/is,
    consent: /setuju/i,
    indefinite: /batas|permanen|lamanya|selamanya|melekat/i,
    unstated: /^[\s."',;“”–—-]*$|tidak\s+(disebut|dicantumkan|tercantum|dinyatakan)/i,
  };
  const PIECES = [
    ...['5', 'lima', '(lima)', '(enam)', 'tahun', 'bulan', '2025', '31/12/2028', '31 Desember 2028', 'Desember', '3-5', ','],
    ...[
      'sampai',
      'hingga',
      's.d.',
      'selama',
      'setelah',
      'sejak',
      'ditetapkan',
      'seleksi berakhir',
      'dengan',
      'tidak',
      'terbatas',
    ],
    ...[
      'permanen',
      'kecuali',
      'yang bersangkutan',
      'setuju',
      'persetujuan',
      'ada',
      'dapat dibuka',
      'bila',
      'disebutkan',
      '-',
      'JRA',
    ],
    ...['mengikuti', 'sesuai', 'ketentuan', 'atau', 'data', 'melekat', 'belum', 'DPRD', '.'],
  ];

  it('never reads a text as a kind whose words it lacks', () => {
    const texts = fc.oneof(
      fc.array(fc.constantFrom(...PIECES), { maxLength: 7 }).map((pieces) => pieces.join(' ')),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const term = termInWords(text);
        if (term) expect(text).toMatch(WORDS[term.kind]);
      }),
      { numRuns: 5_000, seed: 19 },
    );
  });

  it('never finds two numbers and takes one of them', () => {
    const numbers = fc.tuple(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom('-', ' s.d. ', ' atau ', '/', ' '),
    );
    fc.assert(
      fc.property(numbers, ([a, b, sign]) => expect(termInWords(`${a}${sign}${b} tahun`)).toBeNull()),
      { seed: 19 },
    );
  });
});
