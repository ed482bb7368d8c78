import { expect, test } from 'vitest';
import type { Stage } from './stage.ts';
import { type Played, playYear } from './year.ts';

/** Three quiet days in which something is done to the tables behind everybody's back. */
async function withPlanted(plant: (stage: Stage) => void): Promise<Played['breach']> {
  const { breach } = await playYear({ seed: 1, days: 3, isQuiet: true, onDay: (stage, number) => (number === 1 ? plant(stage) : undefined) });
  return breach;
}
const change = (stage: Stage, query: string): void => {
  stage.client().exec(query);
  // Somebody does something, so that everything is looked at.
  stage.later(1, () => stage.say('sam', 'im away 20 Jan to 22 Jan'));
};

test('three quiet days are as they should be', async () => {
  expect(await withPlanted(() => undefined)).toBeUndefined();
});

const planted = (team: string, starts: string, ends: string): string =>
  `insert into series (id, team, called, first_day, repeats, starts, ends, giver) values ('series-planted', '${team}', 'planted', '2026-11-26', null, '${starts}', '${ends}', 'person-bilal')`;

test('somebody who is in two places is found', async () => {
  const breach = await withPlanted((stage) => change(stage, planted('team-rosa', '17:30', '18:30')));
  expect(breach?.check).toBe('nobody is in two places');
});

test('a clash by the way from one to the other alone is found', async () => {
  const breach = await withPlanted((stage) => change(stage, planted('team-arthur', '18:19', '19:00')));
  expect(breach?.check).toBe('nobody is in two places');
});

test('just enough time for the way is no clash', async () => {
  const breach = await withPlanted((stage) => change(stage, planted('team-arthur', '18:20', '19:00')));
  expect(breach?.check).not.toBe('nobody is in two places');
});

test('a visit that is lost is found', async () => {
  const breach = await withPlanted((stage) => change(stage, "delete from series where id = 'series-team-rosa-company-sa'"));
  expect(breach?.check).toBe('no visit is lost');
});

test('a cancellation that nobody wrote down is found', async () => {
  const breach = await withPlanted((stage) => {
    stage.plan.change('series-team-rosa-company-sa@2026-11-28', { cancelled: true });
    stage
      .client()
      .exec(
        "insert into changed_visits (series, day, giver_is, cancelled, changed_by, changed_at) values ('series-team-rosa-company-sa', '2026-11-28', 'usual', 'yes', 'person-jo', 0)",
      );
  });
  expect(breach?.check).toBe('no visit is lost');
});

test('a visit given to somebody who never said yes is found', async () => {
  const breach = await withPlanted((stage) =>
    change(
      stage,
      "insert into changed_visits (series, day, giver, giver_is, changed_by, changed_at) values ('series-team-rosa-company-sa', '2026-11-28', 'person-jo', 'other', 'person-sam', 0)",
    ),
  );
  expect(breach?.check).toBe('nobody has a visit without their own yes');
});

test('somebody who comes to Rosa without being asked for is found', async () => {
  const breach = await withPlanted((stage) => {
    stage.yeses.push({ person: 'person-jo', at: stage.now(), text: 'Sat 28 Nov, 10am to 12 noon' });
    change(
      stage,
      "insert into changed_visits (series, day, giver, giver_is, changed_by, changed_at) values ('series-team-rosa-company-sa', '2026-11-28', 'person-jo', 'other', 'person-jo', 0)",
    );
  });
  expect(breach?.check).toBe('nobody comes unasked where the way is "ask me first"');
});

test('an hour before in which nobody was told is found', async () => {
  const breach = await withPlanted((stage) => {
    stage.at('2026-11-24T12:00', () => stage.say('bilal', 'cover tomorrow 9am'));
    stage.at('2026-11-24T12:30', () => {
      stage.client().exec("delete from alarms where capability = 'cover' and intent like '%ladder%'");
      stage.client().exec("update alarms set rings = 4000000000000 where capability = 'cover' and intent like '%watch%'");
    });
  });
  expect(breach?.check).toBe('no visit that nobody has goes quiet');
});

test('a letter that never left and that nobody heard of is found', async () => {
  const breach = await withPlanted((stage) => {
    stage.later(5, () => stage.say('sam', 'cover fri 9am'));
    stage.later(30, () => {
      stage
        .client()
        .exec("update letters set state = 'failed', words = null where id = (select id from letters where person = 'person-jo' order by number desc limit 1)");
    });
  });
  expect(breach?.check).toBe('every letter has its end');
});

test('a question left open about a visit that has begun is found', async () => {
  const breach = await withPlanted((stage) => {
    stage.later(5, () => stage.say('sam', 'cover fri 9am'));
    stage.later(30, () => {
      stage.client().exec("update requests set visit = 'series-team-rosa-morning-mo@2026-11-23'");
    });
  });
  expect(breach?.check).toBe('no question is open about what is over');
});
