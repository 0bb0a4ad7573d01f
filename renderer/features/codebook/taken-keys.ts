/** Keys that have a meaning in the view "Read and code"; a code with one of them would never be reached by it. */
export const takenKeys: ReadonlySet<string> = new Set(['j', 'k', 'c', 'v', 'm', 'n', 'p', 'd']);
