import { escapeHtml as e } from './escape.js';
import { extensionHistory } from './public-extensions.js';
import { sentenceCase } from './public-html.js';
import type { PublicItem, PublicList } from './public-item.js';
import { openedOn } from './public-openings.js';
import { PAGE_FOOT, pageHead } from './public-page.js';
import { determination, legalBasis, lettersInPlainWords, opening, openedWhy, part, period } from './public-words.js';
import { effectiveStatus, type Extension } from './row.js';

/** All that the public may know of one record: why it is closed, until when, who decided, how often it was extended, and what a citizen can do about it. */
export function itemHtml(list: PublicList, item: PublicItem, extensions: readonly Extension[] = []): string {
  // Only what was accepted stands in a public list.
  const isOpen = effectiveStatus({ stage: 'accepted', secretUntil: item.secretUntil }, list.asOf) === 'open';
  const opens = opening(item, list.asOf, list.zone);
  const state = isOpen
    ? `Terbuka sejak ${openedOn(list, item)}: ${openedWhy(item)}.`
    : `Dikecualikan. ${opens?.sentence ?? 'Belum ada hari terbukanya; pengecualian ini ditinjau secara berkala'}.`;
  return `${pageHead(list, { title: item.title, current: null, intro: `<p class="opens">${e(state)}</p>` })}<dl>
${facts([
  ['Ringkasan', item.summary ?? ''],
  ['Lingkup', part(item)],
  ['Penguasa informasi', item.holder ?? ''],
  ['Dasar hukum', legalBasis(item, list.verified)],
  ['Artinya', lettersInPlainWords(item)],
  ['Akibat bila dibuka', item.consequenceIfOpened ?? ''],
  ['Akibat bila ditutup', item.consequenceIfClosed ?? ''],
  ['Jangka waktu', sentenceCase(period(item))],
  ['Penetapan', determination(item)],
  ['Kode', item.kode],
])}</dl>
${extensionHistory(extensions)}<h2>Bila Anda tidak sependapat</h2>
<p>${
    isOpen
      ? 'Informasi ini sudah terbuka. Mintalah kepada PPID dengan menyebut kodenya; bila tidak diberikan, ajukan keberatan tertulis kepada atasan PPID.'
      : 'Anda dapat meminta PPID meninjau pengecualian ini dengan menyebut kodenya, mengajukan keberatan tertulis kepada atasan PPID, dan setelah itu meminta penyelesaian sengketa kepada Komisi Informasi.'
  }</p>
${PAGE_FOOT}`;
}

const facts = (pairs: readonly (readonly [string, string])[]): string =>
  pairs
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `<dt>${name}</dt><dd>${e(text)}</dd>\n`)
    .join('');
