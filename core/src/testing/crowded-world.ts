import type { TeamId } from '@hatstand/db/ids';
import { inOneTransaction } from '@hatstand/db/open';
import { minutesBetweenPlaces } from '@hatstand/db/repositories/teams';
import { scheduleOf, seriesOfTeam } from '@hatstand/db/repositories/visits';
import type { Day, LocalTime } from '@hatstand/db/times';
import { type Visit, visitsOf } from '../visits/visits.ts';
import { instantOf } from '../words/calendar.ts';
import { type SmallWorld, smallWorld } from './small-world.ts';

export const ROSA = 'team-rosa' as TeamId;
const PLACES = { 'team-rosa': 'alder-row', 'team-arthur': 'birch-lane' } as const;
const FROM = '2026-11-23' as Day;
const TO = '2026-12-13' as Day;

/** Every visit of both teams in the three weeks that anything is asked about. */
export function visitsNow(of: SmallWorld): Visit[] {
  return inOneTransaction(of.db, (tx) =>
    Object.entries(PLACES).flatMap(([team, place]) =>
      seriesOfTeam(tx, team as TeamId, FROM, TO).flatMap((series) => visitsOf(scheduleOf(tx, series, FROM, TO), place, FROM, TO)),
    ),
  );
}
/** More visits, at the same hours in both teams: in the demo world as it is nobody could ever be in two places. */
export function crowded(): SmallWorld {
  const of = smallWorld();
  const add = of.db.client.prepare(
    "insert into series (id, team, called, first_day, repeats, starts, ends, giver) values (?, ?, 'more', '2026-11-23', ?, ?, ?, ?)",
  );
  const more = [
    ['team-arthur', 'TU', '10:00', '12:00', 'person-bilal'],
    ['team-arthur', 'MO', '11:10', '13:10', 'person-bilal'],
    ['team-arthur', 'FR', '09:30', '11:30', 'person-bilal'],
    ['team-rosa', 'FR', '09:00', '11:00', 'person-jo'],
    ['team-rosa', 'MO', '10:00', '12:00', 'person-greta'],
    ['team-rosa', 'SA', '11:00', '13:00', 'person-sam'],
  ];
  for (const [team, day, starts, ends, giver] of more) add.run(`series-more-${team}-${day}`, team, `FREQ=WEEKLY;BYDAY=${day}`, starts, ends, giver);
  return of;
}
const minutes = (local: LocalTime): number => instantOf(local).getTime() / 60_000;

/** Two visits of one person that cannot both be given, with the way from one to the other. */
export function clashes(of: SmallWorld): string[] {
  const visits = visitsNow(of).filter(({ giver }) => giver !== undefined);
  return inOneTransaction(of.db, (tx) =>
    visits.flatMap((one) =>
      visits
        .filter((other) => {
          if (other.id <= one.id || other.giver !== one.giver) return false;
          const way = minutesBetweenPlaces(tx, one.place, other.place);
          return minutes(one.span.from) < minutes(other.span.to) + way && minutes(other.span.from) < minutes(one.span.to) + way;
        })
        .map((other) => `${one.giver}: ${one.id} and ${other.id}`),
    ),
  );
}
