import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import { ParlanceError } from '../../../shared/contract/errors.ts';

/** PDFium with the views of its memory, which emscripten renews whenever the memory grows: read them anew each time. */
export type Pdfium = WrappedPdfiumModule & {
  pdfium: { HEAPU8: Uint8Array; HEAPF32: Float32Array; HEAPF64: Float64Array };
};

/** Beside the bundle; from a host's bundle, beside that of the engine. */
const bundled: readonly string[] = ['./pdfium.wasm', '../engine/pdfium.wasm'];

/** Path of the WebAssembly file: the build copies it next to the bundle, a checkout has it in node_modules. */
export function pdfiumWasmPath(): string {
  const beside = bundled
    .map((place) => fileURLToPath(new URL(place, import.meta.url)))
    .find((path) => existsSync(path));
  return beside ?? createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
}

let loading: Promise<Pdfium> | undefined;

/** One instance for the thread. */
export function loadPdfium(): Promise<Pdfium> {
  loading ??= instantiate();
  return loading;
}

/** After a trap inside WebAssembly nothing is known about its memory: the next document gets a new instance. */
export function discardPdfium(): void {
  loading = undefined;
}

async function instantiate(): Promise<Pdfium> {
  const wasmBinary = new Uint8Array(readFileSync(pdfiumWasmPath())).buffer;
  const pdfium = (await init({ wasmBinary })) as Pdfium;
  pdfium.PDFiumExt_Init();
  return pdfium;
}

/** FPDF_GetLastError. */
const passwordError = 4;

export interface OpenPdf {
  pdfium: Pdfium;
  document: number;
  pageCount: number;
}

/** Opens a document for the time of `read`, and frees its memory whatever happens. */
export async function withPdf<Result>(bytes: Uint8Array, read: (pdf: OpenPdf) => Result): Promise<Result> {
  const pdfium = await loadPdfium();
  const memory = pdfium.pdfium.wasmExports.malloc(bytes.length);
  if (memory === 0) throw new ParlanceError('import.too-large', 'This PDF is too large to be opened.');
  try {
    pdfium.pdfium.HEAPU8.set(bytes, memory);
    const document = pdfium.FPDF_LoadMemDocument(memory, bytes.length, '');
    if (document === 0) throw openError(pdfium.FPDF_GetLastError());
    try {
      return read({ pdfium, document, pageCount: pdfium.FPDF_GetPageCount(document) });
    } finally {
      pdfium.FPDF_CloseDocument(document);
    }
  } catch (error) {
    if (!isTrap(error)) throw error;
    discardPdfium();
    throw new ParlanceError('import.damaged', 'This PDF is damaged: the reader broke down on it.', { cause: error });
  } finally {
    pdfium.pdfium.wasmExports.free(memory);
  }
}

function openError(code: number): ParlanceError {
  if (code === passwordError) {
    return new ParlanceError(
      'import.encrypted',
      'This PDF is protected by a password. Remove the password and import it again.',
    );
  }
  return new ParlanceError('import.damaged', 'This PDF is damaged: it cannot be opened. Copy or download it again.', {
    details: { pdfiumError: code },
  });
}

/** A value of the document's information dictionary (`Title`, `Author`), or null. */
export function pdfMetaText({ pdfium, document }: OpenPdf, tag: string): string | null {
  const length = pdfium.FPDF_GetMetaText(document, tag, 0, 0);
  if (length <= 2) return null;
  const memory = pdfium.pdfium.wasmExports.malloc(length);
  try {
    pdfium.FPDF_GetMetaText(document, tag, memory, length);
    const text = pdfium.pdfium.UTF16ToString(memory).replace(/\s+/g, ' ').trim();
    return text === '' ? null : text;
  } finally {
    pdfium.pdfium.wasmExports.free(memory);
  }
}

/** `WebAssembly.RuntimeError`, whose type belongs to the DOM library. */
function isTrap(error: unknown): boolean {
  return error instanceof Error && error.name === 'RuntimeError';
}
