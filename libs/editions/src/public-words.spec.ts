import { PublicWords } from './public-words.js';

const ENTRY = { where: 'abc23def45', field: 'summary' };

const words = (...texts: string[]): PublicWords => {
  const all = new PublicWords();
  for (const text of texts) all.add(ENTRY, text);
  return all;
};

describe('a text among what the public reads', () => {
  it.each([
    ['as it is', 'Rekam medis Siti Aminah', 'rekam medis Siti Aminah di RSUD'],
    ['in other letters', 'REKAM MEDIS SITI AMINAH', 'Rekam medis Siti Aminah'],
    ['in full-width letters', 'Ｓｉｔｉ Ａｍｉｎａｈ', 'tentang Siti Aminah'],
    ['with other signs between its words', 'Siti Aminah', 'berkas siti_aminah.pdf'],
    ['broken over lines', 'Siti\nAminah', 'Siti  Aminah'],
    ['with a hyphen that nobody sees', 'Siti Aminah', 'Siti Ami\u00adnah'],
    ['with what is no character', 'Siti Ami\ufffenah', 'Siti Aminah'],
    ['as the number of a person', '198001012005011001', 'NIP 198001012005011001.'],
    ['as a number in groups', '1980 0101 2005', 'NIP 1980-0101-2005'],
    ['as one long word', 'kenarirahasia', 'judul KenariRahasia'],
    ['at the end of a longer text that repeats its beginning', 'informan utama kasus', 'informan informan utama kasus'],
  ])('is found %s', (_how, secret, text) => {
    expect(words('Data lain sama sekali', text).places(secret)).toEqual([ENTRY]);
  });

  it.each([
    ['when a word of it is missing', 'Rekam medis Siti Aminah', 'Rekam medis Siti'],
    ['when its words stand in another order', 'Siti Aminah Wati', 'Aminah Siti Wati'],
    ['when it is a part of a word', 'Budi Santoso', 'budi santosowati'],
    ['when it is too short to tell', 'Data', 'Data pegawai'],
    ['when it is one word of every day', 'kepegawaian', 'Data kepegawaian daerah'],
    ['when it is empty', ' -- ', '-- --'],
  ])('is not found %s', (_how, secret, text) => {
    expect(words(text).places(secret)).toEqual([]);
  });

  it('is told once for each place, however often it stands there', () => {
    const all = words('Siti Aminah dan Siti Aminah');
    all.add({ where: 'dik.pdf', field: 'text' }, 'Siti Aminah');
    expect(all.places('Siti Aminah')).toEqual([ENTRY, { where: 'dik.pdf', field: 'text' }]);
  });
});
