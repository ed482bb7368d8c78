import { join } from 'node:path';
import { openDb } from '@hatstand/db/open';
import Database from 'better-sqlite3';
import { channelsBy } from '../core/src/channels/channels.ts';
import { createCore } from '../core/src/core.ts';
import { openDemo } from '../core/src/demo/demo.ts';
import { DEMO_STARTS, makeDemoWorld } from '../core/src/demo/world.ts';
import { hattie } from '../core/src/house-of-hattie.ts';
import { settingsFrom } from '../core/src/settings.ts';
import { type Figure, median, ratioOf, takeTurns } from './figures.ts';
import { inFolder } from './folder.ts';
import { KEY } from './key.ts';
import { prepareRows } from './rows.ts';

const ADDRESS = 'http://127.0.0.1:3000';
const report = (problem: unknown): never => {
  throw problem;
};

/**
 * What people wait for, from what they do to the last letter handed over, beside one bare transaction on the same disk: the first view of the playground,
 * `/rota`, and a whole swap with the yes of two people and the undoing of it.
 */
export const measureTurns = (rounds: number): Promise<Figure[]> =>
  inFolder(async (folder) => {
    const commit = bareCommit(join(folder, 'bare.sqlite'));
    const demo = openDemo(settingsFrom({ HATSTAND_DATA: folder }), report);
    const chat = openChat(join(folder, 'chat.sqlite'));
    const view = async (): Promise<void> => {
      const page = await demo.playground.request(`${ADDRESS}/`, { headers: { host: '127.0.0.1:3000' } });
      if (!page.ok || (await page.text()).length < 1000) throw new Error('there is no page');
    };
    const figures: Figure[] = [];
    for (const [name, act] of [
      ['page', view],
      ['rota', () => chat.says('sam', 'rota', 'rosa')],
      ['swap', chat.swap],
    ] as const) {
      await milliseconds(act);
      const pairs = await takeTurns(
        rounds,
        () => milliseconds(act),
        () => milliseconds(commit),
      );
      figures.push([`${name}-milliseconds`, median(pairs.map(({ ours }) => ours))], [`${name}-ratio-to-bare-commit`, ratioOf(pairs)]);
    }
    await chat.close();
    await demo.close();
    return figures;
  });

async function milliseconds(act: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

function bareCommit(file: string): () => Promise<void> {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  const write = prepareRows(db);
  const all = db.transaction((id: string) => write(id));
  let made = 0;
  return async () => {
    made += 1;
    all.immediate(`command-${made}`);
  };
}

/** The demo world in a core of its own, with chats that take every letter at once. */
function openChat(file: string) {
  const db = openDb(file, KEY);
  makeDemoWorld(db);
  const texts = new Map<string, string>();
  const take = async (letter: { to: { kind: string; address?: string }; text: string }) => {
    if (letter.to.address !== undefined) texts.set(letter.to.address, letter.text);
    return 'handed over' as const;
  };
  const core = createCore({
    db,
    house: hattie(),
    channels: channelsBy({ rocketchat: take, whatsapp: take }),
    clock: () => DEMO_STARTS,
    publicAddress: ADDRESS,
    report,
  });
  let cues = 0;
  const says = async (who: string, words: string, room?: string): Promise<void> => {
    cues += 1;
    const channel = /^\d+$/.test(who) ? 'whatsapp' : 'rocketchat';
    const place = room === undefined ? ({ kind: 'direct' } as const) : ({ kind: 'room', room } as const);
    await core.hear(channel, { id: `cue-${cues}`, from: { address: who }, place, heard: { kind: 'words', words } });
    await core.settle();
  };
  const JO = '447700900002';
  const swap = async (): Promise<void> => {
    await says('sam', 'swap my Tuesday with Jo for Wed evening');
    await says(JO, 'yes');
    await says('rosa', 'yes');
    if (!/swap|yours|has it|have/i.test(texts.get('sam') ?? '')) throw new Error(`no swap, but: ${texts.get('sam')}`);
    await says('rosa', 'undo');
  };
  return { says, swap, close: () => core.close() };
}
