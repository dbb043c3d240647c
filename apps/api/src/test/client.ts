import { randomUUID } from 'node:crypto';
import type { Contract } from './contract.js';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
  readonly text: string;
}

/** Specs look at members that the contract has checked. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- any other type would only be cast away again
type Json = any;

type Headers_ = Readonly<Record<string, string | undefined>>;

/** Speaks to the API as a program would. Every answer in JSON is held against the description. */
export class Client {
  constructor(
    readonly url: string,
    private readonly contract: Contract,
    private readonly headers: Headers_ = {},
  ) {}

  with(token: string): Client {
    return new Client(this.url, this.contract, { ...this.headers, authorization: `Bearer ${token}` });
  }

  get(path: string, headers: Headers_ = {}): Promise<Reply> {
    return this.send('GET', path, undefined, headers);
  }

  /** With an Idempotency-Key of its own unless one is given. */
  post(path: string, body: unknown, headers: Headers_ = {}): Promise<Reply> {
    return this.send('POST', path, JSON.stringify(body), {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      ...headers,
    });
  }

  async send(method: string, path: string, body?: string | Uint8Array, headers: Headers_ = {}): Promise<Reply> {
    const given = Object.entries({ ...this.headers, ...headers }).filter((entry): entry is [string, string] => !!entry[1]);
    const response = await fetch(this.url + path, {
      method,
      headers: given,
      ...(body === undefined ? {} : { body }),
      redirect: 'manual',
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') ?? false;
    const parsed: unknown = json && text !== '' ? JSON.parse(text) : undefined;
    if (json && method !== 'HEAD') {
      const problems = this.contract.problems(method, path.split('?')[0] ?? path, response.status, parsed);
      if (problems.length > 0) throw new Error(`Not as described: ${problems.join('; ')}\n${text.slice(0, 2000)}`);
    }
    return { status: response.status, headers: response.headers, body: parsed, text };
  }

  /** Begins a record of the office's own, or of an agency. */
  async start(more: object = {}): Promise<string> {
    const payload = { ...RECORD, ...more };
    const reply = await this.post('/api/v1/instances', { workflow: 'exempt-information', payload });
    if (reply.status !== 201) throw new Error(reply.text);
    return (reply.body as { instanceId: string }).instanceId;
  }

  event(id: string, type: string, payload: object = {}, headers: Headers_ = {}): Promise<Reply> {
    return this.post(`/api/v1/instances/${id}/events`, { type, payload }, headers);
  }

  /** A decision on what the record is now. */
  async decide(id: string, type: string, payload: object = {}): Promise<Reply> {
    const { headers } = await this.get(`/api/v1/instances/${id}`);
    return this.event(id, type, payload, { 'if-match': headers.get('etag') ?? '' });
  }
}

export const DETERMINATION = {
  number: '188/7/KEP/2025',
  date: '2025-12-15',
  place: 'Kota Contoh',
  officerName: 'Rahma Dewi',
  officerPosition: 'Ketua PPID',
  publicBody: 'Pemerintah Kota Contoh',
  workUnit: 'Dinas Pendidikan',
  classificationKind: 'Informasi yang dikecualikan: rahasia pribadi',
  publicClass: 'none',
  scope: 'whole',
  reason: 'Memuat rahasia pribadi pegawai.',
  grounds: [{ letter: 'h', acts: [], term: { kind: 'years', startsOn: '2025-12-15', years: 50 } }],
  consequenceIfOpened: 'Data pribadi pegawai tersingkap.',
  consequenceIfClosed: 'Data pribadi pegawai terlindungi.',
  sheet: { number: '481/36/2025', date: '2025-12-10', occasion: 'before-request', participants: ['Rahma Dewi', 'Budi'] },
};

export const RECORD = {
  unit: 'kota',
  agency: 'disdik',
  title: 'Hasil pemeriksaan disiplin pegawai N.N.',
  publicTitle: 'Hasil pemeriksaan disiplin pegawai',
  medium: 'both',
  determination: DETERMINATION,
};
