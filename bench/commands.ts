import { join } from 'node:path';
import { accountOf, HELPERS, TEAMS } from './big-world.ts';
import { signedCues } from './calls.ts';
import { type Child, startChild } from './child.ts';
import { type Figure, median, ratioOf, takeTurns } from './figures.ts';
import { inFolder } from './folder.ts';
import { type Passed, send } from './load.ts';

export interface Effort {
  readonly rounds: number;
  /** Commands in one round over one connection; over several it is twice as many. */
  readonly commands: number;
}
export const USUAL: Effort = { rounds: 7, commands: 500 };
export const SHORT: Effort = { rounds: 1, commands: 20 };

/** What the door alone costs: signed, checked and parsed, but nothing done. Beside a server that sends back what it hears, unsigned and signed. */
export async function measureDoor({ rounds, commands }: Effort): Promise<Figure[]> {
  const children = await Promise.all([startChild('measured-core.ts', ['door']), startChild('reference.ts', ['echo']), startChild('reference.ts', ['signed'])]);
  const [door, echo, signed] = children;
  const speed = async ({ port }: Child) => (await say(port, 16, 4 * commands)).perSecond;
  for (const child of children) await speed(child);
  const toEcho = await takeTurns(
    rounds,
    () => speed(door),
    () => speed(echo),
  );
  const toSigned = await takeTurns(
    rounds,
    () => speed(door),
    () => speed(signed),
  );
  for (const child of children) await child.end();
  return [
    ['echo-per-second', median(toEcho.map(({ reference }) => reference))],
    ['door-per-second', median(toEcho.map(({ ours }) => ours))],
    ['door-ratio-to-echo', ratioOf(toEcho)],
    ['door-ratio-to-signed-echo', ratioOf(toSigned)],
  ];
}

/**
 * A command that is on disk before it is answered, over HTTP. The reference: bare node:http, the signature, and one transaction for each. Ours: the door and the
 * shared commits, with the reference's few rows. Beside it a whole turn ("thanks": who is it, what was said, answer written and handed over), which does far more.
 */
export const measureCommands = ({ rounds, commands }: Effort): Promise<Figure[]> =>
  inFolder(async (folder) => {
    const [reference, whole, sameRows] = await Promise.all([
      startChild('reference.ts', ['durable', join(folder, 'reference.sqlite')]),
      startChild('measured-core.ts', ['whole', join(folder, 'whole.sqlite')]),
      startChild('measured-core.ts', ['same rows', join(folder, 'same-rows.sqlite')]),
    ]);
    for (const { port } of [reference, whole, sameRows]) await say(port, 16, commands);
    const figures: Figure[] = [];
    for (const connections of [1, 16, 64]) {
      const passed = ({ port }: Child) => say(port, connections, connections === 1 ? commands : 2 * commands);
      for (const [name, child] of [
        ['durable', sameRows],
        ['whole-turn', whole],
      ] as const)
        figures.push(
          ...compared(
            `${name}-${connections}`,
            await takeTurns(
              rounds,
              () => passed(child),
              () => passed(reference),
            ),
          ),
        );
    }
    for (const child of [reference, whole, sameRows]) await child.end();
    return figures;
  });

function compared(name: string, pairs: readonly { ours: Passed; reference: Passed }[]): Figure[] {
  return [
    [`${name}-reference-per-second`, median(pairs.map(({ reference }) => reference.perSecond))],
    [`${name}-per-second`, median(pairs.map(({ ours }) => ours.perSecond))],
    [`${name}-ratio`, ratioOf(pairs.map(({ ours, reference }) => ({ ours: ours.perSecond, reference: reference.perSecond })))],
    [`${name}-p99-ratio`, ratioOf(pairs.map(({ ours, reference }) => ({ ours: ours.p99, reference: reference.p99 })))],
  ];
}

/** Six hundred people, in turn: one alone is never heard so fast, and letters to one address go one after the other. */
const PEOPLE = Array.from({ length: TEAMS * HELPERS }, (_, number) => accountOf(Math.floor(number / HELPERS), number % HELPERS));

const say = (port: number, connections: number, times: number): Promise<Passed> =>
  send({
    port,
    connections,
    requests: signedCues(Array.from({ length: connections + times }, (_, number) => ({ who: PEOPLE[number % PEOPLE.length] ?? '', words: 'thanks' }))),
  });
