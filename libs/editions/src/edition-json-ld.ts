import { dateIn } from '@tabir/kernel';
import { statusLine } from '@tabir/register';
import { EDITION_FILES } from './edition-files.js';
import { editionList } from './edition-list.js';
import { editionPath, type Edition } from './edition.js';

/** W3C DCAT 3 as JSON-LD: the edition as a version of the list, with every form in which it is given and its checksum. */
export function editionJsonLd(edition: Edition, site: string): string {
  const address = `${site}${editionPath(edition.no)}`;
  const day = { '@value': dateIn(edition.at, edition.zone), '@type': 'xsd:date' };
  const dataset = {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
      foaf: 'http://xmlns.com/foaf/0.1/',
      spdx: 'http://spdx.org/rdf/terms#',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
    },
    '@id': address,
    '@type': 'dcat:Dataset',
    'dct:title': { '@value': `Daftar Informasi yang Dikecualikan, ${statusLine(editionList(edition))}`, '@language': 'id' },
    'dct:publisher': { '@type': 'foaf:Agent', 'foaf:name': edition.office },
    'dct:issued': day,
    'dct:language': { '@id': 'http://publications.europa.eu/resource/authority/language/IND' },
    'dcat:version': String(edition.no),
    ...(edition.no > 1 && { 'dcat:previousVersion': { '@id': `${site}${editionPath(edition.no - 1)}` } }),
    'dcat:landingPage': { '@id': address },
    'dcat:distribution': Object.entries(EDITION_FILES).map(([name, { format, media }]) => ({
      '@id': `${address}/${name}`,
      '@type': 'dcat:Distribution',
      'dct:title': { '@value': format, '@language': 'id' },
      'dcat:downloadURL': { '@id': `${address}/${name}` },
      'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${media}` },
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
