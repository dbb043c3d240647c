import {
  ARTICLE_KEYS,
  ARTICLE_NAMES,
  ARTICLES,
  basisInWords,
  cite,
  INSTRUMENTS,
  instrumentOf,
  inWords,
  nameOf,
  NOTHING_VERIFIED,
  VERIFIABLE,
  verifiedIn,
  type ArticleKey,
  type Instrument,
} from './index.js';

const ALL: [string, Instrument][] = Object.entries(INSTRUMENTS);
const printed = (key: ArticleKey, ...verified: string[]): string => inWords(cite(key, new Set(verified)));

describe('an instrument', () => {
  it.each(ALL)('%s has an id that tells its number and year', (id, { kind, number, year }) => {
    if (kind === 'policy' || kind === 'SOP') return;
    expect(id).toMatch(new RegExp(`^${kind.toLowerCase()}-.*\\b${number}-${year}$`));
  });

  it.each(ALL)(
    '%s is replaced by one that is there and begins the day after it ends',
    (_, { validFrom, validTo, replacedBy }) => {
      expect(replacedBy === null).toBe(validTo === null);
      if (validFrom !== null && validTo !== null) expect(validFrom < validTo).toBe(true);
      if (replacedBy === null) return;
      const next = INSTRUMENTS[replacedBy as keyof typeof INSTRUMENTS];
      expect(Date.parse(String(next.validFrom)) - Date.parse(String(validTo))).toBe(86_400_000);
    },
  );

  it.each([
    ['uu-14-2008', 'UU 14/2008'],
    ['perda-bontang-6-2020', 'Perda 6/2020'],
    ['sop-467-05-dppkb-02', 'SOP 467/05/DPPKB.02'],
    ['tabir', 'Kebijakan aplikasi ini'],
  ] as const)('%s is called %s', (id, name) => expect(nameOf(INSTRUMENTS[id])).toBe(name));
});

describe('an article', () => {
  it.each(ARTICLE_KEYS)('%s stands in an instrument, says something, and is not verified by what is shipped', (key) => {
    expect(INSTRUMENTS[instrumentOf(key)]).toBeDefined();
    expect(ARTICLES[key].text.trim()).not.toBe('');
    expect(cite(key, NOTHING_VERIFIED).verified).not.toBe(true);
  });

  it.each<[string, ArticleKey, string, string]>([
    ['was seen', 'uu-14-2008/19', 'UU 14/2008 Pasal 19 (belum diverifikasi)', 'UU 14/2008 Pasal 19'],
    [
      'is known from memory only',
      'pp-61-2010/end',
      'PP 61/2010, terbuka pada akhir jangka waktu pengecualian (nomor pasal belum diverifikasi)',
      'PP 61/2010 Pasal 10',
    ],
    [
      'nobody knows',
      'perki-1-2021/redaction',
      'Perki 1/2021, penghitaman (nomor pasal belum diverifikasi)',
      'Perki 1/2021, penghitaman',
    ],
  ])('whose number %s carries the mark until the legal office has verified it: %s', (_, key, before, after) => {
    expect(printed(key)).toBe(before);
    expect(printed(key, 'uu-14-2008/2')).toBe(before);
    expect(printed(key, key)).toBe(after);
  });

  it('that is a policy of this application is never marked, since no gazette has it', () => {
    expect(cite('tabir/records', NOTHING_VERIFIED)).toMatchObject({ article: null, verified: null });
    expect(printed('tabir/records')).toBe('Ketertiban pencatatan: kebijakan aplikasi ini');
    expect(VERIFIABLE).not.toContain('tabir/records');
    expect(VERIFIABLE).toContain('uu-14-2008/19');
    expect(Object.keys(ARTICLE_NAMES)).toEqual(VERIFIABLE);
  });
});

describe('the name of an article for those who verify it', () => {
  it.each([
    ['pp-61-2010/end', 'PP 61/2010 Pasal 10 (terbuka pada akhir jangka waktu pengecualian)'],
    ['perki-1-2021/redaction', 'Perki 1/2021 (penghitaman)'],
  ])('%s is %s', (key, name) => expect(ARTICLE_NAMES[key]).toBe(name));
});

describe('a legal basis', () => {
  it('is a list of citations and one sentence', () => {
    const basis = (['uu-14-2008/19', 'tabir/records'] as const).map((key) => cite(key, NOTHING_VERIFIED));
    expect(basis[0]).toEqual({
      key: 'uu-14-2008/19',
      instrument: 'UU 14/2008',
      article: 'Pasal 19',
      verified: false,
      text: 'uji konsekuensi dengan saksama sebelum informasi dikecualikan',
    });
    expect(basisInWords(basis)).toBe('UU 14/2008 Pasal 19 (belum diverifikasi); Ketertiban pencatatan: kebijakan aplikasi ini');
  });

  it('takes from the settings what the office has verified', () => {
    expect(verifiedIn({})).toEqual(new Set());
    expect(verifiedIn({ verifiedArticles: { 'uu-14-2008/19': 'Nota Dinas 1' } })).toEqual(new Set(['uu-14-2008/19']));
  });
});
