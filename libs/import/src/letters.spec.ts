import { readBasis, readLetters } from './letters.js';

describe('readBasis', () => {
  it.each<[string, string, string[]]>([
    ['UU 14/2008 Pasal 17 huruf h', 'h', []],
    ['Pasal 17 huruf h angka 1', 'h', []],
    ['Pasal 17 huruf h angka 1, 2 dan 3', 'h', []],
    ['Pasal 17 huruf a dan i', 'ai', []],
    ['Pasal 17 huruf a dan huruf i', 'ai', []],
    ['Pasal 17 huruf a, b', 'ab', []],
    ['Pasal 17 huruf a, huruf b, dan huruf i UU KIP', 'abi', []],
    ['Pasal 17 huruf i & a', 'ai', []],
    ['Ps. 17 (h)', 'h', []],
    ['Psl 17 (h)', 'h', []],
    ['17 huruf h', 'h', []],
    ['Pasal 17 h', 'h', []],
    ['Pasal 17, huruf “h”', 'h', []],
    ['PASAL 17 HURUF H', 'h', []],
    ['UU No. 14 Tahun 2008 tentang\nKeterbukaan Informasi Publik\nPasal 17 huruf h', 'h', []],
    ['Undang-Undang Nomor 14 Tahun 2008 Pasal 6 ayat (3), Pasal 17 huruf a dan Pasal 17 huruf i', 'ai', []],
    ['UUD 1945 Pasal 28A-28H; UU 14/2008 Pasal 17 huruf h', 'h', ['UUD 1945 Pasal 28A-28H']],
    ['UU 14/2008 Pasal 17 huruf h; UU 27/2022 (Pelindungan Data Pribadi)', 'h', ['UU 27/2022 (Pelindungan Data Pribadi)']],
    ['Pasal 17 huruf h UU 14/2008, UU 27/2022 dan PP 46/2011 Pasal 5', 'h', ['UU 27/2022', 'PP 46/2011 Pasal 5']],
    ['Pasal 17 huruf h UU 14/2008 dan Pasal 84 UU 23/2006', 'h', ['Pasal 84 UU 23/2006']],
    ['1. UU 14/2008 Pasal 17 huruf j\n2. UU 43/2009 Pasal 3,\nPasal 44', 'j', ['UU 43/2009 Pasal 3, Pasal 44']],
    ['- PP 60/2008 (SPIP)\n- UU 14/2008 Pasal 17 huruf a', 'a', ['PP 60/2008 (SPIP)']],
    [
      'PP 61/2010 tentang Pelaksanaan UU 14/2008 tentang Keterbukaan Informasi Publik; Pasal 17 huruf a UU 14/2008',
      'a',
      ['PP 61/2010 tentang Pelaksanaan UU 14/2008 tentang Keterbukaan Informasi Publik'],
    ],
    ['Pasal 17 huruf h, e-KTP', 'h', []],
    ['Pasal 17 huruf a (proses hukum), huruf h (data pribadi) dan huruf i', 'ahi', []],
    ['Pasal 17 huruf a\nhuruf i', 'ai', []],
    ['Pasal 17 huruf a; huruf i', 'ai', []],
    ['Pasal 17 huruf h dan Pasal 18 ayat (2) huruf a', 'h', []],
    ['UU 14 Tahun 2008 pasal 17 huruf (h) angka (3)', 'h', []],
    ['UU 14/2008', '', []],
    ['UU 14/2008; PP 12/2017', '', ['PP 12/2017']],
    ['UU 43/1999 (Pokok-pokok Kepegawaian)', '', ['UU 43/1999 (Pokok-pokok Kepegawaian)']],
    ['UU 43/2009 Pasal 17 huruf a', '', ['UU 43/2009 Pasal 17 huruf a']],
    ['Pasal 17 huruf a UU 43/2009', '', ['Pasal 17 huruf a UU 43/2009']],
    ['UU 43/2009\nPasal 17 huruf a', '', ['UU 43/2009 Pasal 17 huruf a']],
    ['Perki 1/2017 Pasal 17 huruf a', '', ['Perki 1/2017 Pasal 17 huruf a']],
    [
      'UU 39/1999; Aturan daerah No. 12/2010 tentang HIV/AIDS Pasal 7 huruf c, Pasal 8 huruf b',
      '',
      ['UU 39/1999', 'Aturan daerah No. 12/2010 tentang HIV/AIDS Pasal 7 huruf c, Pasal 8 huruf b'],
    ],
    ['Pasal 170 huruf a; Pasal 17/2008', '', ['Pasal 170 huruf a, Pasal 17/2008']],
    ['UU 14/2008 Pasal 18 huruf a', '', []],
    ['Kepentingan dinas', '', ['Kepentingan dinas']],
    ['', '', []],
  ])('reads %j', (text, letters, acts) => expect(readBasis(text)).toEqual({ letters: letters.split(''), acts, unclear: null }));

  it.each([
    ['Pasal 17 huruf a sampai d'],
    ['Pasal 17 huruf a s.d. huruf d'],
    ['Pasal 17 huruf a-d'],
    ['UU 14/2008 Pasal 17 huruf k'],
    ['UU 14/2008 Pasal 17 (sumber menulis huruf g)'],
    ['Pasal 17 huruf a atau i'],
    ['Pasal 17 huruf a dan/atau huruf i'],
    ['Pasal 17 huruf a (i)'],
    ['Pasal 17 huruf a tentang proses hukum, dan juga huruf i'],
    ['UU 43/2009 Pasal 3, Pasal 17 huruf a'],
    ['UU 27/2022; Pasal 17 huruf h'],
  ])('does not choose where %j could be read in two ways', (text) => {
    expect(readBasis(text)).toMatchObject({ letters: [], unclear: expect.any(String) as string });
  });
});

describe('readLetters', () => {
  it.each([
    ['h', 'h'],
    ['H.', 'h'],
    ['i, a', 'ai'],
    ['a dan i', 'ai'],
    ['huruf a dan huruf a', 'a'],
    ['17 huruf h', 'h'],
    ['Pasal 17 huruf h angka 2', 'h'],
    ['17 h', 'h'],
  ])('reads %j', (text, letters) => expect(readLetters(text)).toEqual({ letters: letters.split(''), unclear: null }));

  it.each(['z', 'a-d', 'h?', 'rahasia', 'a; lihat lampiran'])('does not read %j', (text) => {
    expect(readLetters(text)).toEqual({ letters: [], unclear: text });
  });

  it('finds no letter in an empty cell', () => expect(readLetters(' ')).toEqual({ letters: [], unclear: null }));
});

describe('a cell full of line breaks', () => {
  /** Without one break for many, the search begins anew at each of them and does not end. */
  it('is read like one without', () => {
    const breaks = '\n'.repeat(20_000);
    expect(readBasis(`${breaks}UU 14/2008${breaks}Pasal 17 huruf a${breaks}`)).toEqual(readBasis('UU 14/2008\nPasal 17 huruf a'));
  });
});
