// The first file that every command of ours loads. It must parse and run on any Node since 12, so it keeps to old syntax
// (no `?.`, no `??`, no top-level await, no `node:` prefix) and imports nothing but two old modules.
//
// better-sqlite3 13 crashes on a Node without Node-API 10, so nothing of ours may load on one: an older Node hands over to
// the Node that package.json pins, and where that is missing says in one sentence what to do.
import { spawn } from 'child_process';
import { existsSync } from 'fs';
import { fileURLToPath } from 'url';

/** Is `running` (like "20.20.2") at least `needed` (like "22.14")? */
export function isAtLeast(running, needed) {
  const have = running.split('.').map(Number);
  const want = needed.split('.').map(Number);
  if (have[0] !== want[0]) return have[0] > want[0];
  return have[1] >= want[1];
}

/** Where npm puts the pinned Node of this platform, or null where the platform has none. */
function pinnedNode() {
  const executable = process.platform === 'win32' ? 'node.exe' : 'node';
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const path = fileURLToPath(
    new URL('../node_modules/node-' + platform + '-' + process.arch + '/bin/' + executable, import.meta.url),
  );
  return existsSync(path) ? path : null;
}

/** Runs this very command again on `node`, with the same arguments, and ends as it ends. */
function handOver(node) {
  const child = spawn(node, process.argv.slice(1), {
    stdio: 'inherit',
    env: Object.assign({}, process.env, { PARLANCE_HANDED_OVER: '1' }),
  });
  // Ctrl+C reaches the child by itself; this process only has to outlive it. A `kill` is passed on.
  process.on('SIGINT', function () {});
  process.on('SIGTERM', function () {
    child.kill('SIGTERM');
  });
  child.on('error', function (error) {
    console.error('Parlance could not start the Node that it brings along (' + node + '): ' + error.message);
    process.exit(1);
  });
  child.on('exit', function (code, signal) {
    process.exit(signal ? 1 : code);
  });
}

/** Calls `work` where this Node is new enough; otherwise hands over, or ends with one sentence. Never a crash. */
export function onNode(needed, work) {
  if (isAtLeast(process.versions.node, needed)) {
    work().catch(function (error) {
      console.error(error && error.stack ? error.stack : error);
      process.exit(1);
    });
    return;
  }
  const pinned = pinnedNode();
  if (pinned !== null && !process.env.PARLANCE_HANDED_OVER) {
    handOver(pinned);
    return;
  }
  console.error(
    'Parlance needs Node ' +
      needed +
      ' or newer and this is Node ' +
      process.versions.node +
      ': run "npm ci" in the folder of Parlance, which brings the right one along, or install Node 24.',
  );
  process.exit(1);
}
