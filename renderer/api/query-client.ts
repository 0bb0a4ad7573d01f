import { notifyManager, QueryClient } from '@tanstack/react-query';

// The library tells of changes in a task of their own, which may come after the next frame. A key that codes a passage
// must be answered in this frame.
notifyManager.setScheduler(queueMicrotask);

/**
 * The one cache of what the engine said. Actions outside components write into it before the engine answers. Nothing
 * goes stale by time: change events say what to read again.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      gcTime: 10 * 60_000,
      retry: false,
      refetchOnWindowFocus: false,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
