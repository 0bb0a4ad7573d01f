import { chmodSync } from 'node:fs';

/** Somebody without rights: root may write everywhere, so tests of what may not be written step down for a while. */
const nobody = 65_534;

/** Runs `action` with the given folder or file closed to writing, for whoever runs the tests. */
export async function withoutWriteAccess<T>(
  paths: readonly [string, mode: number][],
  action: () => T,
): Promise<Awaited<T>> {
  for (const [path, mode] of paths) chmodSync(path, mode);
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid!(nobody);
  try {
    return await action();
  } finally {
    if (isRoot) process.seteuid!(0);
    for (const [path, mode] of paths) chmodSync(path, mode | 0o700);
  }
}
