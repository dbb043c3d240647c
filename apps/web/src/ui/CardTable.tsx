import type { ReactNode } from 'react';

/**
 * A table; on a narrow screen its rows become cards, and each cell then carries the head of its column (`data-label`). The roles repeat
 * what the elements say, because a browser forgets that a table is one as soon as its rows become cards.
 */
export function CardTable({ label, caption, heads, children }: CardTableProps) {
  return (
    <table className="list" role="table" aria-label={label}>
      {caption !== undefined && <caption>{caption}</caption>}
      <thead role="rowgroup">
        <tr role="row">
          {heads.map((head) => (
            <th key={head} role="columnheader" scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">{children}</tbody>
    </table>
  );
}

interface CardTableProps {
  readonly label: string;
  readonly caption?: string;
  readonly heads: readonly string[];
  /** Rows, each with its roles. */
  readonly children: ReactNode;
}
