import { setImmediate as turn } from 'node:timers/promises';
import { SECRET } from '../rocketchat-app/test/fake-core.ts';
import { startRealCore } from '../rocketchat-app/test/real-core.ts';
import { APP_ID, connect, workspaceWithHattie } from '../rocketchat-app/test/workspace.ts';
import { write } from '../rocketchat-app/test-host/acts.ts';
import { addPerson, addTeamRoom } from '../rocketchat-app/test-host/rocket-chat.ts';
import { type Figure, quantile } from './figures.ts';

/** Enough people that the limit at the core's door (20 in ten seconds from one) is never met. */
const ROOMS: readonly (readonly [room: string, ...people: string[]])[] = [
  ['rosa', 'sam', 'rosa', 'bilal', 'nia'],
  ['arthur', 'lena', 'maya'],
  ['millbrook', 'cal', 'ruth', 'ivy'],
];
const PATIENCE_MILLISECONDS = 10_000;

/** `/rota` in a room: from the command to the answer that Rocket.Chat shows, through the packed app on the real engine, and the real core with its file on disk in a process of its own. */
export async function measureRocketChat(commands: number): Promise<Figure[]> {
  const workspace = await workspaceWithHattie();
  const core = await startRealCore(workspace.front.addressOf(APP_ID, 'letters'), SECRET);
  try {
    await connect(workspace, core.address, SECRET);
    const { chat } = workspace;
    const asking = ROOMS.flatMap(([room, ...names]) => {
      const people = names.map((name) => addPerson(chat, name));
      const [first, ...others] = people;
      if (first) addTeamRoom(chat, room, [first, ...others]);
      return people.map((person) => ({ person, room }));
    });
    const shown = ({ id }: { readonly id: string }): number => chat.world.whispers.filter(({ to }) => to === id).length + chat.world.messages.length;
    const answerTo = async (number: number): Promise<number> => {
      const { person, room } = asking[number % asking.length] ?? expected('somebody who asks');
      const before = shown(person);
      const start = performance.now();
      await write(chat, person, room, '/rota');
      while (shown(person) === before) {
        if (performance.now() - start > PATIENCE_MILLISECONDS) return expected('an answer');
        await turn();
      }
      return performance.now() - start;
    };
    for (let number = 0; number < asking.length; number += 1) await answerTo(number);
    const took: number[] = [];
    for (let number = 0; number < commands; number += 1) took.push(await answerTo(number));
    return [
      ['rocketchat-rota-p50-milliseconds', quantile(took, 0.5)],
      ['rocketchat-rota-p95-milliseconds', quantile(took, 0.95)],
    ];
  } finally {
    await core.stop();
    await workspace.close();
  }
}

function expected(what: string): never {
  throw new Error(`there is not ${what}`);
}
