import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { unreachable, type Channel, type Parcel } from './channel.js';

/** Writes each edition into a folder of its own, for a web server that shows what lies there. A file is there whole or not at all. */
export class FolderChannel implements Channel {
  constructor(
    readonly name: string,
    private readonly path: string,
    private readonly address: string | undefined,
  ) {}

  async deliver({ no, address, files }: Parcel): Promise<string> {
    const name = `edisi-${no}`;
    try {
      await mkdir(join(this.path, name), { recursive: true });
      for (const file of files) await writeWhole(join(this.path, name, file.name), await file.bytes());
    } catch (cause) {
      throw unreachable(this.name, cause);
    }
    return this.address === undefined ? address : `${this.address.replace(/\/+$/, '')}/${name}/`;
  }
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const draft = `${path}.sedang-ditulis`;
  const file = await open(draft, 'w', 0o644);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}
