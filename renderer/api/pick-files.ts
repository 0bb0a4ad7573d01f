/** What lies on the disk of the host (a path), or only in the page (a file that must be uploaded first). */
export type PickedItems = { kind: 'paths'; paths: string[] } | { kind: 'files'; files: File[] };

/** One of them. A file that was sent already need not travel again. */
export type OnePicked = { kind: 'path'; path: string } | { kind: 'file'; file: File; uploadedTo?: string };

export function splitPicked(items: PickedItems): OnePicked[] {
  return items.kind === 'paths'
    ? items.paths.map((path) => ({ kind: 'path', path }))
    : items.files.map((file) => ({ kind: 'file', file }));
}

/** All of them together; none of them lies on both sides. */
export function joinPicked(all: readonly OnePicked[]): PickedItems {
  const paths = all.flatMap((item) => (item.kind === 'path' ? [item.path] : (item.uploadedTo ?? [])));
  if (paths.length === all.length) return { kind: 'paths', paths };
  return { kind: 'files', files: all.flatMap((item) => (item.kind === 'file' ? [item.file] : [])) };
}

/** Extensions of the formats that can be imported, for file dialogs. The importer looks at the content in any case. */
export const importExtensions = ['txt', 'text', 'md', 'html', 'htm', 'xhtml', 'docx', 'pdf', 'qdpx', 'qdc'] as const;

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

/** Asks for one file with one of these extensions. */
export async function pickOne(words: PickWords, extensions: readonly string[]): Promise<OnePicked | null> {
  const desktop = globalThis.parlanceDesktop;
  if (!desktop) {
    const [file] = await askBrowser({ accept: extensions.map((extension) => `.${extension}`).join(',') });
    return file === undefined ? null : { kind: 'file', file };
  }
  const filters = [
    { name: words.kind, extensions: [...extensions] },
    { name: words.all, extensions: ['*'] },
  ];
  const [path] = await desktop.chooseFiles({ title: words.title, filters });
  return path === undefined ? null : { kind: 'path', path };
}

/** Asks for one file whose content the page itself reads, in the desktop window too. */
export async function pickText(extensions: readonly string[]): Promise<File | null> {
  const [file] = await askBrowser({ accept: extensions.map((extension) => `.${extension}`).join(',') });
  return file ?? null;
}

export async function pickFolder(title: string): Promise<PickedItems> {
  const desktop = globalThis.parlanceDesktop;
  if (desktop) {
    const folder = await desktop.chooseFolder({ title });
    return { kind: 'paths', paths: folder === null ? [] : [folder] };
  }
  return { kind: 'files', files: await askBrowser({ webkitdirectory: true }) };
}

function askBrowser(attributes: { multiple?: boolean; webkitdirectory?: boolean; accept?: string }): Promise<File[]> {
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
