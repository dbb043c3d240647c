import { dateIn } from '@tabir/kernel';
import { DCAT_CONTEXT, dcatDay, dcatDistribution, dcatPublisher, dcatText, statusLine } from '@tabir/register';
import { EDITION_FILES } from './edition-files.js';
import { editionList } from './edition-list.js';
import { editionPath, type Edition } from './edition.js';

/** W3C DCAT 3 as JSON-LD: the edition as a version of the list, with every form in which it is given and its checksum. */
export function editionJsonLd(edition: Edition, site: string): string {
  const address = `${site}${editionPath(edition.no)}`;
  const dataset = {
    '@context': DCAT_CONTEXT,
    '@id': address,
    '@type': 'dcat:Dataset',
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
  return `${JSON.stringify(dataset, null, 1)}\n`;
}
