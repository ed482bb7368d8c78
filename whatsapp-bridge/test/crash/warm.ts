import '../../src/silence.ts';

import { once } from 'node:events';
import '@hono/node-server';
import '@whiskeysockets/baileys';
import 'hono';
import 'zod';

/**
 * `node --import ./warm.ts`: a bridge that has loaded its libraries and waits for a word on its standard input before it begins. Most of a start is
 * loading; so the next bridge can be loaded while this one still runs, and be killed more often in a minute.
 */
await once(process.stdin, 'data');
process.stdin.destroy();
