import { ApiClient } from '@tabir/contracts';
import { startOffice, type TestOffice } from '@tabir/testing';
import type { AxeResults } from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { kept, launch, Visitor } from './browser.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PASSWORD = 'kota-contoh-2026';

let office: TestOffice | undefined;
let browser: Browser | undefined;
let visitors: Visitor[] = [];

beforeAll(async () => {
  [office, browser] = await Promise.all([startOffice(), launch(process.env['TABIR_CHROMIUM'])]);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await office?.stop();
}, 60_000);
beforeEach(() => (visitors = []));
afterEach(() => Promise.all(visitors.map((visitor) => visitor.close())));

async function visitor(width = 1280): Promise<Visitor> {
  const one = await Visitor.at(browser!, office!.url, width);
  visitors.push(one);
  return one;
}
const signedIn = async (name: string, width?: number): Promise<Visitor> => (await visitor(width)).signIn(name, PASSWORD);

async function client(name: string): Promise<ApiClient> {
  const { token } = await new ApiClient(office!.url).ask('post', '/api/v1/sessions', { body: { name, password: PASSWORD } });
  return new ApiClient(office!.url, token);
}

/** The id of a record of the demo office by words of its title. */
async function recordOf(words: string): Promise<string> {
  const { items } = await (await client('petugas')).ask('get', '/api/v1/register', { query: { q: words } });
  return items[0]!.instanceId;
}

const sawIt = (name: string, body: () => Promise<void>) => () =>
  kept(
    name,
    () => visitors,
    async () => {
      await body();
      expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
    },
  );

/** What axe finds against WCAG 2.2 A and AA, as sentences. */
async function barriers({ page }: Visitor): Promise<string[]> {
  // Given to the page by the debugger and not by a script element, which the site's policy would refuse.
  await page.evaluate(`window.module = undefined`);
  await page.evaluate(AXE);
  const { violations } = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
  )) as AxeResults;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

const overflow = ({ page }: Visitor): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function isFine(one: Visitor): Promise<void> {
  expect({ at: one.page.url(), barriers: await barriers(one), overflow: await overflow(one) }).toEqual({
    at: one.page.url(),
    barriers: [],
    overflow: 0,
  });
}

describe('every page', () => {
  it.each([360, 1280])('has no barrier that axe knows and fits a window %i px wide', (width) =>
    sawIt(`pages-${width}`, async () => {
      const officer = await visitor(width);
      await officer.go('/');
      await officer.sees('Akun peragaan');
      await isFine(officer);
      await officer.signIn('petugas', PASSWORD);
      await officer.sees(/tugas terbuka/);
      await isFine(officer);
      await officer.go('/register');
      await officer.page.getByRole('row').nth(3).waitFor();
      await officer.page.getByText('Saring').click();
      await isFine(officer);
      await officer.go('/proses/dik-round');
      await officer.sees('Daftar diumumkan');
      await isFine(officer);
      await officer.go('/pengaturan');
      await officer.sees('Semua tugas jabatan dipegang peran bawaannya.');
      await isFine(officer);
      await officer.go('/impor');
      await officer.sees('Unduh formulir lengkap (.xlsx)');
      await isFine(officer);
      await officer.page.locator('input[type=file]').setInputFiles({
        name: 'daftar.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('No;Nama;Dasar Hukum;Dibuka;Ditutup;Jangka Waktu\n1;Berkas;Pasal 17 huruf b;x;y;5 tahun\n'),
      });
      await officer.page.getByText('Lihat 1 baris pertama').click();
      await isFine(officer);
      await officer.go('/baru/exempt-information');
      await officer.press('Isi: Penetapan');
      await officer.press('Simpan catatan');
      await officer.sees(/^Periksa \d+ isian$/);
      await isFine(officer);
      await officer.go(`/catatan/${await recordOf('Anggrek')}`);
      await officer.press('Serahkan bahan peninjauan');
      await officer.sees('Anggota Tim Satu (rekaan)');
      await officer.page.getByText('Mengapa tanggal ini?').first().click();
      await officer.page.getByText(/^Jam kantor:/).click();
      await officer.sees('Dihitung mundur');
      await isFine(officer);
      await officer.go('/profil');
      await officer.heading('Profil');
      await isFine(officer);
      await officer.go('/tidak-ada');
      await officer.heading('Halaman tidak ditemukan');
      await isFine(officer);
    })(),
  );

  it.each([
    [360, 'light'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const)('is fine as each public page %i px wide in a %s scheme', (width, colorScheme) =>
    sawIt(`public-${width}-${colorScheme}`, async () => {
      const reader = await visitor(width);
      await reader.page.emulateMedia({ colorScheme });
      const scripts: string[] = [];
      reader.page.on('request', (request) => {
        if (request.resourceType() === 'script') scripts.push(request.url());
      });
      for (const [path, heading] of [
        ['/publik/akan-dibuka', 'Akan Dibuka'],
        ['/publik/angka', 'Angka'],
        ['/publik/baru-dibuka', 'Baru Dibuka'],
        ['/publik/perpanjangan', 'Buku Besar Perpanjangan'],
        ['/publik/data', 'Data Terbuka'],
        ['/publik/dip', 'Informasi yang Sudah Terbuka'],
        ['/publik/edisi', 'Edisi Daftar'],
        ['/publik/edisi/2', 'Daftar Informasi yang Dikecualikan'],
        ['/publik/sematan', 'Daftar Informasi yang Dikecualikan'],
        ['/publik/dik?cari=di&huruf=z&laman=9', 'Daftar Informasi yang Dikecualikan'],
        ['/publik/dik', 'Daftar Informasi yang Dikecualikan'],
      ] as const) {
        await reader.go(path);
        await reader.heading(heading);
        await isFine(reader);
        expect(await reader.page.locator('script').count()).toBe(0);
      }
      await reader.page.locator('tbody').getByRole('link').first().click();
      await reader.sees('Bila Anda tidak sependapat');
      await isFine(reader);
      expect(scripts).toEqual([]);
    })(),
  );

  it('is told to search engines where it is for everybody', async () => {
    const reply = await fetch(`${office!.url}/robots.txt`);
    expect(reply.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await reply.text()).toBe('User-agent: *\nAllow: /publik/\nDisallow: /api/\n');
  });

  it(
    'is the public list on paper too: who and when, heads on every page, rows in one piece, nothing to press',
    sawIt('public-paper', async () => {
      const reader = await visitor();
      await reader.page.emulateMedia({ media: 'print' });
      await reader.go('/publik/dik');
      await reader.sees('PPID Kota Contoh');
      await reader.sees(/^Keadaan pada \d{1,2} \w+ \d{4}\./);
      const { page } = reader;
      expect(await page.locator('header').getByRole('link').filter({ visible: true }).count()).toBe(0);
      const style = (selector: string, property: string): Promise<string> =>
        page
          .locator(selector)
          .first()
          .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
      expect([await style('thead', 'display'), await style('tbody tr', 'break-inside')]).toEqual(['table-header-group', 'avoid']);
    }),
  );

  it('is looked at by an axe that finds what is planted', async () => {
    const nobody = await visitor();
    await nobody.go('/');
    await nobody.sees('Akun peragaan');
    await nobody.page.evaluate(() => document.querySelector('main p:last-child')?.append(document.createElement('button')));
    expect(await barriers(nobody)).toEqual([expect.stringMatching(/^button-name/), expect.stringMatching(/^target-size/)]);
  });

  it(
    'speaks English when asked, and remembers it',
    sawIt('english', async () => {
      const chair = await signedIn('ketua');
      await chair.press('English');
      await chair.heading('My tasks');
      await chair.page.reload();
      await chair.heading('My tasks');
      expect(await chair.page.locator('html').getAttribute('lang')).toBe('en');
      await chair.page.getByText('PPID chair').waitFor();
    }),
  );

  it(
    'says of a record that is not for the reader what it says of none',
    sawIt('missing', async () => {
      const admin = await signedIn('admin');
      const words = 'Catatan ini tidak ada, atau bukan untuk peran Anda.';
      for (const id of [await recordOf('Anggrek'), '01890a5d-ac96-774b-bcce-b302099a8057']) {
        await admin.go(`/catatan/${id}`);
        await admin.heading('Catatan tidak dapat ditampilkan');
        await admin.sees(words);
        await isFine(admin);
      }
    }),
  );

  it(
    'leads whoever is not signed in to the sign-in, and back to where they were going',
    sawIt('lapsed', async () => {
      const officer = await visitor();
      const path = `/catatan/${await recordOf('Anggrek')}`;
      await officer.go(path);
      await officer.press('Isi sebagai petugas');
      await officer.press('Masuk');
      await officer.sees('Yang dapat Anda lakukan');
      expect(new URL(officer.page.url()).pathname).toBe(path);
    }),
  );
});

describe('what may be done', () => {
  it(
    'is told with what happens if nobody does it, and first of all on the record',
    sawIt('otherwise', async () => {
      const officer = await signedIn('petugas');
      const { page } = officer;
      const late = page.getByRole('listitem').filter({ hasText: 'Menyiapkan peninjauan' }).first();
      await late.getByText(/^Jika tidak ada tindakan sampai \d{1,2} \w+ \d{4}: .*informasi terbuka demi hukum\.$/).waitFor();
      await officer.go(`/catatan/${await recordOf('Anggrek')}`);
      await officer.sees('Yang dapat Anda lakukan');
      const actions = page.getByRole('region', { name: 'Yang dapat Anda lakukan' }).getByRole('button');
      expect(await actions.first().textContent()).toBe('Serahkan bahan peninjauan');
      expect(await actions.last().textContent()).toBe('Usulkan menarik kembali pengesahan');
    }),
  );

  it(
    'is found on the pages of all that runs, also where no task waits, and only by those who read it',
    sawIt('processes', async () => {
      const chair = await signedIn('ketua');
      await chair.page.getByRole('link', { name: 'Proses', exact: true }).click();
      await chair.page.getByRole('link', { name: 'Putaran daftar informasi yang dikecualikan' }).click();
      await chair.page.getByRole('link', { name: /Pemutakhiran tahunan/ }).click();
      await chair.sees('Tidak ada tugas terbuka.');
      await chair.page.getByRole('button', { name: 'Terbitkan edisi' }).waitFor();

      const agency = await signedIn('pembantu');
      await agency.go('/proses/dik-round');
      await agency.page.getByRole('link', { name: 'Permintaan daftar kepada perangkat daerah' }).click();
      await agency.sees('Menunggu jawaban perangkat daerah');
      expect(await agency.page.getByRole('link', { name: /Putaran daftar/ }).count()).toBe(0);
    }),
  );

  it(
    'shows what is refused with the reason and the law behind it',
    sawIt('refused', async () => {
      const officer = await signedIn('petugas');
      await officer.go(`/catatan/${await recordOf('Anggrek')}`);
      const button = officer.page.getByRole('button', { name: 'Catat penetapan', exact: true });
      await button.waitFor();
      expect(await button.isDisabled()).toBe(true);
      await officer.sees(/Jangka waktu yang sudah diterima tidak diubah\..*Dasar: PP 61\/2010/);
    }),
  );

  it(
    'is nothing for an inspector',
    sawIt('inspector', async () => {
      const inspector = await signedIn('pemeriksa');
      await inspector.go(`/catatan/${await recordOf('Anggrek')}`);
      await inspector.sees('Untuk peran Anda tidak ada yang dapat dilakukan pada catatan ini sekarang.');
    }),
  );

  it(
    'lets one person take a task and shows the others who has it',
    sawIt('claim', async () => {
      const [one, other] = [await signedIn('petugas'), await signedIn('petugas2')];
      const path = `/catatan/${await recordOf('Anggrek')}`;
      await Promise.all([one.go(path), other.go(path)]);
      await one.press('Ambil tugas');
      await one.page.getByRole('button', { name: 'Lepaskan tugas' }).waitFor();
      await other.sees('Diambil Petugas Satu (rekaan)');
      await one.press('Lepaskan tugas');
      await other.page.getByRole('button', { name: 'Ambil tugas' }).waitFor();
    }),
  );

  it(
    'lets one person hand a task to a colleague, who is told by the list',
    sawIt('delegate', async () => {
      const [one, other] = [await signedIn('petugas'), await signedIn('petugas2')];
      const path = `/catatan/${await recordOf('Anggrek')}`;
      await Promise.all([one.go(path), other.go(path)]);
      await one.page.getByText('Serahkan kepada rekan').first().click();
      await one.press('Serahkan tugas');
      await one.sees('Sudah diambil Petugas Dua (rekaan)');
      await other.press('Lepaskan tugas');
      await one.page.getByRole('button', { name: 'Ambil tugas' }).waitFor();
    }),
  );

  it(
    'stands on the list of whoever watches it',
    sawIt('watch', async () => {
      const officer = await signedIn('petugas');
      await officer.go(`/catatan/${await recordOf('Anggrek')}`);
      await officer.press('Ikuti');
      await officer.page.getByRole('button', { name: 'Berhenti mengikuti' }).waitFor();
      await officer.go('/tugas');
      await officer.sees('Catatan yang saya ikuti');
      await officer.page
        .getByRole('listitem')
        .filter({ hasText: 'Identitas pelapor pengaduan' })
        .last()
        .getByRole('link')
        .click();
      await officer.press('Berhenti mengikuti');
      await officer.page.getByRole('button', { name: 'Ikuti', exact: true }).waitFor();
    }),
  );
});

describe('a form', () => {
  it(
    'can be filled in and sent with the keyboard alone',
    sawIt('keyboard', async () => {
      const officer = await signedIn('petugas');
      const { page } = officer;
      await officer.go(`/catatan/${await recordOf('Mawar')}`);
      await page.getByRole('button', { name: 'Pinjamkan', exact: true }).waitFor();
      const tabTo = async (name: string): Promise<void> => {
        for (let step = 0; step < 80; step++) {
          await page.keyboard.press('Tab');
          const reached = await page.evaluate(() => {
            const focused = document.activeElement as HTMLInputElement | null;
            return focused?.labels?.[0]?.textContent ?? focused?.textContent ?? '';
          });
          if (reached.replace(/ \*$/, '') === name) return;
        }
        throw new Error(`No way by Tab to "${name}".`);
      };
      await tabTo('Pinjamkan');
      await page.keyboard.press('Enter');
      await tabTo('Peminjam');
      await page.keyboard.type('Peminjam Rekaan');
      await tabTo('Keperluan');
      await page.keyboard.type('Pemeriksaan rekaan');
      await tabTo('Kembali paling lambat');
      await page.keyboard.type('12312027');
      await tabTo('Kirim');
      await page.keyboard.press('Enter');
      await officer.sees('“Pinjamkan” sudah tercatat.');
      await officer.sees('Dipinjam, belum jatuh tempo');
    }),
  );

  it(
    'keeps what was typed when the record moves on, says so, and goes on after a look',
    sawIt('moved', async () => {
      const id = await recordOf('Flamboyan');
      const chair = await signedIn('ketua');
      await chair.go(`/catatan/${id}`);
      await chair.press('Sahkan uraian publik');
      await chair.fill({
        'Judul publik': 'Akta wasiat',
        'Ringkasan publik': 'Ringkasan rekaan.',
        'Akibat bila dibuka (uraian publik)': 'Akibat rekaan.',
        'Manfaat bila ditutup (uraian publik)': 'Manfaat rekaan.',
      });
      const officer = await client('petugas');
      await officer.ask('post', '/api/v1/instances/{id}/events', {
        path: { id },
        body: { type: 'MOVE', payload: { locator: 'Rak rekaan 9' } },
        key: 'e2e-move-1',
      });
      await chair.sees('Catatan ini berubah sejak formulir dibuka.');
      expect(await chair.field('Judul publik').inputValue()).toBe('Akta wasiat');
      await chair.press('Sudah saya periksa, lanjutkan');
      await chair.press('Periksa akibatnya');
      await chair.press('Ya, Sahkan uraian publik');
      await chair.sees('“Sahkan uraian publik” sudah tercatat.');
    }),
  );

  it(
    'is recorded once although its first answer was lost',
    sawIt('lost', async () => {
      const officer = await signedIn('petugas');
      await officer.go(`/catatan/${await recordOf('Denah')}`);
      await officer.press('Pindahkan');
      await officer.fill({ 'Tempat hardcopy': 'Rak rekaan 10' });
      // The office carries it out, and the line breaks before its answer is here.
      await officer.page.route(
        '**/events',
        async (route) => {
          await route.fetch();
          await route.abort();
        },
        { times: 1 },
      );
      await officer.press('Kirim');
      await officer.sees('Mungkin sudah tersimpan, mungkin belum. Kirim sekali lagi: tidak akan tercatat dua kali.');
      await officer.press('Kirim lagi');
      await officer.sees('“Pindahkan” sudah tercatat.');
      await officer.sees('Dokumen fisik dipindahkan ke Rak rekaan 10.');
      expect(await officer.page.getByText('Dokumen fisik dipindahkan ke Rak rekaan 10.').count()).toBe(1);
    }),
  );

  /** Guarantee: neither a broken line nor a lost page makes a second record of the same thing. */
  it(
    'makes one record although its answer was lost and the page was loaded anew',
    sawIt('lost-reload', async () => {
      const officer = await signedIn('petugas');
      const api = await client('petugas');
      const recorded = async (q: string): Promise<number> =>
        (await api.ask('get', '/api/v1/register', { query: { q } })).items.length;
      const loseTheAnswer = async (): Promise<void> => {
        await officer.page.route(
          '**/api/v1/instances',
          async (route) => {
            await route.fetch();
            await route.abort();
          },
          { times: 1 },
        );
        await officer.press('Simpan catatan');
        await officer.sees('Mungkin sudah tersimpan, mungkin belum. Kirim sekali lagi: tidak akan tercatat dua kali.');
        officer.page.once('dialog', (dialog) => void dialog.accept());
        await officer.page.reload();
        await officer.sees('Kiriman terakhir belum terjawab');
        expect(await officer.form().getByLabel('Softcopy', { exact: true }).isChecked()).toBe(true);
      };
      await officer.go('/baru/exempt-information');
      await officer.tick('Softcopy');
      await officer.fill({ 'Judul internal': 'Judul Cendana' });
      await loseTheAnswer();
      await officer.fill({ 'Judul internal': 'Judul Cendana' });
      await officer.press('Kirim lagi');
      await officer.sees('Yang dapat Anda lakukan');
      expect(await recorded('Cendana')).toBe(1);

      // What is sealed is not kept, so it may be typed otherwise: then the office says that the first was recorded.
      await officer.go('/baru/exempt-information');
      await officer.tick('Softcopy');
      await officer.fill({ 'Judul internal': 'Judul Kenari' });
      await loseTheAnswer();
      await officer.fill({ 'Judul internal': 'Judul Kenari kedua' });
      await officer.press('Kirim lagi');
      await officer.sees(/Kiriman Anda sebelumnya sudah tercatat, tetapi dengan isi lain/);
      expect(await recorded('Kenari')).toBe(1);
      await officer.press('Simpan catatan');
      await officer.sees('Yang dapat Anda lakukan');
      expect(await recorded('Kenari')).toBe(2);
    }),
  );

  it(
    'takes one decision although its answer was lost and the page was loaded anew',
    sawIt('lost-decision', async () => {
      const chair = await signedIn('ketua');
      await chair.go(`/catatan/${await recordOf('Mawar')}`);
      const fillIn = (): Promise<void> =>
        chair.fill({
          'Judul publik': 'Rekam medis satu',
          'Ringkasan publik': 'Ringkasan rekaan.',
          'Akibat bila dibuka (uraian publik)': 'Akibat rekaan.',
          'Manfaat bila ditutup (uraian publik)': 'Manfaat rekaan.',
        });
      await chair.press('Sahkan uraian publik');
      await fillIn();
      await chair.press('Periksa akibatnya');
      await chair.page.route(
        '**/events',
        async (route) => {
          await route.fetch();
          await route.abort();
        },
        { times: 1 },
      );
      await chair.press('Ya, Sahkan uraian publik');
      await chair.sees('Mungkin sudah tersimpan, mungkin belum. Kirim sekali lagi: tidak akan tercatat dua kali.');
      await chair.page.reload();
      await chair.sees('Kiriman terakhir belum terjawab');
      expect(await chair.field('Judul publik').inputValue()).toBe('Rekam medis satu');
      await chair.press('Kirim lagi');
      await chair.sees('“Sahkan uraian publik” sudah tercatat. Kiriman sebelumnya ternyata sampai');
      const recorded = chair.page.getByText('Uraian publik disahkan: Rekam medis satu');
      expect(await recorded.count()).toBe(1);

      // The same once more is meant as a second one.
      await chair.act('Sahkan uraian publik', fillIn);
      await recorded.nth(1).waitFor();
    }),
  );

  it(
    'shows in Indonesian, beside the field and under its label, what only the office finds wrong',
    sawIt('field', async () => {
      const officer = await signedIn('petugas');
      await officer.go(`/catatan/${await recordOf('Denah')}`);
      await officer.press('Pindahkan');
      await officer.fill({ 'Tempat hardcopy': 'Rak rekaan 12' });
      await officer.page.route(
        '**/events',
        (route) => route.continue({ postData: JSON.stringify({ type: 'MOVE', payload: { locator: '   ' } }) }),
        { times: 1 },
      );
      await officer.press('Kirim');
      await officer.page.getByRole('alert').getByText('Tempat hardcopy: Tidak boleh hanya berisi spasi.').waitFor();
      const field = officer.field('Tempat hardcopy');
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      const described = (await field.getAttribute('aria-describedby'))!.trim().split(/\s+/);
      const told = await Promise.all(described.map((id) => officer.page.locator(`[id="${id}"]`).textContent()));
      expect(told).toContain('Tidak boleh hanya berisi spasi.');
      await officer.press('Kirim');
      await officer.sees('“Pindahkan” sudah tercatat.');
    }),
  );

  it(
    'says in words that the office cannot be reached',
    sawIt('offline', async () => {
      const officer = await signedIn('petugas');
      await officer.go(`/catatan/${await recordOf('Denah')}`);
      await officer.press('Pindahkan');
      await officer.fill({ 'Tempat hardcopy': 'Rak rekaan 11' });
      await officer.page.context().setOffline(true);
      await officer.press('Kirim');
      await officer.page
        .getByRole('region', { name: 'Pindahkan' })
        .getByText('Server kantor tidak menjawab. Periksa jaringan, lalu coba lagi.')
        .waitFor();
      await officer.page.context().setOffline(false);
      await officer.press('Kirim lagi');
      await officer.sees('“Pindahkan” sudah tercatat.');
    }),
  );

  /** Guarantee: what the law keeps closed never lies on the disk of an office computer. */
  it(
    'keeps a draft over a reload, but nothing confidential of it',
    sawIt('draft', async () => {
      const officer = await signedIn('petugas');
      await officer.go('/baru/exempt-information');
      await officer.fill({ 'Judul internal': 'Judul yang rahasia' });
      await officer.choose({ 'Perangkat daerah atau BUMD yang menguasai': 'RSUD Contoh Sehat' });
      await officer.tick('Softcopy');
      await officer.page.getByRole('link', { name: 'Register' }).click();
      await officer.page.getByRole('link', { name: 'Catat baru' }).click();
      await officer.page.getByRole('link', { name: 'Informasi yang dikecualikan', exact: true }).click();
      expect(await officer.field('Judul internal').inputValue()).toBe('Judul yang rahasia');
      const stored = await officer.page.evaluate(() =>
        [sessionStorage, localStorage].flatMap((store) => Object.keys(store).map((key) => store.getItem(key))).join(),
      );
      expect(stored).toContain('rsud');
      expect(stored).not.toContain('rahasia');
      officer.page.once('dialog', (dialog) => void dialog.accept());
      await officer.page.reload();
      await officer.heading('Catat informasi');
      expect(await officer.field('Judul internal').inputValue()).toBe('');
      expect(await officer.form().getByLabel('Softcopy', { exact: true }).isChecked()).toBe(true);
    }),
  );

  it(
    'tells what a rule refuses, with its law, and keeps what was typed',
    sawIt('rule', async () => {
      const officer = await signedIn('petugas');
      await officer.go(`/catatan/${await recordOf('Denah')}`);
      await officer.press('Pinjamkan');
      await officer.fill({ Peminjam: 'Peminjam Rekaan', Keperluan: 'Keperluan rekaan', 'Kembali paling lambat': '2020-01-02' });
      await officer.press('Kirim');
      await officer.page
        .getByRole('alert')
        .getByText(/Tanggal kembali 2 Januari 2020 sudah lewat/)
        .waitFor();
      expect(await officer.field('Peminjam').inputValue()).toBe('Peminjam Rekaan');
    }),
  );

  it(
    'takes no file whose content is not what its name says',
    sawIt('file', async () => {
      const officer = await signedIn('petugas');
      await officer.go(`/catatan/${await recordOf('Denah')}`);
      await officer.sees('Unggah berkas');
      const buffer = Buffer.from('bukan pdf');
      await officer.page.locator('input[type=file]').setInputFiles({ name: 'palsu.pdf', mimeType: 'application/pdf', buffer });
      await officer.page
        .getByRole('alert')
        .getByText(/Jenis berkas tidak diterima/)
        .waitFor();
    }),
  );
});
