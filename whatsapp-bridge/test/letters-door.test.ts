import { describe, expect, test } from 'vitest';
import { makeLettersDoor } from '../src/letters-door.ts';
import type { Sayable, Spoken } from '../src/speak.ts';
import { SECRET } from './bridge.ts';
import { letterTo, signed } from './letters.ts';

const NOON_SECONDS = 1_795_262_400;

/** A door at noon with somebody behind it who takes every letter. */
function openDoor(spoken: Spoken = 'sent') {
  const taken: Sayable[] = [];
  let seconds = NOON_SECONDS;
  const door = makeLettersDoor({
    secret: SECRET,
    nowSeconds: () => seconds,
    line: () => ({}),
    async speak(letter) {
      taken.push(letter);
      return spoken;
    },
  });
  return {
    taken,
    wait: (more: number) => {
      seconds += more;
    },
    async hand(body: string, headers: Record<string, string> = signed(body, { seconds: NOON_SECONDS })): Promise<number> {
      const answer = await door.request('/letters', { method: 'POST', headers, body });
      expect(await answer.text()).toBe('');
      return answer.status;
    },
  };
}

const body = JSON.stringify(letterTo('447700900002'));

describe('who may hand in letters', () => {
  test('whoever signs with the secret', async () => {
    const door = openDoor();
    expect(await door.hand(body)).toBe(200);
    expect(door.taken).toEqual([JSON.parse(body)]);
  });

  test.each([
    ['a signature with another secret', signed(body, { seconds: NOON_SECONDS, secret: 'another secret altogether' })],
    ['a signature over another letter', signed(`${body} `, { seconds: NOON_SECONDS })],
    ['another channel', signed(body, { seconds: NOON_SECONDS, channel: 'rocketchat' })],
    ['a time too long ago', signed(body, { seconds: NOON_SECONDS - 301 })],
    ['a time too far ahead', signed(body, { seconds: NOON_SECONDS + 301 })],
    ['a nonce that is too short', signed(body, { seconds: NOON_SECONDS, nonce: 'short' })],
    ['no signature at all', {}],
  ])('nobody with %s', async (_what, headers) => {
    const door = openDoor();
    expect(await door.hand(body, headers)).toBe(401);
    expect(door.taken).toEqual([]);
  });

  test('nobody with a call heard before', async () => {
    const door = openDoor();
    const headers = signed(body, { seconds: NOON_SECONDS });
    expect(await door.hand(body, headers)).toBe(200);
    expect(await door.hand(body, headers)).toBe(401);
    door.wait(300);
    expect(await door.hand(body, headers)).toBe(401);
    expect(door.taken).toHaveLength(1);
  });

  test('a forged call does not use up the nonce of the real one', async () => {
    const door = openDoor();
    const headers = signed(body, { seconds: NOON_SECONDS });
    expect(await door.hand(body, { ...headers, 'x-hatstand-signature': 'f'.repeat(64) })).toBe(401);
    expect(await door.hand(body, headers)).toBe(200);
  });
});

describe('what the door answers', () => {
  test.each([
    ['sent', 200],
    ['unreachable', 410],
    ['unsure', 503],
  ] as const)('to a letter that is %s: %i', async (spoken, status) => {
    expect(await openDoor(spoken).hand(body)).toBe(status);
  });

  test('where the chat has not got it, the answer says so, and when to ask again', async () => {
    const answerTo = (spoken: Spoken) =>
      makeLettersDoor({ secret: SECRET, speak: async () => spoken, line: () => ({}) }).request('/letters', { method: 'POST', headers: signed(body), body });
    const notNow = await answerTo('not now');
    expect([notNow.status, notNow.headers.get('x-hatstand-shown')]).toEqual([503, 'no']);
    const inTurn = await answerTo({ askAgainInSeconds: 9 });
    expect([inTurn.status, inTurn.headers.get('x-hatstand-shown'), inTurn.headers.get('retry-after')]).toEqual([429, 'no', '9']);
    expect((await answerTo('unsure')).headers.get('x-hatstand-shown')).toBeNull();
  });

  test('how the line is, to who has the secret', async () => {
    const door = makeLettersDoor({ secret: SECRET, speak: async () => 'sent', line: () => ({ state: 'linked' }) });
    expect(await (await door.request('/line', { headers: signed('') })).json()).toEqual({ state: 'linked' });
    expect((await door.request('/line')).status).toBe(401);
  });

  test.each([
    ['labelled care', JSON.stringify(letterTo('447700900002', { label: 'care' }))],
    ['for a room', JSON.stringify(letterTo('447700900002', { to: { kind: 'room', room: 'rosa' } }))],
    ['that is no JSON', 'rota'],
  ])('422 to a letter %s, which is not said', async (_what, wrong) => {
    const door = openDoor();
    expect(await door.hand(wrong)).toBe(422);
    expect(door.taken).toEqual([]);
  });

  test('413 to a letter of a size no letter has', async () => {
    const long = JSON.stringify(letterTo('447700900002', { text: 'x'.repeat(600 * 1024) }));
    const answer = await makeLettersDoor({ secret: SECRET, speak: async () => 'sent', line: () => ({}) }).request('/letters', {
      method: 'POST',
      headers: signed(long),
      body: long,
    });
    expect(answer.status).toBe(413);
  });
});
