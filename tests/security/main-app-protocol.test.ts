import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerPageRequest, filePartsOfAddress } from '../../electron/main/app-protocol.ts';
import { mediaTypeOf } from '../../shared/contract/page-files.ts';
import { pageHeaders } from '../../electron/main/security-policy.ts';

let folder: string;
let page: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parlance-page-'));
  page = join(folder, 'page');
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Parlance</title>');
  writeFileSync(join(page, 'assets', 'index-Ab_1-.js'), 'export {};');
  writeFileSync(join(page, 'assets', 'strange.exe'), 'MZ');
  writeFileSync(join(page, '.hidden.js'), 'secret');
  writeFileSync(join(folder, 'outside.js'), 'secret');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const get = (url: string, method = 'GET'): Promise<Response> => answerPageRequest({ url, method }, page);

describe('app://parlance', () => {
  it('serves the page and its files with type and policy', async () => {
    const index = await get('app://parlance/');
    expect([index.status, await index.text()]).toEqual([200, '<!doctype html><title>Parlance</title>']);
    const script = await get('app://parlance/assets/index-Ab_1-.js?v=1#top');
    expect([script.status, await script.text()]).toEqual([200, 'export {};']);
    expect(index.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    for (const [name, value] of Object.entries(pageHeaders)) {
      expect([index.headers.get(name), script.headers.get(name)]).toEqual([value, value]);
    }
  });

  it('answers HEAD without a body, and no other method', async () => {
    const head = await get('app://parlance/', 'HEAD');
    expect([head.status, await head.text(), head.headers.get('content-length')]).toEqual([200, '', '38']);
    expect((await get('app://parlance/', 'POST')).status).toBe(405);
  });

  it.each([
    'app://parlance/..%2foutside.js',
    'app://parlance/assets/..%2f..%2foutside.js',
    'app://parlance/%2e%2e%2foutside.js',
    'app://parlance/..%5coutside.js',
    'app://parlance/assets/%2e%2e%5c%2e%2e%5coutside.js',
    'app://parlance//etc/passwd.js',
    'app://parlance/%2fetc%2fpasswd.js',
    'app://parlance/C:%5cwindows%5cx.js',
    'app://parlance/index.html%00.js',
    'app://parlance/.hidden.js',
    'app://parlance/assets/strange.exe',
    'app://parlance/assets/',
    'app://parlance/%',
    'app://elsewhere/index.html',
    'file:///etc/passwd',
  ])('refuses %s', async (url) => {
    const answer = await get(url);
    expect([answer.status, await answer.text()]).toEqual([403, '']);
  });

  it('resolves plain dots before it looks, as every URL does, and still finds nothing outside', async () => {
    expect((await get('app://parlance/../outside.js')).status).toBe(404);
    expect((await get('app://parlance/%2e%2e/outside.js')).status).toBe(404);
  });

  it('says that a missing file is missing', async () => {
    expect((await get('app://parlance/assets/gone.js')).status).toBe(404);
  });

  it('never names a part that could leave the folder, whatever the address', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc
            .array(fc.constantFrom('..', '.', '%2e', '%2E%2e', '%2f', '%5c', '\\', '/', 'a', '%00', '%25'))
            .map((parts) => parts.join('')),
        ),
        (path) => {
          const parts = filePartsOfAddress(`app://parlance/${path}`);
          if (parts === null) return true;
          return parts.every((part) => part !== '' && !part.startsWith('.') && !/[/\\:\0%]/.test(part));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('knows a type for what a build makes, and for nothing else', () => {
    expect(['a.html', 'a.css', 'a.woff2', 'a.PNG', 'a.wasm'].map(mediaTypeOf)).not.toContain(null);
    expect(['a.exe', 'a', 'a.html.zip', ''].map(mediaTypeOf)).toEqual([null, null, null, null]);
  });
});
