import type { LocalDate } from '@tabir/kernel';

/** The vocabularies of our DCAT documents, by the short names that stand in them. */
export const DCAT_CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  spdx: 'http://spdx.org/rdf/terms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

export const dcatText = (text: string): object => ({ '@value': text, '@language': 'id' });
export const dcatDay = (day: LocalDate): object => ({ '@value': day, '@type': 'xsd:date' });
export const dcatPublisher = (office: string): object => ({ '@type': 'foaf:Agent', 'foaf:name': office });

/** One form in which a dataset is given, at its whole address. */
export const dcatDistribution = (address: string, { format, media }: { format: string; media: string }): object => ({
  '@id': address,
  '@type': 'dcat:Distribution',
  'dct:title': dcatText(format),
  'dcat:downloadURL': { '@id': address },
  'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${media}` },
});
