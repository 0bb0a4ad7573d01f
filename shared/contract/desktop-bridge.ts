import { z } from 'zod';

/**
 * What the Electron window gives the page beyond a browser: `window.parlanceDesktop`. The preload exposes exactly this,
 * and main checks every argument against the schemas below before anything happens. There is no raw channel.
 */

/** What a menu entry, or the operating system through the application, asks of the page. */
export const menuActions = [
  'project.new',
  'project.open',
  'project.open-recent',
  'project.open-path',
  'project.close',
  'import.files',
  'import.folder',
  'interchange.project',
  'interchange.codebook',
  'interchange.rehydrate',
  'export.dataset',
  'edit.undo',
  'edit.redo',
  'edit.find',
  'view.command-palette',
  'view.theme-system',
  'view.theme-light',
  'view.theme-sepia',
  'view.theme-dark',
  'view.theme-contrast',
  'help.keys',
  'help.about',
] as const;

export type MenuAction = (typeof menuActions)[number];

/** `path` comes with `project.open-path` alone: a project file that was double-clicked or named on the command line. */
export interface MenuEvent {
  readonly action: MenuAction;
  readonly path?: string;
}

const sentence = z.string().max(500);
const fileFilter = z.object({ name: sentence, extensions: z.array(z.string().max(20)).max(100) });

export const chooseFilesSchema = z.object({
  title: sentence.optional(),
  filters: z.array(fileFilter).max(50).optional(),
});
export const chooseFolderSchema = z.object({ title: sentence.optional() });
export const chooseSaveFileSchema = z.object({
  title: sentence.optional(),
  defaultName: z.string().max(255),
  filters: z.array(fileFilter).max(50).optional(),
});
export const defaultNameSchema = z.string().max(255);
export const pathSchema = z.string().min(1).max(32_767);
export const titleSchema = z.string().max(1_000);

export type ChooseFilesOptions = z.input<typeof chooseFilesSchema>;
export type ChooseFolderOptions = z.input<typeof chooseFolderSchema>;
export type ChooseSaveFileOptions = z.input<typeof chooseSaveFileSchema>;

/**
 * Messages that the preload posts to the page's own window (`window.addEventListener('message', …)`).
 * `parlance:port` carries the engine's MessagePort in `event.ports[0]`. `parlance:engine-lost` says that the engine process
 * ended by itself and that a new one stands ready: the page shows `message`, calls `connect()` again and reopens its project.
 */
export type DesktopMessage =
  | { readonly type: 'parlance:port' }
  | { readonly type: 'parlance:engine-lost'; readonly message: string };

/** What the page has of a `File`; named here since this layer knows no browser. */
export interface PickedFile {
  readonly name: string;
  readonly size: number;
}

export interface DesktopBridge {
  readonly platform: 'linux' | 'darwin' | 'win32';
  /** Asks for a port to the engine. Listen for `parlance:port` first: it arrives before this promise settles. */
  connect(): Promise<void>;
  /** Where a dropped or picked file lies on the disk; an empty string for one that lies nowhere. */
  pathForFile(file: PickedFile): string;
  /** The files that the analyst picked; none when she cancelled. */
  chooseFiles(options: ChooseFilesOptions): Promise<string[]>;
  chooseFolder(options: ChooseFolderOptions): Promise<string | null>;
  chooseProjectToOpen(): Promise<string | null>;
  /** Where a new project shall lie; always ends in `.parlance`. */
  chooseProjectToCreate(defaultName: string): Promise<string | null>;
  chooseSaveFile(options: ChooseSaveFileOptions): Promise<string | null>;
  revealInFolder(path: string): Promise<void>;
  /**
   * Hears the menu. What happened before the first listener is kept for it. Undo and redo from the menu arrive only when
   * no text field has the focus; a text field keeps its own.
   */
  onMenu(listener: (event: MenuEvent) => void): () => void;
  setTitle(title: string): Promise<void>;
}

declare global {
  var parlanceDesktop: DesktopBridge | undefined;
}
