import { build } from 'electron-builder';
import { buildIfStale } from './build-all.ts';
import { projectFolder } from './paths.ts';

/** Installers for the platform that this runs on, as `electron-builder.yml` says; `--dir` makes the bare folder only. */
await buildIfStale();
await build({ projectDir: projectFolder, dir: process.argv.includes('--dir'), publish: 'never' });
