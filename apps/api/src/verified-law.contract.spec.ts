import * as servers from '@tabir/testing';
import type { Client } from './test/client.js';
import { deliverAll } from './test/deliver-all.js';
import { withApi } from './test/with-api.js';

const api = withApi(servers);
let officer: Client;
let chair: Client;
let head: Client;

beforeAll(async () => {
  [officer, chair, head] = [await api().as('petugas'), await api().as('ketua'), await api().as('kepala')];
});

const LISTING = {
  publicTitle: 'Hasil pemeriksaan disiplin pegawai',
  publicSummary: 'Berkas pemeriksaan disiplin.',
  publicConsequenceIfOpened: 'Rahasia pribadi tersingkap.',
  publicConsequenceIfClosed: 'Rahasia pribadi terlindungi.',
};

async function list(): Promise<void> {
  const id = await officer.start();
  await officer.event(id, 'SUBMIT');
  await chair.decide(id, 'ACCEPT');
  await officer.event(id, 'CLASSIFY', { classificationCode: '800.1.11', securityClass: 'R' });
  await chair.decide(id, 'CONFIRM_FILING', { listNumber: 'DIK/1', listDate: '2026-01-05', signerName: 'Bahri' });
  expect((await chair.decide(id, 'AUTHORISE_LISTING', LISTING)).status).toBe(200);
}

/** A refusal, the public list in its three forms, and the settings page: all that prints the articles in question. */
async function printed(): Promise<Record<string, unknown>> {
  const refused = await officer.event(await officer.start({ determination: undefined }), 'SUBMIT');
  const forms = await Promise.all(['dik', 'dik.csv', 'dik.json'].map((form) => fetch(`${api().url}/publik/${form}`)));
  const [html, csv, json] = await Promise.all(forms.map((form) => form.text()));
  const { articles } = (await officer.get('/api/v1/office/settings')).body.law as {
    articles: { key: string; verified: unknown }[];
  };
  return {
    refusal: refused.body.refusals[0],
    html: /data-label="Dasar Hukum">([^<]*)/.exec(html ?? '')?.[1],
    csv: /UU 14\/2008 Pasal 17 huruf h[^,;"]*/.exec(csv ?? '')?.[0],
    json: (JSON.parse(json ?? '') as { items: { legalBasis: string }[] }).items[0]?.legalBasis,
    article: articles.find(({ key }) => key === 'uu-14-2008/17-h')?.verified,
  };
}

describe('what the legal office has verified', () => {
  it('loses its mark everywhere once one person has proposed it and another put it in force', async () => {
    await list();
    const marked = 'UU 14/2008 Pasal 17 huruf h (belum diverifikasi)';
    const step = 'SOP 467/05/DPPKB.02 langkah 1 (belum diverifikasi)';
    expect(await printed()).toMatchObject({
      refusal: {
        basis: `${step}; UU 14/2008 Pasal 19 (belum diverifikasi)`,
        citations: [{ verified: false }, { key: 'uu-14-2008/19', article: 'Pasal 19', verified: false }],
      },
      ...{ html: marked, csv: marked, json: marked, article: null },
    });

    const { body } = await chair.post('/api/v1/instances', {
      workflow: 'settings-change',
      payload: {
        unit: 'kota',
        basis: 'Nota Dinas Bagian Hukum 7/2026',
        reason: 'Dicocokkan dengan Lembaran Negara.',
        verifiedArticles: ['uu-14-2008/17-h', 'uu-14-2008/19'].map((article) => ({ article, verified: true })),
      },
    });
    expect((await chair.decide(body.instanceId as string, 'ACTIVATE')).body).toMatchObject({
      refusals: [{ id: 'four-eyes.proposer' }],
    });
    expect((await head.decide(body.instanceId as string, 'ACTIVATE')).status).toBe(200);
    await deliverAll(api().app);

    const clear = 'UU 14/2008 Pasal 17 huruf h';
    expect(await printed()).toMatchObject({
      refusal: {
        basis: `${step}; UU 14/2008 Pasal 19`,
        citations: [{ verified: false }, { key: 'uu-14-2008/19', article: 'Pasal 19', verified: true }],
      },
      ...{ html: clear, csv: clear, json: clear },
      article: {
        paper: 'Nota Dinas Bagian Hukum 7/2026',
        since: { proposedBy: { name: 'Orang ketua' }, activatedBy: { name: 'Orang kepala' }, record: { kode: body.kode } },
      },
    });
  });

  it('is an article that the table has', async () => {
    const payload = { unit: 'kota', basis: 'x', reason: 'x', verifiedArticles: [{ article: 'uu-14-2008/99', verified: true }] };
    const { body } = await chair.post('/api/v1/instances', { workflow: 'settings-change', payload });
    expect(body).toMatchObject({ status: 422, errors: [{ path: 'verifiedArticles.0.article' }] });
  });
});
