import { keyText, NoteSigner, openNote, readKey } from './index.js';

/** The example of Go's package sumdb/note, which the format comes from. */
const KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const NOTE = `${TEXT}\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;

const signer = new NoteSigner('tabir/0011223344556677', new Uint8Array(32).fill(7));
const other = new NoteSigner('tabir/0011223344556677', new Uint8Array(32).fill(8));
const code = (expected: string): object => expect.objectContaining({ kind: 'invalid', code: expected }) as object;
const refused = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe('a signed note', () => {
  it('is read as others write it', () => {
    expect(openNote(NOTE, readKey(KEY))).toBe(TEXT);
    expect(keyText(readKey(`${KEY}\n`))).toBe(KEY);
  });

  it('opens with the key that signed it, and gives its text', () => {
    const note = signer.sign('satu\ndua\n');
    expect(openNote(note, readKey(keyText(signer.verifier)))).toBe('satu\ndua\n');
    expect(note).toMatch(/^satu\ndua\n\n\u2014 tabir\/0011223344556677 [A-Za-z0-9+/]{91}=\n$/);
  });

  it('opens beside the signatures of others, in any order', () => {
    const [own, witness] = [signer.sign('satu\n'), new NoteSigner('saksi', new Uint8Array(32).fill(9)).sign('satu\n')];
    const line = (note: string): string => note.split('\n\n')[1] ?? '';
    for (const lines of [line(own) + line(witness), line(witness) + line(own)])
      expect(openNote(`satu\n\n${lines}`, signer.verifier)).toBe('satu\n');
    expect(refused(() => openNote(witness, signer.verifier))).toEqual(code('head.bad-signature'));
  });

  it.each([
    ['another text', (note: string) => note.replace('satu', 'Satu')],
    ['one more line', (note: string) => note.replace('satu\n', 'satu\nlagi\n')],
    ['another signature', (note: string) => note.replace(/.{8}=\n$/, 'AAAAAAAA=\n')],
  ])('does not open with %s', (_what, change) => {
    expect(refused(() => openNote(change(signer.sign('satu\n')), signer.verifier))).toEqual(code('head.bad-signature'));
  });

  it('does not open with another key, of the same name or of another', () => {
    expect(refused(() => openNote(signer.sign('satu\n'), other.verifier))).toEqual(code('head.bad-signature'));
    const renamed = { ...signer.verifier, name: 'tabir/lain' };
    expect(refused(() => openNote(signer.sign('satu\n'), renamed))).toEqual(code('head.bad-signature'));
  });

  it.each([['', 'satu\n', 'satu\n\n', 'satu\n\nbukan tanda tangan\n', `${signer.sign('satu\n')}sisa\n`]].flat())(
    'is no note: %j',
    (note) => expect(refused(() => openNote(note, signer.verifier))).toEqual(code('head.unreadable')),
  );
});

describe('a key', () => {
  const text = keyText(signer.verifier);
  it.each([
    ['nothing', ''],
    ['another name', text.replace('tabir/', 'tabor/')],
    ['another id', text.replace(/\+[0-9a-f]{8}\+/, '+00000000+')],
    ['too few bytes', text.slice(0, -8)],
    ['no name', text.slice(text.indexOf('+'))],
    ['a blank in the name', text.replace('tabir/', 'ta bir/')],
    ['another type', text.replace(/\+A/, '+B')],
  ])('is refused with %s', (_what, broken) => expect(refused(() => readKey(broken))).toEqual(code('head.bad-key')));
});
