import type { PublicList } from '@tabir/register';
import type { Edition } from './edition.js';

/** An edition as the renderings of the list take it. */
export const editionList = ({ office, demo, at, zone, verified, no, listNumber, listDate }: Edition): PublicList => ({
  office,
  demo,
  asOf: at,
  zone,
  verified: new Set(verified),
  edition: { no, listNumber, listDate },
});
