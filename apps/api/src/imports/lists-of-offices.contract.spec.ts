import { plusDays } from '@tabir/kernel';
import { workbookTemplate } from '@tabir/import';
import { Database, sql } from '@tabir/persistence';
import { projectRoot, waitUntil } from '@tabir/services';
import * as servers from '@tabir/testing';
import { readXlsx, writeXlsx, type CellValue } from 'hucre/xlsx';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DECREE_HEADER, SAMPLE_LIST } from '../../../../libs/testing/src/sample-list.js';
import type { Client } from '../test/client.js';
import { lombok, officeLists, type OfficeList } from '../test/office-lists.js';
import { withApi } from '../test/with-api.js';
import { WorkerProcess } from '../test/worker-process.js';

const PATIENCE = { timeoutMs: 120_000 };

/** Place, fate, and of each defect or reason its column, its name and what is said of it. */
type Told = [place: string, fate: string, column?: string | null, code?: string, says?: string];

const PERIOD = 'tidak terbaca sebagai jangka waktu. Tulis salah satu: "31 Desember 2028"; "5 tahun"';
const NO_LETTER = 'Huruf Pasal 17 tidak disebut. Tulis misalnya "UU 14/2008 Pasal 17 huruf h".';
const EMPTY: [string, string, string] = ['konsekuensi_ditutup', 'konsekuensi_ditutup:required', 'Wajib diisi.'];

interface Expected {
  readonly counts: readonly [added: number, withDefects: number, refused: number];
  readonly rows: readonly Told[];
}

const good = (...rows: number[]): Told[] => rows.map((row) => [`baris ${row}`, 'accepted']);

const EXPECTED: Readonly<Record<string, Expected>> = {
  'banyumas.xlsx': {
    counts: [9, 1, 8],
    rows: [
      ...good(11, 13, 14, 15, 20, 21, 22),
      ['baris 23', 'accepted', null, 'term-unstated', 'jangka waktu tidak disebut'],
      ['baris 24', 'refused', 'Jangka Waktu (F)', 'period-unknown', `"47848" ${PERIOD}`],
      ['baris 25', 'refused', 'Jangka Waktu (F)', 'period-unknown', `"Tahun 2026" ${PERIOD}`],
      [
        'baris 26',
        'refused',
        'Dasar Hukum Pengecualian Informasi (C)',
        'letter-unclear',
        'Huruf Pasal 17 tidak jelas: "huruf a s.d. c". Sebut setiap huruf, a sampai j',
      ],
      ['baris 27', 'refused', 'Dasar Hukum Pengecualian Informasi (C)', 'letter-missing', NO_LETTER],
      ['baris 28', 'refused', null, 'row-in-pieces', 'Baris 28, 29 tampak sebagai satu butir yang terputus. Tulis setiap butir'],
      ['baris 29', 'refused', null, 'row-in-pieces', 'Baris 28, 29 tampak sebagai satu butir yang terputus. Tulis setiap butir'],
      ...good(31),
      ['baris 32', 'refused', 'Jangka Waktu (F)', 'value-missing', 'Rumus tanpa nilai, atau nilai galat. Hitung ulang'],
      ['baris 33', 'refused', 'Jangka Waktu (F)', 'period-unknown', `"mengikuti JRA" ${PERIOD}`],
    ],
  },
  'karanganyar.xlsx': {
    counts: [5, 1, 3],
    rows: [
      ...good(5, 6, 7),
      ['baris 8', 'refused', 'Dasar Hukum (C)', 'letter-missing', NO_LETTER],
      ...good(10),
      ['baris 11', 'refused', 'Batas Waktu Pengecualian (D)', 'period-unknown', `"sampai dengan Desember 2026" ${PERIOD}`],
      ['baris 12', 'refused', 'Batas Waktu Pengecualian (D)', 'period-unknown', `"3-5 tahun" ${PERIOD}`],
      ['baris 13', 'accepted', null, 'term-unlimited', 'jangka waktu tidak terbatas'],
    ],
  },
  'lombok-windows-1252.csv': {
    counts: [3, 0, 3],
    rows: [
      ...good(5, 6, 7),
      [
        'baris 8',
        'refused',
        'Perangkat Daerah (B)',
        'agency-unknown',
        'Unit tidak mempunyai perangkat daerah dengan nama ini. Tulis',
      ],
      ['baris 9', 'refused', 'Dasar Hukum (D)', 'letter-unclear', 'Huruf Pasal 17 tidak jelas: "huruf k". Sebut setiap huruf'],
      ['baris 10', 'refused', 'Batas Waktu (E)', 'period-unknown', `"1 Januari s.d. 31 Desember 2027" ${PERIOD}`],
    ],
  },
  'grhasia.xlsx': {
    counts: [2, 0, 2],
    rows: [
      ...good(4, 5),
      ['baris 7', 'refused', 'Pertimbangan sesuai indikator konsekuensi (C)', 'letter-missing', NO_LETTER],
      ['baris 8', 'refused', 'Batas waktu (D)', 'period-unknown', `"5" ${PERIOD}`],
    ],
  },
  'parepare.csv': {
    counts: [6, 0, 1],
    rows: [
      ...good(2, 3, 4, 5, 6, 7),
      ['baris 8', 'refused', 'Jangka waktu (E)', 'period-unknown', `"Selama diperlukan 5 tahun" ${PERIOD}`],
    ],
  },
  'contoh-enam-kolom.xlsx': {
    counts: [14, 0, 4],
    rows: SAMPLE_LIST.map((_, index): Told =>
      [5, 14, 18, 19].includes(index + 2)
        ? [`baris ${index + 2}`, 'refused', 'Dasar Hukum (C)', 'letter-missing', NO_LETTER]
        : [`baris ${index + 2}`, 'accepted'],
    ),
  },
  'contoh-formulir.xlsx': {
    counts: [12, 1, 6],
    rows: [
      ...good(2, 3, 4, 5, 6, 7),
      ...[8, 9, 10, 11, 12, 13].map((row): Told => [`baris ${row}`, 'refused', ...EMPTY]),
      ['baris 14', 'accepted', null, 'act-not-in-force', 'undang-undang sudah diganti pada tanggal penetapan'],
      ...good(15, 16, 17, 18, 19),
    ],
  },
};

const api = withApi(servers);
let worker: WorkerProcess;
let officer: Client;
let folder: string;

beforeAll(async () => {
  officer = await api().as('petugas');
  worker = WorkerProcess.start(api().servers);
  folder = servers.temporaryFolder();
});
afterAll(async () => {
  await worker.end();
  servers.removeFolder(folder);
});

const workbook = (rows: CellValue[][]): Promise<Uint8Array> => writeXlsx({ sheets: [{ name: 'DIK', rows }] });

/** The rows of public lists, as an office annexes them. */
async function inSixColumns(): Promise<OfficeList> {
  const headings = ['No', 'Informasi', 'Dasar Hukum', 'Konsekuensi dibuka', 'Konsekuensi ditutup', 'Jangka Waktu'];
  const rows = SAMPLE_LIST.map(({ title, basis, opened, closed, period }, index) => [
    index + 1,
    title,
    basis,
    opened,
    closed,
    period,
  ]);
  return {
    name: 'contoh-enam-kolom.xlsx',
    bytes: await workbook([headings, ...rows]),
    header: { konsekuensi_ditutup: 'Kepentingan terlindungi.' },
  };
}

const KINDS: Readonly<Record<string, string>> = {
  years: 'sejumlah tahun',
  event: 'sampai peristiwa',
  'event-years': 'tahun setelah peristiwa',
  consent: 'sampai persetujuan',
  indefinite: 'tidak terbatas',
};

/** The same rows, written into the template by somebody who leaves empty what the list does not say. */
async function inFullForm(): Promise<OfficeList> {
  const { sheets } = await readXlsx(await workbookTemplate());
  const names = (sheets[0]?.rows[0] ?? []).map(String);
  const { clock, calendar } = api().office;
  const soon = plusDays(calendar.call(api().office).dateOf(clock.now()), 300);
  const rows = SAMPLE_LIST.map(({ title, letters, basis, opened, closed, period, kind }) => {
    const cells: Record<string, CellValue> = { judul: title, konsekuensi_dibuka: opened, konsekuensi_ditutup: closed };
    for (const [index, letter] of letters.split(', ').entries()) {
      const years = /\d+/.exec(period)?.[0] ?? null;
      const term = {
        jenis: KINDS[kind],
        mulai: kind === 'years' ? '30/4/2026' : null,
        tahun: kind.endsWith('years') ? Number(years) : null,
        peristiwa: kind.startsWith('event') ? period : null,
        diperiksa: kind === 'years' ? null : soon,
      };
      const ground = { huruf: letter, uu: basis, ...term };
      for (const [name, value] of Object.entries(ground)) cells[`dasar_${index + 1}_${name}`] = value ?? null;
    }
    return names.map((name) => cells[name] ?? null);
  });
  return { name: 'contoh-formulir.xlsx', bytes: await workbook([names, ...rows]) };
}

interface Outcome {
  readonly rows: Told[];
  readonly counts: Expected['counts'];
  readonly known: number;
  /** What a person reads of each row, one after the other. */
  readonly lines: readonly string[];
  readonly notes: readonly string[];
}

const decree = (by: string): string => `300.2.11/${by}/2026`;

async function overHttp({ name, bytes, map = {}, header = {} }: OfficeList): Promise<Outcome> {
  const list = randomUUID();
  const given = await officer.send('PUT', `/api/v1/imports/${list}`, bytes, {
    'content-type': 'application/octet-stream',
    'x-file-name': name,
  });
  expect(given.status).toBe(201);
  const asked = { map, header: { ...DECREE_HEADER, ...header, nomor_penetapan: decree('HTTP') }, dryRun: false };
  const { body: begun } = await officer.post(`/api/v1/imports/${list}/runs`, asked);
  const run = `/api/v1/imports/${list}/runs/${begun.id as string}`;
  const isOver = async (): Promise<boolean> => (await officer.get(run)).body.state === 'done';
  expect(await waitUntil(isOver, PATIENCE)).toBe(true);
  const { counts, notes } = (await officer.get(run)).body;
  const { items } = (await officer.get(`${run}/rows?limit=200`)).body as { items: Item[] };
  return {
    rows: items.flatMap(toldOf),
    counts: [counts.added, counts.withDefects, counts.refused],
    known: counts.known,
    lines: items.flatMap(linesOf),
    notes: (notes as { id: string }[]).map(({ id }) => id),
  };
}

interface Item {
  readonly place: { readonly id: string };
  readonly fate: string;
  readonly defects: readonly { readonly code: string; readonly message: { readonly id: string } }[];
  readonly reasons: readonly {
    readonly field: string | null;
    readonly code: string;
    readonly message: { readonly id: string };
  }[];
}

function toldOf({ place, fate, defects, reasons }: Item): Told[] {
  const said = [...defects.map((defect) => ({ field: null, ...defect })), ...reasons];
  return said.length === 0
    ? [[place.id, fate]]
    : said.map(({ field, code, message }): Told => [place.id, fate, field, code, message.id]);
}

/** In the words of the command line. */
function linesOf({ place, fate, defects, reasons }: Item): string[] {
  if (fate === 'refused')
    return reasons.map(({ field, message }) => `${place.id}: ditolak, ${field === null ? '' : `${field}: `}${message.id}`);
  const said = defects.length === 0 ? '' : `, dengan kekurangan: ${defects.map(({ message }) => message.id).join(', ')}`;
  return [`${place.id}: ${fate === 'known' ? 'sudah ada' : 'ditambahkan'}, kode K${said}`];
}

async function onTheCommandLine({ name, bytes, map = {}, header = {} }: OfficeList): Promise<Outcome> {
  const [file, beside] = [join(folder, name), join(folder, 'keputusan.json')];
  writeFileSync(file, bytes);
  writeFileSync(beside, JSON.stringify({ ...DECREE_HEADER, ...header, nomor_penetapan: decree('CLI') }));
  const maps = Object.entries(map).flatMap(([part, column]) => ['--map', `${part}=${column}`]);
  const out = await tabir('import', file, '--as', 'petugas', '--header', beside, ...maps);
  const [first = '', ...lines] = out.trim().split('\n');
  const run = /^Impor ([0-9a-f-]{36})/.exec(first)![1]!;
  const kept = await api()
    .app.get(Database)
    .rows<{ place: string; fate: string; reasons: string }>(
      sql`SELECT place, fate, reasons FROM import_row WHERE run = ${run} ORDER BY n`,
    );
  const [, added, withDefects, known, refused] = /(\d+) ditambahkan \((\d+) dengan kekurangan\), (\d+) sudah ada, (\d+) ditolak/
    .exec(lines.at(-1) ?? '')!
    .map(Number);
  const isOfRow = (line: string): boolean => /^baris \d+: (?!bukan butir)/.test(line);
  return {
    rows: kept.flatMap(({ place, fate, reasons }) =>
      reasons === '' ? [[place, fate]] : reasons.split(' ').map((code): Told => [place, fate, null, code]),
    ),
    counts: [added!, withDefects!, refused!],
    known: known!,
    lines: lines.filter(isOfRow).map((line) => line.replace(/kode \w{10}/, 'kode K')),
    notes: lines.slice(0, -1).filter((line) => !isOfRow(line)),
  };
}

async function tabir(...words: string[]): Promise<string> {
  const { appUrl, redisUrl, dataDir } = api().servers;
  const environment = {
    PATH: '/usr/bin:/bin',
    TABIR_DATA_DIR: dataDir,
    DATABASE_URL: appUrl,
    REDIS_URL: redisUrl,
    TABIR_ALLOW_ROOT: '1',
  };
  const child = spawn(process.execPath, [join(projectRoot(), 'dist/apps/cli/src/main.js'), ...words], { env: environment });
  let out = '';
  child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
  await once(child, 'close');
  return out;
}

describe('the lists of offices', () => {
  const lists = new Map<string, OfficeList>();
  beforeAll(async () => {
    for (const list of [...(await officeLists()), await inSixColumns(), await inFullForm()]) lists.set(list.name, list);
  });

  it.each(Object.entries(EXPECTED))(
    'come to the same over HTTP and on the command line, and change nothing the second time: %s',
    async (name, { counts, rows }) => {
      const list = lists.get(name)!;
      const [http, cli] = [await overHttp(list), await onTheCommandLine(list)];
      const expected = rows.map(([place, fate, column, code, says]) =>
        code === undefined ? [place, fate] : [place, fate, column, code, expect.stringContaining(says!) as string],
      );
      expect({ ...http, lines: [], notes: [] }).toEqual({ rows: expected, counts, known: 0, lines: [], notes: [] });
      expect(cli).toMatchObject({ counts, known: 0, lines: http.lines, notes: http.notes });
      expect(cli.rows).toEqual(
        rows.map(([place, fate, , code]) => (fate === 'refused' ? [place, fate, null, code] : [place, fate])),
      );

      const [added, , refused] = counts;
      const known = rows.map(([place, fate, , code]) => (fate === 'refused' ? [place, fate, null, code] : [place, 'known']));
      const before = await countOfRecords();
      for (const again of [await overHttp(list), await onTheCommandLine(list)])
        expect(again).toMatchObject({ counts: [0, 0, refused], known: added });
      expect((await onTheCommandLine(list)).rows).toEqual(known);
      expect(await countOfRecords()).toBe(before);
    },
    240_000,
  );

  it('are the same rows in UTF-8 as in one byte a letter', async () => {
    const [added, , refused] = EXPECTED['lombok-windows-1252.csv']!.counts;
    const { known, counts, notes } = await overHttp(lombok('utf-8'));
    expect([known, counts]).toEqual([added, [0, 0, refused]]);
    expect(notes.join()).not.toContain('Windows-1252');
    const titles = await api()
      .app.get(Database)
      .rows<{ title: string }>(sql`SELECT title FROM register_item WHERE title LIKE 'Nama dan alamat penderita “%'`);
    expect(titles.map(({ title }) => title)).toEqual(Array(2).fill('Nama dan alamat penderita “HIV/AIDS” – rahasia'));
  }, 120_000);

  it('are in the documentation with their counts', () => {
    const page = readFileSync(join(projectRoot(), 'docs/import.md'), 'utf8');
    for (const [name, { counts, rows }] of Object.entries(EXPECTED)) {
      const all = new Set(rows.map(([place]) => place)).size;
      expect(page).toContain(`| \`${name}\` | ${[all, ...counts].join(' | ')} |`);
    }
  });
});

const countOfRecords = async (): Promise<number> =>
  (
    await api()
      .app.get(Database)
      .rows<{ count: number }>(sql`SELECT COUNT(*) AS count FROM register_item`)
  )[0]!.count;
