import { createHash } from 'node:crypto';

const bareGuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A GUID in our spelling: lower case, without braces. What is none comes back as it is, but for blanks and braces. */
export function normalizeGuid(value: string): string {
  const bare = value.trim().replace(/^\{(.*)\}$/, '$1');
  const lower = bare.toLowerCase();
  return bareGuid.test(lower) ? lower : bare;
}

/**
 * A GUID for something that has no id of its own here, always the same for the same parts: a name-based UUID of version
 * 8 (RFC 9562, section 5.8) over SHA-256.
 */
export function derivedGuid(...parts: readonly (string | number)[]): string {
  const hash = createHash('sha256').update(parts.join('\n')).digest('hex');
  const variant = ((Number.parseInt(hash.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const [a, b, c, d, e] = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    hash.slice(13, 16),
    hash.slice(17, 20),
    hash.slice(20, 32),
  ];
  return `${a}-${b}-8${c}-${variant}${d}-${e}`;
}

/** The note that says in words what REFI has no place for beside a coding: its attributes, weight and status. */
export function factsGuid(segmentId: string): string {
  return derivedGuid('facts', segmentId);
}
