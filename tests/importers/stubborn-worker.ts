import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

// The import worker on a file system that hangs on `hang.txt` (a dead network drive) and kills the thread on `crash.txt`.
const statSync = fs.statSync;
const stubborn = (path: fs.PathLike, options?: fs.StatSyncOptions) => {
  if (String(path).endsWith('hang.txt')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  if (String(path).endsWith('crash.txt')) process.exit(3);
  return statSync(path, options);
};
Object.assign(fs, { statSync: stubborn });
syncBuiltinESMExports();

await import('../../electron/engine/jobs/import-worker.ts');
