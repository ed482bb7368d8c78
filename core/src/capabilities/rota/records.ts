import type { PersonId, TeamId } from '@hatstand/db/ids';
import type { Tx } from '@hatstand/db/open';
import { circlesByHat, teamsOfCircle } from '@hatstand/db/repositories/circles';
import { takersOfLastCovers } from '@hatstand/db/repositories/covers';
import { helperName } from '@hatstand/db/repositories/people';
import { coverSoughtIn, type Request } from '@hatstand/db/repositories/requests';
import { membersOf, teamsOf } from '@hatstand/db/repositories/teams';
import type { Day } from '@hatstand/db/times';
import type { Speaker } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { COVERS_LOOKED_AT } from '../../visits/fairness.ts';
import { spanOfDays } from '../../visits/range.ts';
import { everyVisitBetween, visitsKnown } from '../../visits/records.ts';
import { addDays, dayOf } from '../../words/calendar.ts';
import type { RotaIntent } from './intents.ts';
import type { CircleGap, CoverSought, Known } from './known.ts';
import { DAYS_OF_GAPS, DAYS_TO_NEXT, daysOf } from './spans.ts';

/** The teams concerned and their visits in the days that are asked about. */
export function know(tx: Tx, speaker: Speaker, intent: RotaIntent, moment: Moment): Known {
  const { person } = speaker;
  const today = dayOf(moment.local);
  const base = visitsKnown(tx, speaker, daysConcerned(intent, today), moment);
  const ids = base.teams.map(({ id }) => id);
  const takers = new Map(intent.do === 'fairness' ? ids.map((id) => [id, takersOfLastCovers(tx, id, COVERS_LOOKED_AT)]) : []);
  const showsGaps = intent.do === 'gaps' || (intent.do === 'show' && intent.when === undefined);
  const owners = new Set(base.teams.map(({ owner }) => owner));
  const others = [...takers.values(), heardIn(intent, base.teams, tx, today)].flat().filter((id) => !owners.has(id));
  return {
    ...base,
    names: new Map([...base.names, ...others.map((id) => [id, helperName(tx, id)] as const)]),
    familyIn: new Set(base.teams.filter((team) => team.speaksForIt.includes(person) || isFamily(tx, team.id, person, today)).map(({ id }) => id)),
    coverSought: showsGaps ? ids.flatMap((id) => coverSoughtIn(tx, id).map(sought)) : [],
    takers,
    circleGaps: intent.do === 'gaps' && ids.length === 0 ? circleGaps(tx, person, daysConcerned(intent, today), moment) : undefined,
  };
}

function daysConcerned(intent: RotaIntent, today: Day): { from: Day; to: Day } {
  const latest = (one: Day, other: Day): Day => (one > other ? one : other);
  switch (intent.do) {
    case 'show': {
      const { from, to } = spanOfDays(intent.when, today);
      return intent.when ? { from, to } : { from, to: latest(to, addDays(today, DAYS_OF_GAPS)) };
    }
    case 'who': {
      const { from, to } = daysOf(intent, today);
      return { from, to: latest(to, addDays(latest(to, today), DAYS_TO_NEXT)) };
    }
    case 'next':
      return { from: today, to: addDays(today, DAYS_TO_NEXT) };
    case 'gaps':
      return daysOf(intent, today);
    case 'fairness':
    case 'name unknown':
      return { from: today, to: today };
  }
}

const isFamily = (tx: Tx, team: TeamId, person: PersonId, today: Day): boolean =>
  membersOf(tx, team, today).some((member) => member.person === person && member.kind === 'family');

/** People who were named and belong to these teams, whether they give visits or not. */
function heardIn(intent: RotaIntent, teams: Known['teams'], tx: Tx, today: Day): PersonId[] {
  const is = 'is' in intent && typeof intent.is === 'object' ? intent.is.people : [];
  const heard = new Set<PersonId>([...is, ...('of' in intent ? (intent.of ?? []) : [])]);
  return teams.flatMap((team) => membersOf(tx, team.id, today).flatMap(({ person }) => (heard.has(person) ? [person] : [])));
}

const sought = ({ visit, partFrom, partTo }: Request): CoverSought => ({ visit, part: partFrom && partTo ? { from: partFrom, to: partTo } : undefined });

/** A circle hat sees gaps, not people (PRODUCT, sensitivity labels). */
function circleGaps(tx: Tx, person: PersonId, { from, to }: { from: Day; to: Day }, { local }: Moment): CircleGap[] | undefined {
  const today = dayOf(local);
  const circles = teamsOf(tx, person, today).length === 0 ? circlesByHat(tx, person, today) : [];
  if (circles.length === 0) return undefined;
  return circles.flatMap(({ id, area }) =>
    teamsOfCircle(tx, id).flatMap((team) => {
      const asked = new Map(coverSoughtIn(tx, team.id).map((request) => [request.visit, sought(request)]));
      return everyVisitBetween(tx, team.id, from, to)
        .filter((visit) => visit.cancelled === 'no' && visit.span.from > local && (visit.giver === undefined || asked.has(visit.id)))
        .map((visit): CircleGap => ({ span: asked.get(visit.id)?.part ?? visit.span, area }));
    }),
  );
}
