import { ITEM, LIST, wholeText as text } from '../../testing/src/sample-public-item.js';
import { askedOf, dikHtml, dipHtml, MOST_WORDS, PAGE_SIZE, type Asked, type PublicHolder, type Sought } from './index.js';

const HOLDERS: readonly PublicHolder[] = [
  { key: 'dinkes', name: 'Dinas Kesehatan' },
  { key: 'rsud', name: 'RSUD Kota É' },
  { key: '-', name: 'PPID' },
];
const asked = (query: Record<string, unknown>): Asked => askedOf(query, HOLDERS);
const ALL = { beginnings: [], exact: [], letter: null, holder: null, opens: null };

describe('what an address asks for', () => {
  it('is everything when it says nothing, or says it with empty fields', () => {
    for (const query of [
      {},
      { cari: '', huruf: '', pemegang: '', terbuka: '', laman: '' },
      { cari: '  \t' },
      { utm_source: 'x' },
    ])
      expect(asked(query)).toEqual({ search: ALL, page: 1, values: {}, refused: [], ignored: [], surplus: [] });
  });

  it('is read field by field', () => {
    const query = { cari: ' disiplin ', huruf: 'h', pemegang: 'dinkes', terbuka: 'belum', laman: '7' };
    expect(asked(query)).toEqual({
      search: { beginnings: [{ text: 'disiplin', holders: [] }], exact: [], letter: 'h', holder: 'dinkes', opens: 'belum' },
      page: 7,
      values: { cari: 'disiplin', huruf: 'h', pemegang: 'dinkes', terbuka: 'belum' },
      refused: [],
      ignored: [],
      surplus: [],
    });
  });

  it.each<[string, unknown]>([
    ['cari', 'x'.repeat(201)],
    ['cari', 'x'.repeat(10_000)],
    ['cari', '\ud800'],
    ['cari', 'a\0b'],
    ['cari', ['satu', 'dua']],
    ['huruf', 'k'],
    ['huruf', 'A'],
    ['huruf', 'a,h'],
    ['huruf', '__proto__'],
    ['pemegang', 'tidak-ada'],
    ['pemegang', "' OR 1=1 -- "],
    ['pemegang', { key: 'dinkes' }],
    ['terbuka', 'besok'],
    ['terbuka', 'toString'],
    ['laman', '0'],
    ['laman', '-1'],
    ['laman', '1.5'],
    ['laman', '1e3'],
    ['laman', '99999999'],
    ['laman', 'x'],
  ])('leaves out a %s of %p, and says so', (field, value) =>
    expect(asked({ [field]: value })).toEqual({ search: ALL, page: 1, values: {}, refused: [field], ignored: [], surplus: [] }),
  );

  it('knows the holders in whose names a word begins, case and accents aside', () => {
    const holdersOf = (cari: string): unknown => asked({ cari }).search.beginnings;
    expect(holdersOf('KESEH')).toEqual([{ text: 'KESEH', holders: ['dinkes'] }]);
    expect(holdersOf('sehatan')).toEqual([{ text: 'sehatan', holders: [] }]);
    expect(holdersOf('kóta')).toEqual([{ text: 'kóta', holders: ['rsud'] }]);
  });

  it('takes words apart as the index of words does, and looks for what it does not know as it stands', () => {
    expect(asked({ cari: '"disiplin," (disiplin) 188.4/7/2026 e-KTP' }).search).toEqual({
      ...ALL,
      beginnings: ['disiplin', '188', '2026', 'KTP'].map((text) => ({ text, holders: [] })),
      exact: ['188.4/7/2026', 'e-KTP'],
    });
    expect(asked({ cari: 'di +-* pegawai 4/7' })).toMatchObject({
      search: { beginnings: [{ text: 'pegawai', holders: [] }], exact: [] },
      ignored: ['di', '4/7'],
    });
  });

  it('looks for so many words at once and no more, also where they are joined to one', () => {
    const many = Array.from({ length: MOST_WORDS + 2 }, (_, index) => `kata${index}`);
    const { search, surplus } = asked({ cari: many.join(' ') });
    expect(search.beginnings.map(({ text: word }) => word)).toEqual(many.slice(0, MOST_WORDS));
    expect(surplus).toEqual(many.slice(MOST_WORDS));
    expect(asked({ cari: many.join('/') })).toMatchObject({ search: ALL, values: {}, surplus: [many.join('/')] });
  });

  it('is no search by words that are all too short', () =>
    expect(asked({ cari: 'di 4/7' })).toEqual({
      search: ALL,
      page: 1,
      values: {},
      refused: [],
      ignored: ['di', '4/7'],
      surplus: [],
    }));
});

describe.each([
  ['dik', dikHtml],
  ['dip', dipHtml],
] as const)('the page %s', (path, page) => {
  const shown = (query: Record<string, unknown>, total = 1, holders = HOLDERS): Promise<string> => {
    const sought: Sought = { asked: askedOf(query, holders), holders, total };
    return text(page(LIST, total === 0 ? [] : [ITEM], sought));
  };
  const links = (html: string): (string | undefined)[] =>
    [...html.matchAll(/rel="(?:prev|next)" href="([^"]*)"/g)].map(([, a]) => a);

  it('keeps in its form what was asked for', async () => {
    const html = await shown({ cari: '"satu" & dua', huruf: 'h', pemegang: 'dinkes' });
    expect(html).toContain(`action="/publik/${path}" method="get"`);
    expect(html).toContain('value="&quot;satu&quot; &amp; dua"');
    expect(html).toContain('<option value="dinkes" selected>Dinas Kesehatan</option>');
    expect([...html.matchAll(/<option value="([^"]*)" selected/g)].map(([, value]) => value)).toEqual(['h', 'dinkes']);
  });

  it('names every field of the form', async () => {
    const html = await shown({});
    const fields = [...html.matchAll(/<(?:input|select) id="(\w+)" name="(\w+)"/g)].map(([, id, name]) => [id, name]);
    expect(fields.map(([id]) => id)).toEqual(['cari', 'huruf', 'pemegang', ...(path === 'dik' ? ['terbuka'] : [])]);
    for (const [id, name] of fields) {
      expect(name).toBe(id);
      expect(html).toContain(`<label for="${id}">`);
    }
  });

  it.each(['<script>alert(1)</script>', '"><svg/onload=alert(1)>', '</form>', '\u202e<b>kebalik</b>'])(
    'shows %p, sought or as the name of a holder, as the text that it is',
    async (words) => {
      const tags = (html: string): string[] => (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/value="[^"]*"/, ''));
      const html = await shown({ cari: words }, 1, [{ key: words, name: words }]);
      expect(tags(html.replace(/href="[^"]*"/g, ''))).toEqual(
        tags((await shown({ cari: 'biasa' }, 1, [{ key: 'biasa', name: 'biasa' }])).replace(/href="[^"]*"/g, '')),
      );
      expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069\0]/);
    },
  );

  it('says what of the address was not understood, and what to do', async () => {
    const html = await shown({ huruf: 'z', laman: '0', cari: 'di pegawai' });
    expect([...html.matchAll(/class="notice">([^<]*)/g)].map(([, words]) => words)).toEqual([
      'Huruf itu tidak dikenal dan diabaikan; pilihlah huruf a sampai dengan j.',
      'Laman itu tidak ada; yang ditampilkan adalah laman yang terdekat.',
      'Kata yang kurang dari tiga huruf tidak dicari: “di”.',
    ]);
    expect(await shown({ cari: 'pegawai', huruf: 'h' })).not.toContain('class="notice"');
  });

  it('leads from page to page with the same search', async () => {
    const many = 2 * PAGE_SIZE + 1;
    expect(links(await shown({}, PAGE_SIZE))).toEqual([]);
    expect(links(await shown({}, many))).toEqual([`/publik/${path}?laman=2`]);
    expect(links(await shown({ laman: '3' }, many))).toEqual([`/publik/${path}?laman=2`]);
    expect(links(await shown({ laman: '2', cari: 'kata&lain c', huruf: 'h' }, many))).toEqual([
      `/publik/${path}?cari=kata%26lain+c&amp;huruf=h`,
      `/publik/${path}?cari=kata%26lain+c&amp;huruf=h&amp;laman=3`,
    ]);
    expect(await shown({ laman: '2' }, many)).toContain('Jumlah: 101 informasi. Laman 2 dari 3.');
  });

  it('tells an empty list from a search that found nothing', async () => {
    expect(await shown({}, 0)).toMatch(/Saat ini (tidak|belum) ada informasi/);
    expect(await shown({ cari: 'pegawai' }, 0)).toContain('Tidak ada yang cocok. Ubah atau kosongkan pencariannya.');
  });
});

describe('the page of the exempt list', () => {
  const sought = (query: Record<string, unknown>): Sought => ({ asked: asked(query), holders: HOLDERS, total: 101 });

  it('numbers its lines on from page to page', async () => {
    const html = await text(dikHtml(LIST, [ITEM, ITEM], sought({ laman: '3' })));
    expect([...html.matchAll(/data-label="No">(\d+)/g)].map(([, no]) => no)).toEqual(['101', '102']);
  });

  it('offers files of what was sought, without the page', async () => {
    const html = await text(dikHtml(LIST, [ITEM], sought({ cari: 'pegawai', terbuka: 'belum', laman: '2' })));
    for (const form of ['xlsx', 'csv', 'json'])
      expect(html).toContain(`href="/publik/dik.${form}?cari=pegawai&amp;terbuka=belum"`);
    expect(await text(dikHtml(LIST, [ITEM]))).toContain('href="/publik/dik.csv"');
  });
});

describe('the page of what is open', () => {
  it('says since when, why, and where it is found', async () => {
    const sought: Sought = { asked: asked({}), holders: HOLDERS, total: 2 };
    const html = await text(dipHtml(LIST, [ITEM, { ...ITEM, openPartAt: 'https://dip.example/1', opensInPart: true }], sought));
    for (const words of [
      '14 Oktober 2027',
      '<td role="cell" data-label="Sebab">jangka waktunya berakhir</td>',
      '<td role="cell" data-label="Sebab">jangka waktunya berakhir, hanya sebagian</td>',
      '<td role="cell" data-label="Tempat">Minta kepada PPID dengan kode abc23def45</td>',
      '<td role="cell" data-label="Tempat">https://dip.example/1</td>',
      'Dikuasai: Inspektorat Daerah',
    ])
      expect(html).toContain(words);
  });
});
