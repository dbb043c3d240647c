import { nodeHash, sha256 } from '@tabir/kernel';

/**
 * The RFC 6962 root over a growing list of leaf hashes, in memory of the logarithm of their number: the roots of the largest whole
 * trees so far, one for each bit of the size.
 */
export class MerkleTree {
  private readonly whole: Uint8Array[] = [];
  private leaves = 0;

  get size(): number {
    return this.leaves;
  }

  append(leaf: Uint8Array): void {
    let tree = leaf;
    // Every whole tree of the same height is joined with the one before it.
    for (let rest = this.leaves; rest % 2 === 1; rest = Math.floor(rest / 2))
      tree = nodeHash(this.whole.pop() as Uint8Array, tree);
    this.whole.push(tree);
    this.leaves++;
  }

  /** 32 bytes; of an empty list, the hash of nothing. */
  root(): Uint8Array {
    return this.whole.reduceRight<Uint8Array | null>((right, left) => (right ? nodeHash(left, right) : left), null) ?? sha256();
  }
}
