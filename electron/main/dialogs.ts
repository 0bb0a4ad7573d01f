import { dialog, shell, type BrowserWindow, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import { z } from 'zod';
import {
  chooseFilesSchema,
  chooseFolderSchema,
  chooseSaveFileSchema,
  defaultNameSchema,
  pathSchema,
} from '../../shared/contract/desktop-bridge.ts';
import { desktopChannels } from '../preload/channels.ts';
import { withProjectEnding } from './launch-arguments.ts';
import { answerPage } from './page-calls.ts';

const projectFilter = { name: 'Parlance project', extensions: ['parlance'] };

async function open(window: BrowserWindow, options: OpenDialogOptions): Promise<string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, options);
  return canceled ? [] : filePaths;
}

async function save(window: BrowserWindow, options: SaveDialogOptions): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, options);
  return canceled || filePath === '' ? null : filePath;
}

/** `options` without the entries that are undefined: Electron takes a missing title and an undefined one differently. */
function title(text: string | undefined): { title?: string } {
  return text === undefined ? {} : { title: text };
}

/** The dialogs that the page may ask for. Main only ever answers with paths that the analyst picked herself. */
export function answerDialogs(ownWindow: () => BrowserWindow | null): void {
  answerPage(desktopChannels.chooseFiles, chooseFilesSchema, ownWindow, (options, window) =>
    open(window, {
      ...title(options.title),
      filters: options.filters ?? [],
      properties: ['openFile', 'multiSelections'],
    }),
  );
  answerPage(desktopChannels.chooseFolder, chooseFolderSchema, ownWindow, async (options, window) => {
    const [folder] = await open(window, { ...title(options.title), properties: ['openDirectory', 'createDirectory'] });
    return folder ?? null;
  });
  answerPage(desktopChannels.chooseProjectToOpen, z.undefined(), ownWindow, async (_nothing, window) => {
    const [file] = await open(window, { filters: [projectFilter], properties: ['openFile'] });
    return file ?? null;
  });
  answerPage(desktopChannels.chooseProjectToCreate, defaultNameSchema, ownWindow, async (name, window) => {
    const path = await save(window, { defaultPath: withProjectEnding(name), filters: [projectFilter] });
    return path === null ? null : withProjectEnding(path);
  });
  answerPage(desktopChannels.chooseSaveFile, chooseSaveFileSchema, ownWindow, (options, window) =>
    save(window, { ...title(options.title), defaultPath: options.defaultName, filters: options.filters ?? [] }),
  );
  answerPage(desktopChannels.revealInFolder, pathSchema, ownWindow, (path) => shell.showItemInFolder(path));
}
