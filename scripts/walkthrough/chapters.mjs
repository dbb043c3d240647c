import { until } from './client.mjs';
import {
  authorise,
  dayOf,
  determinedRecord,
  file,
  listed,
  plusDays,
  publicItem,
  recordUpload,
  registerLine,
  store,
} from './record.mjs';

const WORKFLOW = 'exempt-information';
const SECRET = 'RAHASIA: hasil pemeriksaan kesehatan pegawai "Wijayakusuma"';
const PUBLIC = 'Hasil pemeriksaan kesehatan pegawai (perjalanan peragaan)';

export async function collect(tale, { agency, chair }, { unit, today }) {
  const endsOn = plusDays(today, 75);
  tale.chapter('Langkah 1: mengumpulkan', 'Step 1: collect');
  const payload = determinedRecord({ unit, agency: 'kesehatan', title: SECRET, publicTitle: PUBLIC, today, endsOn });
  const { instanceId: id, kode } = await agency.post('/instances', { workflow: WORKFLOW, payload });
  tale.say(
    `${agency.name} mencatat berkas ${kode} beserta penetapan dan lembar uji; berakhir ${tale.date(endsOn)}.`,
    `${agency.name} records ${kode} with its determination and sheet; its period ends on ${tale.date(endsOn)}.`,
  );
  await agency.send(id, 'SUBMIT');
  const refusal = await agency.refusalOf(id, 'ACCEPT');
  tale.check(
    refusal?.code === 'policy.duty',
    'PPID Pembantu tidak dapat menerima berkasnya sendiri: itu tugas Ketua PPID.',
    'An agency cannot accept its own record: that is for the chair.',
    refusal,
  );
  await chair.send(id, 'ACCEPT');
  const { value } = await chair.view(id);
  tale.check(value.intake === 'accepted', `${chair.name} menerima berkas.`, `${chair.name} accepts it.`, value);
  return { id, kode };
}

export async function keep(tale, { officer, chair }, { id, kode }, { url, today }) {
  tale.chapter('Langkah 4 dan 2: menyimpan dan mengklasifikasi', 'Steps 4 and 2: store and classify');
  await store(officer, id);
  tale.say(
    `${officer.name} menyimpan salinan digital dan mencatat tempat berkas.`,
    `${officer.name} stores a soft copy and notes where the paper lies.`,
  );
  await file({ officer, chair }, id, today);
  const line = await registerLine(chair, kode, ({ filing }) => filing === 'filed');
  tale.check(
    line?.archiveOrder?.startsWith(line.endsOn),
    `Diarsipkan menurut berakhirnya jangka waktu: ${line?.archiveOrder?.trim()}. ${chair.name} mengesahkan daftar.`,
    `Filed in the order of the periods' ends: ${line?.archiveOrder?.trim()}. ${chair.name} confirms the list.`,
    line,
  );
  tale.chapter('Langkah 5: mengumumkan daftar', 'Step 5: publish the list');
  const before = await publicItem(url, kode);
  tale.check(
    !before.item,
    'Sebelum disahkan Ketua, publik tidak melihat apa pun.',
    'Before the chair authorises it, the public sees nothing.',
  );
  await authorise(chair, id, PUBLIC);
  await recordUpload(officer, id, today);
  const { item } = await publicItem(url, kode);
  tale.check(
    item?.title === PUBLIC,
    `Daftar publik memuat "${PUBLIC}", terbuka dalam ${item?.daysLeft} hari.`,
    `The public list shows "${PUBLIC}", open in ${item?.daysLeft} days.`,
    item,
  );
  const pages = await Promise.all(
    ['dik', 'dik.json', 'dik.csv'].map((name) => fetch(`${url}/publik/${name}`).then((r) => r.text())),
  );
  tale.check(
    pages.every((page) => page.includes(kode) && !page.includes('Wijayakusuma')),
    'Judul internal tidak ada di halaman, JSON, maupun CSV.',
    'The internal title is in neither page, JSON nor CSV.',
  );
}

export async function review(tale, people, { id, kode }, { zone }) {
  const { preparer, chair, head, officer } = people;
  tale.chapter('Langkah 3: membuka sebelum jangka waktu berakhir', 'Step 3: open before the period ends');
  await ladder(tale, officer, id);
  const panel = (await preparer.get('/people?role=consideration-team')).items.map((person) => person.id);
  await preparer.send(id, 'PREPARE_REVIEW', {
    recommendation: 'open',
    reason: 'Alasan rekaan: sebab pengecualian hilang.',
    panel,
  });
  tale.say(
    `${preparer.name} menyiapkan bahan dan meminta pertimbangan ${panel.length} anggota.`,
    `${preparer.name} prepares it and asks ${panel.length} members.`,
  );
  const members = [people.member1, people.member2, people.member3];
  const opine = (member, choice) => member.send(id, 'GIVE_OPINION', { opinion: { choice, reason: 'Pendapat rekaan.' } });
  await opine(members[0], 'open');
  await opine(members[1], 'keep');
  const { context } = await chair.view(id);
  tale.check(
    context.opinions.length === 2 && context.opinions.every(({ choice, opinion }) => choice === null && opinion === '[tertutup]'),
    'Dua pendapat sudah masuk, dan Ketua pun belum dapat membacanya.',
    'Two opinions are in, and not even the chair can read them yet.',
    context.opinions,
  );
  await opine(members[2], 'open');
  const opened = await until(
    () => chair.view(id),
    ({ value }) => value.term.active?.review === 'deciding',
  );
  const choices = opened.context.opinions.map(({ choice }) => choice);
  tale.check(
    choices.join() === 'open,keep,open',
    `Setelah yang terakhir, semua terbuka serentak: ${choices.join(', ')}.`,
    `After the last one all are opened together: ${choices.join(', ')}.`,
    choices,
  );
  await decide(tale, people, id, zone);
  await head.send(id, 'APPROVE_OPENING');
  const line = await registerLine(officer, kode, ({ review: where }) => where === 'decidedToOpen');
  const opensOn = line && tale.date(dayOf(line.secretUntil, zone));
  tale.check(
    line?.openBasis === 'decision',
    `${head.name} menyetujui; terbuka mulai ${opensOn}, hari setelah jangka waktu.`,
    `${head.name} approves; it opens on ${opensOn}, the day after its period.`,
    line,
  );
  return line;
}

const RUNGS = { t90: 'T−90', t60: 'T−60', t45: 'T−45', t30: 'T−30', t5: 'T−5' };

/** When the rungs come, and of the one that the law sets, every day that did not count. */
async function ladder(tale, person, id) {
  const { items } = await person.get(`/instances/${id}/deadlines`);
  const rungs = items.filter(({ name }) => name in RUNGS).sort((a, b) => a.dueAt.localeCompare(b.dueAt));
  const dates = rungs.map(({ name, counts }) => `${RUNGS[name]} ${tale.date(counts[0].result)}`).join(', ');
  tale.say(`Tangga pengingat: ${dates}.`, `The ladder: ${dates}.`);
  const t30 = items.find(({ name }) => name === 't30');
  tale.say('Mengapa T−30 jatuh pada tanggal itu:', 'Why T−30 is that date:');
  tale.explain(t30);
  return { t30, overdue: items.find(({ name }) => name === 'overdue') };
}

async function decide(tale, { preparer, chair }, id, zone) {
  const { now } = await chair.get('/office');
  const decision = {
    number: '188.4/BUKA/WALK',
    date: dayOf(now, zone),
    reason: 'Alasan rekaan: kepentingan publik lebih besar.',
  };
  const refusal = await preparer.refusalOf(id, 'DECIDE_TO_OPEN', decision);
  tale.check(
    refusal?.code === 'policy.duty',
    'Petugas yang menyiapkan tidak dapat menetapkan: itu tugas Ketua PPID.',
    'The officer who prepared it cannot decide it: that is for the chair.',
    refusal,
  );
  await chair.send(id, 'DECIDE_TO_OPEN', decision);
  tale.say(`${chair.name} menetapkan terbuka, sebelum T−30.`, `${chair.name} decides to open it, before T−30.`);
}

async function moveClock(tale, person, to) {
  const { now, zone } = await person.post('/office/clock', { to });
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(
    new Date(now),
  );
  tale.say(`Jam kantor dimajukan ke ${wall} (${zone}).`, `The office clock is moved to ${wall} (${zone}).`);
}

export async function byLaw(tale, people, { url, unit, today }) {
  const { officer, chair } = people;
  tale.chapter('Berkas lain: tidak ada yang menetapkan', 'Another record: nobody decides');
  const payload = determinedRecord({
    unit,
    title: `${SECRET} II`,
    publicTitle: `${PUBLIC} II`,
    today,
    endsOn: plusDays(today, 60),
  });
  const { instanceId: id, kode } = await officer.post('/instances', { workflow: WORKFLOW, payload });
  await listed(people, officer, id, today);
  tale.say(
    `${officer.name} dan ${chair.name} membawa berkas ${kode} sampai ke daftar publik.`,
    `${officer.name} and ${chair.name} take ${kode} as far as the public list.`,
  );
  const { t30, overdue } = await ladder(tale, officer, id);
  const rungAt = async (moment, rung, id, en) => {
    await moveClock(tale, chair, moment);
    const line = await registerLine(officer, kode, (one) => one.rung === rung);
    tale.check(line?.rung === rung && line.status === 'exempt', id, en, line);
    return line;
  };
  await rungAt(
    t30.dueAt,
    't30',
    'Pagi hari T−30: hari terakhir untuk menetapkan; Ketua diberi tahu.',
    'The morning of T−30: the last day to decide; the chair is told.',
  );
  const line = await rungAt(
    overdue.dueAt,
    'overdue',
    'Hari itu lewat: terlambat, tetapi masih dikecualikan.',
    'That day has passed: late, but still exempt.',
  );
  await moveClock(tale, chair, new Date(Date.parse(line.secretUntil) - 2_000).toISOString());
  tale.check(
    (await publicItem(url, kode)).item !== undefined,
    'Dua detik sebelum akhir jangka waktu masih di daftar publik.',
    'Two seconds before the end it is still on the public list.',
  );
  await until(
    () => officer.get('/office'),
    ({ now }) => now >= line.secretUntil,
  );
  const { item } = await publicItem(url, kode);
  tale.check(
    item === undefined,
    'Pada saat jangka waktu berakhir ia hilang dari daftar, tanpa ada yang bertindak.',
    'At the end of the period it leaves the list, though nobody did anything.',
    item,
  );
  const open = await registerLine(officer, kode, ({ incident }) => incident === 'unexplained');
  tale.check(
    open?.status === 'open' && open.openBasis === 'law',
    'Terbuka demi hukum; tercatat sebagai kejadian yang harus dijelaskan Ketua.',
    'Open by law; recorded as an incident that the chair has to explain.',
    open,
  );
  await chair.send(id, 'EXPLAIN_INCIDENT', { cause: 'Sebab rekaan.', measures: 'Tindakan rekaan.' });
}

export async function open(tale, { officer, chair }, { id, kode }, { url, zone, secretUntil }) {
  tale.chapter('Berkas pertama terbuka menurut penetapan', 'The first record opens as decided');
  await moveClock(tale, chair, secretUntil);
  const line = await registerLine(officer, kode, ({ release }) => release === 'pending');
  tale.check(
    line?.status === 'open' && line.incident === 'none',
    'Terbuka menurut penetapan; berkasnya sendiri menunggu disediakan oleh orang, bukan oleh jam.',
    'Open as decided; the file itself waits for a person to release it, not for a clock.',
    line,
  );
  const { now } = await officer.get('/office');
  await officer.send(id, 'RELEASE', {
    what: 'whole',
    where: 'https://ppid.kota-contoh.example/dip',
    releasedOn: dayOf(now, zone),
  });
  await recordUpload(officer, id, dayOf(now, zone));
  const done = await registerLine(officer, kode, ({ listing }) => listing === 'delisted');
  tale.check(
    done?.release === 'released',
    `${officer.name} menyediakannya dan mengunggah daftar tanpa butir ini.`,
    `${officer.name} releases it and uploads the list without it.`,
    done,
  );
  const { items, item } = await publicItem(url, kode);
  tale.chapter('Daftar publik sekarang', 'The public list now');
  tale.check(
    item === undefined,
    `Memuat ${items.length} informasi; yang paling dekat terbuka:`,
    `It holds ${items.length} entries; the next to open:`,
    item,
  );
  for (const { title, opensOn } of items.slice(0, 3))
    tale.say(`  ${tale.date(opensOn)}  ${title}`, `  ${tale.date(opensOn)}  ${title}`);
  tale.say(`Lihat ${url}/publik/dik`, `See ${url}/publik/dik`);
}

export async function history(tale, officer, { id }, { zone }) {
  tale.chapter('Riwayat berkas pertama', "The first record's history");
  const { items } = await officer.get(`/instances/${id}/history?limit=100`);
  for (const { at, actor, sentence } of items) {
    const who = actor.name ?? tale.words('sistem', 'the system');
    tale.say(`${dayOf(at, zone)}  ${who}: ${sentence.id}`, `${dayOf(at, zone)}  ${who}: ${sentence.en}`);
  }
}
