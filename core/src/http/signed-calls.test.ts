import { expect, test } from 'vitest';
import { answerJson } from './call.ts';
import { startLimits } from './limits.ts';
import { startNonces } from './nonces.ts';
import { asking, type Call, openServer, pretendCore, rightCue, SECRETS, START, send } from './pretend-core.ts';
import { onlySigned } from './signed-calls.ts';

const secondsLater = (seconds: number) => new Date(START.getTime() + seconds * 1000);

const REFUSED: Record<string, Partial<Call>> = {
  'no channel': { headers: { 'x-hatstand-channel': undefined } },
  'no time': { headers: { 'x-hatstand-time': undefined } },
  'no nonce': { headers: { 'x-hatstand-nonce': undefined } },
  'no signature': { headers: { 'x-hatstand-signature': undefined } },
  'no headers at all': {
    headers: {
      'x-hatstand-channel': undefined,
      'x-hatstand-time': undefined,
      'x-hatstand-nonce': undefined,
      'x-hatstand-signature': undefined,
    },
  },
  'an unknown channel': { channel: 'telegram' },
  'a channel named like a part of every object': { channel: 'constructor' },
  'another channel’s secret': { secret: SECRETS.rocketchat },
  'an empty secret': { secret: '' },
  'a forged signature': { headers: { 'x-hatstand-signature': '0'.repeat(64) } },
  'half a signature': { headers: { 'x-hatstand-signature': '0'.repeat(32) } },
  'a signature that is no hex': { headers: { 'x-hatstand-signature': 'é'.repeat(64) } },
  'a time that is no number': { headers: { 'x-hatstand-time': 'now' } },
  'a negative time': { headers: { 'x-hatstand-time': '-1' } },
  'a time in parts of a second': { headers: { 'x-hatstand-time': '1764000000.5' } },
  'a time with an exponent': { headers: { 'x-hatstand-time': '1e9' } },
  'a nonce of 15 characters': { nonce: 'n'.repeat(15) },
  'a nonce of 101 characters': { nonce: 'n'.repeat(101) },
  'a nonce with a full stop': { nonce: 'nnnnnnnnnnnnnnnn.n' },
  'another body than was signed': { headers: { 'x-hatstand-signature': '5'.repeat(64) }, body: JSON.stringify(rightCue('changed')) },
};

for (const path of ['/cues', '/receipts']) {
  for (const [name, changes] of Object.entries(REFUSED)) {
    test(`${path} refuses ${name}, in the same words as everything else`, async () => {
      const core = pretendCore();
      const answer = await send(openServer(core.doors), { path, ...changes });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(answer.headers.get('www-authenticate')).toBe('Hatstand-Signature');
      expect(await answer.json()).toEqual({
        type: 'urn:hatstand:problem:not-signed',
        title: 'This call does not carry a signature that is accepted here.',
        status: 401,
      });
      expect([...core.cues, ...core.receipts]).toEqual([]);
    });
  }
}

test('nonces of 16 and of 100 characters are taken', async () => {
  const app = openServer(pretendCore().doors);
  expect((await send(app, { nonce: 'n'.repeat(16) })).status).toBe(202);
  expect((await send(app, { nonce: 'n'.repeat(100) })).status).toBe(202);
});

test('a channel that is not set up is refused, also when signed with nothing', async () => {
  for (const secret of [undefined, '']) {
    const app = openServer(pretendCore({ secretOf: () => secret }).doors);
    expect((await send(app, { secret: '' })).status).toBe(401);
  }
});

test('a signature made for one channel does not open another', async () => {
  const core = pretendCore();
  const app = openServer(core.doors);
  expect((await send(app, { channel: 'rocketchat', secret: SECRETS.whatsapp })).status).toBe(401);
  expect((await send(app, { channel: 'rocketchat', secret: SECRETS.rocketchat })).status).toBe(202);
  expect(core.cues.map(({ channel }) => channel)).toEqual(['rocketchat']);
});

test('one signature cannot be cut in two ways', async () => {
  const core = pretendCore();
  const app = openServer(core.doors);
  const whole = { nonce: 'n'.repeat(16), body: 'more.{"kind":"back"}', path: '/receipts' };
  expect((await send(app, whole)).status).toBe(400);
  expect((await send(app, { nonce: `${whole.nonce}.more`, body: '{"kind":"back"}', path: '/receipts' })).status).toBe(401);
  expect(core.receipts).toEqual([]);
});

test('a replayed call is refused and not heard again', async () => {
  const core = pretendCore();
  const app = openServer(core.doors);
  const call = { nonce: 'the same nonce twice' };
  expect((await send(app, call)).status).toBe(202);
  const again = await send(app, call);
  expect(again.status).toBe(401);
  expect(await again.json()).not.toHaveProperty('reason');
  expect(core.cues).toHaveLength(1);
});

test('of twenty copies sent at once, one is heard', async () => {
  const core = pretendCore();
  const app = openServer(core.doors);
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(app, { nonce: 'the same nonce at once' })));
  expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
  expect(core.cues).toHaveLength(1);
});

test('a forged call does not use up a nonce', async () => {
  const app = openServer(pretendCore().doors);
  const nonce = 'guessed beforehand';
  expect((await send(app, { nonce, secret: 'a guess' })).status).toBe(401);
  expect((await send(app, { nonce })).status).toBe(202);
});

test('a call dated ahead cannot be replayed while its date is still accepted', async () => {
  let now = START;
  const app = openServer(pretendCore({ realTime: () => now }).doors);
  const call = { nonce: 'dated well ahead of now', time: secondsLater(300) };
  expect((await send(app, call)).status).toBe(202);
  for (const later of [1, 299, 301, 599]) {
    now = secondsLater(later);
    expect((await send(app, call)).status).toBe(401);
  }
});

test('a clock that is 300 seconds off is borne, 301 is not, and the operator is told so', async () => {
  let now = START;
  const core = pretendCore({ realTime: () => now });
  const app = openServer(core.doors);
  now = secondsLater(1_000);
  expect((await send(app, { time: secondsLater(1_300) })).status).toBe(202);
  expect((await send(app, { time: secondsLater(701) })).status).toBe(202);
  for (const off of [699, 1_301]) {
    const answer = await send(app, { time: secondsLater(off) });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toHaveProperty('reason', 'clock');
  }
  expect(core.log).toEqual([
    { event: 'call-refused', why: 'clock' },
    { event: 'call-refused', why: 'clock' },
  ]);
});

test('without the secret nobody learns that the clock was wrong', async () => {
  const app = openServer(pretendCore().doors);
  expect(await (await send(app, { time: secondsLater(-1_000), secret: 'a guess' })).json()).not.toHaveProperty('reason');
});

test('a call made before a restart cannot be replayed after it', async () => {
  let now = START;
  const core = pretendCore({ realTime: () => now });
  const call = { nonce: 'made before the restart', time: START };
  expect((await send(openServer(core.doors), call)).status).toBe(202);
  now = secondsLater(20);
  const restarted = openServer(core.doors);
  expect((await send(restarted, call)).status).toBe(401);
  expect((await send(restarted, { time: secondsLater(19) })).status).toBe(401);
  // The restart was in the middle of this second; times are whole seconds, so a call of the same second is new.
  expect((await send(restarted, { time: secondsLater(20) })).status).toBe(202);
  expect(core.cues).toHaveLength(2);
  expect(core.log.map(({ why }) => why)).toEqual(['before-start', 'before-start']);
});

test('when there is no room for more nonces, calls wait instead of an old nonce being forgotten', async () => {
  let now = START;
  const { doors } = pretendCore({ realTime: () => now });
  const nonces = { rocketchat: startNonces(2), whatsapp: startNonces(2) };
  const app = asking(onlySigned(doors, startLimits(), nonces)(async () => answerJson(202, {})));
  expect((await send(app, { nonce: 'the first of them' })).status).toBe(202);
  now = secondsLater(10);
  expect((await send(app, { nonce: 'the second of them', time: now })).status).toBe(202);
  const third = await send(app, { nonce: 'the third of them', time: now });
  expect(third.status).toBe(429);
  expect(third.headers.get('retry-after')).toBe('591');
  expect((await send(app, { nonce: 'the first of them' })).status).toBe(401);
  now = secondsLater(10 + 591);
  expect((await send(app, { nonce: 'the third of them', time: now })).status).toBe(202);
});
