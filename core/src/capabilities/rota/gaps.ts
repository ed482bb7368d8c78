import { type Refusal, refuse } from '../../conversation/capability.ts';
import { byTime, isAway, teamOf, type VisitTeam, visitsGivenBy } from '../../visits/known.ts';
import { touches } from '../../visits/meant.ts';
import { isFreeFor, type Visit } from '../../visits/visits.ts';
import type { Gap, RotaFact, RotaReason } from './facts.ts';
import { days, type GapsIntent } from './intents.ts';
import type { Known } from './known.ts';
import { teamsMeant } from './scope.ts';
import { daysOf } from './spans.ts';
import { unclearIn } from './unclear.ts';

/** So many free visits become choices. */
const MOST_CHOICES = 3;

/** The visits nobody has and those somebody asks cover for. A circle hat sees when and where about, not whose (PRODUCT, sensitivity labels). */
export function gaps(intent: GapsIntent, known: Known): readonly RotaFact[] | Refusal<RotaReason> {
  const unclear = unclearIn(intent.when, intent, known.today);
  if (unclear) return [unclear];
  const { from, to } = daysOf(intent, known.today);
  if (known.circleGaps) {
    const byTimes = [...known.circleGaps].sort((one, other) => (one.span.from < other.span.from ? -1 : 1));
    const within = intent.when ?? days(from, to);
    return [{ happened: 'circle-gaps-shown', gaps: byTimes.filter(({ span }) => touches(within, { span })), from, to }];
  }
  const teams = teamsMeant(intent, known);
  if (teams === 'not theirs') return refuse('not in this team');
  const within = intent.when ?? days(from, to);
  const found = needsSomebody(teams, known).filter(({ visit }) => touches(within, visit));
  const free = found.filter(({ visit }) => visit.giver === undefined).map(({ visit }) => visit);
  const first = free.slice(0, MOST_CHOICES);
  const toTake = first.filter((visit) => canTake(visit, known));
  const toAskAbout = first.filter((visit) => !toTake.includes(visit) && teamOf(known, visit.team)?.rotaHolders.includes(known.me));
  return [{ happened: 'gaps-shown', from, to, gaps: found, toTake, toAskAbout, teams: teams.map(({ id }) => id) }];
}

/** The visits to come of these teams that nobody has, or whose giver asks cover, in order. */
export function needsSomebody(teams: readonly VisitTeam[], known: Known): Gap[] {
  const sought = new Map(known.coverSought.map((one) => [one.visit, one]));
  return known.visits
    .filter((visit) => visit.span.from > known.now && teams.some(({ id }) => id === visit.team))
    .filter((visit) => visit.giver === undefined || sought.has(visit.id))
    .sort(byTime)
    .map((visit) => ({ visit, span: sought.get(visit.id)?.part ?? visit.span, by: visit.giver }));
}

/** Whether the speaker could take a free visit: gives visits there, has the skill, has the time and the way there, and is not away. */
function canTake(visit: Visit, known: Known): boolean {
  const me = teamOf(known, visit.team)?.givers.find(({ person }) => person === known.me);
  if (!me || (visit.skill !== undefined && !me.skills.includes(visit.skill))) return false;
  return isFreeFor(visit, visitsGivenBy(known, known.me), known.journey) && !isAway(known, known.me, visit);
}
