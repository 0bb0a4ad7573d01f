import { programVersion } from '../host-ports.ts';
import { runCommandLine } from './run-command-line.ts';

// `parlance articles … | head` closes our output early. That is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    throw error;
  });
}

/** The first Ctrl+C asks the command to stop; the second ends the process. A `kill` asks the same way. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}

process.exitCode = await runCommandLine(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  version: programVersion,
  interruption,
});
