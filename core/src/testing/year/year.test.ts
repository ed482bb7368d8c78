import { expect, test } from 'vitest';
import { runs } from '../runs.ts';
import { playYear } from './year.ts';

test('three weeks with people who act at random: nothing happens that must never happen', async () => {
  for (let seed = 1; seed <= runs(2, 12); seed += 1) {
    const { breach } = await playYear({ seed, days: 21 });
    expect(breach, `seed ${seed}`).toBeUndefined();
  }
}, 1_200_000);
