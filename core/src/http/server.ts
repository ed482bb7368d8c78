import { showCalendar } from './calendar.ts';
import type { Answer, Call } from './call.ts';
import { hearCues } from './cues.ts';
import type { Doors } from './doors.ts';
import { sayHealth } from './health.ts';
import { type Limits, startLimits } from './limits.ts';
import { startNonces } from './nonces.ts';
import { answerThrown } from './outages.ts';
import { showOwnRecord } from './own-record.ts';
import { showPage } from './page.ts';
import { showPoster } from './poster.ts';
import { answerProblem } from './problems.ts';
import { receiveReceipts } from './receipts.ts';
import { receiveRooms } from './rooms.ts';
import { secretIn, type TakeSecret } from './secret-addresses.ts';
import { onlySigned } from './signed-calls.ts';

/** Takes a call to its answer; undefined where nothing of the core's stands at that address. */
export type Server = (call: Call) => Promise<Answer> | undefined;

export const NOTHING_HERE: Answer = answerProblem('not-found');

/** What stands at an address, and how it is called. */
interface Route {
  readonly name: string;
  readonly allow: 'POST' | 'GET, HEAD';
  readonly take: (call: Call) => Promise<Answer>;
}

/** The core as the adapters see it. Made once per run: it remembers when it was made, and refuses calls signed earlier. */
export function createServer(doors: Doors, limits: Limits = startLimits()): Server {
  const signed = onlySigned(doors, limits, { rocketchat: startNonces(), whatsapp: startNonces() });
  const named = new Map<string, Route>();
  const add = (name: string, allow: Route['allow'], take: Route['take']): void => void named.set(name, { name, allow, take });
  add('/cues', 'POST', signed(hearCues(doors, limits)));
  add('/receipts', 'POST', signed(receiveReceipts(doors)));
  add('/rooms', 'POST', signed(receiveRooms(doors)));
  add('/health', 'GET, HEAD', async () => sayHealth(doors));
  const secretly = new Map<string, TakeSecret>([
    ['calendar', showCalendar(doors, limits)],
    ['own-record', showOwnRecord(doors, limits)],
    ['page', showPage(doors, limits)],
    ['poster', showPoster(doors, limits)],
  ]);

  const secretRoute = (path: string): Route | undefined => {
    const found = secretIn(path);
    const take = found && secretly.get(found.folder);
    return take && { name: `/${found.folder}/:secret`, allow: 'GET, HEAD', take: (call) => take(found.secret, call) };
  };
  const answer = async ({ name, allow, take }: Route, call: Call): Promise<Answer> => {
    if (!allow.split(', ').includes(call.method)) return answerProblem('wrong-method', { headers: { allow } });
    try {
      return await take(call);
    } catch (thrown) {
      return answerThrown(doors.log, name, thrown);
    }
  };
  return (call) => {
    const route = named.get(call.path) ?? secretRoute(call.path);
    return route && answer(route, call);
  };
}
