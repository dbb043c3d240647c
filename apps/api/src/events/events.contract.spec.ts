import * as servers from '@tabir/testing';
import { PASSWORD, type Name } from '../test/test-api.js';
import { withApi } from '../test/with-api.js';

const api = withApi(servers);

interface Listening {
  readonly events: {
    readonly id: string;
    readonly data: { readonly instanceId: string; readonly type: string; readonly seq: number };
  }[];
  readonly status: number;
  lastId(): string;
  until(count: number): Promise<void>;
  readonly ended: Promise<void>;
  close(): void;
}

async function tokenOf(name: Name): Promise<string> {
  return (await api().anonymous().post('/api/v1/sessions', { name, password: PASSWORD })).body.token as string;
}

async function listen(token: string, lastEventId?: string): Promise<Listening> {
  const abort = new AbortController();
  const response = await fetch(`${api().url}/api/v1/events`, {
    headers: { authorization: `Bearer ${token}`, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) },
    signal: abort.signal,
  });
  const events: Listening['events'][number][] = [];
  let lastId = '';
  let waiting: () => void = () => undefined;
  const read = async (): Promise<void> => {
    let rest = '';
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const fields = Object.fromEntries(
          block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
        );
        if (fields['id']) lastId = fields['id'];
        if (fields['event'] === 'changed') events.push({ id: fields['id'] ?? '', data: JSON.parse(fields['data'] ?? '') });
      }
      waiting();
    }
  };
  const ended = response.ok ? read().catch(() => undefined) : Promise.resolve();
  const until = async (count: number): Promise<void> => {
    const deadline = Date.now() + 15_000;
    while (events.length < count) {
      if (Date.now() > deadline) throw new Error(`Heard ${events.length} of ${count} events.`);
      await new Promise<void>((resolve) => {
        waiting = resolve;
        setTimeout(resolve, 200);
      });
    }
  };
  return { events, status: response.status, lastId: () => lastId, until, ended, close: () => abort.abort() };
}

describe('live events', () => {
  it('tell each listener of the records that he may read, and of no other', async () => {
    const officer = await api().as('petugas');
    const [mine, agency, stranger, admin] = await Promise.all(
      (['petugas', 'pembantu2', 'tetangga', 'admin'] as const).map(async (name) => listen(await tokenOf(name))),
    );
    const id = await officer.start();
    await officer.event(id, 'SUBMIT');
    await api().sequence();
    await mine!.until(2);
    expect(mine!.events.map(({ data }) => data)).toMatchObject([
      { instanceId: id, type: 'START', seq: 1 },
      { instanceId: id, type: 'SUBMIT', seq: 2 },
    ]);
    const theirs = await officer.start({ agency: 'dinkes' });
    await api().sequence();
    await agency!.until(1);
    await mine!.until(3);
    expect(agency!.events.map(({ data }) => data.instanceId)).toEqual([theirs]);
    expect([stranger!.events, admin!.events]).toEqual([[], []]);
    for (const one of [mine, agency, stranger, admin]) one!.close();
  });

  it('resume after the last one that was heard, whatever happened meanwhile', async () => {
    const officer = await api().as('petugas');
    const token = await tokenOf('petugas');
    const first = await listen(token);
    const id = await officer.start();
    await api().sequence();
    await first.until(1);
    first.close();
    await officer.event(id, 'SUBMIT');
    await api().sequence();
    const second = await listen(token, first.events[0]!.id);
    await second.until(1);
    expect(second.events.map(({ data }) => [data.instanceId, data.type])).toEqual([[id, 'SUBMIT']]);
    second.close();
  });

  it('give a place to resume from before anything happened, opaque and of use to nobody else', async () => {
    const token = await tokenOf('petugas');
    const listening = await listen(token);
    while (listening.lastId() === '') await new Promise((resolve) => setTimeout(resolve, 20));
    listening.close();
    expect(listening.lastId()).toMatch(/^[\w-]{59}$/);
    const other = await fetch(`${api().url}/api/v1/events`, {
      headers: { authorization: `Bearer ${await tokenOf('ketua')}`, 'last-event-id': listening.lastId() },
    });
    expect([other.status, await other.json()]).toMatchObject([422, { code: 'cursor.invalid' }]);
  });

  it('end when the session is revoked, before another record is told', async () => {
    const officer = await api().as('rekan');
    const token = await tokenOf('petugas');
    const listening = await listen(token);
    await api().anonymous().with(token).send('DELETE', '/api/v1/sessions/current');
    await officer.start();
    await api().sequence();
    await listening.ended;
    expect(listening.events).toEqual([]);
  });

  it('answer HEAD with their headers and end', async () => {
    const officer = await api().as('petugas');
    const { status, headers } = await officer.send('HEAD', '/api/v1/events');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
  });

  it('are limited for each person', async () => {
    const token = await tokenOf('ketua');
    const open = await Promise.all(Array.from({ length: 8 }, () => listen(token)));
    expect((await listen(token)).status).toBe(429);
    for (const one of open) one.close();
  });
});
