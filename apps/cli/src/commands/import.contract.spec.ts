import { NestFactory } from '@nestjs/core';
import { publish } from '@tabir/config';
import { Accounts, Database, ImportRuns, sql } from '@tabir/persistence';
import { Commands, type CommandPorts } from '@tabir/runtime';
import { PORTS, RuntimeModule } from '@tabir/server';
import { projectRoot } from '@tabir/services';
import type { INestApplicationContext } from '@nestjs/common';
import { writeXlsx, type CellValue, type MergeRange, type WriteSheet } from 'hucre/xlsx';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { officeRig, type OfficeRig } from '../../../../libs/testing/src/office-rig.js';
import { runCommand, type CommandRun } from '../../../../libs/testing/src/run-commands.js';
import { DECREE_HEADER, SAMPLE_LIST } from '../../../../libs/testing/src/sample-list.js';
import { personNamed } from '../user/places.js';
import * as demo from './demo.js';
import * as importing from './import.js';

const MAIN = join(projectRoot(), 'dist', 'apps', 'cli', 'src', 'main.js');

type Cells = readonly (CellValue | undefined)[];
type Merge = [startRow: number, startCol: number, endRow: number, endCol: number];

const HEADER = { ...DECREE_HEADER, peserta_uji: ['Peserta Satu (rekaan)', 'Peserta Dua (rekaan)'] };

const sheet = (rows: readonly Cells[], merges: readonly Merge[] = [], more: Partial<WriteSheet> = {}): WriteSheet => ({
  name: 'DIK',
  rows: rows.map((row) => row.map((cell) => cell ?? null)),
  merges: merges.map(([startRow, startCol, endRow, endCol]): MergeRange => ({ startRow, startCol, endRow, endCol })),
  ...more,
});

/** Lists as offices write them, over a real database. */
describe('tabir import', () => {
  let rig: OfficeRig;
  let app: INestApplicationContext;
  let header: string;

  beforeAll(async () => {
    rig = await officeRig();
    app = await NestFactory.createApplicationContext(RuntimeModule.forOffice({ process: 'cli', office: rig.office }), {
      logger: false,
      abortOnError: false,
    });
    publish(Object.fromEntries(Object.entries(rig.environment).filter((entry): entry is [string, string] => !!entry[1])));
    expect(await runCommand([demo], ['demo', 'seed'])).toMatchObject({ code: 0 });
    header = file('keputusan.json', JSON.stringify(HEADER));
  }, 180_000);

  afterAll(async () => {
    await app.close();
    await rig.dispose();
  });

  function file(name: string, content: string | Uint8Array): string {
    const path = rig.office.folder.inside('tmp', name);
    writeFileSync(path, content);
    return path;
  }

  const workbook = async (name: string, ...sheets: WriteSheet[]): Promise<string> => file(name, await writeXlsx({ sheets }));
  async function otherUnit(): Promise<string> {
    await app
      .get(Accounts)
      .putUnit(
        { id: 'lain', name: 'PPID Lain' },
        { id: 'admin', role: 'administrator', unit: null, agency: null, onBehalfOf: null },
      );
    return 'lain';
  }

  /** By the two persons that it takes. */
  async function accepted(instanceId: string): Promise<void> {
    const ports = app.get<CommandPorts>(PORTS);
    for (const [login, role, type] of [
      ['petugas', 'officer', 'SUBMIT'],
      ['ketua', 'chair', 'ACCEPT'],
    ] as const) {
      const { person } = await personNamed(app.get(Accounts), login);
      const { revision, unit } = (await ports.reads.instance(instanceId))!;
      const actor = { id: person.id, role, unit, agency: null, onBehalfOf: null };
      await new Commands(ports).send({
        commandId: `${type}-${instanceId}`,
        instanceId,
        actor,
        type,
        payload: {},
        ifMatch: revision,
      });
    }
  }

  /** As an operator starts it, with what it prints in a file. */
  async function started(path: string, ...words: string[]): Promise<number | null> {
    const out = createWriteStream(path);
    const child = spawn(process.execPath, [MAIN, ...words], { env: { ...process.env, ...rig.environment } });
    child.stdout.pipe(out);
    const [[code]] = await Promise.all([once(child, 'close'), once(out, 'finish')]);
    return code as number | null;
  }

  const tabir = (...words: string[]): Promise<CommandRun> => runCommand([importing], ['import', ...words, '--as', 'petugas']);
  /** What is said of rows; the line that names the run is another each time. */
  const said = ({ out }: CommandRun): string[] =>
    out
      .trim()
      .split('\n')
      .filter((line) => !/^Impor(t)? /.test(line))
      .map((line) => line.replace(/kode \w{10}/, 'kode K'));
  const records = async (): Promise<{ title: string; agency: string | null; letters: string; term_kind: string }[]> =>
    app.get(Database).rows(sql`SELECT * FROM register_item`);

  it('takes a list in two lines of headings with merged cells, a total and signatures', async () => {
    const rows: Cells[] = [
      ['DAFTAR INFORMASI YANG DIKECUALIKAN'],
      ['Lampiran Keputusan Kepala Dinas selaku PPID', null, null, null, null, 'Nomor 300.2.11/1864/IV/2026'],
      [],
      ['No', 'Informasi', 'Dasar Hukum Pengecualian\nInformasi', 'Konsekuensi / Pertimbangan bagi Publik', null, 'Jangka Waktu'],
      [null, null, null, 'Dibuka', 'Ditutup', null],
      [1, 2, 3, 4, 5, 6],
      [
        1,
        'Laporan hasil\npengawasan',
        'UU 14/2008 Pasal 17 huruf a dan i; PP 60/2008 (SPIP)',
        'Disalahgunakan',
        'Pengawasan tuntas',
        '20 (dua puluh) tahun',
      ],
      [2, 'Draf Renja', 'Pasal 17 huruf i UU 14/2008', 'Proses terganggu', 'Proses aman', 'Terbatas sampai Renja ditetapkan'],
      [3, 'Data rekening', 'Ps. 17 (h)', 'Disalahgunakan', 'Terlindungi', '-'],
      [4, 'Kuitansi rinci', 'UU 14/2008 Pasal 17 huruf b', 'Dimanipulasi', 'Aman', 'Tidak terbatas'],
      [5, 'Kode program', 'UU 14/2008 Pasal 17 huruf b', 'Rawan', 'Aman', 'Tahun 2025'],
      ['Jumlah', null, '5 butir'],
      [],
      [null, 'Mengetahui,', null, null, 'Ditetapkan di Kota Contoh'],
      [null, 'Sekretaris Daerah', null, null, 'pada tanggal 30 April 2026'],
      [null, 'Nama Satu (rekaan)', null, null, 'Nama Dua (rekaan)'],
    ];
    const merges: Merge[] = [
      [0, 0, 0, 5],
      [3, 0, 4, 0],
      [3, 1, 4, 1],
      [3, 2, 4, 2],
      [3, 3, 3, 4],
      [3, 5, 4, 5],
      [11, 0, 11, 1],
    ];
    const path = await workbook('banyumas.xlsx', sheet(rows, merges));
    const before = await records();
    const tried = await tabir(path, '--header', header, '--dry-run');
    expect(tried.code).toBe(10);
    expect(await records()).toHaveLength(before.length);
    expect(said(tried)).toEqual([
      'baris 12: bukan butir, dilewati: Jumlah 5 butir',
      'baris 14: bukan butir, dilewati: Mengetahui, Ditetapkan di Kota Contoh',
      'baris 15: bukan butir, dilewati: Sekretaris Daerah pada tanggal 30 April 2026',
      'baris 16: bukan butir, dilewati: Nama Satu (rekaan) Nama Dua (rekaan)',
      'baris 7: akan ditambahkan',
      'baris 8: akan ditambahkan',
      'baris 9: akan ditambahkan, dengan kekurangan: jangka waktu tidak disebut',
      'baris 10: akan ditambahkan, dengan kekurangan: jangka waktu tidak terbatas',
      expect.stringContaining(
        'baris 11: ditolak, Jangka Waktu (F): "Tahun 2025" tidak terbaca sebagai jangka waktu. Tulis salah satu:',
      ),
      '5 baris: 4 ditambahkan (2 dengan kekurangan), 0 sudah ada, 1 ditolak.',
    ]);
    expect(said(await tabir(path, '--header', header)).at(-1)).toBe(said(tried).at(-1));
    expect(said(await tabir(path, '--header', header)).at(-1)).toBe(
      '5 baris: 0 ditambahkan (0 dengan kekurangan), 4 sudah ada, 1 ditolak.',
    );
    expect((await records()).filter(({ title }) => title === 'Laporan hasil pengawasan')).toMatchObject([{ letters: 'a,i' }]);
  }, 60_000);

  it('takes a list in groups under agencies, with cells merged down and a hidden sheet', async () => {
    const rows: Cells[] = [
      ['No.', 'Judul Informasi', 'Dasar Hukum', 'Batas Waktu Pengecualian', 'Konsekuensi', null, 'Keterangan'],
      [null, null, null, null, 'Akibat bila dibuka', 'Akibat bila ditutup', null],
      ['A.', 'Badan Kepegawaian Kota Contoh'],
      [1, 'Data kepegawaian'],
      [
        '1.a',
        'Identitas pegawai yang dihukum',
        'UUD 1945 Pasal 28G; UU 14/2008 Pasal 17 huruf h',
        'Selama data melekat pada individu',
        'Tersingkap',
        'Terlindungi',
        'lihat SKP',
      ],
      ['1.b', 'Nilai kinerja'],
      [2, 'Hasil seleksi', 'UU 14/2008 Pasal 17 huruf h', '2 tahun setelah seleksi berakhir', 'Tersingkap', 'Terlindungi'],
      ['B. Inspektorat Daerah Kota Contoh'],
      [1, 'Laporan pemeriksaan', 'UU 14/2008 Pasal 17 huruf a', new Date('2035-12-31T00:00:00Z'), 'Terganggu', 'Tuntas'],
      ['C.', 'Umum'],
      [
        1,
        'Surat pengaduan',
        'UU 14/2008 Pasal 17 huruf h',
        'sampai ada persetujuan yang bersangkutan',
        'Tersingkap',
        'Terlindungi',
      ],
      [2, 'Berkas pengadaan', 'UU 14/2008 Pasal 17 huruf b', 'sampai ada persetujuan yang bersangkutan', 'Terganggu', 'Adil'],
      [3, 'Rencana'],
    ];
    const merges: Merge[] = [
      [4, 2, 5, 2],
      [4, 3, 5, 3],
      [4, 4, 5, 4],
      [4, 5, 5, 5],
      [7, 0, 7, 6],
    ];
    const path = await workbook('karanganyar.xlsx', sheet(rows, merges), sheet([['lama']], [], { name: 'Lama', hidden: true }));
    const run = await tabir(path, '--header', header, '--lang', 'en');
    expect(run.code).toBe(10);
    expect(said(run)).toEqual([
      'Hidden sheets were not read: Lama.',
      'Columns that were not read: G (Keterangan).',
      'row 5: added, kode K',
      'row 6: added, kode K',
      'row 7: added, kode K',
      'row 9: added, kode K',
      'row 11: added, kode K',
      expect.stringMatching(/^row 12: refused, Consent ends only letters g and h; choose another kind of period/),
      expect.stringContaining('row 13: refused, Dasar Hukum (C): No letter of Article 17 is named.'),
      '7 rows: 5 added (0 with defects), 0 already there, 2 refused.',
    ]);
    const added = await records();
    const agencyOf = (title: string): unknown => added.find((one) => one.title === title)?.agency;
    expect(
      ['Data kepegawaian: Identitas pegawai yang dihukum', 'Data kepegawaian: Nilai kinerja', 'Hasil seleksi'].map(agencyOf),
    ).toEqual(Array(3).fill('kepegawaian'));
    expect([agencyOf('Laporan pemeriksaan'), agencyOf('Umum: Surat pengaduan')]).toEqual(['inspektorat', null]);
  }, 60_000);

  it('takes a list with an agency and a letter in each row, and refuses what is in pieces', async () => {
    const headings = [
      'No',
      'Perangkat Daerah',
      'Informasi',
      'Huruf',
      'Dasar Hukum',
      'Sampai Kapan',
      'Akibat dibuka',
      'Akibat ditutup',
    ];
    const rest = ['Tersingkap', 'Terlindungi'];
    const rows: Cells[] = [
      headings,
      [1, 'Dinas Kesehatan Kota Contoh', 'Nama penderita', 'h', 'UU 14/2008; UU 17/2023', '31 Desember 2030', ...rest],
      [2, 'RSUD Contoh Sehat', 'Rekam medis', 'h', 'UU 14/2008 Pasal 17 huruf g', 'lima tahun', ...rest],
      [3, 'Dinas Entah', 'Arsip', 'b', 'UU 14/2008', '5 tahun', ...rest],
      headings,
      [4, 'RSUD Contoh Sehat', 'Data pasien yang', 'h', 'UU 14/2008', '5 tahun', ...rest],
      [null, null, 'dirawat di luar kota', null, null, null, null, null],
      [5, 'RSUD Contoh Sehat', 'Jadwal', 'h', 'UU 14/2008', '5 tahun', null, 'Terlindungi'],
      [6, 'RSUD Contoh Sehat', 'Gaji', 'h', 'UU 14/2008', null, ...rest],
      [7, 'RSUD Contoh Sehat', 'Denah', 'c, k', 'UU 14/2008', '5 (enam) tahun', ...rest],
    ];
    const path = await workbook('lombok.xlsx', sheet(rows, [], { cells: new Map([['8,5', { formula: 'F2' }]]) }));
    const unknown = await tabir(path, '--header', header);
    expect(unknown).toMatchObject({ code: 1, out: '' });
    expect(unknown.err).toContain('F: Sampai Kapan');
    const run = await tabir(path, '--header', header, '--map', 'period=F');
    expect(said(run)).toEqual([
      'baris 2: ditambahkan, kode K',
      'baris 3: ditambahkan, kode K, dengan kekurangan: huruf dasar pengecualian meragukan',
      expect.stringContaining('baris 4: ditolak, Perangkat Daerah (B): Unit tidak mempunyai perangkat daerah dengan nama ini.'),
      expect.stringContaining('baris 6: ditolak, Baris 6, 7 tampak sebagai satu butir yang terputus.'),
      expect.stringContaining('baris 7: ditolak, Baris 6, 7 tampak sebagai satu butir yang terputus.'),
      expect.stringMatching(/^baris 8: ditolak, Akibat dibuka \(G\): /),
      expect.stringContaining('baris 9: ditolak, Sampai Kapan (F): Rumus tanpa nilai'),
      expect.stringContaining('baris 10: ditolak, Huruf (D): Huruf Pasal 17 tidak jelas: "c, k".'),
      expect.stringContaining('baris 10: ditolak, Sampai Kapan (F): "5 (enam) tahun" tidak terbaca sebagai jangka waktu.'),
      '8 baris: 2 ditambahkan (1 dengan kekurangan), 0 sudah ada, 6 ditolak.',
    ]);
  }, 60_000);

  describe('the rows of public lists', () => {
    const six = SAMPLE_LIST.map(({ title, basis, opened, closed, period }, index): Cells => [
      index + 1,
      title,
      basis,
      opened,
      closed,
      period,
    ]);
    const headings = ['No', 'Informasi', 'Dasar Hukum', 'Konsekuensi dibuka', 'Konsekuensi ditutup', 'Jangka Waktu'];

    it('come in as far as they name a letter, and the header says what they leave out', async () => {
      const path = await workbook('contoh.xlsx', sheet([headings, ...six]));
      const run = await tabir(path, '--header', header, '--set', 'konsekuensi_ditutup=Kepentingan terlindungi.');
      const without = [5, 14, 18, 19];
      expect(said(run)).toEqual([
        ...six.map((_row, index) =>
          without.includes(index + 2)
            ? expect.stringContaining(`baris ${index + 2}: ditolak, Dasar Hukum (C): Huruf Pasal 17 tidak disebut.`)
            : `baris ${index + 2}: ditambahkan, kode K`,
        ),
        '18 baris: 14 ditambahkan (0 dengan kekurangan), 0 sudah ada, 4 ditolak.',
      ]);
      expect(run.code).toBe(10);
    }, 60_000);

    it('come in whole with a column of letters, those of which the text says another one with a defect', async () => {
      const path = await workbook(
        'huruf.xlsx',
        sheet([[...headings, 'Huruf'], ...six.map((row, index) => [...row, SAMPLE_LIST[index]?.letters])]),
      );
      const run = await tabir(
        path,
        '--header',
        header,
        '--set',
        'konsekuensi_ditutup=Kepentingan terlindungi.',
        '--set',
        'nomor_penetapan=2',
      );
      const defects: Readonly<Record<number, string>> = {
        12: ', dengan kekurangan: huruf dasar pengecualian meragukan',
        13: ', dengan kekurangan: huruf dasar pengecualian meragukan',
        14: ', dengan kekurangan: undang-undang sudah diganti pada tanggal penetapan',
      };
      expect(said(run)).toEqual([
        ...six.map((_row, index) => `baris ${index + 2}: ditambahkan, kode K${defects[index + 2] ?? ''}`),
        '18 baris: 18 ditambahkan (3 dengan kekurangan), 0 sudah ada, 0 ditolak.',
      ]);
      expect(run.code).toBe(0);
      const kinds = new Map((await records()).map(({ title, term_kind: kind }) => [title, kind]));
      for (const { title, kind } of SAMPLE_LIST) expect([title, kinds.get(title)]).toEqual([title, kind]);
    }, 60_000);
  });

  describe('a run', () => {
    const rowsOf = (title: string): Cells[] => [
      ['No', 'Informasi', 'Dasar Hukum', 'Akibat dibuka', 'Akibat ditutup', 'Jangka Waktu'],
      [1, `${title} satu`, 'Pasal 17 huruf h', 'Tersingkap', 'Terlindungi', '5 tahun'],
      [2, `${title} dua`, 'Pasal 17 huruf h', 'Tersingkap', 'Terlindungi', '5 tahun'],
      [3, `${title} tiga`, 'Pasal 17 huruf h', 'Tersingkap', 'Terlindungi', 'rahasia dapur'],
    ];
    const runIn = ({ out }: CommandRun): string => /^Impor ([0-9a-f-]{36})/.exec(out)![1]!;

    it('is kept: who, which file, and what became of each row, with nothing that stands in the file', async () => {
      const path = await workbook('catat.xlsx', sheet(rowsOf('Rahasia')));
      expect((await tabir(path, '--header', header, '--dry-run')).out).not.toContain('Impor ');
      const id = runIn(await tabir(path, '--header', header));
      const runs = app.get(ImportRuns);
      expect(await runs.find(id)).toMatchObject({
        unit: 'ppid-kota-contoh',
        rows: 3,
        fileHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      });
      const rows = await runs.rows(id);
      expect(rows).toMatchObject([
        { place: 'baris 2', fate: 'accepted', instanceId: expect.any(String) as string },
        { place: 'baris 3', fate: 'accepted' },
        { place: 'baris 4', fate: 'refused', instanceId: null, reasons: ['period-unknown'] },
      ]);
      expect(JSON.stringify(rows)).not.toMatch(/rahasia|dapur/i);
      const again = await runs.rows(runIn(await tabir(path, '--header', header)));
      expect(again.map(({ fate, instanceId }) => [fate, instanceId])).toEqual([
        ['known', rows[0]!.instanceId],
        ['known', rows[1]!.instanceId],
        ['refused', null],
      ]);
    }, 60_000);

    it('is undone as far as nobody has accepted its records', async () => {
      const path = await workbook('batal.xlsx', sheet(rowsOf('Batal')));
      const id = runIn(await tabir(path, '--header', header));
      const runs = app.get(ImportRuns);
      const [first] = await runs.rows(id);
      await accepted(first!.instanceId!);
      // As a run leaves it that is killed before its record is there.
      await runs.put(id, { n: 9, place: 'baris 10', fate: 'trying', instanceId: 'none', reasons: [] });
      const undone = await tabir('--undo', id);
      expect(undone.code).toBe(10);
      expect(said(undone)).toEqual([
        expect.stringMatching(/^baris 2: tidak ditarik, kode K: /),
        'baris 3: ditarik, kode K',
        '1 catatan ditarik, 1 tidak.',
      ]);
      const stages = await app.get(Database).rows<{ title: string; stage: string }>(sql`SELECT title, stage FROM register_item`);
      const stageOf = (title: string): unknown => stages.find((one) => one.title === title)?.stage;
      expect([stageOf('Batal satu'), stageOf('Batal dua')]).toEqual(['accepted', 'withdrawn']);
    }, 60_000);

    it('of another unit or of nobody is not known', async () => {
      expect(await tabir('--undo', 'none')).toMatchObject({
        code: 1,
        err: expect.stringContaining('There is no import none') as string,
      });
      const id = await app.get(ImportRuns).begin({ unit: await otherUnit(), by: 'x', fileHash: 'a'.repeat(64), rows: 0 });
      expect(await tabir('--undo', id)).toMatchObject({ code: 1 });
      expect(await runCommand([importing], ['import', '--undo', id])).toMatchObject({ code: 2 });
    });
  });

  it('writes a template that it takes back', async () => {
    const path = file('templat.xlsx', '');
    const out = await started(path, 'import', '--template', 'xlsx');
    expect(out).toBe(0);
    expect(said(await tabir(path, '--dry-run'))).toEqual([
      'baris 2: akan ditambahkan',
      '1 baris: 1 ditambahkan (0 dengan kekurangan), 0 sudah ada, 0 ditolak.',
    ]);
  }, 60_000);

  it.each([
    [['x.xlsx'], 'cannot be read'],
    [['kosong.csv'], 'is empty'],
    [['daftar.csv'], '--header FILE'],
    [['daftar.csv', '--header', 'kosong.csv'], 'is empty'],
    [['daftar.csv', '--set', 'judul=x'], 'cannot say judul'],
    [['daftar.csv', '--map', 'waktu'], 'period=F'],
    [['daftar.csv', '--sheet', 'DIK'], 'no sheet'],
  ])('says before anything is tried what is wrong with %j', async (words, message) => {
    file('kosong.csv', '\n');
    file('daftar.csv', 'No,Informasi,Dasar Hukum,Akibat dibuka,Akibat ditutup,Jangka Waktu\n1,a,Pasal 17 huruf h,x,y,5 tahun\n');
    const paths = words.map((word) => (/\.(csv|xlsx)$/.test(word) ? rig.office.folder.inside('tmp', word) : word));
    const run = await tabir(...paths);
    expect(run).toMatchObject({ code: 1, out: '', err: expect.stringContaining(message) as string });
  });

  it('knows no language but two', async () => expect(await tabir('x.csv', '--lang', 'fr')).toMatchObject({ code: 2 }));
});
