import { sql } from 'drizzle-orm';
import type { LetterId, PersonId, TeamId, TurnId } from '../ids.ts';
import { atMost, prepared, type Tx } from '../open.ts';
import { offers } from '../schema/conversation.ts';
import { deaths, letterTeams } from '../schema/life-events.ts';

/** A letter to somebody of whom a death was told, or about their team. Written over the table `letters`, for the queries of the outbox. */
const touchedBy = (states: string) =>
  sql.raw(`exists (select 1 from deaths where deaths.state in (${states}) and (deaths.of_person = letters.person
  or letters.team in (select id from teams where owner = deaths.of_person)
  or letters.id in (select letter from letter_teams join teams on teams.id = letter_teams.team where teams.owner = deaths.of_person)))`);

/** Letters that may leave: nobody has told of a death they would disturb, or they are meant for just then. */
export const mayLeave = sql`(letters.even_so = 1 or not ${touchedBy("'heard', 'reported', 'confirmed'")})`;

/**
 * Offers whose letter is not held back. A question about a death that still waits for the morning is not answered by a yes to something else. What was tried
 * may have been shown, and what answers somebody's own words is on its way: those count.
 */
export const hasReached = sql`${offers.id} not in (select offer from letters where state = 'queued' and offer is not null
  and ((even_so = 1 and asked = 0 and attempts = 0) or not ${mayLeave}))`;

const ofTeam = prepared((drizzle) =>
  drizzle
    .insert(letterTeams)
    .values({ letter: sql.placeholder('letter'), team: sql.placeholder('team') })
    .onConflictDoNothing()
    .prepare(),
);
/** A letter is about these teams, whatever its own words say. */
export const noteTeamsOf = (tx: Tx, letter: LetterId, teams: readonly TeamId[]): void => {
  for (const team of new Set(teams)) ofTeam(tx).run({ letter, team });
};

const silent = prepared((drizzle) =>
  drizzle
    .select({ id: deaths.id })
    .from(deaths)
    .where(sql`${deaths.state} = 'confirmed' and ${deaths.of} in (select owner from teams where id = ${sql.placeholder('team')})`)
    .limit(atMost(1))
    .prepare(),
);
/** Whether a team has fallen silent for good: a death has been confirmed. */
export const hasFallenSilent = (tx: Tx, team: TeamId): boolean => silent(tx).get({ team }) !== undefined;

/** What still waits and will never leave is withdrawn, and what it asked is closed. Offers come back with undo; letters do not. */
export function withdrawDisturbing(tx: Tx, of: PersonId, turn: TurnId): void {
  const disturbing = touchedBy("'confirmed'");
  tx.drizzle.run(sql`update letters set state = 'withdrawn', words = null, stranger = null where state = 'queued' and even_so = 0 and ${disturbing}`);
  tx.drizzle.run(sql`update offers set closed_because = 'settled', closed_in = ${turn} where used_in is null and closed_because is null
    and (person = ${of} or id in (select offer from letters where offer is not null and ${disturbing}))`);
}

/** Whether a letter was about what a confirmed death has ended: then nobody hears of it any more. */
export const wouldDisturb = (tx: Tx, letter: LetterId): boolean =>
  tx.drizzle.get(sql`select 1 from letters where id = ${letter} and even_so = 0 and ${touchedBy("'confirmed'")}`) !== undefined;
