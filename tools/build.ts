import { join } from 'node:path';
import { buildBridge, buildCore } from './build/build.ts';

/** `npm run build [-- FOLDER]`: what containers and servers run, in `dist/core` and `dist/whatsapp-bridge`. Node 24 is all they need beside it. */
const folder = process.argv[2] ?? join(import.meta.dirname, '..', 'dist');
for (const program of await Promise.all([buildCore(folder), buildBridge(folder)])) process.stdout.write(`${program}\n`);
