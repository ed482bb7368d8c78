import { expect, test } from 'vitest';
import { playYear } from './year.ts';

test('three weeks with people who act at random: nothing happens that must never happen', async () => {
  for (const seed of [1, 2, 3]) {
    const { breach } = await playYear({ seed, days: 21 });
    expect(breach, `seed ${seed}`).toBeUndefined();
  }
}, 120_000);
