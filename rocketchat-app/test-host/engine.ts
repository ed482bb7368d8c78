import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { preparedEngine } from './prepare.ts';

/** The parts of the real engine the pretend server is built from. */
export type Engine = Awaited<ReturnType<typeof loadEngine>>;

/** Loads the prepared copy. Its types are those of the package in node_modules, which has the same files. */
export async function loadEngine() {
  const { engine, denoCache, binaries } = await preparedEngine();
  process.env.DENO_DIR = denoCache;
  process.env.PATH = [binaries, process.env.PATH].join(delimiter);
  // vitest sets 'test', and with that the engine grants every app every permission.
  process.env.NODE_ENV = 'production';
  const fromCopy = createRequire(join(engine, 'package.json'));
  const accessors: typeof import('@rocket.chat/apps-engine/definition/accessors/index.js') = fromCopy('./definition/accessors');
  const bridges: typeof import('@rocket.chat/apps-engine/server/bridges/index.js') = fromCopy('./server/bridges');
  const metadata: typeof import('@rocket.chat/apps-engine/definition/metadata/index.js') = fromCopy('./definition/metadata');
  const rooms: typeof import('@rocket.chat/apps-engine/definition/rooms/index.js') = fromCopy('./definition/rooms');
  const server: typeof import('@rocket.chat/apps-engine/server/AppManager.js') = fromCopy('./server/AppManager');
  const slashCommands: typeof import('@rocket.chat/apps-engine/definition/slashcommands/index.js') = fromCopy('./definition/slashcommands');
  const sources: typeof import('@rocket.chat/apps-engine/server/storage/AppSourceStorage.js') = fromCopy('./server/storage/AppSourceStorage');
  const status: typeof import('@rocket.chat/apps-engine/definition/AppStatus.js') = fromCopy('./definition/AppStatus');
  const storage: typeof import('@rocket.chat/apps-engine/server/storage/index.js') = fromCopy('./server/storage');
  const uikit: typeof import('@rocket.chat/apps-engine/definition/uikit/index.js') = fromCopy('./definition/uikit');
  const users: typeof import('@rocket.chat/apps-engine/definition/users/index.js') = fromCopy('./definition/users');
  return { ...accessors, ...bridges, ...metadata, ...rooms, ...server, ...slashCommands, ...sources, ...status, ...storage, ...uikit, ...users };
}
