import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../testing/runs.ts';
import { closeEnvelope, openEnvelope } from '../wire/envelope.ts';
import { macOf } from '../wire/signature.ts';

const SECRET = 'shared with one chat only';
const SEAL = { time: '1795420800', nonce: 'a nonce of a test' };

test('whoever has the secret reads what was put in, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ minLength: 1 }), (text, secret) => {
      expect(openEnvelope(secret, closeEnvelope(secret, SEAL, text))).toBe(Buffer.from(text, 'utf8').toString('utf8'));
    }),
    { numRuns: runs(50, 5_000) },
  );
});

test('who reads it on the way sees nothing of the words, nor that the same was said twice', () => {
  const [one, other] = [closeEnvelope(SECRET, SEAL, 'slept badly'), closeEnvelope(SECRET, SEAL, 'slept badly')];
  expect(JSON.stringify(one)).not.toMatch(/slept|badly/);
  expect(Buffer.from(one.payload, 'base64').toString('latin1')).not.toMatch(/slept|badly/);
  expect(one.payload).not.toBe(other.payload);
});

test('what was changed, or closed with another secret, is not opened', () => {
  const closed = closeEnvelope(SECRET, SEAL, 'key safe 4711');
  const swapped = `v1.${Buffer.alloc(64).toString('base64')}`;
  expect(openEnvelope('another secret', closed)).toBeUndefined();
  expect(openEnvelope('', closeEnvelope('', SEAL, 'x'))).toBeUndefined();
  expect(openEnvelope(SECRET, { ...closed, time: '1795420801' })).toBeUndefined();
  expect(openEnvelope(SECRET, { ...closed, payload: swapped })).toBeUndefined();
  for (const payload of [swapped, 'v1.', 'v1.AAAA'])
    expect(openEnvelope(SECRET, { ...SEAL, payload, signature: macOf(SECRET, SEAL, payload) })).toBeUndefined();
});

test('an older core does not lock its letters', () => {
  const payload = '{"id":"letter-1"}';
  expect(openEnvelope(SECRET, { ...SEAL, payload, signature: macOf(SECRET, SEAL, payload) })).toBe(payload);
});
