import { parseArgs } from 'node:util';
import { playYear } from '../core/src/testing/year/year.ts';

/** `npm run year -- [--days 365] [--seed 1] [--worlds 1]`: plays years of the demo world. Exit 1 at the first thing that must never happen. */
const { values } = parseArgs({
  options: { days: { type: 'string', default: '365' }, seed: { type: 'string', default: '1' }, worlds: { type: 'string', default: '1' } },
});
const days = Number(values.days);
const first = Number(values.seed);
for (let seed = first; seed < first + Number(values.worlds); seed += 1) {
  const { breach, figures } = await playYear({ seed, days, stopwatch: () => performance.now() });
  process.stdout.write(`seed ${seed}, ${days} days\n`);
  for (const [figure, value] of figures) process.stdout.write(`  ${figure}: ${value}\n`);
  if (!breach) continue;
  process.stdout.write(`\nBroken in the world of seed ${seed}, at ${breach.day}.\n${breach.what}\n\nWhat was done last:\n${breach.acts.join('\n')}\n`);
  process.exitCode = 1;
  break;
}
