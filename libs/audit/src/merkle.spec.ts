import { leafHash, nodeHash, sha256 } from '@tabir/kernel';
import fc from 'fast-check';
import { MerkleTree } from './merkle.js';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** The leaves and roots of the reference data of Certificate Transparency. */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** RFC 6962 §2.1 word for word: split at the largest power of two below the number of leaves. */
function naive(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return leaves[0] as Uint8Array;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(naive(leaves.slice(0, split)), naive(leaves.slice(split)));
}

describe('the root of a growing tree', () => {
  it('is that of the reference data at each size', () => {
    const tree = new MerkleTree();
    expect(hex(tree.root())).toBe(hex(sha256()));
    for (const [at, leaf] of LEAVES.entries()) {
      tree.append(leafHash(Buffer.from(leaf, 'hex')));
      expect([tree.size, hex(tree.root())]).toEqual([at + 1, ROOTS[at]]);
    }
  });

  it('is what the definition says, at every size up to 300', () => {
    const tree = new MerkleTree();
    const leaves: Uint8Array[] = [];
    for (let n = 1; n <= 300; n++) {
      const leaf = leafHash(Buffer.from(String(n)));
      tree.append(leaf);
      leaves.push(leaf);
      expect(hex(tree.root())).toBe(hex(naive(leaves)));
    }
  });

  it('changes with any leaf', () => {
    const rootOf = (rows: readonly string[]): string => {
      const tree = new MerkleTree();
      rows.forEach((row) => tree.append(leafHash(Buffer.from(row))));
      return hex(tree.root());
    };
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 40 }), fc.nat(), fc.string(), (rows, at, other) => {
        const changed = rows.with(at % rows.length, other);
        expect(rootOf(changed) === rootOf(rows)).toBe(other === rows[at % rows.length]);
      }),
    );
  });
});
