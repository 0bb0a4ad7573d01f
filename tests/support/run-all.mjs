import { onNode } from '../../scripts/node-guard.mjs';

onNode('22.18', () => import('./run-all.ts'));
