import { eq } from 'drizzle-orm';
import type { PersonId } from '../ids.ts';
import { type Labelled, reveal } from '../labels.ts';
import type { Tx } from '../open.ts';
import { people } from '../schema/people.ts';
import type { TimeOfDay } from '../times.ts';
import type { Person } from './people.ts';
import { startReminding } from './reminders.ts';

/** The hour before which a new person hears of tomorrow's visits, until they choose another. */
const REMINDED_AT = '18:00' as TimeOfDay;

/** What somebody is called until they have said it themself: no name, and heard as none. */
export const UNNAMED = 'Somebody';

const folded = (name: Labelled): string =>
  reveal(name)
    .normalize('NFKD')
    .replace(/[\p{M}'’.\-\s]+/gu, '')
    .toLowerCase();

/** Everybody in the house of this name, however it is written: with or without accents and capitals. */
export function peopleCalled(tx: Tx, firstName: Labelled, surname: Labelled | undefined): Person[] {
  const [first, last] = [folded(firstName), surname && folded(surname)];
  const everybody = tx.drizzle.select().from(people).orderBy(people.id).all();
  return everybody.filter((one) => folded(one.firstName) === first && (last === undefined || folded(one.surname) === last));
}

/** Somebody new, who has no chat yet. */
export function addPerson(tx: Tx, person: { readonly id: PersonId; readonly firstName: Labelled<'team'>; readonly surname: Labelled<'team'> }): void {
  tx.drizzle.insert(people).values(person).run();
  startReminding(tx, person.id, REMINDED_AT);
}

/** What somebody says they are called. */
export const callThem = (tx: Tx, id: PersonId, name: { readonly firstName?: Labelled<'team'>; readonly surname?: Labelled<'team'> }): void => {
  tx.drizzle.update(people).set(name).where(eq(people.id, id)).run();
};
