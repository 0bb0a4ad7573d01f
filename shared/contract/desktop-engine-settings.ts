import { z } from 'zod';

/** What main tells the engine process when it starts it: one JSON argument, since the engine cannot ask Electron. */
export const desktopEngineSettings = z.object({
  version: z.string().min(1),
  /** Where new projects go when the analyst chooses nothing else. */
  defaultFolder: z.string().min(1),
  /** What is remembered between starts lies here. */
  stateFolder: z.string().min(1),
});

export type DesktopEngineSettings = z.infer<typeof desktopEngineSettings>;
