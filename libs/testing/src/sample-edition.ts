import type { Edition } from '@tabir/editions';
import { localDate } from '@tabir/kernel';
import { LIST } from './sample-public-item.js';

/** An edition of a list of three entries, for specs of what is made of it. */
export const EDITION: Edition = {
  v: 1,
  no: 7,
  unit: 'ppid',
  at: LIST.asOf,
  office: 'Kota Contoh',
  demo: false,
  zone: LIST.zone,
  verified: [],
  listNumber: '188.4/21/PPID/2027',
  listDate: localDate('2027-09-20'),
  signerName: 'Dra. Rahmawati, M.Si.',
  signerPosition: 'Ketua PPID Kota Contoh',
  head: 'tabir/0123456789abcdef\n42\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n\n\u2014 tabir/0123456789abcdef c2lnbmF0dXJl\n',
  key: 'tabir/0123456789abcdef+01020304+a2V5',
  items: 3,
  checksum: 'c'.repeat(64),
};
