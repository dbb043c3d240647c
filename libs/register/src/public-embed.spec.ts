import { ITEM, LIST, written } from '../../testing/src/sample-public-item.js';
import { embedHtml } from './public-embed.js';

describe('the list in a frame', () => {
  it('says what there is, and every link leaves the frame', () => {
    const html = embedHtml(LIST, [ITEM, { ...ITEM, kode: 'lain', secretUntil: null, holder: null }], 2);
    expect(html).toContain('Keadaan pada 1 Oktober 2027');
    expect(html).toContain('<meta name="description" content="Daftar Informasi yang Dikecualikan, Kota Contoh">');
    expect(html).toContain('14 Oktober 2027');
    expect(html).toContain('Ditinjau secara berkala');
    expect(html).toContain('Jumlah: 2 informasi.');
    const links = html.match(/<a [^>]*>/g) ?? [];
    expect(links).toHaveLength(3);
    expect(links.filter((link) => !link.includes('target="_top"'))).toEqual([]);
    expect(html).not.toContain('<script');
  });

  it('tells how many more there are', () => {
    expect(embedHtml(LIST, [ITEM], 1_003)).toMatch(/Jumlah: 1\.003 informasi\..*Lihat 1\.002 yang lain/);
  });

  it('takes no markup from a title, and is itself when empty', () => {
    expect(embedHtml(LIST, [written('<b>"x"</b>')], 1)).not.toContain('<b>');
    expect(embedHtml({ ...LIST, demo: false }, [], 0)).toContain('tidak ada informasi yang dikecualikan');
  });
});
