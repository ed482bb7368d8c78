import { join } from 'node:path';
import { buildAccount, buildBridge, buildCore } from './build/build.ts';

/** `npm run build [-- FOLDER]`: what containers and servers run, in `dist/core`, `dist/whatsapp-bridge` and `dist/rocketchat-account`. Node 24 is all they need beside it. */
const folder = process.argv[2] ?? join(import.meta.dirname, '..', 'dist');
for (const program of await Promise.all([buildCore(folder), buildBridge(folder), buildAccount(folder)])) process.stdout.write(`${program}\n`);
