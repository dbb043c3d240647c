import { ITEM, LIST, written } from '../../testing/src/sample-public-item.js';
import { embedHtml, MOST_EMBEDDED } from './public-embed.js';

describe('the list in a frame', () => {
  it('says what there is, and every link leaves the frame', async () => {
    const html = await embedHtml(LIST, [ITEM, { ...ITEM, kode: 'lain', secretUntil: null, holder: null }]);
    expect(html).toContain('Keadaan pada 1 Oktober 2027');
    expect(html).toContain('14 Oktober 2027');
    expect(html).toContain('Ditinjau secara berkala');
    expect(html).toContain('Jumlah: 2 informasi.');
    const links = html.match(/<a [^>]*>/g) ?? [];
    expect(links).toHaveLength(3);
    expect(links.filter((link) => !link.includes('target="_top"'))).toEqual([]);
    expect(html).not.toContain('<script');
  });

  it('is short, and tells how many more there are', async () => {
    const items = Array.from({ length: MOST_EMBEDDED + 2 }, (_, index) => ({ ...ITEM, kode: `k${index}` }));
    const html = await embedHtml(LIST, items);
    expect(html.match(/<tr role="row" id=/g)).toHaveLength(MOST_EMBEDDED);
    expect(html).toContain('Lihat 2 yang lain');
  });

  it('takes no markup from a title, and is itself when empty', async () => {
    expect(await embedHtml(LIST, [written('<b>"x"</b>')])).not.toContain('<b>');
    expect(await embedHtml({ ...LIST, demo: false }, [])).toContain('tidak ada informasi yang dikecualikan');
  });
});
