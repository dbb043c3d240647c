import { databaseOptions, openOffice } from '@tabir/config';
import { plusDays, type LocalDate } from '@tabir/kernel';
import { startOffice, type TestOffice } from '@tabir/testing/office';
import { readFileSync } from 'node:fs';
import { Agent, get, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import mysql from 'mysql2/promise';
import { copyRecord } from './copies.js';
import { quantile, round, table } from './figures.js';

const ITEMS = 100_000;
const HOLDERS = 40;
const VISITORS = 200;
const HARMFUL = 20;
const SECONDS = 30;
const WORDS = `
  disiplin pegawai rekam medis pengadaan tender jaringan peta denah sandi gudang wasiat akta banding perkara saksi pelapor dagang
  formula lahan sengketa anggaran rencana lelang kontrak vendor audit temuan investigasi pengaduan penyelidikan kesehatan pasien
  narkotika intelijen pertahanan pajak retribusi izin tambang hutan pesisir pulau pangan pupuk benih ternak wabah vaksin apotek
  guru murid ujian beasiswa ijazah kurikulum perpustakaan arsip naskah kawat diplomatik perjanjian utang investasi saham bunga
  bank kas gaji mutasi jabatan promosi sanksi kepegawaian pensiun asuransi jaminan rumah sakit puskesmas bencana banjir gempa
  evakuasi posko logistik bantuan penerima keluarga miskin anak perempuan panti identitas sidik alamat telepon rekening nasabah
  server aplikasi kata kunci cadangan celah serangan insiden kamera pengawas ruang kendali pembangkit listrik air jembatan`
  .trim()
  .split(/\s+/);

interface Asked {
  readonly name: string;
  /** How many in a hundred ask for it. */
  readonly share: number;
  readonly path: (any: Any) => string;
}

/** What visitors ask for. */
const ASKED: readonly Asked[] = [
  { name: 'list, first page', share: 20, path: () => 'dik' },
  { name: 'list, any page', share: 10, path: (any) => `dik?laman=${any(1_500) + 1}` },
  { name: 'search, one word', share: 8, path: (any) => `dik?cari=${soughtWord(any)}` },
  { name: 'search, two words', share: 8, path: (any) => `dik?cari=${soughtWord(any)}+${soughtWord(any)}` },
  { name: 'search, a word of every title', share: 2, path: () => 'dik?cari=berkas' },
  { name: 'search, a holder and a word', share: 2, path: (any) => `dik?cari=dinas+${soughtWord(any)}` },
  { name: 'filter', share: 8, path: (any) => `dik?huruf=${'abcdefghij'[any(10)]}&terbuka=setahun` },
  { name: 'filter by holder, any page', share: 4, path: (any) => `dik?pemegang=${holder(any(HOLDERS))}&laman=${any(30) + 1}` },
  { name: 'one entry', share: 20, path: (any) => `dik/${kodeOf(any(ITEMS))}` },
  { name: 'what is open, any page', share: 4, path: (any) => `dip?laman=${any(300) + 1}` },
  { name: 'what opens soon', share: 2, path: () => 'akan-dibuka' },
  { name: 'what opened lately', share: 2, path: () => 'baru-dibuka' },
  { name: 'extensions', share: 1, path: () => 'perpanjangan' },
  { name: 'figures', share: 2, path: () => 'angka' },
  { name: 'calendar', share: 1, path: () => 'akan-dibuka.ics' },
  { name: 'feed', share: 2, path: () => 'baru-dibuka.atom' },
  { name: 'frame', share: 3, path: () => 'sematan' },
  { name: 'CSV of a search', share: 0.8, path: (any) => `dik.csv?cari=${soughtWord(any)}+${soughtWord(any)}` },
  { name: 'CSV of all', share: 0.2, path: () => 'dik.csv' },
];

/** What somebody asks for who means harm: no two searches are alike, and each is as hard as it can be made. */
const HARM: readonly Asked[] = [
  { name: 'harm: beginnings that every entry has', share: 40, path: (any) => `dik?cari=ber+rin+nom+ten+${beginnings(any, 4)}` },
  { name: 'harm: 45 words', share: 20, path: (any) => `dik?cari=${beginnings(any, 45)}` },
  { name: 'harm: signs of patterns', share: 20, path: (any) => `dik?cari=ber%25_*"(${any(1_000_000)})@~+188.4/${any(1_000)}` },
  { name: 'harm: a file of a search', share: 20, path: (any) => `dik.csv?cari=ber+${beginnings(any, 2)}` },
];

/** A whole number below that one. */
type Any = (below: number) => number;
const beginnings = (any: Any, count: number): string => Array.from({ length: count }, () => word(any).slice(0, 3)).join('+');
/** Some words are looked for again and again. */
const soughtWord = (any: Any): string => WORDS[any(any(WORDS.length) + 1)] ?? '';
const word = (any: Any): string => WORDS[any(WORDS.length)] ?? '';
const holder = (no: number): string => `bench-${no}`;
const kodeOf = (n: number): string => n.toString(36).padStart(10, '0');

/** The public pages over a long list, asked by many visitors at once: those who read, those who do not, and those who mean harm. */
export async function publicBench(say: (line: string) => void): Promise<string> {
  const office = await startOffice();
  try {
    await seed(office, say);
    const who = 'visitors who read for one to three seconds';
    const crowds: readonly Crowd[] = [
      { name: `${VISITORS} ${who}`, visitors: VISITORS, asks: () => ASKED, pause: true },
      { name: `${VISITORS} visitors without a pause`, visitors: VISITORS, asks: () => ASKED, pause: false },
      { name: `${VISITORS} ${who}, and ${HARMFUL} who mean harm`, visitors: VISITORS + HARMFUL, asks: harmOfSome, pause: true },
    ];
    const tables: string[] = [];
    for (const crowd of crowds) tables.push(await visit(office, crowd, say));
    return tables.join('\n\n');
  } finally {
    await office.stop();
  }
}

const any = chances(1);
const harmOfSome = (no: number): readonly Asked[] => (no < VISITORS ? ASKED : HARM);

/** The same numbers each time. */
function chances(seed: number): Any {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

async function seed({ dataDir, url }: TestOffice, say: (line: string) => void): Promise<void> {
  const address = openOffice({ environment: { TABIR_DATA_DIR: dataDir, TABIR_ALLOW_ROOT: '1' } }).connections.databaseUrl;
  const { socketPath, user, password, database } = databaseOptions(address);
  const connection = await mysql.createConnection({ socketPath, user, password, database } as mysql.ConnectionOptions);
  const [rows] = await connection.query<mysql.RowDataPacket[]>(
    `SELECT instance_id AS id, unit FROM register_item WHERE listed = 1 AND stage = 'accepted' AND secret_until IS NOT NULL LIMIT 1`,
  );
  const template = rows[0] as { id: string; unit: string } | undefined;
  if (!template) throw new Error('The record to copy is missing.');
  await connection.query('INSERT INTO agency (id, unit, name, valid_from) VALUES ?', [
    Array.from({ length: HOLDERS }, (_, no) => [holder(no), template.unit, `Dinas ${word(any)} ${no}`, '2020-01-01']),
  ]);
  await connection.end();
  const { asOf } = (await (await fetch(`${url}/publik/angka.json`)).json()) as { asOf: LocalDate };
  await copyRecord(
    address,
    { instanceId: template.id, tables: ['instance', 'register_item'], size: ITEMS, say },
    (column, value, n) => cell(column, value, n, asOf),
  );
}

/** Four in five are exempt, up to thirty years on; the others have opened within the last twenty. */
function cell(column: string, value: unknown, n: number, today: LocalDate): unknown {
  const own = chances(n);
  const endsOn = plusDays(today, n % 5 === 0 ? -1 - (n % 7_300) : 1 + ((n * 7) % 10_950));
  const words = (count: number): string => Array.from({ length: count }, () => word(own)).join(' ');
  switch (column) {
    case 'kode':
      return kodeOf(n);
    case 'agency':
      return n % 10 === 0 ? null : holder(n % HOLDERS);
    case 'public_title':
      return `Berkas ${words(4)} nomor ${n}`;
    case 'public_summary':
      return `Ringkasan tentang ${words(15)}.`;
    case 'determination_number':
      return `188.4/${n}/2026`;
    case 'letters':
      return 'abcdefghij'[n % 10];
    case 'starts_on':
      return plusDays(endsOn, -3_650);
    case 'ends_on':
      return endsOn;
    case 'secret_until':
      return `${endsOn} 16:00:00.000`;
    case 'open_basis':
      return 'law';
    case 'archive_order':
      return `${endsOn} 555.${n % 9}`;
    case 'extensions':
      return n % 20 === 0 ? JSON.stringify([extension(endsOn, n)]) : null;
    default:
      return value;
  }
}

const extension = (to: LocalDate, n: number): object => ({
  number: `188.4/${n}/2025`,
  date: plusDays('2016-01-01' as LocalDate, n % 3_650),
  from: plusDays(to, -365),
  to,
  letters: ['h'],
});

interface Answer {
  readonly name: string;
  readonly ms: number;
  readonly status: number;
}

interface Crowd {
  readonly name: string;
  readonly visitors: number;
  readonly asks: (visitor: number) => readonly Asked[];
  /** Whether those who mean no harm read what they get. */
  readonly pause: boolean;
}

/** Everybody begins within the first second, and asks until the time is over. */
async function visit(office: TestOffice, crowd: Crowd, say: (line: string) => void): Promise<string> {
  const { visitors, asks, pause } = crowd;
  const agent = new Agent({ keepAlive: true, maxSockets: visitors });
  await figures(office);
  const answers: Answer[] = [];
  let bytes = 0;
  let peak = 0;
  const watching = setInterval(() => (peak = Math.max(peak, residentMb(office))), 250);
  const began = performance.now();
  const end = began + SECONDS * 1_000;
  const visitor = async (no: number): Promise<void> => {
    const own = chances(no * 7_919 + 13);
    await sleep(own(1_000));
    while (performance.now() < end) {
      const { name, path } = chosen(asks(no), own(1_000) / 10);
      const asked = performance.now();
      const { status, size } = await read(`${office.url}/publik/${path(own)}`, agent);
      answers.push({ name, status, ms: performance.now() - asked });
      bytes += size;
      if (pause && asks(no) === ASKED) await sleep(1_000 + any(2_000));
    }
  };
  await Promise.all(Array.from({ length: visitors }, (_, no) => visitor(no)));
  const seconds = (performance.now() - began) / 1_000;
  clearInterval(watching);
  const lag = await figures(office);
  agent.destroy();

  const wrong = answers.find(({ status }) => status !== 200 && status !== 503);
  if (wrong) throw new Error(`${wrong.name} was answered with ${wrong.status}.`);
  const kinds = [...ASKED, ...HARM].map(({ name }) => name).filter((name) => answers.some((one) => one.name === name));
  const rows = ['all', ...kinds].map((kind) => {
    const its = answers.filter(({ name }) => kind === 'all' || name === kind);
    const times = its.map(({ ms }) => ms);
    const parts = [0.5, 0.95, 0.99].map((part) => round(quantile(times, part)));
    return [kind, round(its.length / seconds, 1), ...parts, String(its.filter(({ status }) => status === 503).length)];
  });
  const late = `${round(lag.p99 * 1_000)} ms in the 99th percentile and ${round(lag.max * 1_000)} ms at most`;
  const told = `The api took up to ${peak} MB, its event loop was late by ${late}; ${round(bytes / seconds / 2 ** 20, 1)} MB a second went over the line.`;
  say(told);
  return `${table([crowd.name, '1/s', 'p50 ms', 'p95 ms', 'p99 ms', 'told to come again'], rows)}\n\n${told}`;
}

function chosen(asked: readonly Asked[], percent: number): Asked {
  let passed = 0;
  for (const one of asked) if ((passed += one.share) > percent) return one;
  throw new Error('The shares of what is asked for are less than a hundred.');
}

/** As a browser asks; what comes is read to its end and thrown away. */
const read = (url: string, agent: Agent): Promise<{ status: number; size: number }> =>
  new Promise((resolve) => {
    const failed = (): void => resolve({ status: 0, size: 0 });
    get(url, { agent, headers: { 'accept-encoding': 'gzip' } }, (answer: IncomingMessage) => {
      let size = 0;
      answer.on('data', (chunk: Buffer) => (size += chunk.length));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, size }));
      answer.on('error', failed);
    }).on('error', failed);
  });

/** How late the event loop of the api was since this was last asked, in seconds. */
async function figures({ url }: TestOffice): Promise<{ p99: number; max: number }> {
  const lines = (await (await fetch(`${url}/metrics`)).text()).split('\n');
  const figure = (name: string): number =>
    Number(
      lines
        .find((line) => line.startsWith(`${name}{`))
        ?.split(' ')
        .at(-1) ?? 0,
    );
  return { p99: figure('nodejs_eventloop_lag_p99_seconds'), max: figure('nodejs_eventloop_lag_max_seconds') };
}

function residentMb(office: TestOffice): number {
  const status = readFileSync(`/proc/${office.pid('api') ?? 'self'}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024);
}
