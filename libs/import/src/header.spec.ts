import { assertHeader, headerOf, partsGiven, readHeader } from './header.js';

const refusal = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe('readHeader', () => {
  const HEADER = { nomor_penetapan: '188.4/7/2026', peserta_uji: 'A; B' };

  it.each([
    ['h.json', '{"nomor_penetapan": " 188.4/7/2026 ", "peserta_uji": ["A", "B"]}'],
    ['h.csv', 'nomor_penetapan,peserta_uji,\n188.4/7/2026,A; B,\n'],
    ['h.csv', '\ufeffnomor_penetapan;peserta_uji\r\n188.4/7/2026;"A; B"\r\n'],
  ])('reads %s', (name, text) => expect(readHeader(text, name)).toEqual(HEADER));

  it('reads what is said one by one', () => {
    expect(headerOf(['nomor_penetapan=188.4/7/2026', 'peserta_uji = A; B'])).toEqual(HEADER);
    expect(headerOf(['tempat_penetapan=a=b'])).toEqual({ tempat_penetapan: 'a=b' });
  });

  it.each([
    ['h.json', '{'],
    ['h.json', '[]'],
    ['h.json', '{"nomor_penetapan": 7}'],
    ['h.json', '{"peserta_uji": [1]}'],
    ['h.json', '{"sandi": "x"}'],
    ['h.json', '{"judul": "x"}'],
    ['h.json', '{"dasar_1_huruf": "h"}'],
    ['h.csv', 'nomor_penetapan\n'],
    ['h.csv', 'nomor_penetapan\na\nb\n'],
    ['h.csv', 'nomor_penetapan,bentuk\na\n'],
  ])('refuses as %s %j', (name, text) => {
    expect(refusal(() => readHeader(text, name))).toMatchObject({ code: 'import.header-unreadable' });
  });

  it('refuses what names nothing', () => {
    expect(refusal(() => headerOf(['nomor_penetapan']))).toMatchObject({ code: 'import.header-unreadable' });
  });
});

describe('assertHeader', () => {
  const WHOLE = {
    ...{ bentuk: 'cetak', nomor_penetapan: '1', tanggal_penetapan: '2026-01-05', tempat_penetapan: 'Kota Contoh' },
    ...{
      nama_pejabat: 'N',
      jabatan_pejabat: 'PPID',
      badan_publik: 'B',
      unit_kerja: 'U',
      jenis_klasifikasi: 'K',
      lingkup: 'seluruh',
    },
    ...{ nomor_lembar_uji: '1', tanggal_lembar_uji: '2025-12-15', kesempatan_uji: 'sebelum permohonan', peserta_uji: 'A' },
  };

  it('asks once for what neither the header nor a column says', () => {
    expect(refusal(() => assertHeader({ ...WHOLE, tempat_penetapan: '' }, { opened: 3 }))).toMatchObject({
      code: 'import.header-missing',
      meta: { missing: ['tempat_penetapan', 'alasan', 'konsekuensi_ditutup'] },
    });
    expect(refusal(() => assertHeader(WHOLE, { opened: 3, closed: 4, reason: 5 }))).toBeUndefined();
    expect(refusal(() => assertHeader({ ...WHOLE, alasan: 'x', konsekuensi_ditutup: 'y' }, { opened: 3 }))).toBeUndefined();
  });

  it('knows which columns a header spares', () => {
    expect(partsGiven({ ...WHOLE, konsekuensi_ditutup: 'x', alasan: '' })).toEqual(new Set(['closed']));
  });
});
