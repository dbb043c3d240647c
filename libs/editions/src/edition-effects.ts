import type { SignedHead } from '@tabir/audit';
import type { Sealed } from '@tabir/engine';
import type { LocalDate } from '@tabir/kernel';
import type { PublicItem, PublicList, PublicReads } from '@tabir/register';
import { openSecrets, type BriefHandler, type EffectHandler, type LeasedEffect, type Reads, type Report } from '@tabir/runtime';
import { editionPath, type Edition, type EditionEntry, type Letterhead } from './edition.js';
import type { Editions, Judge } from './editions.js';
import { keeping } from './keeping.js';
import { leaksIn, type Secret } from './leak-scan.js';
import { LeakSum, type LeaksTold } from './leak-sum.js';
import { publicFiles } from './public-files.js';

export interface EditionEffectPorts {
  readonly editions: Editions;
  readonly reads: Reads;
  /** What the public pages say of themselves now. */
  readonly list: () => Promise<PublicList>;
  readonly head: () => Promise<SignedHead>;
  readonly letterhead: () => Promise<Letterhead>;
  readonly secrets: () => AsyncIterable<Secret>;
  /** The address that people type, without a slash at its end. */
  readonly site: string;
}

/** The effects by which a workflow publishes the list. */
export const editionEffects = (ports: EditionEffectPorts) =>
  ({ publishEdition: publishEdition(ports), noteUpload: noteUpload(ports) }) satisfies Record<string, EffectHandler>;

interface PublishEdition {
  readonly report: string;
  /** What is reported when something confidential stands in the list. */
  readonly otherwise: string;
  readonly unit: string;
  readonly listNumber: string;
  readonly listDate: LocalDate;
  readonly signerName: Sealed;
  readonly signerPosition: string;
  /** The digest of what was found before and is published all the same; null: nothing may be found. */
  readonly accepted: string | null;
}

/** Keeps an edition from being written. */
class Leaking extends Error {
  constructor(readonly leaks: LeaksTold) {
    super('Confidential values stand in the list.');
  }
}

/**
 * Publishes the public list as the next edition, unless a confidential value stands in it: then it says which, by record and field,
 * and where. What was found is told by a digest, so that a person can accept exactly this and nothing else.
 */
const publishEdition =
  (ports: EditionEffectPorts): EffectHandler =>
  async (effect, lease) => {
    const { report, otherwise, accepted, ...wish } = effect.params as unknown as PublishEdition;
    const known = await ports.editions.caused(effect.id);
    if (known) return published(report, known, ports.site);
    const { signerName } = (await openSecrets(ports.reads, effect.instanceId, { signerName: { ...wish.signerName } })).payload;
    const list = await ports.list();
    const { note: head, key } = await ports.head();
    const letterhead = await ports.letterhead();
    await lease.keep();
    const { office, demo, zone, asOf: at, verified } = list;
    const about = { office, demo, zone, at, verified: [...verified].sort(), head, key, letterhead };
    const { unit, listNumber, listDate, signerPosition } = wish;
    const edition = { ...about, unit, listNumber, listDate, signerPosition, signerName: signerName as string };
    try {
      // The signer is told to everybody, and sealed elsewhere all the same.
      const draft: Edition = { ...edition, v: 1, no: 1, items: 0, checksum: '', signerName: '' };
      const judge = judged(ports, list, draft, accepted, () => lease.keep());
      const wished = { id: effect.id, instanceId: effect.instanceId, ...edition };
      return published(report, await ports.editions.publish(wished, judge, () => lease.keep()), ports.site);
    } catch (error) {
      if (error instanceof Leaking) return { type: otherwise, payload: error.leaks };
      throw error;
    }
  };

const published = (type: string, { no, at, items, checksum }: Edition, site: string): Report => ({
  type,
  payload: { no, at, items, checksum, page: `${site}${editionPath(no)}` },
});

/** Looks through everything as an anonymous visitor would, before it is there. */
const judged =
  (
    { reads, secrets, site }: EditionEffectPorts,
    list: PublicList,
    edition: Edition,
    accepted: string | null,
    keep: () => Promise<void>,
  ): Judge =>
  async (publicReads: PublicReads, left) => {
    const items = () => publicReads.items(list.asOf);
    const source = { edition, items, original: async function* () {}, site };
    const pages = {
      list,
      openings: () => publicReads.openings(list),
      opened: () => publicReads.opened(list),
      extensions: () => publicReads.extensions(),
    };
    const blank = () => [BLANK];
    const nothing = { list, openings: blank, opened: blank, extensions: () => Promise.resolve([]) };
    const sum = new LeakSum();
    const found = leaksIn({
      entries: allOf(publicReads, list, left),
      files: publicFiles(source, pages, keep),
      // The position is typed for this edition, and may say what it should not.
      ordinary: publicFiles({ ...source, edition: { ...edition, signerPosition: '' }, items: blank }, nothing, keep),
      secrets: keeping(secrets(), keep),
      reads,
    });
    for await (const leak of found) sum.add(leak);
    const leaks = sum.told();
    if (leaks && leaks.digest !== accepted) throw new Leaking(leaks);
  };

/** An entry that says nothing of its own; beside it the pages print the words of the law for every letter. */
const BLANK: PublicItem = {
  kode: 'x',
  title: '',
  summary: null,
  holder: null,
  letters: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'],
  acts: [],
  consequenceIfOpened: null,
  consequenceIfClosed: null,
  determinationNumber: null,
  determinationDate: null,
  termKind: null,
  termYears: null,
  termEvent: null,
  recheckOn: null,
  startsOn: null,
  endsOn: null,
  secretUntil: null,
  openBasis: null,
  scope: 'part',
  opensInPart: false,
  openPartAt: null,
};

/** Whatever the public reads of any entry: exempt, open, and as it stood in the edition before. */
async function* allOf(reads: PublicReads, list: PublicList, left: readonly EditionEntry[]): AsyncGenerator<PublicItem> {
  yield* reads.items(list.asOf);
  yield* reads.open(list.asOf);
  for (const { item } of left) yield item;
}

interface NoteUpload {
  /** The how many-th of the instance. */
  readonly upload: number;
  readonly edition: number;
  readonly channel: string;
  readonly address: string;
  readonly publishedOn: LocalDate;
  readonly evidence: boolean;
}

const noteUpload =
  ({ editions }: EditionEffectPorts): BriefHandler =>
  async ({ instanceId, params, createdAt }: LeasedEffect) => {
    const { edition, upload, ...where } = params as unknown as NoteUpload;
    await editions.noteUpload(uploadOf(instanceId, upload), createdAt, { no: edition, ...where });
    return null;
  };

/** The id of an upload that a person recorded in an instance. */
export const uploadOf = (instanceId: string, upload: number): string => `${instanceId}:${upload}`;
