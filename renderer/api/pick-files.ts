/** What lies on the disk of the host (a path), or only in the page (a file that must be uploaded first). */
export type PickedItems = { kind: 'paths'; paths: string[] } | { kind: 'files'; files: File[] };

/** Extensions of the formats that can be imported, for file dialogs. The importer looks at the content in any case. */
export const importExtensions = ['txt', 'text', 'md', 'html', 'htm', 'xhtml', 'docx', 'pdf'] as const;

export interface PickWords {
  title: string;
  kind: string;
  all: string;
}

/** Asks for files to import: by the system's dialog in the desktop window, by the browser's elsewhere. */
export async function pickFiles(words: PickWords): Promise<PickedItems> {
  const desktop = globalThis.parlanceDesktop;
  if (desktop) {
    const filters = [
      { name: words.kind, extensions: [...importExtensions] },
      { name: words.all, extensions: ['*'] },
    ];
    return { kind: 'paths', paths: await desktop.chooseFiles({ title: words.title, filters }) };
  }
  return { kind: 'files', files: await askBrowser({ multiple: true }) };
}

export async function pickFolder(title: string): Promise<PickedItems> {
  const desktop = globalThis.parlanceDesktop;
  if (desktop) {
    const folder = await desktop.chooseFolder({ title });
    return { kind: 'paths', paths: folder === null ? [] : [folder] };
  }
  return { kind: 'files', files: await askBrowser({ webkitdirectory: true }) };
}

function askBrowser(attributes: { multiple?: boolean; webkitdirectory?: boolean }): Promise<File[]> {
  return new Promise((resolve) => {
    const input = Object.assign(document.createElement('input'), { type: 'file', ...attributes });
    input.addEventListener('change', () => resolve([...(input.files ?? [])]), { once: true });
    input.addEventListener('cancel', () => resolve([]), { once: true });
    input.click();
  });
}

/** What was dropped on the window. Folders stay paths on the desktop and are walked in the browser. */
export async function itemsOfDrop(data: DataTransfer): Promise<PickedItems> {
  const desktop = globalThis.parlanceDesktop;
  // Both must be read before the first await: the browser empties them after the event.
  const files = [...data.files];
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (desktop) return { kind: 'paths', paths: files.map((file) => desktop.pathForFile(file)).filter(Boolean) };
  if (entries.length === 0) return { kind: 'files', files };
  const found: File[] = [];
  for (const entry of entries) await collect(entry, found);
  return { kind: 'files', files: found };
}

async function collect(entry: FileSystemEntry, into: File[]): Promise<void> {
  if (entry.isFile) {
    into.push(await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)));
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // A reader hands out its entries in lumps, and an empty lump at the end.
    const lump = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (lump.length === 0) return;
    for (const child of lump) await collect(child, into);
  }
}
