import { commitment, leafHash, nodeHash, sha256, textHash } from './hash.js';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytes = (text: string): Uint8Array => Buffer.from(text, 'hex');

describe('sha256', () => {
  it('hashes the parts as one text (FIPS 180-4 sample "abc")', () => {
    const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(hex(sha256(Buffer.from('abc')))).toBe(abc);
    expect(hex(sha256(Buffer.from('a'), Buffer.from(''), Buffer.from('bc')))).toBe(abc);
    expect(hex(sha256())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});

describe('textHash', () => {
  it('is the base64 of the hash over the bytes of UTF-8', () => {
    expect(textHash('abc')).toBe('ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=');
    expect(textHash('S.K. № 7 – ñ')).toBe(Buffer.from(sha256(Buffer.from('S.K. № 7 – ñ', 'utf8'))).toString('base64'));
  });
});

describe('nodeHash', () => {
  // The two-leaf tree of the reference data of Certificate Transparency (RFC 6962).
  it('joins two nodes, and is no leaf of both', () => {
    const [left, right] = [leafHash(bytes('')), leafHash(bytes('00'))];
    expect(hex(nodeHash(left, right))).toBe('fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125');
    expect(hex(nodeHash(left, right))).not.toBe(hex(leafHash(Buffer.concat([left, right]))));
  });
});

describe('leafHash', () => {
  // The one-leaf trees of the reference data of Certificate Transparency (RFC 6962), and the empty leaf of RFC 6962 §2.1.
  it.each([
    ['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    ['00', '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7'],
    ['10', '0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7'],
    ['2021', '07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7'],
    ['3031', 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b'],
    ['40414243', '4271a26be0d8a84f0bd54c8c302e7cb3a3b5d1fa6780a40bcce2873477dab658'],
    ['5051525354555657', 'b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f'],
    ['606162636465666768696a6b6c6d6e6f', '46f6ffadd3d06a09ff3c5860d2755c8b9819db7df44251788c7d8e3180de8eb1'],
  ])('of %p is the vector', (leaf, expected) => {
    expect(hex(leafHash(bytes(leaf)))).toBe(expected);
  });
});

describe('commitment', () => {
  const salt = new Uint8Array(32).fill(7);

  it('is the base64 of the hash over salt and bytes, in this order', () => {
    const value = Buffer.from('"Rapat tertutup"');
    expect(commitment(salt, value)).toBe(Buffer.from(sha256(Buffer.concat([salt, value]))).toString('base64'));
    expect(commitment(salt, value)).toMatch(/^[A-Za-z0-9+/]{43}=$/);
    expect(commitment(value, salt)).not.toBe(commitment(salt, value));
  });
});
