import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { folderOf, publicAddress, unreachable, type Channel, type Parcel } from './channel.js';

/** Writes each edition into a folder of its own, for a web server that shows what lies there. A file is there whole or not at all. */
export class FolderChannel implements Channel {
  constructor(
    readonly name: string,
    private readonly path: string,
    private readonly address: string | undefined,
  ) {}

  async deliver(parcel: Parcel): Promise<string> {
    const folder = folderOf(this.path, parcel);
    try {
      await mkdir(folder, { recursive: true });
      for (const file of parcel.files) await writeWhole(join(folder, file.name), await file.bytes());
    } catch (cause) {
      throw unreachable(this.name, cause);
    }
    return publicAddress(this.address, parcel);
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
