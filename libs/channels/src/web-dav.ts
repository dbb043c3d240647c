import { folderOf, publicAddress, type Channel, type Parcel } from './channel.js';
import { sent } from './http.js';

/** The folder is there already. */
const IS_THERE = 405;

/** Puts each edition into a folder of its own on a WebDAV server (RFC 4918). */
export class WebDavChannel implements Channel {
  private readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly name: string,
    private readonly url: string,
    user: string,
    password: string,
    private readonly address: string | undefined,
  ) {
    this.headers = { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
  }

  async deliver(parcel: Parcel): Promise<string> {
    const folder = folderOf(this.url, parcel);
    const made = await sent(this.name, { method: 'MKCOL', url: `${folder}/`, headers: this.headers, also: [IS_THERE] });
    await made.body?.cancel();
    for (const file of parcel.files) {
      const put = await sent(this.name, {
        method: 'PUT',
        url: `${folder}/${file.name}`,
        headers: { ...this.headers, 'content-type': file.media },
        body: await file.bytes(),
      });
      await put.body?.cancel();
    }
    return publicAddress(this.address, parcel);
  }
}
