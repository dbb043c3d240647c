import { AppError, canonicalText, dateIn } from '@tabir/kernel';
import { EDITION_FILES, editionPath, renderedWhole, type Edition, type EditionFile, type Editions } from '@tabir/editions';
import { editionName } from '@tabir/register';
import { isLastTry, type Commands, type EffectHandler, type Lease, type LeasedEffect } from '@tabir/runtime';
import { createHash } from 'node:crypto';
import type { Channel, Parcel } from './channel.js';

/** In the data folder. */
export const CHANNELS_FILE = 'channels.json';

export interface DeliveryPorts {
  readonly commands: Commands;
  readonly editions: Editions;
  /** Those of the office now. Errors: channels.invalid. */
  readonly channels: () => readonly Channel[];
  /** The address that people type, without a slash at its end. */
  readonly site: string;
}

interface DeliverEdition {
  readonly report: string;
  /** The oldest first. */
  readonly editions: readonly number[];
}

/**
 * Brings editions to every channel that has not got them yet. One that is away is tried again with all that are left; one that refuses, or is
 * still away at the last try, is told at once and keeps no other from its copy.
 */
export const deliverEdition =
  (ports: DeliveryPorts): EffectHandler =>
  async (effect, lease) => {
    const { report, editions } = effect.params as unknown as DeliverEdition;
    const away: Error[] = [];
    for (const no of editions) {
      const came = await broughtTo(ports, effect, lease, no);
      const isOver = came.away.length === 0 || isLastTry(effect);
      const refused = [...came.refused, ...(isOver ? came.away.map(givenUp) : [])];
      if (isOver || refused.length > 0) await tell(ports, effect, report, no, refused);
      if (!isOver) away.push(...came.away.map(({ error }) => error));
    }
    const [first] = away;
    if (first) throw first;
    return null;
  };

/** Six bytes of its hash. */
const numberOf = (text: string): number => createHash('sha256').update(text).digest().readUIntBE(0, 6);

/** Those that did not take an edition in one try. */
interface Missed {
  readonly refused: Refusal[];
  readonly away: Away[];
}

interface Away {
  readonly name: string;
  readonly error: Error;
}

async function broughtTo(ports: DeliveryPorts, effect: LeasedEffect, lease: Lease, no: number): Promise<Missed> {
  const edition = await ports.editions.edition(no);
  if (!edition) throw new Error(`Edition ${no} of effect ${effect.id} is missing.`);
  const done = new Set(await deliveredTo(ports, no));
  const parcel = parcelOf(ports, edition, lease);
  const missed: Missed = { refused: [], away: [] };
  for (const channel of channelsOf(ports, missed.refused)) {
    const { name } = channel;
    if (done.has(name)) continue;
    await lease.keep();
    try {
      await noted(ports, effect, edition, channel, await channel.deliver(parcel));
    } catch (error) {
      if (error instanceof AppError && error.kind !== 'unavailable') missed.refused.push({ name, code: error.code });
      else missed.away.push({ name, error: error as Error });
    }
  }
  return missed;
}

const givenUp = ({ name, error }: Away): Refusal => ({
  name,
  code: error instanceof AppError ? error.code : 'channel.failed',
});

/** The same news is told once, at however many tries it stays the same. */
async function tell(
  ports: DeliveryPorts,
  effect: LeasedEffect,
  type: string,
  edition: number,
  refused: readonly Refusal[],
): Promise<void> {
  // Every channel that has it, whenever it got it.
  const delivered = await deliveredTo(ports, edition);
  const payload = { edition, delivered, refused: refused.map((one) => ({ ...one })) };
  await ports.commands.report(effect, { type, payload, part: numberOf(canonicalText(payload)) });
}

interface Refusal {
  readonly name: string;
  readonly code: string;
}

/** A file that cannot be read is told like a channel that refuses: somebody has to mend it, and deadlines do not wait for that. */
function channelsOf({ channels }: DeliveryPorts, refused: Refusal[]): readonly Channel[] {
  try {
    return channels();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    refused.push({ name: CHANNELS_FILE, code: error.code });
    return [];
  }
}

/** Of which edition and channel an upload is; what a person recorded by hand may bear the name of a channel, too. */
const uploadId = (no: number, channel: string): string => `edisi-${no}:${channel}`;

const deliveredTo = async ({ editions }: DeliveryPorts, no: number): Promise<string[]> =>
  (await editions.uploads(no)).flatMap(({ id, channel }) => (id === uploadId(no, channel) ? [channel] : []));

const noted = (
  { editions }: DeliveryPorts,
  { createdAt }: LeasedEffect,
  { no, at, zone }: Edition,
  { name }: Channel,
  address: string,
): Promise<void> =>
  editions.noteUpload(uploadId(no, name), createdAt, {
    no,
    channel: name,
    address,
    publishedOn: dateIn(at, zone),
    evidence: false,
  });

function parcelOf({ editions, site }: DeliveryPorts, edition: Edition, lease: Lease): Parcel {
  const { no, office, checksum, at, zone } = edition;
  const address = `${site}${editionPath(no)}`;
  const source = { edition, items: () => editions.items(no), original: () => editions.original(no), site };
  const names = Object.keys(EDITION_FILES) as EditionFile[];
  return {
    no,
    title: editionName(edition),
    office,
    checksum,
    date: dateIn(at, zone),
    address,
    files: names.map((name) => ({
      name,
      ...EDITION_FILES[name],
      address: `${address}/${name}`,
      bytes: async () => {
        await lease.keep();
        return renderedWhole(source, name);
      },
    })),
  };
}
