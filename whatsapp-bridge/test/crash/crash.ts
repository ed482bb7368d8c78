import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Person } from '../../test-server/people.ts';
import { startWhatsAppServer } from '../../test-server/server.ts';
import { SECRET } from '../bridge.ts';
import { freePort } from '../child.ts';
import { quickFolder } from '../quick-folder.ts';
import { KEY } from '../stores.ts';
import { until } from '../until.ts';
import { Bridges } from './bridge-process.ts';
import { chanceFrom } from './chance.ts';
import { CoreProcess } from './core-process.ts';
import { openDoorway } from './doorway.ts';

const BOT: Person = { number: '447700900099', lid: '900000000000099', name: 'Hattie' };
/** Of the demo world, on WhatsApp. */
const PEOPLE: readonly Person[] = [
  { number: '447700900002', lid: '900000000000002', name: 'Jo Lin' },
  { number: '447700900001', lid: '900000000000001', name: 'Tess Marlow' },
  { number: '447700900003', lid: '900000000000003', name: 'Greta Holm' },
];
const WORDS = 'rota me';
const MESSAGES_BETWEEN_KILLS = 6;
/** Long enough to be linked, to hear, to answer; short enough to die in the middle of each. */
const LONGEST_LIFE_MILLISECONDS = 220;
/** One kill of so many is the core's. */
const CORE_KILL_EVERY = 6;

interface CrashSettings {
  readonly kills: number;
  readonly seed: number;
  readonly told?: (kills: number) => void;
}

export interface Figures {
  readonly bridgeKills: number;
  readonly coreKills: number;
  readonly sent: number;
  readonly lost: number;
  readonly doubled: number;
  readonly letters: number;
  readonly lettersLost: number;
  readonly lettersDoubled: number;
  /** Letters on a phone that the core does not know to have arrived. */
  readonly receiptsLost: number;
  /** What a phone could not decrypt: a session that fell apart. */
  readonly unreadable: number;
  /** What was printed, or is in the files, and should not be. */
  readonly leaks: readonly string[];
}

/** Kills the bridge, and now and then the core, while people write and are answered; then counts. */
export async function crash({ kills, seed, told }: CrashSettings): Promise<Figures> {
  const chance = chanceFrom(seed);
  const folder = quickFolder();
  const dataFolder = join(folder, 'bridge');
  const whatsapp = await startWhatsAppServer({ account: BOT });
  const phones = PEOPLE.map((person) => whatsapp.addPhone(person));
  const doorway = await openDoorway();
  const port = await freePort();
  const core = new CoreProcess({ folder, secret: SECRET, lettersUrl: `http://127.0.0.1:${port}/letters`, moved: doorway.leadTo });
  const bridges = new Bridges({
    HATSTAND_TEST_ROOT: whatsapp.rootKey,
    HATSTAND_WHATSAPP_SERVER: whatsapp.url,
    HATSTAND_CORE_URL: doorway.url,
    HATSTAND_WHATSAPP_SECRET: SECRET,
    HATSTAND_BRIDGE_DATA: dataFolder,
    HATSTAND_BRIDGE_KEY: KEY,
    HATSTAND_BRIDGE_TEMPO: 'test',
    HATSTAND_BRIDGE_PORT: String(port),
  });
  const sent = new Set<string>();

  async function peopleWrite(): Promise<void> {
    for (let count = 0; count < MESSAGES_BETWEEN_KILLS; count += 1) {
      const phone = phones[Math.floor(chance() * phones.length)];
      if (phone) sent.add(await phone.write(WORDS, { addressing: chance() < 0.5 ? 'lid' : 'number' }));
      await sleep(chance() * 40);
    }
  }

  async function liveAndDie(): Promise<void> {
    const logins = whatsapp.logins();
    bridges.begin();
    await until('the bridge to log in', () => whatsapp.logins() > logins || endedByItself());
    await sleep(chance() * LONGEST_LIFE_MILLISECONDS);
    await bridges.kill();
  }

  function endedByItself(): false {
    if (bridges.isRunning) return false;
    throw new Error(`the bridge ended by itself: ${bridges.printed.slice(-2000)}`);
  }

  async function killCore(): Promise<void> {
    doorway.leadTo(undefined);
    await core.kill();
    await core.begin('as it is');
  }

  try {
    await core.begin('demo');
    bridges.begin();
    whatsapp.scan(await until('a QR code', () => bridges.printed.match(/QR code.*\n(\S+)\n/)?.[1]));
    await until('the linked device and its keys', () => whatsapp.isConnected() && whatsapp.hasKeys());
    await whatsapp.pushHistory();
    await until('the bridge to say it is connected', () => bridges.printed.includes('WhatsApp is connected.'));
    await bridges.kill();

    let coreKills = 0;
    for (let kill = 1; kill + coreKills <= kills; kill += 1) {
      const isCoreToo = kill + coreKills < kills && (kill + coreKills) % CORE_KILL_EVERY === 0;
      const coreKilled = isCoreToo ? sleep(chance() * LONGEST_LIFE_MILLISECONDS).then(killCore) : undefined;
      await Promise.all([peopleWrite(), liveAndDie()]);
      await coreKilled;
      if (isCoreToo) coreKills += 1;
      told?.(kill + coreKills);
    }

    bridges.begin();
    await until('the core to have heard all', () => core.heard().size >= sent.size || endedByItself(), 60_000).catch(() => undefined);
    await core.moveTo('2026-11-23T11:00');
    await until('every letter to have arrived', () => [...core.messages().values()].every((state) => state === 'delivered'), 60_000).catch(() => undefined);
    await bridges.end();
    return figures({ bridgeKills: kills - coreKills, coreKills });
  } finally {
    await bridges.stop();
    await core.kill();
    doorway.close();
    await whatsapp.close();
    rmSync(folder, { recursive: true, force: true });
  }

  function figures(done: { bridgeKills: number; coreKills: number }): Figures {
    const heard = core.heard();
    const made = core.messages();
    const arrived = new Set(phones.flatMap(({ inbox }) => inbox.map(({ id }) => id)));
    return {
      ...done,
      sent: sent.size,
      lost: [...sent].filter((id) => !heard.has(id)).length,
      doubled: core.turnsSpoken() - heard.size,
      letters: made.size,
      lettersLost: [...made.keys()].filter((id) => !arrived.has(id)).length,
      lettersDoubled: [...arrived].filter((id) => !made.has(id)).length,
      receiptsLost: [...made].filter(([id, state]) => arrived.has(id) && state !== 'delivered').length,
      unreadable: phones.flatMap(({ unreadable }) => unreadable).length,
      leaks: leaksIn({ printed: bridges.printed, folder: dataFolder }),
    };
  }
}

/** Whose words, numbers, names or keys can be read in what the bridges printed, or in what they left on the disk. */
function leaksIn({ printed, folder }: { printed: string; folder: string }): string[] {
  const private_ = [WORDS, 'Your visits', ...[BOT, ...PEOPLE].flatMap(({ number, lid, name }) => [number, lid, name])];
  const places: [string, Buffer][] = [['printed', Buffer.from(printed)]];
  for (const file of readdirSync(folder)) places.push([file, readFileSync(join(folder, file))]);
  const keys = ['privKey', 'Closing session', 'rootKey', 'signedPreKey'];
  return places.flatMap(([place, bytes]) => [...private_, ...keys].filter((words) => bytes.includes(words)).map((words) => `${place}: ${words}`));
}
