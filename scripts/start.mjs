import { onNode } from './node-guard.mjs';

// 22.18 is the first Node that reads TypeScript by itself.
onNode('22.18', () => import('./tasks/start.ts'));
