import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Engine } from '../../electron/engine/create-engine.ts';
import { servePort } from '../../electron/engine/rpc-server.ts';
import { createMemoryPair } from '../../electron/hosts/memory-pair.ts';
import type { ImportReport } from '../../shared/contract/schemas/imports.ts';
import { createPortClient, readStream, type EngineClient } from '../../shared/contract/rpc-client.ts';
import type { ArticleId, CodeId } from '../../shared/domain/ids.ts';
import { createTestEngine } from '../contract/test-engine.ts';

/** A project on a real file, worked on through the contract, as a window or a script does. */
export interface Desk {
  engine: EngineClient;
  folder: string;
  /** Writes files into the folder and imports them. */
  bringIn(files: Record<string, string | Uint8Array>): Promise<ImportReport>;
  addArticle(text: string): Promise<ArticleId>;
  addCode(name: string, parentId?: CodeId | null): Promise<CodeId>;
  close(): Promise<void>;
}

export async function openDesk(): Promise<Desk> {
  const folder = mkdtempSync(path.join(tmpdir(), 'parlance-desk-'));
  const served: Engine = createTestEngine();
  const [left, right] = createMemoryPair();
  servePort(served, left);
  const engine = createPortClient(right);
  await engine.project.create({ path: path.join(folder, 'study.parlance'), coderName: 'Ada' });
  let imports = 0;
  const bringIn = async (files: Record<string, string | Uint8Array>): Promise<ImportReport> => {
    const source = mkdtempSync(path.join(folder, `in-${(imports += 1)}-`));
    for (const [name, content] of Object.entries(files)) writeFileSync(path.join(source, name), content);
    for await (const event of readStream(engine.imports.run({ paths: [source] }))) {
      if (event.kind === 'report') return event.report;
    }
    throw new Error('The import ended without a report');
  };
  return {
    engine,
    folder,
    bringIn,
    async addArticle(text) {
      const report = await bringIn({ 'article.txt': text });
      return report.articles[0]!.id;
    },
    async addCode(name, parentId = null) {
      return (await engine.codes.create({ name, parentId })).code.id;
    },
    async close() {
      right.close();
      await served.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The code of the refusal, or a failure of the test where nothing was refused. */
export async function refusalOf(call: Promise<unknown>): Promise<{ code: string; message: string }> {
  try {
    await call;
  } catch (error) {
    return { code: (error as { code: string }).code, message: (error as Error).message };
  }
  throw new Error('The call was expected to be refused');
}
