import type { PersonId } from '../ids.ts';
import { keptUntilWhoIsWhoChanges } from '../kept.ts';
import { type Labelled, lower, reveal } from '../labels.ts';
import type { Tx } from '../open.ts';
import type { Day } from '../times.ts';
import { circlePeopleOf, circlesOf, newcomersOf } from './circles.ts';
import { onCallOf } from './on-call.ts';
import { personById } from './people.ts';
import { UNNAMED } from './people-by-name.ts';
import { advocatesOf, membersOf, teamsOf } from './teams.ts';

/** Somebody whose name may be heard in what a person says. */
export interface Named {
  readonly id: PersonId;
  readonly firstName: Labelled<'plan'>;
  readonly surname: Labelled<'team'>;
  /** What else they are called: a Team Owner by what their team goes by. */
  readonly nicknames: readonly Labelled<'plan'>[];
}

/**
 * Everybody in the teams and circles a person belongs to, so that their names are heard. Names heard are never said back from here. Of a circle whose
 * teams they are in, without belonging to it themself, nobody is heard: two people of one name would then be asked about for no reason.
 */
export const namesHeardFrom = keptUntilWhoIsWhoChanges((tx: Tx, person: PersonId, today: Day): readonly Named[] => {
  const known = new Set<PersonId>();
  const teams = teamsOf(tx, person, today);
  for (const team of teams) {
    known.add(team.owner);
    for (const advocate of advocatesOf(tx, team.id, today)) known.add(advocate);
    for (const member of membersOf(tx, team.id, today)) known.add(member.person);
  }
  for (const circle of circlesOf(tx, person, today))
    for (const one of [...circlePeopleOf(tx, circle, today), ...newcomersOf(tx, circle), ...onCallOf(tx, circle)]) known.add(one);
  return [...known].flatMap((id) => {
    const { firstName, surname } = personById(tx, id);
    if (reveal(firstName) === UNNAMED) return [];
    return {
      id,
      firstName: lower(firstName, 'plan', 'it is compared with what the person said, not shown'),
      surname,
      nicknames: teams.filter(({ owner }) => owner === id).map(({ nickname }) => nickname),
    };
  });
});
