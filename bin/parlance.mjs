#!/usr/bin/env node
import { existsSync } from 'fs';
import { fileURLToPath } from 'url';
import { onNode } from '../scripts/node-guard.mjs';

// Old syntax only, like the guard: this file must parse on the Node that is found to be too old.
onNode('22.14', function () {
  const program = new URL('../dist/cli/main.js', import.meta.url);
  if (!existsSync(fileURLToPath(program))) {
    console.error('Parlance is not built yet: run "npm run build" in its folder first.');
    process.exit(1);
  }
  return import(program.href);
});
