import { openProjectFile } from '../../../electron/engine/store/open-project.ts';

/** Opens a project for writing, says so, and holds it until it is killed or told to close. */
const file = openProjectFile(process.argv[2]!, { mode: 'write', door: 'desktop', now: () => new Date() });
process.on('SIGTERM', () => {
  file.close();
  process.exit(0);
});
process.stdout.write(`open ${process.pid}\n`);
setInterval(() => {}, 1000);
