import type { PersonId } from '@hatstand/db/ids';
import { type Labelled, open, plan, team as teamText } from '@hatstand/db/labels';
import type { Choice, Message } from '../../conversation/capability.ts';
import { isMember, nameIn, type TeamAround } from '../../teams/around.ts';
import { sayList } from '../../words/saying.ts';
import type { LifeIntent, LifeStep } from './intents.ts';
import { type Known, teamById } from './known.ts';

export type LifeMessage = Message<LifeIntent, LifeStep>;
export type Plan = Labelled<'open' | 'plan'>;
type More = Partial<Omit<LifeMessage, 'to' | 'teams' | 'text' | 'limited'>>;
export type Said = { readonly text: Plan | Labelled<'team'>; readonly limited: Plan } | { readonly text: Plan };

/** To somebody of the team, or of the circle around it: those outside the team hear what may go anywhere. */
export const toNear = (to: PersonId, team: TeamAround, words: Said, more: More = {}): LifeMessage => ({
  ...words,
  to,
  teams: isMember(team, to) ? [team.id] : [],
  from: [team.id],
  ...more,
});

/** The same where everything is still: the kind words, and the questions before them. */
export const inStillness = (to: PersonId, team: TeamAround, words: Said, more: More = {}): LifeMessage => toNear(to, team, words, { evenSo: true, ...more });

export const yesNo = (yes: LifeIntent, no: LifeIntent, noSaid: Labelled<'open'> = open`No`): Choice<LifeIntent>[] => [
  { label: open`Yes`, means: yes },
  { label: noSaid, means: no },
];

export const firstName = (person: PersonId, known: Known): Labelled<'team'> => known.firstNames.get(person) ?? teamText`somebody`;
export const listOf = (people: readonly PersonId[], known: Known): Labelled<'plan'> =>
  sayList(
    people.map((person) => plan`${nameIn(known, person)}`),
    'and',
  );

/** Names with the Team Owner among them: where that may be read, and where it may not. */
export function namesWithOwner(people: readonly PersonId[], team: TeamAround, known: Known): { text: Labelled<'team'>; limited: Labelled<'plan'> } {
  const others = people.filter((person) => person !== team.owner).map((person) => plan`${nameIn(known, person)}`);
  const all = others.length > 0 ? sayList(others, 'and') : plan``;
  if (!people.includes(team.owner)) return { text: teamText`${all}`, limited: all };
  return others.length > 0
    ? { text: teamText`${team.ownerName}, and ${all}`, limited: plan`the person it is about, and ${all}` }
    : { text: teamText`${team.ownerName}`, limited: plan`the person it is about` };
}

export function teamOf(id: TeamAround['id'], known: Known): TeamAround {
  const team = teamById(known, id);
  if (!team) throw new Error('something was told of a team that is not known');
  return team;
}
