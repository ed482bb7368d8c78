import { join } from 'node:path';
import type { PersonId } from '@hatstand/db/ids';
import { type Db, inOneTransaction, openDb } from '@hatstand/db/open';
import { momentAt } from '../core/src/moment.ts';
import { visitsBetween, visitsKnown } from '../core/src/visits/records.ts';
import { addDays, at, instantOf } from '../core/src/words/calendar.ts';
import { makeBigWorld, TODAY, teamNumber } from './big-world.ts';
import { type Figure, median, ratioOf, takeTurns } from './figures.ts';
import { inFolder } from './folder.ts';
import { KEY } from './key.ts';

const SIZES = {
  usual: { large: { teams: 100, years: 9.13 }, small: { teams: 30, years: 3.04 } },
  short: { large: { teams: 12, years: 2 }, small: { teams: 4, years: 1 } },
};

/** A week of a team, and what somebody has around one visit, where there are a million visits and where there are a hundred thousand. */
export const measureVisits = (size: keyof typeof SIZES): Promise<Figure[]> =>
  inFolder(async (folder) => {
    const [small, large] = (['small', 'large'] as const).map((name) => {
      const db = openDb(join(folder, `${name}.sqlite`), KEY);
      const { visits } = makeBigWorld(db, SIZES[size][name]);
      return { db, visits, teams: SIZES[size][name].teams };
    });
    if (!small || !large) throw new Error('there are two sizes');
    const times = size === 'short' ? 3 : 15;
    const weeks = await takeTurns(
      times,
      () => week(large),
      () => week(small),
    );
    const overlaps = await takeTurns(
      times,
      () => overlap(large),
      () => overlap(small),
    );
    for (const { db } of [small, large]) db.client.close();
    return [
      ['visits-small', small.visits],
      ['visits-large', large.visits],
      ['week-microseconds-large', median(weeks.map(({ ours }) => ours))],
      ['week-ratio-large-to-small', ratioOf(weeks)],
      ['overlap-microseconds-large', median(overlaps.map(({ ours }) => ours))],
      ['overlap-ratio-large-to-small', ratioOf(overlaps)],
    ];
  });

interface World {
  readonly db: Db;
  readonly teams: number;
}

/** Microseconds to know all that rules must see of a team's week. */
const week = ({ db, teams }: World): number =>
  microsecondsEach(teams, (number) =>
    inOneTransaction(db, (tx) => {
      const person = `person-${number}-0` as PersonId;
      const moment = momentAt(() => instantOf(at(TODAY, '08:00' as never)), 'http://127.0.0.1:3000');
      const { visits } = visitsKnown(tx, { person, place: undefined }, { from: TODAY, to: addDays(TODAY, 6), teams: [teamNumber(number)] }, moment);
      if (visits.length < 20) throw new Error('a week has three visits a day');
    }),
  );

/** Microseconds to find what somebody has on the days around a visit: whether they are free. */
const overlap = ({ db, teams }: World): number =>
  microsecondsEach(teams, (number) =>
    inOneTransaction(db, (tx) => {
      const theirs = visitsBetween(tx, [], [`person-${number}-0` as PersonId], addDays(TODAY, -1), addDays(TODAY, 1));
      if (theirs.length < 2) throw new Error('they give a visit a day');
    }),
  );

function microsecondsEach(teams: number, turn: (team: number) => void): number {
  const asked = 100;
  const start = performance.now();
  for (let number = 0; number < asked; number += 1) turn((number * 7) % teams);
  return ((performance.now() - start) * 1000) / asked;
}
