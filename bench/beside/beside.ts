import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SaidCue, signedCues } from '../calls.ts';
import { type Child, startChild } from '../child.ts';
import type { Effort } from '../commands.ts';
import { type Figure, median, ratioOf, takeTurns } from '../figures.ts';
import { inFolder } from '../folder.ts';
import { send } from '../load.ts';
import { CALLS } from './calls.ts';
import { PLACE } from './place.ts';

const CONNECTIONS = 16;
const NAMES = ['hubot', 'grammy', 'bolt'] as const;
const SAID: SaidCue = { who: 'sam', words: 'thanks' };

/**
 * The same work done by other bot frameworks, each as it is meant to be used and in a process of its own: a command heard, parsed and answered with nothing
 * behind it, and one that is on disk before it is answered. Ours has its signature checked, and shares commits.
 */
export const measureBeside = ({ rounds, commands }: Effort): Promise<Figure[]> =>
  inFolder(async (folder) => {
    install();
    const figures: Figure[] = [];
    for (const [work, ours] of [
      ['dispatch', await startChild('measured-core.ts', ['door'])],
      ['durable', await startChild('measured-core.ts', ['same rows', join(folder, 'ours.sqlite')])],
    ] as const) {
      const speedOfOurs = () => speed(ours, signedCues(Array.from({ length: 2 * commands }, () => SAID)));
      await speedOfOurs();
      for (const name of NAMES) {
        const theirs = await startChild(`beside/${name}.ts`, work === 'durable' ? [join(folder, `${name}.sqlite`)] : []);
        await speed(theirs, CALLS[name](2 * commands));
        const pairs = await takeTurns(rounds, speedOfOurs, () => speed(theirs, CALLS[name](2 * commands)));
        figures.push([`beside-${name}-${work}-per-second`, median(pairs.map(({ reference }) => reference))]);
        figures.push([`beside-${name}-${work}-ours-times`, ratioOf(pairs)]);
        await theirs.end();
      }
      await ours.end();
    }
    return figures;
  });

const speed = async ({ port }: Child, requests: readonly Buffer[]): Promise<number> => (await send({ port, connections: CONNECTIONS, requests })).perSecond;

/** Once, into a place of their own: exactly the versions that are named in package.json beside this file. */
function install(): void {
  const [asked, there] = [join(import.meta.dirname, 'package.json'), join(PLACE, 'package.json')];
  if (existsSync(there) && readFileSync(there, 'utf8') === readFileSync(asked, 'utf8') && existsSync(join(PLACE, 'node_modules'))) return;
  mkdirSync(PLACE, { recursive: true });
  copyFileSync(asked, there);
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock'], { cwd: PLACE, stdio: ['ignore', 'ignore', 'inherit'] });
}
