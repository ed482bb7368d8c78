import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Arrival } from './chat-files/messages.ts';
import { BEGINNING } from './chat-files/wall-clock.ts';
import { sendCue } from './testing/converse/adapter-calls.ts';
import { Chats } from './testing/converse/chats.ts';
import type { Core } from './testing/converse/core.ts';
import { forkedCore } from './testing/converse/forked-core.ts';
import { addressOf } from './testing/small-world.ts';
import type { Cue } from './wire/cue.ts';

/** Enough to hit every kind of step now and then; more of an evening: HATSTAND_KILLS=500 npx vitest run core/src/crash.test.ts */
const KILLS = Number(process.env['HATSTAND_KILLS'] ?? 15);
const CUES_BETWEEN = 12;
const LONGEST_LIFE_MS = 120;
const SECRETS = { rocketchat: 'the rocketchat secret', whatsapp: 'the whatsapp secret' };

let chats: Chats;
let core: Core;
const arrived: Arrival[] = [];
beforeAll(async () => {
  chats = new Chats(SECRETS);
  await chats.listen();
  chats.clear({ arrived: (arrival) => arrived.push(arrival), report: async () => undefined });
  core = await forkedCore({ urls: { rocketchat: chats.urlOf('rocketchat'), whatsapp: chats.urlOf('whatsapp') }, secrets: SECRETS });
  await core.openDemo(BEGINNING);
});
afterAll(async () => {
  await core.stop();
  await chats.close();
});

interface Sent {
  readonly channel: 'rocketchat' | 'whatsapp';
  readonly cue: Cue;
  answered: number;
}
/** One after another: a pin that leaves a mark of its own, and a question that gets one answer. */
function cueNumber(number: number): Sent {
  const isPin = number % 2 === 0;
  const [who, channel, words] = isPin ? (['rosa', 'rocketchat', `pin ordinary: mark ${number}.`] as const) : (['jo', 'whatsapp', `rota me`] as const);
  return {
    channel,
    answered: 0,
    cue: { id: `cue-${number}`, from: { address: addressOf(who, channel) }, place: { kind: 'direct' }, heard: { kind: 'words', words } },
  };
}

/** Sends a cue as an adapter does: what is not answered with 202 has to be sent again. Says whether it was answered. */
async function send(sent: Sent, isAgain: boolean): Promise<boolean> {
  try {
    const answer = await sendCue({ port: core.port(), secrets: SECRETS }, sent.channel, sent.cue);
    const isKnown = answer.is === 'refused' && /heard this cue before/.test(answer.sentence);
    if (answer.is === 'heard') sent.answered += 1;
    return answer.is === 'heard' || (isAgain && isKnown);
  } catch {
    return false; // the core was killed meanwhile
  }
}

test(
  `killed ${KILLS} times between any two steps, it has every cue once and shows every letter once`,
  async () => {
    const all: Sent[] = [];
    let lost = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const batch = Array.from({ length: CUES_BETWEEN }, (_, index) => cueNumber(all.length + index));
      all.push(...batch);
      const answers = batch.map(async (sent) => {
        await sleep(Math.random() * LONGEST_LIFE_MS);
        return (await send(sent, false)) ? undefined : sent;
      });
      await sleep(Math.random() * LONGEST_LIFE_MS);
      await core.restart();
      const unanswered = (await Promise.all(answers)).filter((sent) => sent !== undefined);
      lost += unanswered.length;
      for (const sent of unanswered) while (!(await send(sent, true))) await sleep(20);
    }
    await core.settle();
    await core.moveTo('2026-11-23T11:00'); // long enough for letters that met a closing door to be tried again
    const lastWords = cueNumber(0);
    const ask = { ...lastWords, cue: { ...lastWords.cue, id: 'the last', heard: { kind: 'words', words: 'pins' } as const } };
    expect(await send(ask, false)).toBe(true);
    await core.settle();

    // Kills did hit cues that were on their way.
    if (KILLS >= 15) expect(lost).toBeGreaterThan(0);
    expect(all.filter(({ answered }) => answered > 1)).toEqual([]);
    expect(chats.takeComplaints()).toEqual([]);

    const pins = all
      .filter(({ channel }) => channel === 'rocketchat')
      .map(({ cue: { heard } }) => (heard.kind === 'words' ? heard.words.replace('pin ordinary: ', '') : ''));
    const to = (address: string) =>
      arrived.filter(({ letter }) => letter.to.kind === 'direct' && letter.to.address === address).map(({ letter }) => letter.text);
    const board = to('rosa').at(-1) ?? '';
    const onBoard = board.split('\n').flatMap((line) => /\d+\. (mark \d+\.)/.exec(line)?.[1] ?? []);
    expect(onBoard.toSorted()).toEqual(pins.toSorted());
    expect(to('rosa').filter((text) => /^Pinned, for everyone/.test(text))).toHaveLength(pins.length);
    expect(to(addressOf('jo', 'whatsapp')).filter((text) => /^Your visits/.test(text))).toHaveLength(all.length - pins.length);
    const posts = arrived.flatMap(({ letter }) => (letter.to.kind === 'room' && letter.to.room === 'rosa' ? (/mark \d+\./.exec(letter.text)?.[0] ?? []) : []));
    expect(posts.toSorted()).toEqual(pins.toSorted());
    expect(new Set(arrived.map(({ letter }) => letter.id)).size).toBe(arrived.length);
  },
  60_000 + KILLS * 10_000,
);
