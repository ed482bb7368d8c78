import { measureHearing } from '../bench/hearing.ts';

/** `npm run bench -- hearing`: one line a figure, its name and its value. */

const BENCHES = new Map([['hearing', measureHearing]]);

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !BENCHES.has(name));
if (unknown.length > 0) {
  process.stderr.write(`There is no bench called ${unknown.join(', ')}. There are: ${[...BENCHES.keys()].join(', ')}\n`);
  process.exitCode = 2;
} else {
  for (const [name, measure] of BENCHES) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    for (const [figure, value] of measure()) process.stdout.write(`${figure} ${Number(value.toFixed(4))}\n`);
  }
}
