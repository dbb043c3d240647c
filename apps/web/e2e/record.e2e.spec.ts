import { ApiClient } from '@tabir/contracts';
import { startOffice, type TestOffice } from '@tabir/testing';
import type { Browser } from 'playwright-core';
import { kept, launch, Visitor } from './browser.js';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
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

const signedIn = async (name: string, width?: number): Promise<Visitor> => {
  const visitor = await Visitor.at(browser!, office!.url, width);
  visitors.push(visitor);
  return visitor.signIn(name, PASSWORD);
};

const client = async (name: string): Promise<ApiClient> => {
  const { token } = await new ApiClient(office!.url).ask('post', '/api/v1/sessions', { body: { name, password: PASSWORD } });
  return new ApiClient(office!.url, token);
};

/** A day by the office's clock, so many days from its today. */
async function day(fromToday: number): Promise<string> {
  const { now } = await (await client('petugas')).ask('get', '/api/v1/office');
  const local = new Date(Date.parse(now) + (8 * 60 + fromToday * 24 * 60) * 60_000);
  return local.toISOString().slice(0, 10);
}

/** Fills in what a determination asks for, as it stands on the decree and the sheet. */
async function determination(officer: Visitor, today: string, endsOn: string): Promise<void> {
  const form = officer.form();
  const sheet = form.getByRole('group', { name: 'Lembar pengujian konsekuensi' });
  const ground = form.getByRole('group', { name: 'Dasar pengecualian 1' });
  await officer.fill({
    Nomor: '188.4/7/2026',
    Tanggal: today,
    Tempat: 'Kota Contoh',
    'Nama pejabat yang menetapkan': 'Pejabat Rekaan',
    'Jabatan pejabat yang menetapkan': 'PPID',
    'Badan publik': 'Pemerintah Kota Contoh',
    'Unit kerja pejabat': 'Dinas Contoh',
    'Jenis klasifikasi': 'Informasi yang dikecualikan',
    Alasan: 'Alasan rekaan.',
    'Akibat bila dibuka': 'Akibat rekaan.',
    'Manfaat bila ditutup': 'Manfaat rekaan.',
  });
  await officer.choose({
    'Apakah termasuk salah satu golongan yang tidak boleh dikecualikan?': 'Tidak termasuk salah satu pun',
  });
  await officer.tick('Seluruh dokumen');
  await ground.getByLabel('Huruf dasar pengecualian menurut UU 14/2008').selectOption({ label: 'h. rahasia pribadi' });
  await ground.getByRole('button', { name: 'Tambah: Undang-undang lain dan pasalnya' }).click();
  await ground.getByLabel('Undang-undang lain dan pasalnya 1').fill('UU 27/2022 Pasal 4');
  await officer.field('Jangka waktu pengecualian', ground).selectOption({ label: 'Sampai tanggal' });
  await ground.getByLabel('Berakhir').fill(endsOn);
  await sheet.getByLabel('Nomor').fill('LPK/7/2026');
  await sheet.getByLabel('Tanggal').fill(today);
  await sheet.getByLabel('sebelum ada permohonan').check();
  await sheet.getByLabel('Peserta yang menandatangani 1').fill('Peserta Rekaan');
}

/** Guarantee: with nothing but the generated forms, a record can be led through the whole procedure. */
it(
  'leads a record by hand from intake to open by decision',
  () =>
    kept(
      'by-hand',
      () => visitors,
      async () => {
        const [today, endsOn] = [await day(0), await day(60)];
        const officer = await signedIn('petugas');
        const chair = await signedIn('ketua');

        await officer.page.getByRole('link', { name: 'Catat baru' }).click();
        await officer.page.getByRole('link', { name: 'Informasi yang dikecualikan', exact: true }).click();
        await officer.fill({ 'Judul internal': 'Hasil tes kesehatan rekaan "Wijaya"', 'Judul publik': 'Hasil tes kesehatan' });
        await officer.choose({ 'Perangkat daerah atau BUMD yang menguasai': 'Dinas Kesehatan Kota Contoh' });
        await officer.tick('Softcopy');
        await officer.press('Simpan catatan');
        await officer.sees('Yang dapat Anda lakukan');
        const path = new URL(officer.page.url()).pathname;
        await officer.page
          .locator('input[type=file]')
          .setInputFiles({ name: 'hasil.pdf', mimeType: 'application/pdf', buffer: PDF });
        await officer.sees('hasil.pdf tersimpan.');
        await officer.act('Catat penetapan', () => determination(officer, today, endsOn));
        await officer.act('Ajukan');

        await chair.go(path);
        await chair.act('Terima');
        // The officer's page has followed by itself.
        await officer.page.getByRole('button', { name: 'Klasifikasikan', exact: true }).waitFor();
        await officer.act('Klasifikasikan', async () => {
          await officer.fill({ 'Kode klasifikasi arsip': '440.1' });
          await officer.choose({ 'Klasifikasi keamanan arsip': 'Rahasia' });
        });
        await officer.act('Simpan', () => officer.choose({ 'Berkas softcopy': 'hasil.pdf' }));
        await chair.sees('Dokumen disimpan.');
        await chair.act('Sahkan dalam daftar', () =>
          chair.fill({ 'Nomor daftar': 'DIK/7/2026', 'Tanggal daftar': today, 'Penanda tangan': 'Ketua PPID' }),
        );
        await officer.act('Usulkan uraian publik', async () => {
          // It begins with the title that came with the description.
          expect(await officer.field('Judul publik').inputValue()).toBe('Hasil tes kesehatan');
          await officer.fill({
            'Ringkasan publik': 'Hasil tes.',
            'Akibat bila dibuka (uraian publik)': 'Rahasia pribadi tersingkap.',
            'Manfaat bila ditutup (uraian publik)': 'Rahasia pribadi terlindungi.',
          });
        });
        await chair.act('Kembalikan usulan uraian', () => chair.fill({ Alasan: 'Sebutkan siapa yang dites.' }));
        await officer.sees('Usulan uraian publik dikembalikan. Alasan: Sebutkan siapa yang dites.');
        await officer.act('Usulkan uraian publik', async () => {
          expect(await officer.field('Ringkasan publik').inputValue()).toBe('Hasil tes.');
          await officer.fill({ 'Ringkasan publik': 'Hasil tes kesehatan pegawai.' });
        });
        await chair.act('Sahkan sesuai usulan');
        await officer.act('Catat pengunggahan', async () => {
          await officer.choose({ Sarana: 'Situs web resmi' });
          await officer.fill({ 'Alamat atau letak': 'https://ppid.kota-contoh.example/dik', 'Tanggal pengunggahan': today });
        });

        await officer.act('Serahkan bahan peninjauan', async () => {
          await officer.tick('Dibuka', 'Anggota Tim Satu (rekaan)');
          await officer
            .form()
            .getByLabel(/^Anggota Tim Dua/)
            .check();
          await officer.fill({ Alasan: 'Jangka waktunya hampir habis.' });
        });
        for (const name of ['tim1', 'tim2']) {
          const member = await signedIn(name);
          await member.page.getByRole('link', { name: 'Buka Hasil tes kesehatan', exact: true }).click();
          await member.act('Berikan pendapat', async () => {
            await member.tick('Dibuka');
            await member.fill({ Alasan: 'Tidak ada lagi bahaya.' });
          });
          expect(member.complaints).toEqual([]);
        }
        await chair.page.getByRole('button', { name: 'Tetapkan terbuka', exact: true }).waitFor();
        await chair.act('Tetapkan terbuka', () =>
          chair.fill({ Nomor: '188.4/8/2026', Tanggal: today, 'Terbuka mulai': today, Alasan: 'Bahayanya sudah lewat.' }),
        );
        const head = await signedIn('pimpinan');
        await head.go(path);
        await head.act('Setujui dibuka');
        await officer.page.getByRole('button', { name: 'Catat penyediaan kepada publik', exact: true }).waitFor();
        await officer.act('Catat penyediaan kepada publik', async () => {
          await officer.tick('Seluruh dokumen');
          await officer.fill({ 'Disediakan di': 'https://ppid.kota-contoh.example/dip', 'Tanggal disediakan': today });
        });

        await officer.sees('Penetapan terbuka mulai berlaku.');
        await officer.go('/register?q=Wijaya');
        await officer.page.getByRole('row', { name: /Wijaya.*Terbuka/ }).waitFor();
        expect([officer, chair, head].flatMap(({ complaints }) => complaints)).toEqual([]);
      },
    ),
  240_000,
);

/** A record whose period ends on that day, taken in and accepted; made over HTTP, as its making is not what is looked at. */
async function accepted(today: string, endsOn: string): Promise<string> {
  const [officer, chair] = [await client('petugas'), await client('ketua')];
  let key = 0;
  // Deadlines that had passed already have moved the record on, so its revision is asked for.
  const send = async (who: ApiClient, id: string, type: string): Promise<void> => {
    const { instance } = await who.ask('get', '/api/v1/instances/{id}', { path: { id } });
    const sent = { body: { type, payload: {} }, key: `e2e-law-${++key}`, revision: instance.revision };
    await who.ask('post', '/api/v1/instances/{id}/events', { path: { id }, ...sent });
  };
  const determined = {
    number: '188.4/9/2026',
    date: today,
    place: 'Kota Contoh',
    officerName: 'Pejabat Rekaan',
    officerPosition: 'PPID',
    publicBody: 'Pemerintah Kota Contoh',
    workUnit: 'Dinas Contoh',
    classificationKind: 'Informasi yang dikecualikan',
    publicClass: 'none',
    scope: 'whole',
    reason: 'Alasan rekaan.',
    grounds: [{ letter: 'b', acts: [], term: { kind: 'date', endsOn } }],
    consequenceIfOpened: 'Akibat rekaan.',
    consequenceIfClosed: 'Manfaat rekaan.',
    sheet: { number: 'LPK/9/2026', date: today, occasion: 'before-request', participants: ['Peserta Rekaan'] },
  };
  const payload = { unit: 'ppid-kota-contoh', title: 'Rencana rekaan "Kamboja"', medium: 'hard', determination: determined };
  const { instanceId } = await officer.ask('post', '/api/v1/instances', {
    body: { workflow: 'exempt-information', payload },
    key: 'e2e-law-start',
  });
  await send(officer, instanceId, 'SUBMIT');
  await send(chair, instanceId, 'ACCEPT');
  return instanceId;
}

/** Guarantee: whoever watches sees the law's clock pass, without reloading anything. */
it(
  'shows T−30 pass, and at T the opening by law with its incident and the release',
  () =>
    kept(
      'by-law',
      () => visitors,
      async () => {
        const endsOn = await day(90);
        const id = await accepted(await day(0), endsOn);
        const [officer, chair] = [await signedIn('petugas'), await signedIn('ketua', 360)];
        await Promise.all([officer.go(`/catatan/${id}`), chair.go(`/catatan/${id}`)]);
        await officer.sees('Tenggat berikutnya');

        await officer.page.getByText(/^Semua \d+ tenggat$/).click();
        const due = officer.page.getByRole('listitem').filter({ hasText: 'T−30: hari terakhir bagi PPID' });
        await due.getByText('Mengapa tanggal ini?').click();
        await due.getByText(/Dihitung mundur 30 hari kerja dari/).waitFor();

        const forward = async (to: string): Promise<void> => {
          await officer.page.getByText(/^Jam kantor:/).click();
          await officer.page.getByLabel('Majukan sampai tanggal').fill(to);
          await officer.press('Majukan ke tanggal ini');
          await officer.sees('Jam kantor dimajukan.');
          await officer.page.getByText(/^Jam kantor:/).click();
        };
        await forward(await day(75));
        await chair.sees('Batas T−30 lewat tanpa penetapan yang disetujui; pimpinan badan publik diberi tahu.');
        await chair.sees('Tangga pengingat: Terlambat menetapkan');

        await forward(await day(16));
        await chair.sees('Jangka waktu berakhir tanpa penetapan: informasi terbuka demi hukum.');
        await chair.page.getByRole('button', { name: 'Jelaskan kejadian', exact: true }).waitFor();
        await officer.page.getByRole('button', { name: 'Catat penyediaan kepada publik', exact: true }).waitFor();
        await chair.act('Jelaskan kejadian', () =>
          chair.fill({ Sebab: 'Bahan terlambat.', 'Tindakan agar tidak terulang': 'Pengingat dipantau.' }),
        );
        await officer.go('/tugas');
        await officer.page.getByRole('listitem').filter({ hasText: 'Menyediakan informasi kepada publik' }).first().waitFor();
        await officer.go('/register?q=Kamboja');
        await officer.page.getByRole('row', { name: /Kamboja.*Terbuka/ }).waitFor();
        expect([officer, chair].flatMap(({ complaints }) => complaints)).toEqual([]);
      },
    ),
  240_000,
);
