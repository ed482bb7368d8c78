import { and, eq, isNull, sql } from 'drizzle-orm';
import type { CircleId, Id, PersonId } from '../ids.ts';
import { Labelled } from '../labels.ts';
import { prepared, type Tx } from '../open.ts';
import { organisers } from '../schema/beginnings.ts';
import { addresses, type ChannelName } from '../schema/people.ts';
import { circleMemberships, circles } from '../schema/teams.ts';
import type { Day } from '../times.ts';
import { wearHat } from './hats.ts';
import { isEmpty } from './people.ts';
import { addPerson } from './people-by-name.ts';

export type Organiser = typeof organisers.$inferSelect;

const THE_ONE = 1;
const organiser = (tx: Tx): Organiser | undefined => tx.drizzle.select().from(organisers).where(eq(organisers.number, THE_ONE)).get();

/** Whoever the environment names is waited for while the house is empty. `another`: somebody opened it already, and it was not they. */
export function expectOrganiser(tx: Tx, channel: ChannelName, handle: string): 'expected' | 'here already' | 'another' {
  const findable = tx.vault.findable(channel, handle);
  const known = organiser(tx);
  if (known?.person) return known.channel === channel && known.findable === findable ? 'here already' : 'another';
  if (!isEmpty(tx)) return 'another';
  tx.drizzle
    .insert(organisers)
    .values({ number: THE_ONE, channel, findable })
    .onConflictDoUpdate({ target: organisers.number, set: { channel, findable } })
    .run();
  return 'expected';
}

/** The first words of the organiser who is waited for make them a person, with what the chat calls them for the time being; undefined for anybody else. */
export function welcomeOrganiser(
  tx: Tx,
  { channel, handle, name }: { readonly channel: ChannelName; readonly handle: string; readonly name: string | undefined },
  moment: { readonly now: Date; newId<Kind extends string>(kind: Kind): Id<Kind> },
): PersonId | undefined {
  const findable = tx.vault.findable(channel, handle);
  const expected = organiser(tx);
  if (!expected || expected.person || expected.channel !== channel || expected.findable !== findable || !isEmpty(tx)) return undefined;
  const person = moment.newId('person');
  addPerson(tx, { id: person, firstName: new Labelled('team', name ?? 'Organiser'), surname: new Labelled('team', '') });
  const address = { id: moment.newId('address'), person, channel, findable, handle: tx.vault.seal(new Labelled('team', handle), undefined) };
  tx.drizzle
    .insert(addresses)
    .values({ ...address, preferred: true, linkedAt: moment.now })
    .run();
  tx.drizzle.update(organisers).set({ person }).where(eq(organisers.number, THE_ONE)).run();
  return person;
}

const opening = prepared((drizzle) =>
  drizzle
    .select()
    .from(organisers)
    .where(and(eq(organisers.person, sql.placeholder('person')), isNull(organisers.finishedAt)))
    .prepare(),
);
/** Somebody who is still opening the house. */
export const stillOpening = (tx: Tx, person: PersonId): Organiser | undefined => opening(tx).get({ person });

export const organiserIsNamed = (tx: Tx): void => {
  tx.drizzle.update(organisers).set({ isNamed: true }).where(eq(organisers.number, THE_ONE)).run();
};
export const keepCircleName = (tx: Tx, circleName: Labelled<'team'>): void => {
  tx.drizzle.update(organisers).set({ circleName }).where(eq(organisers.number, THE_ONE)).run();
};

/** The house is open: its circle is there, and whoever opened it is its organiser. */
export function openHouse(
  tx: Tx,
  {
    circle,
    name,
    area,
    person,
    hat,
    on,
    at,
  }: { circle: CircleId; name: Labelled<'team'>; area: Labelled<'plan'>; person: PersonId; hat: string; on: Day; at: Date },
): void {
  tx.drizzle.insert(circles).values({ id: circle, name, area }).run();
  tx.drizzle.insert(circleMemberships).values({ circle, person, since: on }).run();
  wearHat(tx, { id: `hat-${circle}-first`, where: { circle }, hat, by: person, on });
  tx.drizzle.update(organisers).set({ finishedAt: at }).where(eq(organisers.number, THE_ONE)).run();
}
