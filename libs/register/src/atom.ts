import type { Instant } from '@tabir/kernel';
import { escapeHtml as e } from './escape.js';

/** What a feed says of itself (RFC 4287). */
export interface AtomFeed {
  readonly title: string;
  readonly updated: Instant;
  readonly author: string;
  /** The whole addresses of the feed and of the page that shows the same. */
  readonly self: string;
  readonly page: string;
}

export interface AtomEntry {
  readonly address: string;
  readonly title: string;
  readonly updated: Instant;
  readonly summary: string;
}

/** The beginning of a feed; its entries follow, then ATOM_FOOT. */
export const atomHead = ({ title, updated, author, self, page }: AtomFeed): string => `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="id">
<id>${e(self)}</id>
<title>${e(title)}</title>
<updated>${updated}</updated>
<author><name>${e(author)}</name></author>
<link rel="self" href="${e(self)}"/>
<link href="${e(page)}"/>
`;
export const ATOM_FOOT = '</feed>\n';

export const atomEntry = ({ address, title, updated, summary }: AtomEntry): string => `<entry>
<id>${e(address)}</id>
<title>${e(title)}</title>
<updated>${updated}</updated>
<link href="${e(address)}"/>
<summary>${e(summary)}</summary>
</entry>
`;
