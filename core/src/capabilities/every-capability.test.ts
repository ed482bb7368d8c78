import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PersonId } from '@hatstand/db/ids';
import { Labelled, open, plan, reveal, team } from '@hatstand/db/labels';
import { type Db, openDb } from '@hatstand/db/open';
import { pack, unpack } from '@hatstand/db/packing';
import type { LocalTime } from '@hatstand/db/times';
import { afterAll, describe, expect, it } from 'vitest';
import type { Example } from '../conversation/capability.ts';
import { shownInRocketChat } from '../conversation/commands.ts';
import { everyday } from '../conversation/everyday/index.ts';
import { COMMANDS, MENU } from '../wire/commands.ts';
import { hear, type Said } from '../words/hearing.ts';
import { CAPABILITIES } from './index.ts';

const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const everything = [...everyday(CAPABILITIES), ...CAPABILITIES];

const MONDAY_MORNING = '2026-11-23T09:00' as LocalTime;
const JO = { id: 'person-jo' as PersonId, firstName: plan`Jo`, surname: team`Lin` };
const hearing = (words: string): Said => hear(words, MONDAY_MORNING, [JO]);
const ways = ({ say, inWords }: Example): Said[] => [reveal(say), `/${reveal(say)}`, reveal(inWords)].map(hearing);

it('every folder here is a listed capability, which is named after it', () => {
  expect(CAPABILITIES.map(({ name }) => name).sort()).toEqual(folders.sort());
});

describe.each(CAPABILITIES)('$name', (capability) => {
  const db: Db = openDb(':memory:', 'thirty-two characters of a secret');
  afterAll(() => db.client.close());

  it('has a conversation in its folder', () => {
    expect(readdirSync(join(import.meta.dirname, capability.name)).some((file) => file.endsWith('.chat'))).toBe(true);
  });

  it('has examples, which help is made of', () => {
    expect(capability.examples.length).toBeGreaterThan(0);
  });

  it.each(capability.examples.map((example) => ({ says: reveal(example.say), example })))(
    'alone understands "$says", with and without a slash, and in words',
    ({ example }) => {
      for (const said of ways(example))
        expect(everything.filter((one) => one.understand(said) !== undefined).map(({ name }) => name)).toEqual([capability.name]);
    },
  );

  it.each(capability.examples.map((example) => ({ says: reveal(example.say), example })))('what "$says" means can be stored and read again', ({ example }) => {
    for (const intent of ways(example).map((said) => capability.understand(said))) expect(opened(unpack(db, pack(db, intent)))).toEqual(opened(intent));
  });
});

describe('what Rocket.Chat shows', () => {
  it('is what the capabilities say of themselves: after a change, npm run commands', () => {
    expect({ commands: COMMANDS, menu: MENU }).toEqual(shownInRocketChat(CAPABILITIES));
  });

  it('offers nothing at every keystroke where words may be about somebody’s life', () => {
    const guarded = CAPABILITIES.filter(({ takesCareText }) => takesCareText).flatMap(({ commands = [] }) => commands.map(({ word }) => word));
    expect(guarded).toContain('pin');
    for (const { word, quick } of COMMANDS) if ([...guarded, 'hattie'].includes(word)) expect(quick).toEqual([]);
  });

  const quick = CAPABILITIES.flatMap(({ name, quick = [] }) => quick.map(({ say }) => ({ name, say: reveal(say) })));
  it.each(quick)('"$say" is understood by $name alone, and can be picked under a command', ({ name, say }) => {
    for (const words of [say, `/${say}`])
      expect(everything.filter((one) => one.understand(hearing(words)) !== undefined).map((one) => one.name)).toEqual([name]);
    expect(COMMANDS.some((command) => command.quick.some((one) => one.say === say))).toBe(true);
  });

  it('has no command that Rocket.Chat keeps for itself, none twice, and at most ten quick sayings for each', () => {
    const words = COMMANDS.map(({ word }) => word);
    expect(new Set(words).size).toBe(words.length);
    for (const { word, quick } of COMMANDS) {
      expect(word).toMatch(/^[a-z]+$/);
      expect(KEPT_BY_ROCKET_CHAT).not.toContain(word);
      expect(quick.length).toBeLessThanOrEqual(10);
    }
  });
});

/** `/me` would even post its words to the room. */
const KEPT_BY_ROCKET_CHAT = `archive create gimme help hide invite invite-all-from invite-all-to join kick leave lennyface me msg
  mute open part shrug status tableflip topic unarchive unflip unmute`.split(/\s+/);

/** The same with its labelled words in the open, so that they are compared too. */
function opened(value: unknown): unknown {
  if (value instanceof Labelled) return { label: value.label, words: reveal(value) };
  if (Array.isArray(value)) return value.map(opened);
  const isPlain = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  return isPlain ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, opened(part)])) : value;
}

it('labelled words are really compared', () => {
  expect(opened({ said: [open`one`] })).not.toEqual(opened({ said: [open`other`] }));
});
