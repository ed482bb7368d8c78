import type { PersonId } from '@hatstand/db/ids';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import { byTime, type VisitTeam } from '../../visits/known.ts';
import { isPast, touches } from '../../visits/meant.ts';
import type { Visit } from '../../visits/visits.ts';
import type { RotaFact, RotaReason } from './facts.ts';
import { days, type When, type WhoIntent } from './intents.ts';
import type { Known } from './known.ts';
import { somebody, teamsMeant } from './scope.ts';
import { daysOf } from './spans.ts';
import { unclearIn } from './unclear.ts';

type Decision = readonly RotaFact[] | Refusal<RotaReason>;

/** Who is coming, is anybody, is it this person: within the speaker's own teams. Asked of oneself it counts all teams. */
export function whoTold(intent: WhoIntent, known: Known): Decision {
  const isNow = intent.when === 'now';
  const heard = intent.when === 'now' ? undefined : intent.when;
  const unclear = unclearIn(heard, intent, known.today);
  if (unclear) return [unclear];
  const { from, to } = daysOf(intent, known.today);
  const when: When = isNow ? { spans: [{ from: known.now, to: known.now }], ask: undefined } : (heard ?? days(from, to));
  const whom = intent.is && somebody(intent.is, known);
  if (whom?.is === 'nobody') return refuse('nobody of that name');
  const scope = whom?.is === 'Team Owner' ? { ...intent, of: whom.people } : intent;
  const people = whom?.is === 'helpers' ? whom.people : undefined;
  const isMe = people?.includes(known.me) ?? false;
  const teams = isMe ? known.teams : teamsMeant(scope, known);
  if (teams === 'not theirs') return refuse('not in this team');
  const theirs = (visit: Visit): boolean => teams.some(({ id }) => id === visit.team);
  const seen = known.visits.filter((visit) => touches(when, visit) && (theirs(visit) || (isMe && visit.giver === known.me))).sort(byTime);
  const ofPerson = people ? seen.filter((visit) => visit.giver !== undefined && people.includes(visit.giver)) : seen;
  const isThere = people ? ofPerson.length > 0 : seen.length > 0;
  return [
    {
      happened: 'who-told',
      asks: whom?.is === 'Team Owner' ? 'who' : intent.asks,
      when,
      isNow,
      isOver: !isNow && isPast(when, known),
      visits: isThere ? ofPerson : intent.asks === 'when' ? [] : seen,
      person: people?.find((person) => ofPerson.some((visit) => visit.giver === person)) ?? people?.[0],
      next: isThere ? undefined : nextAfter(when, people, teams, known),
      teams: teams.map(({ id }) => id),
    },
  ];
}

/** The first visit after the time asked about and from now on; of these people where some were named. */
function nextAfter(when: When, people: readonly PersonId[] | undefined, teams: readonly VisitTeam[], known: Known): Visit | undefined {
  return known.visits
    .filter((visit) => visit.span.from > known.now && !touches(when, visit) && when.spans.every(({ from }) => from === null || visit.span.from > from))
    .filter((visit) => (people ? visit.giver !== undefined && people.includes(visit.giver) : visit.giver !== undefined))
    .filter((visit) => visit.giver === known.me || teams.some(({ id }) => id === visit.team))
    .sort(byTime)[0];
}
