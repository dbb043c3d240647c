import { startOffice, type TestOffice } from '@tabir/testing';
import type { Browser } from 'playwright-core';
import { kept, launch, Visitor } from './browser.js';

const PASSWORD = 'kota-contoh-2026';
const PATIENCE_MS = 60_000;
/** Four dots, and who made them. */
const SIGNED_PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAYAAABytg0kAAAAFXRFWHRBdXRob3IAUGVtYnVhdCBHYW1iYXL/Qf3BAAAAEElEQVR4nGNgCFjwH4xhDAA/FAe9pz5WPAAAAABJRU5ErkJggg==',
  'base64',
);

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

const signedIn = async (name: string): Promise<Visitor> => {
  const visitor = await Visitor.at(browser!, office!.url);
  visitors.push(visitor);
  return visitor.signIn(name, PASSWORD);
};

it(
  'changes the ladder and who has a duty, chosen by name, and shows which dates move',
  () =>
    kept(
      'ladder',
      () => visitors,
      async () => {
        const officer = await signedIn('petugas');
        await officer.go('/pengaturan');
        await officer.sees('90, 60, 45, dan 5 hari kerja sebelum jangka waktu berakhir.');
        await officer.page.getByRole('link', { name: 'Usulkan perubahan pengaturan' }).click();
        await officer.fill({ Dasar: 'Keputusan Wali Kota 8/2026', Alasan: 'Panel perlu waktu.' });
        await officer.press('Isi: Tangga pengingat');
        await officer.fill({
          'Pengingat pertama, peninjauan dimulai': '100',
          'Pengingat kedua, kepada Tim Pertimbangan': '60',
          'Pengingat ketiga, kepada Ketua PPID': '45',
          'Peringatan terakhir': '5',
        });
        await officer.press('Tambah: Pembagian tugas jabatan');
        await officer.choose({ 'Tugas jabatan': 'Informasi yang dikecualikan: Memeriksa jangka waktu tanpa tanggal akhir' });
        await officer.tick('Petugas PPID', 'Ketua PPID');
        await officer.press('Simpan catatan');
        await officer.sees('Tanggal yang akan bergeser');
        await officer.page
          .getByRole('row', { name: /Pengingat pertama/ })
          .first()
          .waitFor();
        await officer.sees('Informasi yang dikecualikan: Memeriksa jangka waktu tanpa tanggal akhir');
        const path = new URL(officer.page.url()).pathname;

        const chair = await signedIn('ketua');
        await chair.go(path);
        await chair.act('Sahkan dan berlakukan');
        await chair.page.getByText('Selesai').first().waitFor({ timeout: PATIENCE_MS });

        await officer.go('/pengaturan');
        await officer.sees('100, 60, 45, dan 5 hari kerja sebelum jangka waktu berakhir.');
        await officer.sees('Informasi yang dikecualikan: Memeriksa jangka waktu tanpa tanggal akhir: Petugas PPID, Ketua PPID');
        expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
      },
    ),
  240_000,
);

/** Guarantee: with nothing but the pages, one person proposes, sees the consequences, and another puts it in force. */
it(
  'changes the working days by two persons, and the settings page says so',
  () =>
    kept(
      'settings',
      () => visitors,
      async () => {
        const officer = await signedIn('petugas');
        await officer.go('/pengaturan');
        await officer.heading('Pengaturan yang berlaku');
        await officer.page.getByRole('link', { name: 'Usulkan perubahan kalender' }).click();
        await officer.fill({ Dasar: 'Surat Edaran Wali Kota 7/2026' });
        await officer.tick('Enam hari, Senin–Sabtu');
        await officer.press('Simpan catatan');
        await officer.sees('Tanggal yang akan bergeser');
        await officer.page
          .getByRole('row', { name: /Hari terakhir|T−30/ })
          .first()
          .waitFor();
        const path = new URL(officer.page.url()).pathname;

        const chair = await signedIn('ketua');
        await chair.go(path);
        await chair.act('Sahkan dan berlakukan');
        await chair.page.getByText('Selesai').first().waitFor({ timeout: PATIENCE_MS });

        await officer.go('/pengaturan');
        await officer.sees('6 hari');
        await officer.sees(/^Diusulkan Petugas Satu.*, disahkan Ketua PPID/);
        await officer.sees('Dasar: Surat Edaran Wali Kota 7/2026');
        expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
      },
    ),
  240_000,
);

/** Guarantee: a picture that says who made it becomes an emblem that does not. */
it(
  'sets a letterhead with an emblem by two persons',
  () =>
    kept(
      'letterhead',
      () => visitors,
      async () => {
        const officer = await signedIn('petugas');
        await officer.go('/pengaturan');
        await officer.sees('Nama kantor dan PPID.');
        await officer.page.getByRole('link', { name: 'Usulkan perubahan pengaturan' }).click();
        await officer.fill({ Dasar: 'Tata naskah dinas 2026', Alasan: 'Kop resmi.' });
        await officer.press('Isi: Kop daftar');
        await officer.fill({
          'Pemerintah atau badan publik': 'Pemerintah Kota Contoh',
          'Perangkat daerah': 'Dinas Kominfo (rekaan)',
          Alamat: 'Jalan Contoh 1',
        });
        const chooser = officer.page.waitForEvent('filechooser');
        await officer.page.getByLabel('Lambang').click();
        const file = await chooser;
        await file.setFiles({ name: 'catatan.png', mimeType: 'image/png', buffer: Buffer.from('bukan gambar') });
        await officer.sees('Berkas ini bukan gambar yang dapat dibaca. Pilih gambar PNG atau JPEG.');
        await file.setFiles({ name: 'lambang.png', mimeType: 'image/png', buffer: SIGNED_PICTURE });
        await officer.page.getByRole('img', { name: 'Gambar yang dipilih' }).waitFor();
        await officer.press('Simpan catatan');
        await officer.page.getByRole('img', { name: 'Lambang' }).first().waitFor();
        const path = new URL(officer.page.url()).pathname;

        const chair = await signedIn('ketua');
        await chair.go(path);
        await chair.act('Sahkan dan berlakukan');
        await chair.page.getByText('Selesai').first().waitFor({ timeout: PATIENCE_MS });

        await officer.go('/pengaturan');
        await officer.sees('Pemerintah Kota Contoh · Dinas Kominfo (rekaan) · Jalan Contoh 1');
        const source = await officer.page.getByRole('img', { name: 'Lambang' }).getAttribute('src');
        const png = Buffer.from(source?.split(',')[1] ?? '', 'base64');
        expect(png.subarray(1, 4).toString()).toBe('PNG');
        expect(png.toString('latin1')).not.toContain('Pembuat');
        expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
      },
    ),
  240_000,
);

/** Guarantee: a pattern that two persons have put in force numbers a paper by one press, and nobody has to type it. */
it(
  'gives a paper the next number of the unit, by the pattern that was put in force',
  () =>
    kept(
      'numbers',
      () => visitors,
      async () => {
        const officer = await signedIn('petugas');
        await officer.go('/pengaturan');
        await officer.page.getByRole('link', { name: 'Usulkan perubahan pengaturan' }).click();
        await officer.fill({ Dasar: 'Tata naskah dinas 2026', Alasan: 'Nomor ganda.' });
        await officer.press('Tambah: Pola nomor surat unit ini');
        await officer.choose({ 'Jenis surat': 'Surat penetapan' });
        await officer.fill({ Pola: '188.4/{n}/PPID/{romanMonth}/{year}' });
        await officer.press('Simpan catatan');
        await officer.sees('Diusulkan, menunggu pengesahan orang lain');

        const chair = await signedIn('ketua');
        await chair.go(new URL(officer.page.url()).pathname);
        await chair.act('Sahkan dan berlakukan');
        await chair.page.getByText('Selesai').first().waitFor({ timeout: PATIENCE_MS });
        await officer.go('/pengaturan');
        await officer.sees('188.4/{n}/PPID/{romanMonth}/{year}');

        await officer.page.getByRole('link', { name: 'Catat baru' }).click();
        await officer.page.getByRole('link', { name: 'Informasi yang dikecualikan', exact: true }).click();
        await officer.fill({ 'Judul internal': 'Berkas rekaan' });
        await officer.tick('Softcopy');
        await officer.press('Simpan catatan');
        await officer.press('Catat penetapan');
        await officer.sees('Isi tanggalnya lebih dulu');
        await officer.fill({ Tanggal: '2026-03-02' });
        await officer.press('Ambil nomor');
        await officer.page.getByRole('button', { name: 'Ambil nomor' }).waitFor({ state: 'hidden' });
        expect(await officer.field('Nomor').inputValue()).toBe('188.4/1/PPID/III/2026');
        expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
      },
    ),
  240_000,
);
