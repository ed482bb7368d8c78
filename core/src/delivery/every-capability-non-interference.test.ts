import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Id } from '@hatstand/db/ids';
import { Labelled, reveal } from '@hatstand/db/labels';
import { pinsOf } from '@hatstand/db/repositories/pins';
import type { Day } from '@hatstand/db/times';
import { afterAll, describe, expect, test } from 'vitest';
import { CAPABILITIES } from '../capabilities/index.ts';
import { conversationFiles } from '../chat-files/files.ts';
import type { Capability } from '../conversation/capability.ts';
import { everyday } from '../conversation/everyday/index.ts';
import { houseOf } from '../conversation/house.ts';
import { hattie } from '../house-of-hattie.ts';
import { openStage, replay } from '../testing/replay.ts';
import { runs } from '../testing/runs.ts';

const FOLDER = join(import.meta.dirname, '..', 'capabilities');
const house = hattie();
const usual = openStage({ otherCare: false });
const otherwise = openStage({ otherCare: true });
afterAll(() => {
  for (const { db } of [usual, otherwise]) db.client.close();
});
/** Read before anything is played: those that name WhatsApp, or somebody who has it, are likeliest to reach it. */
const likeliest = (text: string): number => (/whatsapp/.test(text) ? 2 : 0) + (/^(?:jo|tess|greta|dev|moss)\b/m.test(text) ? 1 : 0);
const textsOf = async (capability: string): Promise<{ file: string; text: string }[]> => {
  const { files } = await conversationFiles([join(FOLDER, capability)], FOLDER);
  return files.map((file) => ({ file, text: readFileSync(file, 'utf8') })).sort((one, other) => likeliest(other.text) - likeliest(one.text));
};

const seen = { care: 0, differed: 0 };

/**
 * Worlds that differ in nothing but what is stored as care or sealed look the same on WhatsApp, whatever a capability does: its own conversations are
 * played in both. The short run plays of each capability until one reaches WhatsApp; the long one plays all.
 */
describe.each(CAPABILITIES.map(({ name }) => name))('%s', (name) => {
  test('its conversations look the same on WhatsApp in a world with other care', async ({ annotate }) => {
    let letters = 0;
    let played = 0;
    for (const { file, text } of (await textsOf(name)).slice(0, runs(3, 10_000))) {
      const one = await replay(text, house, usual);
      played += 1;
      letters += one.whatsapp.length;
      if (one.whatsapp.length === 0) continue;
      const other = await replay(text, house, otherwise);
      expect([one.bugs, other.bugs], file).toEqual([[], []]);
      expect(other.whatsapp, file).toEqual(one.whatsapp);
      seen.care += other.care;
      seen.differed += JSON.stringify(one.rocketchat) === JSON.stringify(other.rocketchat) ? 0 : 1;
      if (runs(1, 0) === 1) break;
    }
    const told = letters > 0 ? `${letters} WhatsApp letters compared in ${played} conversations` : `none of ${played} conversations played reaches WhatsApp`;
    await annotate(`${name}: ${told}`);
    if (letters === 0) process.stdout.write(`non-interference, ${name}: ${told}\n`);
  }, 600_000);
});

test('the worlds did differ: care was stored in other words, and Rocket.Chat showed it', () => {
  expect(seen.care).toBeGreaterThan(20);
  expect(seen.differed).toBeGreaterThan(0);
});

test('every conversation begins in the same world: played twice, it is the same', async () => {
  const text = 'world demo\ngreta in rosa: /pin the marmalade is in the cupboard\nat Tue 2026-11-24 10:00\njo: pins\njo sees: nothing\n';
  const [first, again] = [await replay(text, house, usual), await replay(text, house, usual)];
  expect(first.whatsapp.length).toBeGreaterThan(0);
  expect(again).toEqual(first);
});

test('a capability that lets care out by a wrong label is found by one conversation', async () => {
  const ROSA = 'team-rosa' as Id<'team'>;
  const leaky: Capability<{ do: 'leak' }, string, { happened: 'leaked' }, never, never> = {
    name: 'leaky',
    examples: [],
    understand: (said) => (said.words === 'tell me all' ? { do: 'leak' } : undefined),
    dialog: { version: 1, answer: () => undefined },
    know: (tx) =>
      pinsOf(tx, ROSA, '2026-11-23' as Day)
        .map(({ words }) => reveal(words))
        .join(),
    decide: () => [{ happened: 'leaked' }],
    record: () => undefined,
    tell: (_fact, body) => [{ to: 'person-jo' as Id<'person'>, text: new Labelled('plan', body), teams: [] }],
    explain: (reason: never) => reason,
  };
  const text = 'world demo\ngreta in rosa: /pin the marmalade is in the cupboard\njo: tell me all\njo sees: nothing\n';
  const leaking = houseOf([leaky, ...everyday(CAPABILITIES), ...CAPABILITIES]);
  const [one, other] = [await replay(text, leaking, usual), await replay(text, leaking, otherwise)];
  expect(one.whatsapp.join()).toContain('marmalade');
  expect(other.whatsapp).not.toEqual(one.whatsapp);
});
