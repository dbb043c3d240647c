import { jest } from '@jest/globals';
import type { Schema } from '../api/types.js';
import type * as Drafts from './drafts.js';

const SCHEMA: Schema = {
  type: 'object',
  properties: {
    where: { type: 'string' },
    when: { type: 'string' },
    why: { type: 'string', 'x-tabir': { sealed: 'confidential' } },
  },
};
const SENT = { where: 'Rak 1', when: '2027-01-02', why: 'rahasia' };
const NAME = 'person/start/x';

/** The storage of a window: it stays while pages come and go. */
const kept = new Map<string, string>();
const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
};

let drafts: typeof Drafts;

/** A page that was loaded anew: its memory is empty. */
async function reload(): Promise<void> {
  jest.resetModules();
  drafts = await import('./drafts.js');
}

beforeEach(async () => {
  kept.clear();
  Object.assign(globalThis, { sessionStorage: storage });
  await reload();
});
afterAll(() => Reflect.deleteProperty(globalThis, 'sessionStorage'));

const keyFor = (data: object): string => drafts.keyForSending(NAME, SCHEMA, data);

describe('the key of what is sent', () => {
  it('is the same while the same contents go unanswered, in whatever order they were filled in', () => {
    const first = keyFor(SENT);
    expect(keyFor({ why: 'rahasia', when: '2027-01-02', where: 'Rak 1' })).toBe(first);
    expect(drafts.isUnanswered(NAME, SCHEMA, SENT)).toBe(true);
  });

  it('is another one for other contents, sealed ones too', () => {
    const first = keyFor(SENT);
    expect(drafts.isUnanswered(NAME, SCHEMA, { ...SENT, why: 'lain' })).toBe(false);
    const second = keyFor({ ...SENT, why: 'lain' });
    expect(new Set([first, second, keyFor({ ...SENT, where: 'Rak 2' })]).size).toBe(3);
  });

  it('is another one after an answer', () => {
    const first = keyFor(SENT);
    drafts.answered(NAME, SCHEMA);
    expect(keyFor(SENT)).not.toBe(first);
    drafts.dropDraft(NAME);
    expect(drafts.isUnanswered(NAME, SCHEMA, SENT)).toBe(false);
  });

  it('outlives the page, and is then known by what is not sealed', async () => {
    const first = keyFor(SENT);
    await reload();
    expect(drafts.readDraft(NAME)).toEqual({ where: 'Rak 1', when: '2027-01-02' });
    drafts.keepDraft(NAME, SCHEMA, { where: 'Rak 1', when: '2027-01-02', why: 'rahasia' });
    expect(keyFor(SENT)).toBe(first);
    await reload();
    expect(keyFor({ ...SENT, where: 'Rak 2' })).not.toBe(first);
  });

  it('leaves nothing sealed on the disk, in no form', () => {
    keyFor(SENT);
    const [text = ''] = kept.values();
    expect(Object.keys(JSON.parse(text) as object)).toEqual(['data', 'sending']);
    expect(JSON.parse(text)).toEqual({
      data: { where: 'Rak 1', when: '2027-01-02' },
      sending: { commandId: expect.any(String), body: '{"when":"2027-01-02","where":"Rak 1"}' },
    });
  });
});

describe('a draft', () => {
  it('survives a storage that cannot be read or written', () => {
    kept.set(`tabir.draft.${NAME}`, 'broken');
    expect(drafts.readDraft(NAME)).toBeUndefined();
    Object.assign(globalThis, {
      sessionStorage: {
        ...storage,
        setItem: () => {
          throw new Error('full');
        },
      },
    });
    const first = keyFor(SENT);
    expect([keyFor(SENT), drafts.readDraft(NAME)]).toEqual([first, SENT]);
  });
});
