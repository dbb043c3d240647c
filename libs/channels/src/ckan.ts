import type { Channel, Parcel } from './channel.js';
import { sent } from './http.js';

const NOT_FOUND = 404;

interface Answer<T> {
  readonly result: T;
}

/** Keeps one dataset of a CKAN portal at the newest edition, each form a resource that links to the office (CKAN's Action API 3). */
export class CkanChannel implements Channel {
  private readonly url: string;

  constructor(
    readonly name: string,
    url: string,
    private readonly dataset: string,
    private readonly organisation: string,
    private readonly token: string,
  ) {
    this.url = url.replace(/\/+$/, '');
  }

  async deliver({ no, title, office, address, files }: Parcel): Promise<string> {
    const known = await this.call<{ id: string; version?: string }>('package_show', { id: this.dataset }, [NOT_FOUND]);
    const found = `${this.url}/dataset/${this.dataset}`;
    // A late try of an older edition changes nothing.
    if (known !== null && Number(known.version) > no) return found;
    const resources = files.map(({ name, media, format, address: url }) => ({
      name: `${title} (${format})`,
      url,
      format,
      mimetype: media,
      description: name,
    }));
    await this.call(known === null ? 'package_create' : 'package_update', {
      ...(known === null ? {} : { id: known.id }),
      name: this.dataset,
      title: 'Daftar Informasi yang Dikecualikan',
      notes: `${title}, ${office}.`,
      owner_org: this.organisation,
      url: address,
      version: String(no),
      resources,
    });
    return found;
  }

  /** Null for an answer that is no success and was expected. */
  private async call<T>(action: string, body: object, also: readonly number[] = []): Promise<T | null> {
    const reply = await sent(this.name, {
      method: 'POST',
      url: `${this.url}/api/3/action/${action}`,
      headers: { 'content-type': 'application/json', authorization: this.token },
      body: JSON.stringify(body),
      also,
    });
    if (!reply.ok) {
      await reply.body?.cancel();
      return null;
    }
    return ((await reply.json()) as Answer<T>).result;
  }
}
