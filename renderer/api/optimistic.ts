import type { QueryKey } from '@tanstack/react-query';
import { queryClient } from './query-client.ts';

/** A change of cached data that the engine is about to make true. Data that nobody has read yet is left alone. */
export interface CacheChange {
  key: QueryKey;
  apply: (data: unknown) => unknown;
}

/** Ties a change to the type that its key holds. */
export function cacheChange<T>(key: QueryKey, apply: (data: T) => T): CacheChange {
  return { key, apply: (data) => apply(data as T) };
}

/**
 * Shows the changes at once, then asks the engine. When it refuses, what the engine really holds is read again and the
 * refusal is thrown on: the caller knows where to show it.
 */
export async function changeAtOnce<T>(changes: readonly CacheChange[], call: () => Promise<T>): Promise<T> {
  for (const { key, apply } of changes) {
    // An answer on its way was written before this change; it must not paint over it.
    void queryClient.cancelQueries({ queryKey: key, exact: true });
    queryClient.setQueryData(key, (data: unknown) => (data === undefined ? undefined : apply(data)));
  }
  try {
    return await call();
  } catch (error) {
    await Promise.all(changes.map(({ key }) => queryClient.invalidateQueries({ queryKey: key, exact: true })));
    throw error;
  }
}
