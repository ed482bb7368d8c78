import { expect, test } from 'vitest';
import { freshBytes } from '../src/chance.ts';

test('bytes from the pool are as many as asked for, and never the same twice', () => {
  const drawn = Array.from({ length: 2_000 }, () => freshBytes(12));
  for (const bytes of drawn) expect(bytes.length).toBe(12);
  expect(new Set(drawn.map((bytes) => bytes.toString('hex'))).size).toBe(drawn.length);
  // Neither the blanked pool nor an earlier draw shows through.
  expect(drawn.some((bytes) => bytes.every((byte) => byte === 0))).toBe(false);
});
