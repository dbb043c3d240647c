import {
  ATOM_FOOT,
  atomEntry,
  atomHead,
  held,
  itemPath,
  legalBasis,
  part,
  period,
  sentenceCase,
  statusLine,
  type PublicItems,
} from '@tabir/register';
import { editionList } from './edition-list.js';
import { editionPath, type Edition } from './edition.js';

/** RFC 4287: an entry for each line of the edition, in its order. `site` is the address that people type, without a slash at its end. */
export async function* editionAtom(edition: Edition, items: PublicItems, site: string): AsyncGenerator<string> {
  const list = editionList(edition);
  const page = `${site}${editionPath(edition.no)}`;
  yield atomHead({
    title: `Daftar Informasi yang Dikecualikan, ${statusLine(list)}`,
    updated: edition.at,
    author: edition.office,
    self: `${page}/dik.atom`,
    page,
  });
  for await (const item of items) {
    const about = [item.summary ?? '', part(item), held(item), legalBasis(item, list.verified), sentenceCase(period(item))];
    yield atomEntry({
      address: `${site}${itemPath(item.kode)}`,
      title: item.title,
      updated: edition.at,
      summary: about.filter((text) => text !== '').join(' · '),
    });
  }
  yield ATOM_FOOT;
}
