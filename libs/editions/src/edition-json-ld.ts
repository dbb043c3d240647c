import { dateIn } from '@tabir/kernel';
import {
  DCAT_CONTEXT,
  dcatDay,
  dcatDistribution,
  dcatPublisher,
  dcatText,
  itemPath,
  legalBasis,
  opening,
  period,
  sentenceCase,
  statusLine,
  type PublicItem,
  type PublicItems,
  type PublicList,
} from '@tabir/register';
import { EDITION_FILES } from './edition-files.js';
import { editionList } from './edition-list.js';
import { editionPath, type Edition } from './edition.js';

/**
 * W3C DCAT 3 as JSON-LD: the edition as a catalogue and a version of the list, with every form in which it is given and its checksum. Its
 * datasets are the entries, described without their contents: who may read them, why, and from which day everybody.
 */
export async function* editionJsonLd(edition: Edition, items: PublicItems, site: string): AsyncGenerator<string> {
  const list = editionList(edition);
  yield `${JSON.stringify(catalogOf(edition, site)).slice(0, -1)},"dcat:dataset":[`;
  let isFirst = true;
  for await (const item of items) {
    yield `${isFirst ? '' : ','}\n${JSON.stringify(datasetOf(list, item, site))}`;
    isFirst = false;
  }
  yield '\n]}\n';
}

function catalogOf(edition: Edition, site: string): object {
  const address = `${site}${editionPath(edition.no)}`;
  return {
    '@context': DCAT_CONTEXT,
    '@id': address,
    '@type': 'dcat:Catalog',
    'dct:title': dcatText(`Daftar Informasi yang Dikecualikan, ${statusLine(editionList(edition))}`),
    'dct:publisher': dcatPublisher(edition.office),
    'dct:issued': dcatDay(dateIn(edition.at, edition.zone)),
    'dct:language': { '@id': 'http://publications.europa.eu/resource/authority/language/IND' },
    'dcat:version': String(edition.no),
    ...(edition.no > 1 && { 'dcat:previousVersion': { '@id': `${site}${editionPath(edition.no - 1)}` } }),
    'dcat:landingPage': { '@id': address },
    'dcat:distribution': Object.entries(EDITION_FILES).map(([name, form]) => ({
      ...dcatDistribution(`${address}/${name}`, form),
      ...(name === 'edisi.jsonl' && {
        'spdx:checksum': {
          '@type': 'spdx:Checksum',
          'spdx:algorithm': { '@id': 'spdx:checksumAlgorithm_sha256' },
          'spdx:checksumValue': { '@value': edition.checksum, '@type': 'xsd:hexBinary' },
        },
      }),
    })),
  };
}

function datasetOf({ asOf, zone, verified }: PublicList, item: PublicItem, site: string): object {
  const { kode, title, summary, holder, scope } = item;
  const opens = opening(item, asOf, zone);
  return {
    '@id': `${site}${itemPath(kode)}`,
    '@type': 'dcat:Dataset',
    'dct:identifier': kode,
    'dct:title': dcatText(title),
    ...(summary !== null && { 'dct:description': dcatText(summary) }),
    ...(holder !== null && { 'dct:rightsHolder': dcatPublisher(holder) }),
    // Where a part alone is exempt, everybody may read the rest.
    'dct:accessRights': { '@id': `${ACCESS_RIGHT}${scope === 'part' ? 'RESTRICTED' : 'NON_PUBLIC'}` },
    'dct:rights': {
      '@type': 'dct:RightsStatement',
      'rdfs:label': dcatText(`${legalBasis(item, verified)}. ${sentenceCase(period(item))}`),
    },
    ...(opens && { 'dct:available': dcatDay(opens.on) }),
    'dcat:landingPage': { '@id': `${site}${itemPath(kode)}` },
  };
}

/** https://op.europa.eu/en/web/eu-vocabularies/dataset/-/resource?uri=http://publications.europa.eu/resource/dataset/access-right */
const ACCESS_RIGHT = 'http://publications.europa.eu/resource/authority/access-right/';
