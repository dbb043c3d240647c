import { AppError } from '@tabir/kernel';

/** One file of an edition. */
export interface ChannelFile {
  readonly name: string;
  readonly media: string;
  /** What it is called where forms are listed: `PDF`. */
  readonly format: string;
  /** Where everybody finds it at the office itself. */
  readonly address: string;
  bytes(): Promise<Uint8Array>;
}

/** An edition on its way to where the public reads it. */
export interface Parcel {
  readonly no: number;
  readonly title: string;
  readonly office: string;
  readonly checksum: string;
  /** ISO day. */
  readonly date: string;
  /** Its page at the office itself. */
  readonly address: string;
  readonly files: readonly ChannelFile[];
}

/**
 * A place to which editions go. Delivering twice leaves what delivering once leaves. Answers where the public finds it.
 * Errors: channel.unreachable (tried again), channel.refused (a person has to look).
 */
export interface Channel {
  readonly name: string;
  deliver(parcel: Parcel): Promise<string>;
}

/** Each edition has a folder of its own in a place that holds files. */
export const folderOf = (place: string, { no }: Pick<Parcel, 'no'>): string => `${place.replace(/\/+$/, '')}/edisi-${no}`;

/** Where the public finds that folder; without an address of its own the edition is found in this office. */
export const publicAddress = (place: string | undefined, parcel: Parcel): string =>
  place === undefined ? parcel.address : `${folderOf(place, parcel)}/`;

export const unreachable = (channel: string, cause: unknown): AppError =>
  new AppError(
    'unavailable',
    'channel.unreachable',
    `The channel "${channel}" cannot be reached or written to now; it is tried again. See whether its server or folder is there.`,
    { channel },
    { cause },
  );

export const refused = (channel: string, status: number): AppError =>
  new AppError(
    'invalid',
    'channel.refused',
    `The channel "${channel}" refused the edition (HTTP ${status}); mend its address or its right to write in channels.json.`,
    { channel, status },
  );
