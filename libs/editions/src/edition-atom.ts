import {
  escapeHtml as e,
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
  const self = e(`${site}${editionPath(edition.no)}/dik.atom`);
  yield `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="id">
<id>${self}</id>
<title>${e(`Daftar Informasi yang Dikecualikan, ${statusLine(list)}`)}</title>
<updated>${edition.at}</updated>
<author><name>${e(edition.office)}</name></author>
<link rel="self" href="${self}"/>
<link href="${e(`${site}${editionPath(edition.no)}`)}"/>
`;
  for await (const item of items) {
    const address = e(`${site}${itemPath(item.kode)}`);
    const about = [item.summary ?? '', part(item), held(item), legalBasis(item, list.verified), sentenceCase(period(item))];
    yield `<entry>
<id>${address}</id>
<title>${e(item.title)}</title>
<updated>${edition.at}</updated>
<link href="${address}"/>
<summary>${e(about.filter((text) => text !== '').join(' · '))}</summary>
</entry>
`;
  }
  yield '</feed>\n';
}
