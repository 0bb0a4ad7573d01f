/** Turns bytes that come in pieces into text: UTF-8, or UTF-16 where a mark says so. */
export function createStreamDecoder(): (chunk: Uint8Array | null) => string {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  return (chunk) => {
    if (chunk === null) return decoder?.decode() ?? '';
    decoder ??= new TextDecoder(encodingOf(chunk));
    return decoder.decode(chunk, { stream: true });
  };
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
