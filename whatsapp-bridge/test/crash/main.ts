import { parseArgs } from 'node:util';
import { crash } from './crash.ts';

/** `npm run crash:whatsapp -- --kills N [--seed S]`: prints the figures; exit 1 when anything was lost, doubled or let out. */
const { values } = parseArgs({ options: { kills: { type: 'string', default: '300' }, seed: { type: 'string' } } });
const kills = Number(values.kills);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) {
  process.stderr.write('npm run crash:whatsapp -- --kills 300 [--seed 7]\n');
  process.exit(2);
}

const beginning = Date.now();
const figures = await crash({ kills, seed, told: (done) => done % 25 === 0 && process.stderr.write(`${done} kills\n`) });
process.stdout.write(`${JSON.stringify({ seed, ...figures, seconds: Math.round((Date.now() - beginning) / 1000) }, undefined, 2)}\n`);
const { lost, doubled, lettersLost, lettersDoubled, receiptsLost, unreadable, leaks } = figures;
process.exit([lost, doubled, lettersLost, lettersDoubled, receiptsLost, unreadable, leaks.length].every((count) => count === 0) ? 0 : 1);
