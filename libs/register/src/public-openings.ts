import type { Instant } from '@tabir/kernel';
import ical from 'ical-generator';
import { ATOM_FOOT, atomEntry, atomHead } from './atom.js';
import { escapeHtml as e, visible } from './escape.js';
import { held } from './public-html.js';
import type { PublicItem, PublicItems, PublicList } from './public-item.js';
import { cell, itemPath, PAGE_FOOT, pageHead, PUBLIC_PAGES, row, small, TABLE_FOOT, tableHead } from './public-page.js';
import { grouped, longDate, opening, openedWhy, openSince } from './public-words.js';

/** Where a list of openings can be subscribed to. */
export const OPENINGS_PATH = '/publik/akan-dibuka.ics';
export const OPENED_PATH = '/publik/baru-dibuka.atom';

/** How many lines one of these pages has; the lists have all, page by page. */
export const MOST_SHOWN = 200;
/** How many entries the feed has: whoever follows it has seen the older ones. */
export const MOST_FED = 500;

/** What opens within the next twelve months, the nearest first. */
export async function* soonHtml(list: PublicList, items: PublicItems): AsyncGenerator<string> {
  yield pageHead(list, {
    title: 'Akan Dibuka',
    current: 'soon',
    alternate: { type: 'text/calendar', href: OPENINGS_PATH },
    intro: `<p>Informasi yang pengecualiannya berakhir dalam dua belas bulan mendatang, yang terdekat lebih dahulu.</p>
<p class="links"><a href="${OPENINGS_PATH}">Langganan kalender (iCal)</a></p>`,
  });
  yield tableHead('Diurutkan menurut hari terbuka', ['Terbuka mulai', 'Informasi', 'Jangka waktu']);
  let count = 0;
  for await (const item of items) {
    if (++count > MOST_SHOWN) continue;
    const opens = opening(item, list.asOf, list.zone);
    yield row(item.kode, [
      cell('Terbuka mulai', opens === null ? '-' : e(longDate(opens.on))),
      cell('Informasi', titled(item)),
      cell('Jangka waktu', e(opens?.sentence ?? '')),
    ]);
  }
  yield `${TABLE_FOOT}<p>${count === 0 ? 'Tidak ada yang terbuka dalam dua belas bulan mendatang.' : shown(count, 'terdekat', `${PUBLIC_PAGES.dik.path}?terbuka=setahun`)}</p>
${PAGE_FOOT}`;
}

/** What has become public in the last twelve months, the newest first. */
export async function* openedHtml(list: PublicList, items: PublicItems): AsyncGenerator<string> {
  yield pageHead(list, {
    title: 'Baru Dibuka',
    current: 'opened',
    alternate: { type: 'application/atom+xml', href: OPENED_PATH },
    intro: `<p>Informasi yang menjadi terbuka dalam dua belas bulan terakhir, yang terbaru lebih dahulu. Siapa pun dapat memintanya kepada PPID.</p>
<p class="links"><a href="${OPENED_PATH}">Ikuti perubahannya (Atom)</a></p>`,
  });
  yield tableHead('Diurutkan menurut hari terbuka', ['Terbuka sejak', 'Informasi', 'Sebab']);
  let count = 0;
  for await (const item of items) {
    if (++count > MOST_SHOWN) continue;
    yield row(item.kode, [
      cell('Terbuka sejak', e(openedOn(list, item))),
      cell('Informasi', titled(item)),
      cell('Sebab', e(openedWhy(item))),
    ]);
  }
  yield `${TABLE_FOOT}<p>${count === 0 ? 'Tidak ada yang menjadi terbuka dalam dua belas bulan terakhir.' : shown(count, 'terbaru', PUBLIC_PAGES.dip.path)}</p>
${PAGE_FOOT}`;
}

/** How many there are, and where the others are, where a page has not all of them. */
const shown = (count: number, which: string, path: string): string =>
  `Jumlah: ${grouped(count)} informasi.${count <= MOST_SHOWN ? '' : ` Di atas adalah ${MOST_SHOWN} yang ${which}. <a href="${path}">Lihat semuanya</a>`}`;

export const titled = (item: PublicItem): string =>
  `<a href="${e(itemPath(item.kode))}">${e(item.title)}</a>` + small('plain', item.summary ?? '') + small('plain', held(item));
export const openedOn = ({ zone }: PublicList, item: PublicItem): string => {
  const day = openSince(item, zone);
  return day === null ? '-' : longDate(day);
};

/** RFC 5545: one day for each opening, under ids that stay. `site` is the address that people type, without a slash at its end. */
export async function* openingsIcs({ office, asOf, zone }: PublicList, items: PublicItems, site: string): AsyncGenerator<string> {
  const calendar = ical({
    name: `Akan dibuka – ${office}`,
    prodId: { company: 'Tabir', product: 'Akan dibuka', language: 'ID' },
  });
  // What stands before and after the events is the same without any.
  const end = 'END:VCALENDAR';
  const head = calendar.toString().slice(0, -end.length);
  yield head;
  for await (const item of items) {
    const opens = opening(item, asOf, zone);
    if (opens === null) continue;
    calendar.clear();
    calendar.createEvent({
      id: `${item.kode}@tabir`,
      start: opens.on,
      allDay: true,
      stamp: asOf,
      summary: `Terbuka: ${visible(item.title).replace(/\s+/g, ' ')}`,
      description: [opens.sentence, held(item)].filter((line) => line !== '').join('\n'),
      url: `${site}${itemPath(item.kode)}`,
    });
    yield calendar.toString().slice(head.length, -end.length);
  }
  yield `${end}\r\n`;
}

/** RFC 4287: an entry for each record that became public lately, the newest first. */
export async function openedAtom(list: PublicList, items: PublicItems, site: string): Promise<string> {
  const entries: string[] = [];
  let newest: Instant | undefined;
  for await (const item of items) {
    const at = item.secretUntil ?? list.asOf;
    newest ??= at;
    if (entries.length === MOST_FED) break;
    const about = [`Terbuka sejak ${openedOn(list, item)}: ${openedWhy(item)}.`, item.summary ?? '', held(item)];
    entries.push(
      atomEntry({
        address: `${site}${itemPath(item.kode)}`,
        title: item.title,
        updated: at,
        summary: about.filter((text) => text !== '').join(' '),
      }),
    );
  }
  const head = atomHead({
    title: `Baru dibuka – ${list.office}`,
    updated: newest ?? list.asOf,
    author: list.office,
    self: `${site}${OPENED_PATH}`,
    page: `${site}${PUBLIC_PAGES.opened.path}`,
  });
  return head + entries.join('') + ATOM_FOOT;
}
