/** Who acted. A stand-in counts as two persons: whoever is either of them, is involved. */
export interface By {
  readonly id: string;
  readonly onBehalfOf: string | null;
}
