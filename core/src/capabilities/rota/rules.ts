import type { PersonId } from '@hatstand/db/ids';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import { coveredOfLast } from '../../visits/fairness.ts';
import { byTime, type VisitTeam } from '../../visits/known.ts';
import { touches } from '../../visits/meant.ts';
import { spanOfDays } from '../../visits/range.ts';
import type { Visit } from '../../visits/visits.ts';
import type { RotaFact, RotaReason } from './facts.ts';
import { gaps, needsSomebody } from './gaps.ts';
import type { RotaIntent, ShowIntent } from './intents.ts';
import { days } from './intents.ts';
import type { Known } from './known.ts';
import { nextTold } from './next.ts';
import { helpersAmong, teamsMeant } from './scope.ts';
import { unclearIn } from './unclear.ts';
import { whichPerson } from './which.ts';
import { whoTold } from './who.ts';

type Decision = readonly RotaFact[] | Refusal<RotaReason>;

/** What the rota answers. */
export function decide(intent: RotaIntent, known: Known): Decision {
  if (intent.do === 'gaps' && known.circleGaps) return gaps(intent, known);
  if (known.teams.length === 0) return refuse('in no team');
  switch (intent.do) {
    case 'show':
      return shown(intent, known);
    case 'who':
      return whoTold(intent, known);
    case 'next':
      return nextTold(intent, known);
    case 'gaps':
      return gaps(intent, known);
    case 'fairness':
      return fairness(intent, known);
    case 'name unknown':
      return refuse(intent.name === 'team' ? 'no team of that name' : 'nobody of that name');
  }
}

function shown(intent: ShowIntent, known: Known): Decision {
  const { when, whose } = intent;
  const unclear = unclearIn(when, intent, known.today);
  if (unclear) return [unclear];
  const { from, to } = spanOfDays(when, known.today);
  const within = when ?? days(from, to);
  const seen = known.visits.filter((visit) => touches(within, visit)).sort(byTime);
  if (intent.of) {
    const whom = whomShown(intent, intent.of, known);
    if (!('team' in whom)) return whom.decided ?? theirs(whom.person, { from, to, visits: seen }, known);
  }
  const teams = whose === 'mine' ? known.teams : teamsMeant(intent, known);
  if (teams === 'not theirs') return refuse('not in this team');
  const [team, another] = teams;
  if (whose === 'team' && team && !another) {
    const hasGaps = when === undefined && team.rotaHolders.includes(known.me) && needsSomebody([team], known).length > 0;
    return [{ happened: 'week-shown', team: team.id, from, to, visits: ofTeams(seen, [team]), bare: when === undefined, hasGaps }];
  }
  return [{ happened: 'mine-shown', whose, from, to, visits: seen.filter((visit) => visit.giver === known.me), teams: known.teams.map(({ id }) => id) }];
}

type Whom = { readonly team: VisitTeam } | { readonly person: PersonId; readonly decided?: undefined } | { readonly decided: Decision };

/** "Rota Arthur" is a team, "rota Jo" is a person; a name that means several is asked about. */
function whomShown(intent: ShowIntent, of: readonly PersonId[], known: Known): Whom {
  const owned = known.teams.filter(({ owner }) => of.includes(owner));
  const helpers = helpersAmong(of, known);
  const [team] = owned;
  const [person] = helpers;
  if (owned.length + helpers.length > 1)
    return { decided: [whichPerson([...owned.map(({ owner }) => owner), ...helpers], (one) => ({ ...intent, of: [one] }), known)] };
  if (team) return { team };
  return person ? { person } : { decided: refuse('nobody of that name') };
}

/** The visits of one person in the speaker's own teams; one's own in all teams. */
function theirs(person: PersonId, { from, to, visits }: { from: Visible['from']; to: Visible['to']; visits: readonly Visit[] }, known: Known): Decision {
  const teams = known.teams.map(({ id }) => id);
  if (person === known.me) return [{ happened: 'mine-shown', whose: 'mine', from, to, visits: visits.filter((visit) => visit.giver === person), teams }];
  return [{ happened: 'theirs-shown', person, from, to, visits: ofTeams(visits, known.teams).filter((visit) => visit.giver === person), teams }];
}
type Visible = Extract<RotaFact, { happened: 'theirs-shown' }>;

const ofTeams = (visits: readonly Visit[], teams: readonly VisitTeam[]): Visit[] => visits.filter((visit) => teams.some(({ id }) => id === visit.team));

/** Who covered how often: for the Rota Holder, the Team Owner and the advocate only. */
function fairness(intent: Extract<RotaIntent, { do: 'fairness' }>, known: Known): Decision {
  const meant = teamsMeant(intent, known);
  if (meant === 'not theirs') return refuse('not in this team');
  const may = meant.filter((team) => [...team.rotaHolders, ...team.speaksForIt].includes(known.me));
  if (may.length === 0) return refuse('not for you to count');
  return [{ happened: 'fairness-told', teams: may.map(({ id }) => ({ team: id, covered: coveredOfLast(known.takers.get(id) ?? []) })) }];
}
