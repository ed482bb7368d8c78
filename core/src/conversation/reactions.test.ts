import { reveal } from '@hatstand/db/labels';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { calmDb, type SmallWorld, smallWorld } from '../testing/small-world.ts';
import { trialCapability } from '../testing/trial-capability.ts';
import { CANT_READ, noSuchNumber, OFFER } from './messages.ts';

let world: SmallWorld;
beforeEach(() => {
  world = smallWorld({ house: trialCapability().house, db: calmDb() });
});
afterEach(() => world.close());

/** The newest letter to somebody on their own channel: what they react to. */
const newest = (who: string): string => world.lettersTo(who).at(-1)?.id ?? '';
/** What somebody hears after this reaction to a letter; undefined where they hear nothing. */
async function reacted(who: string, emoji: string, letter = newest(who)): Promise<string | undefined> {
  const before = world.textsTo(who).length;
  world.says(who, emoji, { quoting: letter });
  await world.settle();
  return world.textsTo(who)[before];
}
async function offerToSam(): Promise<string> {
  world.says('sam', 'trial offer');
  await world.settle();
  return newest('sam');
}

describe('a picture put on a question answers it', () => {
  test.each(['👍', '👍🏻', '👍🏽', '👍🏿', '👌🏾', '✅', '☑️', '🆗', '💯', '1️⃣'])('%s is a yes', async (emoji) => {
    await offerToSam();
    expect(await reacted('sam', emoji)).toBe('Taken.');
  });
  test.each(['❤️', '😂', '🙏🏽', '🎉'])('%s is asked about, never taken', async (emoji) => {
    await offerToSam();
    expect(await reacted('sam', emoji)).toMatch(/^Just to be sure.*is that a yes\?/s);
  });
  test('👎🏾 is a no, and 🤔 leaves it open', async () => {
    const letter = await offerToSam();
    expect(await reacted('sam', '🤔')).not.toBe('Taken.');
    expect(await reacted('sam', '👎🏾', letter)).not.toBe('Taken.');
  });
  test('a number there is not is said to be none', async () => {
    await offerToSam();
    expect(await reacted('sam', '9️⃣')).toBe(reveal(noSuchNumber(2)));
  });
});

describe('a picture put on anything else', () => {
  test.each(['👍', '❤️', '👎'])('%s on a message without a question is only kindness, whatever else is open', async (emoji) => {
    world.says('sam', 'rota me');
    await world.settle();
    const answer = newest('sam');
    await offerToSam();
    expect(await reacted('sam', emoji, answer)).toBeUndefined();
    expect(await reacted('sam', '👍')).toBe('Taken.');
  });
  test('on a question that is over, a thumb hears so kindly and a heart hears nothing', async () => {
    const letter = await offerToSam();
    world.time.now = new Date(world.time.now.getTime() + 32 * 86_400_000);
    expect(await reacted('sam', '👍', letter)).toBe(reveal(OFFER.over));
    expect(await reacted('sam', '❤️', letter)).toBeUndefined();
  });
  test('on a letter that never was is only kindness', async () => {
    expect(await reacted('sam', '👍', 'letter-nobody')).toBeUndefined();
  });
});

describe('what can not be read', () => {
  const sends = async (what: keyof typeof CANT_READ, words?: string): Promise<string[]> => {
    const before = world.textsTo('jo').length;
    world.sends('jo', { kind: 'unreadable', what, ...(words === undefined ? {} : { words }) });
    await world.settle();
    return world.textsTo('jo').slice(before);
  };
  test('is said to be so once an hour, however much of it comes', async () => {
    expect(await sends('voice')).toEqual([reveal(CANT_READ.voice)]);
    expect(await sends('picture')).toEqual([]);
    world.time.now = new Date(world.time.now.getTime() + 61 * 60_000);
    expect(await sends('picture')).toEqual([reveal(CANT_READ.picture)]);
  });
  test('what could not be decrypted is asked for once more, at most once an hour, and nothing else happens', async () => {
    const before = world.chats.rocketchat.shown.length;
    expect(await sends('unopened')).toEqual([expect.stringMatching(/could not read your last message.*send it again/)]);
    expect(await sends('unopened')).toEqual([]);
    expect(world.chats.rocketchat.shown).toHaveLength(before);
  });
  test('what is written under a picture is heard all the same', async () => {
    const heard = (await sends('picture', 'rota me')).join('\n');
    expect(heard).toMatch(/Your visits/);
    expect(heard).toContain(reveal(CANT_READ.picture));
  });
});
