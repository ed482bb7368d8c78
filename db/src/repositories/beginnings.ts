import { and, eq, inArray, sql } from 'drizzle-orm';
import type { BeginningId, CircleId, PersonId, RoomId, TeamId } from '../ids.ts';
import { type Labelled, reveal } from '../labels.ts';
import { type Db, prepared, type Tx } from '../open.ts';
import { beginnings } from '../schema/beginnings.ts';
import { advocates, memberships, rooms, teamKeys, teams, travel } from '../schema/teams.ts';
import type { Day } from '../times.ts';
import { clear } from './clearances.ts';
import { wearHat } from './hats.ts';
import { watchOver } from './teams.ts';

export type Beginning = typeof beginnings.$inferSelect;
export type AgreedAs = NonNullable<Beginning['agreedAs']>;

export const beginTeam = (tx: Tx, { id, circle, room, by, at }: { id: BeginningId; circle: CircleId; room: RoomId; by: PersonId; at: Date }): void => {
  tx.drizzle
    .insert(beginnings)
    .values({ id, circle, room, startedBy: by, ownerIs: 'not asked', advocateIs: 'not asked', placeIs: 'not asked', state: 'gathering', startedAt: at })
    .run();
};

const byId = prepared((drizzle) =>
  drizzle
    .select()
    .from(beginnings)
    .where(eq(beginnings.id, sql.placeholder('id')))
    .prepare(),
);
export const beginningById = (tx: Db, id: BeginningId): Beginning | undefined => byId(tx).get({ id });

const OPEN = ['gathering', 'waiting for a yes'] as const;
const openOnes = prepared((drizzle) =>
  drizzle.select().from(beginnings).where(inArray(beginnings.state, OPEN)).orderBy(sql`started_at desc, rowid desc`).prepare(),
);
/** Every team that is on its way, the newest first. */
export const openBeginnings = (tx: Tx): Beginning[] => openOnes(tx).all();

/** How a team began, if it began in chat. */
export const beginningOf = (tx: Tx, team: TeamId): Beginning | undefined => tx.drizzle.select().from(beginnings).where(eq(beginnings.team, team)).get();

type Told = Partial<
  Pick<
    Beginning,
    'owner' | 'ownerIs' | 'firstName' | 'surname' | 'nickname' | 'advocateIs' | 'advocate' | 'advocateFirstName' | 'advocateSurname' | 'asking' | 'placeIs'
  >
>;
/** What has been told of it is kept as it comes. The place is locked at rest. */
export const keepTold = (tx: Tx, id: BeginningId, { place, ...told }: Told & { readonly place?: Labelled<'care'> }): void => {
  const locked = place ? { place: tx.vault.seal(place, undefined), placeIs: 'told' as const } : {};
  if (Object.keys({ ...told, ...locked }).length === 0) return;
  tx.drizzle
    .update(beginnings)
    .set({ ...told, ...locked })
    .where(eq(beginnings.id, id))
    .run();
};
export const markBeginning = (tx: Tx, id: BeginningId, state: Exclude<Beginning['state'], 'agreed'>): void => {
  tx.drizzle.update(beginnings).set({ state }).where(eq(beginnings.id, id)).run();
};

/** A key for travel times. One that a journey is known from stays readable; any other tells nothing to whoever holds the file. */
function placeKey(tx: Tx, place: string): string {
  const plain = place
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-');
  const known = tx.drizzle.select({ from: travel.from }).from(travel).where(eq(travel.from, plain)).limit(1).get();
  return known ? plain : tx.vault.findable('place', plain).slice(0, 22);
}

/** The yes is there: the team is made, the room is its room, and whoever started it is its Team Starter and wears its first hats. */
export function makeTeam(
  tx: Tx,
  made: {
    readonly beginning: BeginningId;
    readonly team: TeamId;
    readonly circle: CircleId;
    readonly room: RoomId;
    readonly owner: PersonId;
    readonly name: Labelled<'team'>;
    readonly nickname: Labelled<'plan'>;
    readonly asking: 'ask me first' | 'just tell me';
    readonly starter: PersonId;
    readonly hats: readonly string[];
    readonly agreedBy: PersonId;
    readonly agreedAs: AgreedAs;
    readonly advocate: PersonId | undefined;
    readonly on: Day;
  },
): void {
  const { team, on, starter, agreedBy, agreedAs } = made;
  const place = beginningById(tx, made.beginning)?.place;
  const told = place && tx.vault.open(place);
  tx.drizzle.insert(teamKeys).values({ team, wrapped: tx.vault.newTeamKey() }).run();
  tx.drizzle
    .insert(teams)
    .values({
      id: team,
      circle: made.circle,
      owner: made.owner,
      name: made.name,
      nickname: made.nickname,
      asking: made.asking,
      place: told ? placeKey(tx, reveal(told)) : team,
      address: told ? tx.vault.seal(told, team) : null,
      state: 'starting',
    })
    .run();
  tx.drizzle.update(rooms).set({ team }).where(eq(rooms.id, made.room)).run();
  tx.drizzle.insert(memberships).values({ team, person: starter, kind: 'Team Starter', givesVisits: false, newcomer: false, since: on }).run();
  clear(tx, { team, person: starter, label: 'care', by: made.owner, on, until: null });
  for (const hat of made.hats) wearHat(tx, { id: `hat-${team}-${hat}`, where: { team }, hat, by: starter, on });
  if (made.advocate) tx.drizzle.insert(advocates).values({ team, person: made.advocate, since: on }).run();
  tx.drizzle
    .update(beginnings)
    .set({ state: 'agreed', owner: made.owner, team, agreedBy, agreedAs, agreedOn: on, place: null })
    .where(and(eq(beginnings.id, made.beginning)))
    .run();
  watchOver(tx, team);
}
