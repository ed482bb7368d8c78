import { refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { goingTeamMeant, teamOf } from '../../visits/known.ts';
import { add } from './adding.ts';
import { answer, keep, lapse, object, withdraw } from './answering.ts';
import { cancel, move, putBack } from './changing.ts';
import type { PlanningIntent } from './intents.ts';
import type { Known } from './known.ts';
import { end, give, retime } from './lasting.ts';
import type { Decision } from './proposing.ts';

/** What becomes of a wish about the plan. Nobody is assigned: whoever's time it touches says yes first (PRODUCT, promise 4). */
export function decide(intent: PlanningIntent, known: Known, moment: Moment): Decision {
  switch (intent.do) {
    case 'leave it':
      return [{ happened: 'left' }];
    case 'lapse':
      return lapse(intent.proposal, known, moment);
    case 'answer':
      return answer(intent, known, moment);
    case 'object':
      return object(intent.proposal, known);
    case 'withdraw':
      return withdraw(intent.proposal, known);
    case 'keep':
      return keep(intent.visits, known);
  }
  if (known.teams.length === 0) return refuse('in no team');
  if (known.room && known.room !== 'no team' && !teamOf(known, known.room)) return refuse('not in this team');
  // Of a team that has ended nothing comes up any more: "no such visits" would be true, and cold.
  if (goingTeamMeant(known) === 'ended') return refuse('team has ended');
  switch (intent.do) {
    case 'add':
      return add(intent, known, moment);
    case 'move':
      return move(intent, known, moment);
    case 'cancel':
      return cancel(intent, known, moment);
    case 'put back':
      return putBack(intent, known, moment);
    case 'end':
      return end(intent, known, moment);
    case 'give':
      return give(intent, known, moment);
    case 'retime':
      return retime(intent, known, moment);
  }
}
