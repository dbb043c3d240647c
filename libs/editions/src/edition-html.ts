import { dateIn } from '@tabir/kernel';
import {
  ATOM_FOOT,
  atomEntry,
  atomHead,
  cell,
  editionName,
  escapeHtml as e,
  grouped,
  itemPath,
  listTable,
  longDate,
  openedWhy,
  PAGE_FOOT,
  pageHead,
  PUBLIC_PAGES,
  row,
  statusLine,
  TABLE_FOOT,
  tableHead,
  type PublicItem,
  type PublicItems,
  type PublicList,
} from '@tabir/register';
import type { Difference } from './difference.js';
import { EDITION_FILES } from './edition-files.js';
import { editionList } from './edition-list.js';
import { emblemOf } from './emblem.js';
import { annexOf, editionPath, EMBLEM_FILE, letterheadOf, type Edition } from './edition.js';
import type { LinkCheck, NotedUpload } from './editions.js';

/** Where a feed reader finds each new edition. */
export const EDITIONS_FEED = '/publik/edisi.atom';

/** Every edition, the newest first. */
export function editionsHtml(list: PublicList, editions: readonly Edition[]): string {
  const rows = editions.map((edition) =>
    row(String(edition.no), [
      cell('Edisi', `<a href="${editionPath(edition.no)}">${editionName(edition)}</a>`),
      cell('Keadaan pada', longDate(dayOf(edition))),
      cell('Penetapan', e(`${edition.listNumber}, ${longDate(edition.listDate)}`)),
      cell('Jumlah', `${grouped(edition.items)} informasi`),
    ]),
  );
  return `${pageHead(list, {
    title: 'Edisi Daftar',
    current: 'editions',
    alternate: { type: 'application/atom+xml', href: EDITIONS_FEED },
    intro: `<p>Setiap pengumuman daftar menjadi satu edisi yang bernomor dan tidak diubah lagi. Yang terbaru lebih dahulu.</p>
<p class="links"><a href="${EDITIONS_FEED}">Ikuti edisi baru (Atom)</a></p>`,
  })}${tableHead('Edisi yang sudah diumumkan', ['Edisi', 'Keadaan pada', 'Penetapan', 'Jumlah'])}${rows.join('')}${TABLE_FOOT}<p>${
    editions.length === 0 ? 'Belum ada edisi yang diumumkan.' : `Jumlah: ${grouped(editions.length)} edisi.`
  }</p>
${PAGE_FOOT}`;
}

/** RFC 4287: an entry for each edition, the newest first. */
export function editionsAtom({ office, asOf }: PublicList, editions: readonly Edition[], site: string): string {
  const head = atomHead({
    title: `Edisi Daftar Informasi yang Dikecualikan – ${office}`,
    updated: editions[0]?.at ?? asOf,
    author: office,
    self: `${site}${EDITIONS_FEED}`,
    page: `${site}${PUBLIC_PAGES.editions.path}`,
  });
  const entries = editions.map((edition) =>
    atomEntry({
      address: `${site}${editionPath(edition.no)}`,
      title: statusLine(editionList(edition)),
      updated: edition.at,
      summary: `Penetapan ${edition.listNumber}, ${longDate(edition.listDate)}. Jumlah: ${grouped(edition.items)} informasi. SHA-256 ${edition.checksum}`,
    }),
  );
  return head + entries.join('') + ATOM_FOOT;
}

export interface EditionPage {
  readonly edition: Edition;
  readonly difference: Difference;
  readonly uploads: readonly Pick<NotedUpload, 'channel' | 'address' | 'publishedOn' | 'evidence' | 'check'>[];
  /** What is exempt in it. */
  readonly items: PublicItems;
}

/** One edition; on paper it is the annex as an office files it. `now` is the office as it is today, which the links belong to. */
export async function* editionHtml(
  now: PublicList,
  { edition, difference, uploads, items }: EditionPage,
): AsyncGenerator<string> {
  const list = editionList(edition);
  yield pageHead(
    { ...now, office: edition.office },
    {
      title: 'Daftar Informasi yang Dikecualikan',
      current: null,
      letterhead: letterheadHtml(edition),
      intro: `<p>${e(annexOf(edition))}</p>
<p>${statusLine(list)}.</p>
<p class="links">${downloads(edition.no)}</p>`,
    },
  );
  yield differenceHtml(edition.no, difference);
  yield* listTable(list, items);
  yield signature(edition);
  yield uploadsHtml(uploads, edition.zone);
  yield verification(edition);
  yield PAGE_FOOT;
}

function letterheadHtml(edition: Edition): string {
  const { government, office, address } = letterheadOf(edition);
  const emblem = emblemOf(edition) ? `<img src="${editionPath(edition.no)}/${EMBLEM_FILE}" alt="">\n` : '';
  return `<div class="letterhead">
${emblem}<p>${e(government)}</p>
<p>${e(office)}</p>
${address === null ? '' : `<p class="plain">${e(address)}</p>\n`}</div>`;
}

const dayOf = ({ at, zone }: Edition) => dateIn(at, zone);

const downloads = (no: number): string =>
  Object.entries(EDITION_FILES)
    .map(([name, { format }]) => `<a href="${editionPath(no)}/${name}">${format}</a>`)
    .join(' ');

const signature = ({ listDate, signerName, signerPosition }: Edition): string => `<div class="signature">
<p>${longDate(listDate)}</p>
<p>${e(signerPosition)}</p>
<p class="opens">${e(signerName)}</p>
</div>
`;

const CHANNELS: Readonly<Record<string, string>> = {
  website: 'Situs web',
  'data-portal': 'Portal data',
  'social-media': 'Media sosial',
  'notice-board': 'Papan pengumuman',
  other: 'Saluran lain',
};

function uploadsHtml(uploads: EditionPage['uploads'], zone: string): string {
  if (uploads.length === 0) return '<p>Belum dicatat di mana edisi ini diunggah.</p>\n';
  const rows = uploads.map(({ channel, address, publishedOn, evidence, check }, index) =>
    row(`unggahan-${index + 1}`, [
      cell('Saluran', e(CHANNELS[channel] ?? channel)),
      cell('Alamat', linked(address)),
      cell('Tanggal', longDate(publishedOn)),
      cell('Bukti', evidence ? 'Tersimpan' : '-'),
      cell('Tautan', check ? checked(check, zone) : '-'),
    ]),
  );
  return `<h2>Tempat edisi ini diumumkan</h2>
${tableHead('Yang dicatat petugas', ['Saluran', 'Alamat', 'Tanggal', 'Bukti', 'Tautan'])}${rows.join('')}${TABLE_FOOT}`;
}

function checked({ link, httpStatus, checkedAt }: LinkCheck, zone: string): string {
  const day = longDate(dateIn(checkedAt, zone));
  if (link === 'reachable') return `Terbuka pada ${day}`;
  return `Tidak terbuka${httpStatus === null ? '' : ` (HTTP ${httpStatus})`} pada ${day}`;
}

/** Only what is an address of the web becomes a link. */
const linked = (address: string): string =>
  /^https?:\/\//i.test(address) ? `<a href="${e(address)}" rel="nofollow noopener">${e(address)}</a>` : e(address);

const verification = ({ no, checksum, head, key }: Edition): string => `<h2>Untuk memeriksa edisi ini</h2>
<p>Unduh <a href="${editionPath(no)}/edisi.jsonl">berkas asli</a>, lalu hitung jumlah pemeriksanya (SHA-256): di Windows dengan
<code>certutil -hashfile edisi.jsonl SHA256</code>, di Linux dengan <code>sha256sum edisi.jsonl</code>. Hasilnya harus sama dengan:</p>
<p class="digest">${checksum}</p>
<p>Kepala catatan kegiatan sebelum edisi ini, ditandatangani. Simpanlah <a href="${editionPath(no)}/kepala.txt">berkasnya</a> di luar kantor
ini. Pengelola teknologi kantor mencocokkannya dengan <code>tabir verify --head kepala.txt</code>: perubahan, pemotongan, atau pemunduran
catatan kegiatan setelah edisi ini akan ketahuan.</p>
<pre>${head.trimEnd().split('\n').map(e).join('\n')}</pre>
<p class="digest">Kunci: ${e(key)}</p>
`;

function differenceHtml(no: number, { added, changed, opened, gone }: Difference): string {
  if (no === 1) return '<p class="changes">Ini edisi yang pertama.</p>\n';
  const parts = [
    part('Ditambahkan', added, titled),
    part('Diubah', changed, ({ item, fields }) => `${titled(item)}: ${fields.map((field) => FIELDS[field]).join(', ')}`),
    part('Dibuka', opened, (item) => `${titled(item)}: ${e(openedWhy(item))}`),
    part('Tidak lagi dalam daftar', gone, ({ title }) => e(title)),
  ].filter((html) => html !== '');
  return `<section class="changes">
<h2>Perubahan dari ${editionName({ no: no - 1 }).toLowerCase()}</h2>
${parts.length === 0 ? '<p>Tidak ada.</p>\n' : parts.join('')}</section>
`;
}

const titled = ({ kode, title }: PublicItem): string => `<a href="${e(itemPath(kode))}">${e(title)}</a>`;

function part<T>(name: string, those: readonly T[], html: (one: T) => string): string {
  if (those.length === 0) return '';
  return `<details><summary>${name}: ${grouped(those.length)}</summary>
<ul>${those.map((one) => `<li>${html(one)}</li>`).join('')}</ul>
</details>
`;
}

const FIELDS: Readonly<Record<keyof PublicItem, string>> = {
  kode: 'kode',
  title: 'judul',
  summary: 'ringkasan',
  holder: 'penguasa',
  letters: 'huruf',
  acts: 'peraturan',
  consequenceIfOpened: 'akibat bila dibuka',
  consequenceIfClosed: 'akibat bila ditutup',
  determinationNumber: 'nomor penetapan',
  determinationDate: 'tanggal penetapan',
  termKind: 'jenis jangka waktu',
  termYears: 'lama',
  termEvent: 'peristiwa',
  recheckOn: 'tanggal tinjau ulang',
  startsOn: 'awal jangka waktu',
  endsOn: 'akhir jangka waktu',
  secretUntil: 'saat terbuka',
  openBasis: 'dasar terbuka',
  scope: 'lingkup',
  opensInPart: 'terbuka sebagian',
  openPartAt: 'tempat bagian terbuka',
};
