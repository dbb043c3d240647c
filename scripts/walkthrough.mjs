import { parseArgs } from 'node:util';
import { byLaw, collect, history, keep, open, review } from './walkthrough/chapters.mjs';
import { Person, Refused } from './walkthrough/client.mjs';
import { findOffice } from './walkthrough/office.mjs';
import { dayOf } from './walkthrough/record.mjs';
import { Tale } from './walkthrough/tale.mjs';

/**
 * `npm run walkthrough [-- --url http://… --en]`: takes a record through the five steps of the SOP in a demo office, over HTTP, as the
 * people of each role, and tells what happened and why. It moves the office's clock about eleven weeks forward. Exit 1 when
 * anything is not as it should be.
 */
const { values } = parseArgs({ options: { url: { type: 'string' }, en: { type: 'boolean' }, password: { type: 'string' } } });
const tale = new Tale(values.en ? 'en' : 'id');
const PASSWORD = values.password ?? 'kota-contoh-2026';

async function signInAll(url) {
  const names = {
    agency: 'pembantu',
    officer: 'petugas',
    preparer: 'petugas2',
    chair: 'ketua',
    member1: 'tim1',
    member2: 'tim2',
    member3: 'tim3',
    head: 'pimpinan',
  };
  const signedIn = [];
  for (const [role, name] of Object.entries(names)) signedIn.push([role, await Person.signIn(url, name, PASSWORD)]);
  tale.say(
    `Masuk sebagai ${signedIn.map(([, person]) => person.name).join(', ')}.`,
    `Signed in as ${signedIn.map(([, person]) => person.name).join(', ')}.`,
  );
  return Object.fromEntries(signedIn);
}

async function walk(url) {
  const people = await signInAll(url);
  const { name, demo, now, zone } = await people.officer.get('/office');
  if (!demo) throw new Error(`${name} is a real office; this walk is for demo offices only.`);
  const today = dayOf(now, zone);
  const { unit } = (await people.officer.get('/sessions/current')).active;
  const place = { url, unit, today, zone };
  tale.say(`${name}, ${tale.date(today)}.`, `${name}, ${tale.date(today)}.`);
  const first = await collect(tale, people, place);
  await keep(tale, people, first, place);
  const { secretUntil } = await review(tale, people, first, place);
  await byLaw(tale, people, place);
  await open(tale, people, first, { ...place, secretUntil });
  await history(tale, people.officer, first, place);
}

let office;
try {
  office = await findOffice(values.url, () =>
    tale.say(
      'Tidak ada kantor yang berjalan; satu dibuka khusus untuk perjalanan ini …',
      'No office is running; one is opened for this walk …',
    ),
  );
  await walk(office.url);
  const [id, en] =
    tale.failures === 0
      ? ['Semua sebagaimana mestinya.', 'Everything is as it should be.']
      : [`${tale.failures} hal tidak sebagaimana mestinya.`, `${tale.failures} things are not as they should be.`];
  tale.chapter(id, en);
} catch (error) {
  tale.failures += 1;
  console.error(error instanceof Refused ? JSON.stringify(error.problem, null, 2) : error.message);
} finally {
  await office?.stop();
}
process.exitCode = tale.failures === 0 ? 0 : 1;
