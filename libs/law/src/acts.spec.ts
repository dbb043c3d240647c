import { localDate } from '@tabir/kernel';
import { actInWords, actsIn, INSTRUMENTS } from './index.js';

const named = (text: string): string[] => actsIn(text).map(({ name }) => name);

describe('the Acts that a text names', () => {
  it.each<[string, string[]]>([
    ['UU 29/2004', ['UU 29/2004']],
    ['UU29/2004', ['UU 29/2004']],
    ['uu no. 29 tahun 2004', ['UU 29/2004']],
    ['UU No 29 Tahun 2004 Pasal 48 ayat (1)', ['UU 29/2004']],
    ['Pasal 48 UU RI Nomor 29 Th. 2004', ['UU 29/2004']],
    ['Undang-Undang Nomor 29 Tahun 2004 tentang Praktik Kedokteran', ['UU 29/2004']],
    ['Undang\u2013Undang Republik Indonesia No.029/2004', ['UU 29/2004']],
    ['Undang-undang 23/2006 sebagaimana diubah dengan UU 24/2013', ['UU 23/2006', 'UU 24/2013']],
    ['UU 29/2004; UU 36/2009, UU No. 44 Tahun 2009', ['UU 29/2004', 'UU 36/2009', 'UU 44/2009']],
    ['Peraturan KUUP 3/2020', []],
    ['Perppu 1/2020', []],
    ['PP 60/2008', []],
    ['Undang-Undang Kearsipan', []],
    ['UU 29/20041', []],
    ['', []],
  ])('in %j are %j', (text, acts) => expect(named(text)).toEqual(acts));

  it('come with their row of the table, or without one', () => {
    expect(actsIn('UU 29/2004')).toEqual([{ name: 'UU 29/2004', instrument: INSTRUMENTS['uu-29-2004'] }]);
    expect(actsIn('UU 999/2004')).toEqual([{ name: 'UU 999/2004', instrument: null }]);
  });
});

describe('an Act in words', () => {
  const AFTER = localDate('2023-08-08');
  const BEFORE = localDate('2023-08-07');

  it.each([
    ['UU 43/2009 Pasal 44', AFTER, 'UU 43/2009 Pasal 44 (belum diverifikasi)'],
    ['UU 29/2004', BEFORE, 'UU 29/2004 (belum diverifikasi)'],
    ['UU 29/2004', AFTER, 'UU 29/2004 (UU 29/2004 tidak berlaku lagi sejak diganti UU 17/2023; belum diverifikasi)'],
    ['UU 29/2004', null, 'UU 29/2004 (belum diverifikasi)'],
    ['UU 999/2004', AFTER, 'UU 999/2004 (UU 999/2004 tidak ada dalam tabel peraturan; belum diverifikasi)'],
    [
      'UU 44/2009, UU 44/2009 dan UU 9/1901',
      AFTER,
      'UU 44/2009, UU 44/2009 dan UU 9/1901 (UU 44/2009 tidak berlaku lagi sejak diganti UU 17/2023; UU 9/1901 tidak ada dalam tabel peraturan; belum diverifikasi)',
    ],
    ['UU 14/2008 dan PP 60/2008', AFTER, 'UU 14/2008 dan PP 60/2008 (belum diverifikasi)'],
  ])('%s on %s is %s', (text, on, words) => expect(actInWords(text, on, 'office')).toBe(words));

  it('says to the public what no longer holds, and not what a table lacks', () => {
    expect(actInWords('UU 29/2004 dan UU 999/2004', AFTER, 'public')).toBe(
      'UU 29/2004 dan UU 999/2004 (UU 29/2004 tidak berlaku lagi sejak diganti UU 17/2023; belum diverifikasi)',
    );
  });
});
