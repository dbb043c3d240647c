import { until } from './client.mjs';

const DAY_MS = 86_400_000;
export const plusDays = (day, days) => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
export const dayOf = (moment, zone) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(moment));

/** A page that says that it is a sample; a reader of PDF needs no more than this. */
const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n');
/** One grey dot. */
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==', 'base64');

/** What a record needs to begin: its determination with all that PP 61/2010 asks for. */
export const determinedRecord = ({ unit, agency, title, publicTitle, today, endsOn }) => ({
  unit,
  ...(agency ? { agency } : {}),
  title,
  publicTitle,
  medium: 'both',
  determination: {
    number: `188.4/WALK/${today.slice(0, 4)}`,
    date: today,
    place: 'Kota Contoh',
    officerName: 'Pejabat Penetap (rekaan)',
    officerPosition: 'PPID',
    publicBody: 'Pemerintah Kota Contoh',
    workUnit: 'Dinas Kesehatan Kota Contoh',
    classificationKind: 'Informasi yang dikecualikan',
    publicClass: 'none',
    scope: 'whole',
    reason: 'Alasan rekaan: memuat rahasia kesehatan pribadi.',
    grounds: [{ letter: 'h', acts: ['UU 27/2022'], term: { kind: 'date', endsOn } }],
    consequenceIfOpened: 'Rahasia kesehatan seseorang tersingkap',
    consequenceIfClosed: 'Rahasia pasien terlindungi',
    sheet: { number: 'LPK/WALK', date: plusDays(today, -7), occasion: 'before-request', participants: ['Peserta (rekaan)'] },
  },
});

/** Step 4: a soft copy and a place for the paper. */
export async function store(officer, id) {
  const softCopy = await officer.upload(id, 'salinan.pdf', 'application/pdf', PDF);
  return officer.send(id, 'STORE', { softCopy, locator: 'Ruang arsip A, lemari 1, rak 2, boks 3' });
}

/** Step 2: classified by the officer, put on the list by the chair. */
export async function file({ officer, chair }, id, today) {
  await officer.send(id, 'CLASSIFY', { classificationCode: '440.1', securityClass: 'R' });
  return chair.send(id, 'CONFIRM_FILING', { listNumber: '188.4/DIK/WALK', listDate: today, signerName: 'Ketua PPID (rekaan)' });
}

/** Step 5, first half: what the public may read of it. */
export const authorise = (chair, id, publicTitle) =>
  chair.send(id, 'AUTHORISE_LISTING', {
    publicTitle,
    publicSummary: 'Informasi rekaan dari perjalanan peragaan.',
    publicConsequenceIfOpened: 'Rahasia kesehatan seseorang tersingkap',
    publicConsequenceIfClosed: 'Rahasia pasien terlindungi',
  });

/** Step 5, second half: the list is online, with evidence. */
export async function recordUpload(officer, id, today) {
  const evidence = await officer.upload(id, 'bukti.png', 'image/png', PNG);
  return officer.send(id, 'RECORD_UPLOAD', {
    channel: 'website',
    address: 'https://ppid.kota-contoh.example/dik',
    uploadedOn: today,
    evidence,
  });
}

/** All that happens before step 3, in one go. */
export async function listed(people, begin, id, today) {
  await begin.send(id, 'SUBMIT');
  await people.chair.send(id, 'ACCEPT');
  await store(people.officer, id);
  await file(people, id, today);
  await authorise(people.chair, id, 'Berkas rekaan kedua dari perjalanan peragaan');
  await recordUpload(people.officer, id, today);
}

/** The record's line in the register, once it is as expected. */
export const registerLine = (person, kode, isSo = () => true) =>
  until(
    () => person.get(`/register?q=${kode}`).then(({ items }) => items[0]),
    (line) => line !== undefined && isSo(line),
  );

export const publicItem = async (url, kode) => {
  const { items } = await fetch(`${url}/publik/dik.json`).then((response) => response.json());
  return { items, item: items.find((one) => one.kode === kode) };
};
