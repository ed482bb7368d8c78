import { type Refusal, refuse } from '../../conversation/capability.ts';
import { byTime } from '../../visits/known.ts';
import type { Visit } from '../../visits/visits.ts';
import type { RotaFact, RotaReason } from './facts.ts';
import type { NextIntent } from './intents.ts';
import type { Known } from './known.ts';
import { isVoice, somebody, teamsMeant } from './scope.ts';
import { whichPerson } from './which.ts';

/** The next visit of somebody, or of anybody, and the one after it: in the speaker's own teams, one's own in all teams. */
export function nextTold(intent: NextIntent, known: Known): readonly RotaFact[] | Refusal<RotaReason> {
  const meant = teamsMeant(intent, known);
  if (meant === 'not theirs') return refuse('not in this team');
  const isGiver = known.teams.some((team) => team.givers.some(({ person }) => person === known.me));
  const myNext = intent.is === 'my next' ? (isGiver || !isVoice(meant, known) ? 'me' : 'anybody') : intent.is;
  const whom = myNext === 'anybody' ? undefined : somebody(myNext, known);
  if (whom?.is === 'nobody') return refuse('nobody of that name');
  if (whom?.is === 'helpers' && whom.people.length > 1) return [whichPerson(whom.people, (person) => ({ ...intent, is: { people: [person] } }), known)];
  const person = whom?.is === 'helpers' ? whom.people[0] : undefined;
  const teams = whom?.is === 'Team Owner' ? known.teams.filter(({ owner }) => whom.people.includes(owner)) : person === known.me ? known.teams : meant;
  const counts = (visit: Visit): boolean => {
    if (person === known.me) return visit.giver === known.me;
    return teams.some(({ id }) => id === visit.team) && (person ? visit.giver === person : visit.giver !== undefined);
  };
  const theirs = known.visits.filter((visit) => visit.span.to > known.now && counts(visit)).sort(byTime);
  return [
    {
      happened: 'next-told',
      person,
      now: theirs.find((visit) => visit.span.from <= known.now),
      visits: theirs.filter((visit) => visit.span.from > known.now).slice(0, 2),
      teams: teams.map(({ id }) => id),
    },
  ];
}
