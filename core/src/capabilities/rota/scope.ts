import type { PersonId } from '@hatstand/db/ids';
import type { VisitTeam } from '../../visits/known.ts';
import type { Scope, Somebody } from './intents.ts';
import type { Known } from './known.ts';

/** The teams that are meant: the one said, by its id, its Team Owner or "mum"; else the room's; else all of one's own. */
export function teamsMeant({ team, of = [], family }: Scope, known: Known): readonly VisitTeam[] | 'not theirs' {
  if (team) return orNot(known.teams.filter(({ id }) => id === team));
  const owned = known.teams.filter(({ owner }) => of.includes(owner));
  if (owned.length > 0) return owned;
  if (known.room !== undefined && known.room !== 'no team') return orNot(known.teams.filter(({ id }) => id === known.room));
  const near = family ? known.teams.filter(({ id }) => known.familyIn.has(id)) : [];
  return near.length === 1 ? near : known.teams;
}

const orNot = (teams: readonly VisitTeam[]): readonly VisitTeam[] | 'not theirs' => (teams.length > 0 ? teams : 'not theirs');

/** Of the people a name may mean: those who are no Team Owners here. */
export const helpersAmong = (people: readonly PersonId[], known: Known): PersonId[] =>
  people.filter((person) => known.names.has(person) && !known.teams.some(({ owner }) => owner === person));

/** Whether the speaker speaks for one of these teams: to them people "come", to the others they are "on". */
export const isVoice = (teams: readonly VisitTeam[], known: Known): boolean => teams.some((team) => team.speaksForIt.includes(known.me));

type Meant = { readonly is: 'helpers' | 'Team Owner'; readonly people: readonly PersonId[] } | { readonly is: 'nobody' };

/** The helpers that a name means; or the Team Owner, who does not come but is come to. */
export function somebody(is: Somebody, known: Known): Meant {
  if (is === 'me') return { is: 'helpers', people: [known.me] };
  const people = helpersAmong(is.people, known);
  if (people.length > 0) return { is: 'helpers', people };
  return known.teams.some(({ owner }) => is.people.includes(owner)) ? { is: 'Team Owner', people: is.people } : { is: 'nobody' };
}
