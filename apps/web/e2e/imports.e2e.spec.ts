import { startOffice, type TestOffice } from '@tabir/testing';
import { writeXlsx } from 'hucre/xlsx';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { kept, launch, Visitor } from './browser.js';

const PASSWORD = 'kota-contoh-2026';

let office: TestOffice | undefined;
let browser: Browser | undefined;
const visitors: Visitor[] = [];

beforeAll(async () => {
  [office, browser] = await Promise.all([startOffice(), launch(process.env['TABIR_CHROMIUM'])]);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await office?.stop();
}, 60_000);

async function signedIn(name: string, width?: number): Promise<Visitor> {
  const visitor = await Visitor.at(browser!, office!.url, width);
  visitors.push(visitor);
  return visitor.signIn(name, PASSWORD);
}

/** A list whose last heading says nothing that is known. */
async function listFile(name: string, ...periods: string[]): Promise<string> {
  const headings = ['No', 'Informasi', 'Dasar Hukum', 'Konsekuensi Dibuka', 'Konsekuensi Ditutup', 'Sampai Kapan'];
  const rows = periods.map((period, at) => [at + 1, `${name} ${at + 1}`, 'UU 14/2008 Pasal 17 huruf b', 'Rawan', 'Aman', period]);
  const path = join(office!.dataDir, 'tmp', `${name}.xlsx`);
  writeFileSync(path, await writeXlsx({ sheets: [{ name: 'DIK', rows: [headings, ...rows] }] }));
  return path;
}

const DECREE = {
  'Nomor penetapan': '188.4/7/2026',
  'Tanggal penetapan': '2026-01-05',
  'Tempat penetapan': 'Kota Contoh',
  'Nama pejabat yang menetapkan': 'Nama Pejabat (rekaan)',
  'Jabatan pejabat': 'PPID',
  'Badan publik': 'Pemerintah Kota Contoh',
  'Unit kerja': 'Inspektorat Daerah',
  'Nomor lembar uji konsekuensi': 'LPK/7/2025',
  'Tanggal lembar uji': '2025-12-15',
  'Peserta pengujian': 'Peserta Satu; Peserta Dua',
  'Alasan pengecualian': 'Hasil uji konsekuensi.',
};

/** Guarantee: with nothing but the page, on a telephone too, a list is understood, tried, imported and undone, and its columns are remembered. */
it.each([1280, 360])(
  'imports a list and takes it back, in a window %i px wide',
  (width) =>
    kept(
      `import-${width}`,
      () => visitors,
      async () => {
        const officer = await signedIn('petugas', width);
        const within = officer.page.locator('main');
        const choose = async (file: string): Promise<void> => {
          await officer.page.getByRole('link', { name: 'Impor', exact: true }).click();
          await officer.heading('Impor daftar');
          await officer.page.locator('input[type=file]').setInputFiles(file);
          await officer.sees(/^Terbaca sebagai daftar enam kolom/);
        };
        const first = `Daftar ${width}`;
        await choose(await listFile(first, '20 tahun', '-', 'Tahun 2025'));
        const period = officer.field('Jangka waktu', within);
        if (width === 1280) {
          await officer.press('Coba dahulu');
          await officer.sees(/belum mempunyai semua kolom/);
          await period.selectOption({ label: 'F: Sampai Kapan' });
        } else expect(await period.inputValue()).toBe('F');
        await officer.press('Coba dahulu');
        await officer.sees(/Keputusan yang menetapkan daftar ini belum lengkap/);
        for (const [label, value] of Object.entries(DECREE)) await officer.field(label, within).fill(value);
        await officer.field('Bentuk informasi', within).selectOption({ label: 'Keduanya' });
        await officer.field('Kesempatan pengujian', within).selectOption({ label: 'Sebelum ada permohonan' });
        await officer.press('Coba dahulu');
        await officer.sees('Percobaan selesai atas 3 baris. Belum ada yang dicatat.');
        await officer.sees('2 dapat dicatat');
        await officer.sees(/"Tahun 2025" tidak terbaca sebagai jangka waktu/);
        await officer.page.getByText('Ubah kolom atau keputusan').click();
        expect(await officer.field('Nomor penetapan', within).inputValue()).toBe(DECREE['Nomor penetapan']);
        // What was tried is there again when the page is loaded anew.
        await officer.page.reload();
        await officer.press('Impor 2 baris');
        await officer.sees('Impor selesai atas 3 baris.');
        await officer.page.getByLabel('Tampilkan').selectOption({ label: 'Semua, 3 baris' });
        await officer.sees('Penetapan ada kekurangan: jangka waktu tidak disebut');
        await officer.page
          .getByRole('link', { name: /^Kode / })
          .first()
          .click();
        await officer.sees(`${first} 1`);
        await officer.page.goBack();
        await officer.press('Batalkan impor ini');
        await officer.press('Ya, tarik catatannya');
        await officer.sees('Pembatalan selesai atas 2 catatan.');
        expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
      },
    ),
  240_000,
);

it(
  'offers no import to whom may not begin records',
  () =>
    kept(
      'import-none',
      () => visitors,
      async () => {
        const chair = await signedIn('ketua');
        expect(await chair.page.getByRole('link', { name: 'Impor', exact: true }).count()).toBe(0);
        await chair.go('/impor');
        await chair.sees(/tidak berwenang memulai catatan/);
      },
    ),
  120_000,
);
