import { AppError, dateIn } from '@tabir/kernel';
import { EDITION_FILES, editionPath, renderedWhole, type Edition, type EditionFile, type Editions } from '@tabir/editions';
import { editionName } from '@tabir/register';
import type { EffectHandler, LeasedEffect } from '@tabir/runtime';
import type { Channel, Parcel } from './channel.js';

/** In the data folder. */
export const CHANNELS_FILE = 'channels.json';

export interface ChannelPorts {
  readonly editions: Editions;
  /** Those of the office now. Errors: channels.invalid. */
  readonly channels: () => readonly Channel[];
  /** The address that people type, without a slash at its end. */
  readonly site: string;
}

export const channelEffects = (ports: ChannelPorts) =>
  ({ deliverEdition: deliverEdition(ports) }) satisfies Record<string, EffectHandler>;

interface DeliverEdition {
  readonly report: string;
  readonly edition: number;
}

/**
 * Brings an edition to every channel that has not got it yet. One that is away is tried again with all that are left; one that refuses is
 * reported, and keeps no other from its copy.
 */
const deliverEdition =
  (ports: ChannelPorts): EffectHandler =>
  async (effect, lease) => {
    const { report, edition: no } = effect.params as unknown as DeliverEdition;
    const { editions } = ports;
    const edition = await editions.edition(no);
    if (!edition) throw new Error(`Edition ${no} of effect ${effect.id} is missing.`);
    const done = new Set(await deliveredTo(ports, edition));
    const parcel = parcelOf(ports, edition, effect.id);
    const refused: Refusal[] = [];
    const away: Error[] = [];
    for (const channel of channelsOf(ports, refused)) {
      if (done.has(channel.name)) continue;
      await lease.keep();
      try {
        await noted(ports, effect, edition, channel, await channel.deliver(parcel));
      } catch (error) {
        if (error instanceof AppError && error.kind !== 'unavailable') refused.push({ name: channel.name, code: error.code });
        else away.push(error as Error);
      }
    }
    const [first] = away;
    if (first) throw first;
    return {
      type: report,
      payload: { edition: no, delivered: await deliveredTo(ports, edition), refused: refused.map((one) => ({ ...one })) },
    };
  };

interface Refusal {
  readonly name: string;
  readonly code: string;
}

/** A file that cannot be read is told like a channel that refuses: somebody has to mend it, and deadlines do not wait for that. */
function channelsOf({ channels }: ChannelPorts, refused: Refusal[]): readonly Channel[] {
  try {
    return channels();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    refused.push({ name: CHANNELS_FILE, code: error.code });
    return [];
  }
}

/** What a person recorded by hand may bear the name of a channel, too. */
const deliveredTo = async ({ editions }: ChannelPorts, { no }: Edition): Promise<string[]> =>
  (await editions.uploads(no)).flatMap(({ id, channel }) => (id.endsWith(`:${channel}`) ? [channel] : []));

const noted = (
  { editions }: ChannelPorts,
  { id, createdAt }: LeasedEffect,
  { no, at, zone }: Edition,
  { name }: Channel,
  address: string,
): Promise<void> =>
  editions.noteUpload(`${id}:${name}`, createdAt, { no, channel: name, address, publishedOn: dateIn(at, zone), evidence: false });

function parcelOf({ editions, site }: ChannelPorts, edition: Edition, key: string): Parcel {
  const { no, office, checksum, at, zone } = edition;
  const address = `${site}${editionPath(no)}`;
  const source = { edition, items: () => editions.items(no), original: () => editions.original(no), site };
  const names = Object.keys(EDITION_FILES) as EditionFile[];
  return {
    key,
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
      bytes: () => renderedWhole(source, name),
    })),
  };
}
