const blockSize = 512;

/**
 * The files of an uncompressed tar archive by their names, as views into its bytes. Reads the ustar format with its name
 * prefix, and the long names of GNU (`L`) and POSIX (`x`, `path=`). What is no plain file is left out; an archive that
 * was cut off ends with its last whole file.
 */
export function* readTar(bytes: Uint8Array): Generator<[name: string, content: Uint8Array]> {
  let longName: string | null = null;
  let at = 0;
  while (at + blockSize <= bytes.length) {
    const header = bytes.subarray(at, at + blockSize);
    const size = Number.parseInt(field(header, 124, 12), 8);
    if (header[0] === 0 || !Number.isSafeInteger(size) || size < 0 || at + blockSize + size > bytes.length) return;
    const content = bytes.subarray(at + blockSize, at + blockSize + size);
    const kind = String.fromCharCode(header[156] ?? 0);
    if (kind === 'L') longName = field(content, 0, content.length);
    else if (kind === 'x') longName = /^\d+ path=(.*)$/m.exec(new TextDecoder().decode(content))?.[1] ?? longName;
    else {
      if (kind === '0' || kind === '\0') yield [longName ?? nameOf(header), content];
      longName = null;
    }
    at += blockSize + Math.ceil(size / blockSize) * blockSize;
  }
}

function nameOf(header: Uint8Array): string {
  const name = field(header, 0, 100);
  const prefix = field(header, 257, 5) === 'ustar' ? field(header, 345, 155) : '';
  return prefix === '' ? name : `${prefix}/${name}`;
}

function field(bytes: Uint8Array, start: number, length: number): string {
  const part = bytes.subarray(start, start + length);
  const end = part.indexOf(0);
  return new TextDecoder().decode(end < 0 ? part : part.subarray(0, end)).trim();
}
