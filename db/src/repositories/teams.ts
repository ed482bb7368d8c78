import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import type { AlarmId, PersonId, RoomId, TeamId, VisitId } from '../ids.ts';
import { CEILINGS, type Label, lowest, mayCarry, type WayOut } from '../labels.ts';
import { type Db, prepared, type Tx } from '../open.ts';
import type { ChannelName } from '../schema/people.ts';
import { advocates, clearances, hats, memberships, roomMembers, rooms, standingConsents, teams, travel } from '../schema/teams.ts';
import { sortedBy } from '../sorted.ts';
import type { Day } from '../times.ts';
import { setAlarm } from './conversation.ts';
import { isWrittenTo } from './people.ts';

export type Team = typeof teams.$inferSelect;
export type Membership = typeof memberships.$inferSelect;
export type Room = typeof rooms.$inferSelect;

const team = prepared((drizzle) =>
  drizzle
    .select()
    .from(teams)
    .where(eq(teams.id, sql.placeholder('id')))
    .prepare(),
);
export function teamById(tx: Tx, id: TeamId): Team {
  const found = team(tx).get({ id });
  if (!found) throw new Error(`there is no team ${id}`);
  return found;
}

const stillRuns = (until: typeof memberships.until | typeof advocates.until | typeof hats.until | typeof clearances.until | typeof standingConsents.until) =>
  or(isNull(until), gt(until, sql.placeholder('today')));

// One list of teams to look up: with three conditions side by side SQLite goes through all teams.
const teamsWith = prepared((drizzle) => {
  const [person, today] = [sql.placeholder('person'), sql.placeholder('today')];
  const belongsTo = sql`(select id from teams where owner = ${person}
    union all select team from memberships where person = ${person} and (until is null or until > ${today})
    union all select team from advocates where person = ${person} and (until is null or until > ${today}))`;
  return drizzle.select().from(teams).where(sql`${teams.id} in ${belongsTo}`).prepare();
});
/** The teams somebody belongs to today: as member, advocate or Team Owner. */
export const teamsOf = (tx: Tx, person: PersonId, today: Day): Team[] => sortedBy(teamsWith(tx).all({ person, today }), (row) => row.id);

const members = prepared((drizzle) =>
  drizzle
    .select()
    .from(memberships)
    .where(and(eq(memberships.team, sql.placeholder('team')), stillRuns(memberships.until)))
    .prepare(),
);
export const membersOf = (tx: Tx, id: TeamId, today: Day): Membership[] => sortedBy(members(tx).all({ team: id, today }), (row) => row.person);

const advocatesNow = prepared((drizzle) =>
  drizzle
    .select()
    .from(advocates)
    .where(and(eq(advocates.team, sql.placeholder('team')), stillRuns(advocates.until)))
    .prepare(),
);
export const advocatesOf = (tx: Tx, id: TeamId, today: Day): PersonId[] =>
  sortedBy(
    advocatesNow(tx).all({ team: id, today }),
    (row) => row.since,
    (row) => row.person,
  ).map((row) => row.person);

/**
 * Who speaks for the team's decisions in chat: the Team Owner, or the advocate where the Team Owner has no chat or has said STOP, or where two people
 * have recorded that the Team Owner can't decide alone. Undefined when neither can be reached.
 */
/** Everybody a team is made of, each once: its Team Owner, whoever speaks for them, and its members. */
export const everybodyIn = (tx: Tx, of: Team, today: Day): PersonId[] => [
  ...new Set([of.owner, ...advocatesOf(tx, of.id, today), ...membersOf(tx, of.id, today).map(({ person }) => person)]),
];

export function voiceOf(tx: Tx, of: Team, today: Day): PersonId | undefined {
  const speaking = advocatesOf(tx, of.id, today);
  return (of.deciding === 'alone' ? [of.owner, ...speaking] : [...speaking, of.owner]).find((person) => isWrittenTo(tx, person, today));
}

const clearance = prepared((drizzle) =>
  drizzle
    .select({ label: clearances.label })
    .from(clearances)
    .where(
      and(
        eq(clearances.team, sql.placeholder('team')),
        eq(clearances.person, sql.placeholder('person')),
        eq(clearances.section, 'everything'),
        stillRuns(clearances.until),
      ),
    )
    .prepare(),
);
/** The narrowest label a person may read about a team. The Team Owner and their advocates read all of the record; outsiders nothing. */
export function clearanceIn(tx: Tx, id: TeamId, person: PersonId, today: Day): Label {
  if (teamById(tx, id).owner === person || advocatesOf(tx, id, today).includes(person)) return 'care';
  if (!membersOf(tx, id, today).some((member) => member.person === person)) return 'open';
  return clearance(tx).get({ team: id, person, today })?.label ?? 'plan';
}

const wearers = prepared((drizzle) =>
  drizzle
    .select({ wornBy: hats.wornBy, since: hats.since })
    .from(hats)
    .where(and(eq(hats.team, sql.placeholder('team')), eq(hats.hat, sql.placeholder('hat')), stillRuns(hats.until)))
    .prepare(),
);
/** Who wears a hat in a team today. */
export const wearersOf = (tx: Tx, id: TeamId, hat: string, today: Day): PersonId[] =>
  sortedBy(
    wearers(tx).all({ team: id, hat, today }),
    (row) => row.since,
    (row) => row.wornBy,
  ).map((row) => row.wornBy);

const worn = prepared((drizzle) =>
  drizzle
    .select({ hat: hats.hat, wornBy: hats.wornBy })
    .from(hats)
    .where(and(eq(hats.team, sql.placeholder('team')), stillRuns(hats.until)))
    .orderBy(hats.since, hats.hat, hats.wornBy)
    .prepare(),
);
/** Every hat of a team and who wears it today. */
export const hatsOf = (tx: Tx, id: TeamId, today: Day): { hat: string; wornBy: PersonId }[] => worn(tx).all({ team: id, today });

const consents = prepared((drizzle) =>
  drizzle
    .select({ person: standingConsents.person })
    .from(standingConsents)
    .where(and(eq(standingConsents.team, sql.placeholder('team')), eq(standingConsents.what, 'any visit'), stillRuns(standingConsents.until)))
    .prepare(),
);
/** Whom the Team Owner has said may come to any visit, until further notice. */
export const standingConsentsOf = (tx: Tx, id: TeamId, today: Day): PersonId[] =>
  consents(tx)
    .all({ team: id, today })
    .map((row) => row.person);

const journey = prepared((drizzle) =>
  drizzle
    .select({ minutes: travel.minutes })
    .from(travel)
    .where(and(eq(travel.from, sql.placeholder('from')), eq(travel.to, sql.placeholder('to'))))
    .prepare(),
);
/** Minutes between two places; none within one place, and none where nobody has said how far it is. */
export const minutesBetweenPlaces = (tx: Tx, from: string, to: string): number => (from === to ? 0 : (journey(tx).get({ from, to })?.minutes ?? 0));

const roomAt = prepared((drizzle) =>
  drizzle
    .select()
    .from(rooms)
    .where(and(eq(rooms.channel, sql.placeholder('channel')), eq(rooms.handle, sql.placeholder('handle'))))
    .prepare(),
);
export const roomByHandle = (tx: Tx, channel: ChannelName, handle: string): Room | undefined => roomAt(tx).get({ channel, handle });

const room = prepared((drizzle) =>
  drizzle
    .select()
    .from(rooms)
    .where(eq(rooms.id, sql.placeholder('id')))
    .prepare(),
);
export const roomById = (tx: Db, id: RoomId): Room | undefined => room(tx).get({ id });

const teamRoom = prepared((drizzle) =>
  drizzle
    .select()
    .from(rooms)
    .where(eq(rooms.team, sql.placeholder('team')))
    .prepare(),
);
export const roomOfTeam = (tx: Tx, id: TeamId): Room | undefined => teamRoom(tx).get({ team: id });

const readers = prepared((drizzle) =>
  drizzle
    .select({ person: roomMembers.person })
    .from(roomMembers)
    .where(eq(roomMembers.room, sql.placeholder('room')))
    .prepare(),
);
/** Who can read along in a room, as the channel last told. */
export const readersOf = (tx: Tx, id: RoomId): PersonId[] =>
  readers(tx)
    .all({ room: id })
    .map((row) => row.person);

/** How a post in this room leaves: only a team's own private room counts as the team's room. */
export const wayOutOfRoom = (of: Room): WayOut => (of.openTo === 'members' && of.team ? 'teamRoom' : 'publicRoom');

/** The narrowest text a post may be here: the room's ceiling, and no narrower than everybody who reads along may know about these teams. */
export function ceilingOfRoom(tx: Tx, of: Room, about: readonly TeamId[], today: Day): Label {
  let ceiling: Label = of.outsiders > 0 ? 'open' : CEILINGS[wayOutOfRoom(of)];
  for (const reader of readersOf(tx, of.id)) {
    for (const id of about) ceiling = lowest(ceiling, clearanceIn(tx, id, reader, today));
    if (!mayCarry(ceiling, 'plan')) break;
  }
  return ceiling;
}

/** From now on a team's visits are looked at every morning, for those that nobody has. The first look is at once. */
export function watchOver(tx: Tx, id: TeamId): void {
  const { owner } = teamById(tx, id);
  setAlarm(tx, { id: `alarm-watch-${id}` as AlarmId, rings: new Date(0), person: owner, capability: 'cover', intent: { do: 'watch', team: id } });
}

/** A visit that nobody has came up after the morning's look: it is looked at by itself. */
export function watchVisit(tx: Tx, alarm: { id: AlarmId; rings: Date; person: PersonId }, visit: VisitId): void {
  setAlarm(tx, { ...alarm, capability: 'cover', intent: { do: 'ladder', visit, rung: { is: 'Rota Holder' } } });
}

/** What a team is called where its Team Owner is never named. */
export const callTeam = (tx: Tx, id: TeamId, nickname: Team['nickname']): void => {
  tx.drizzle.update(teams).set({ nickname }).where(eq(teams.id, id)).run();
};

/** From today on somebody speaks for the Team Owner. That they said yes is for the rules to see to. */
export const addAdvocate = (tx: Tx, id: TeamId, person: PersonId, since: Day): void => {
  tx.drizzle
    .insert(advocates)
    .values({ team: id, person, since })
    .onConflictDoUpdate({ target: [advocates.team, advocates.person], set: { since, until: null } })
    .run();
};
