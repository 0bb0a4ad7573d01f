import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** `x` and `y` are missing on the first start: the system then puts the window in the middle. */
export interface WindowState {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly isMaximized: boolean;
}

/** Three panes side by side fit into this; below the smallest size they would not. */
export const firstState: WindowState = { width: 1440, height: 900, isMaximized: false };
export const smallestSize = { width: 900, height: 600 } as const;

const savedState = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  isMaximized: z.boolean(),
});

/** How much of the title bar must lie on a screen so that the window can be taken hold of. */
const graspable = { width: 120, height: 32 } as const;

/** `saved` as it may be used on `screens` (their work areas): a window from a screen that is gone comes back onto one. */
export function fitToScreens(saved: WindowState, screens: readonly Rectangle[]): WindowState {
  const largest = screens.reduce<Rectangle | null>(
    (best, screen) => (best === null || screen.width * screen.height > best.width * best.height ? screen : best),
    null,
  );
  if (largest === null) return saved;
  const size = {
    width: Math.max(smallestSize.width, Math.min(saved.width, largest.width)),
    height: Math.max(smallestSize.height, Math.min(saved.height, largest.height)),
    isMaximized: saved.isMaximized,
  };
  const { x, y } = saved;
  if (x === undefined || y === undefined) return size;
  const isReachable = screens.some(
    (screen) =>
      x + size.width >= screen.x + graspable.width &&
      x <= screen.x + screen.width - graspable.width &&
      y >= screen.y &&
      y <= screen.y + screen.height - graspable.height,
  );
  return isReachable ? { x, y, ...size } : size;
}

/** The state of the last time, or null when there is none to be read: a lost window size is no reason to stop a start. */
export function readWindowState(file: string): WindowState | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  try {
    return savedState.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export function writeWindowState(file: string, state: WindowState): void {
  writeFileSync(file, JSON.stringify(state));
}
