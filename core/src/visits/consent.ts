import type { PersonId } from '@hatstand/db/ids';
import type { VisitTeam } from './known.ts';

type Team = Pick<VisitTeam, 'asking' | 'anyTime' | 'givers'>;

/** Not known to the Team Owner yet: their yes is needed whatever else was agreed. Who is not a member is a newcomer too. */
const isNewcomer = (team: Pick<VisitTeam, 'givers'>, person: PersonId): boolean => team.givers.find((giver) => giver.person === person)?.newcomer ?? true;

/** The Team Owner's way: a newcomer always needs their yes; a standing consent is a yes given beforehand; otherwise as they asked (PRODUCT, promise 4). */
export function needsOwnersYes(team: Team, coming: readonly PersonId[]): boolean {
  if (coming.some((person) => isNewcomer(team, person))) return true;
  if (team.asking === 'just tell me') return false;
  return !coming.every((person) => team.anyTime.includes(person));
}
