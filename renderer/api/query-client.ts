import { QueryClient } from '@tanstack/react-query';

/**
 * The one cache of what the engine said. Actions outside components write into it before the engine answers. Nothing
 * goes stale by time: change events say what to read again.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Infinity, gcTime: 10 * 60_000, retry: false, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});
