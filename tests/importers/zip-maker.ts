import { deflateRawSync } from 'node:zlib';

export interface MadeEntry {
  name: string;
  data: Uint8Array;
  /** What the directory says instead of the true size. */
  claimedSize?: number;
  isEncrypted?: boolean;
}

/** A ZIP archive, well made or lying, byte by byte as APPNOTE.TXT describes it. Checksums are left at zero. */
export function makeZip(entries: readonly MadeEntry[]): Uint8Array {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const packed = deflateRawSync(entry.data);
    const size = entry.claimedSize ?? entry.data.length;
    const flags = entry.isEncrypted === true ? 1 : 0;
    const common = [
      u16(20),
      u16(flags),
      u16(8),
      u32(0),
      u32(0),
      u32(packed.length),
      u32(size),
      u16(name.length),
      u16(0),
    ];
    const local = Buffer.concat([u32(0x04034b50), ...common, name, packed]);
    directory.push(u32(0x02014b50), u16(20), ...common, u16(0), u16(0), u16(0), u32(0), u32(offset), name);
    chunks.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const count = u16(entries.length);
  const end = [u32(0x06054b50), u16(0), u16(0), count, count, u32(central.length), u32(offset), u16(0)];
  return new Uint8Array(Buffer.concat([...chunks, central, ...end]));
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
