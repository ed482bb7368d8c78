import type { Id } from '@hatstand/db/ids';
import { type Label, Labelled } from '@hatstand/db/labels';
import { type Db, inOneTransaction, type Tx } from '@hatstand/db/open';
import { startReminding } from '@hatstand/db/repositories/reminders';
import { watchOver } from '@hatstand/db/repositories/teams';
import * as schema from '@hatstand/db/schema/index';
import type { MemberKind } from '@hatstand/db/schema/teams';
import type { Day, TimeOfDay } from '@hatstand/db/times';
import { DEMO_PEOPLE, DEMO_ROOMS } from './people.ts';

/** When the demo opens. */
export const DEMO_STARTS = new Date('2026-11-23T08:00:00Z');
const BEGINNING = '2026-01-01' as Day;

const id = <Kind extends string>(kind: Kind, key: string): Id<Kind> => `${kind}-${key}` as Id<Kind>;
const person = (key: string) => id('person', key);
const ROSA = id('team', 'rosa');
const ARTHUR = id('team', 'arthur');
const MILLBROOK = id('circle', 'millbrook');
const words = <L extends Label>(label: L, text: string): Labelled<L> => new Labelled(label, text);

/** Fills an empty database with the demo world of TRANSCRIPTS.md, exactly as written there. */
export function makeDemoWorld(db: Db): void {
  inOneTransaction(db, (tx) => {
    people(tx);
    circleAndTeams(tx);
    memberships(tx);
    hats(tx);
    rooms(tx);
    visits(tx);
  });
}

function people(tx: Tx): void {
  for (const one of DEMO_PEOPLE) {
    tx.drizzle
      .insert(schema.people)
      .values({
        id: person(one.key),
        firstName: words('team', one.firstName),
        surname: words('team', one.surname),
        largePrint: one.key === 'rosa',
      })
      .run();
    startReminding(tx, person(one.key), '18:00' as TimeOfDay);
    for (const channel of ['rocketchat', 'whatsapp'] as const) {
      const handle = one[channel];
      if (!handle) continue;
      const address = {
        id: id('address', `${one.key}-${channel}`),
        person: person(one.key),
        channel,
        preferred: one.prefers === channel,
        linkedAt: DEMO_STARTS,
        lastSeenAt: DEMO_STARTS,
      };
      tx.drizzle
        .insert(schema.addresses)
        .values({ ...address, findable: tx.vault.findable(channel, handle), handle: tx.vault.seal(words('team', handle), undefined) })
        .run();
    }
  }
  tx.drizzle
    .insert(schema.employments)
    .values([
      { person: person('sam'), weeklyHours: 24 },
      { person: person('bilal'), weeklyHours: 30 },
    ])
    .run();
  tx.drizzle
    .insert(schema.skills)
    .values(['sam', 'bilal', 'jo', 'maya'].map((key) => ({ person: person(key), skill: 'personal care' })))
    .run();
}

function circleAndTeams(tx: Tx): void {
  tx.drizzle
    .insert(schema.circles)
    .values({ id: MILLBROOK, name: words('team', 'Millbrook Circle'), area: words('plan', 'Millbrook') })
    .run();
  for (const team of [ROSA, ARTHUR]) tx.drizzle.insert(schema.teamKeys).values({ team, wrapped: tx.vault.newTeamKey() }).run();
  tx.drizzle
    .insert(schema.teams)
    .values([
      {
        id: ROSA,
        circle: MILLBROOK,
        owner: person('rosa'),
        name: words('team', "Rosa's team"),
        nickname: words('plan', "R's team"),
        asking: 'ask me first',
        place: 'alder-row',
        address: tx.vault.seal(words('care', 'Alder Row'), ROSA),
        state: 'running',
      },
      {
        id: ARTHUR,
        circle: MILLBROOK,
        owner: person('arthur'),
        name: words('team', "Arthur's team"),
        nickname: words('plan', "A's team"),
        asking: 'just tell me',
        place: 'birch-lane',
        address: tx.vault.seal(words('care', 'Birch Lane'), ARTHUR),
        state: 'starting',
      },
    ])
    .run();
  for (const team of [ROSA, ARTHUR]) watchOver(tx, team);
  tx.drizzle
    .insert(schema.travel)
    .values([
      { from: 'alder-row', to: 'birch-lane', minutes: 20 },
      { from: 'birch-lane', to: 'alder-row', minutes: 20 },
    ])
    .run();
  tx.drizzle
    .insert(schema.circleMemberships)
    .values(['nia', 'cal', 'ruth', 'ivy', 'tess-a'].map((key) => ({ circle: MILLBROOK, person: person(key), since: BEGINNING })))
    .run();
  const rhythms = { dev: 'butterfly', moss: 'butterfly', greta: 'bee', ivy: 'elephant' } as const;
  tx.drizzle
    .insert(schema.giftingVolunteers)
    .values(Object.entries(rhythms).map(([key, rhythm]) => ({ circle: MILLBROOK, person: person(key), rhythm })))
    .run();
}

function memberships(tx: Tx): void {
  const member = (team: Id<'team'>, key: string, kind: MemberKind, clearance: Label, givesVisits: boolean): void => {
    tx.drizzle
      .insert(schema.memberships)
      .values({ team, person: person(key), kind, givesVisits, newcomer: false, since: BEGINNING })
      .run();
    const givenBy = team === ROSA ? person('rosa') : person('lena');
    tx.drizzle
      .insert(schema.clearances)
      .values({ team, person: person(key), section: 'everything', label: clearance, givenBy, givenOn: BEGINNING })
      .run();
  };
  member(ROSA, 'tess', 'family', 'care', false);
  member(ROSA, 'sam', 'employed', 'care', true);
  member(ROSA, 'jo', 'independent', 'care', true);
  member(ROSA, 'bilal', 'employed', 'care', true);
  member(ROSA, 'greta', 'volunteer', 'team', true);
  member(ROSA, 'nia', 'Team Starter', 'care', false);
  member(ARTHUR, 'lena', 'family', 'care', false);
  member(ARTHUR, 'bilal', 'employed', 'care', true);
  member(ARTHUR, 'maya', 'independent', 'care', true);
  member(ARTHUR, 'nia', 'Team Starter', 'care', false);
  tx.drizzle
    .insert(schema.advocates)
    .values([
      { team: ROSA, person: person('tess'), since: BEGINNING },
      { team: ARTHUR, person: person('lena'), since: BEGINNING },
    ])
    .run();
}

function hats(tx: Tx): void {
  const wear = (where: { team: Id<'team'> } | { circle: Id<'circle'> }, hat: string, key: string): void => {
    tx.drizzle
      .insert(schema.hats)
      .values({ id: id('hat', `${Object.values(where)[0]}-${hat}`), ...where, hat, wornBy: person(key), since: BEGINNING })
      .run();
  };
  wear({ team: ROSA }, 'Profile Holder', 'tess');
  wear({ team: ROSA }, 'Rota Holder', 'sam');
  wear({ team: ROSA }, 'MAR Holder', 'bilal');
  wear({ team: ROSA }, 'Team Chat Admin', 'greta');
  wear({ team: ROSA }, 'Check-in Facilitator', 'nia');
  for (const hat of ['Rota Holder', 'Profile Holder', 'MAR Holder', 'Team Chat Admin', 'Check-in Facilitator']) wear({ team: ARTHUR }, hat, 'nia');
  wear({ circle: MILLBROOK }, 'Team Starter', 'nia');
  wear({ circle: MILLBROOK }, 'Care Commons Organiser', 'cal');
  for (const hat of ['Coach', 'Problem-Solver', 'Safeguarding Lead']) wear({ circle: MILLBROOK }, hat, 'ruth');
  wear({ circle: MILLBROOK }, 'Facilitator', 'ivy');
  wear({ circle: MILLBROOK }, 'Secretary', 'tess-a');
}

function rooms(tx: Tx): void {
  const names = { millbrook: 'Millbrook Circle', rosa: "Rosa's team", arthur: "Arthur's team" } as const;
  const belongs = { millbrook: { circle: MILLBROOK }, rosa: { team: ROSA }, arthur: { team: ARTHUR } } as const;
  for (const { key, room, members } of DEMO_ROOMS) {
    tx.drizzle
      .insert(schema.rooms)
      .values({ id: id('room', key), channel: 'rocketchat', handle: room, name: words('team', names[key]), openTo: 'members', ...belongs[key] })
      .run();
    tx.drizzle
      .insert(schema.roomMembers)
      .values(members.map((member) => ({ room: id('room', key), person: person(member), joinedAt: DEMO_STARTS })))
      .run();
  }
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

function visits(tx: Tx): void {
  const weekly = (
    team: Id<'team'>,
    called: string,
    weekday: (typeof WEEKDAYS)[number],
    starts: string,
    ends: string,
    giver: string,
    skill: string | null,
  ): void => {
    const firstDay = `2026-11-${23 + WEEKDAYS.indexOf(weekday)}` as Day;
    tx.drizzle
      .insert(schema.series)
      .values({
        id: id('series', `${team}-${called}-${weekday}`.toLowerCase()),
        team,
        called: words('team', called),
        firstDay,
        repeats: `FREQ=WEEKLY;BYDAY=${weekday}`,
        starts: starts as TimeOfDay,
        ends: ends as TimeOfDay,
        giver: person(giver),
        skill,
      })
      .run();
  };
  const mornings = { MO: 'sam', TU: 'sam', WE: 'bilal', TH: 'jo', FR: 'sam' } as const;
  for (const day of WEEKDAYS.slice(0, 5) as (keyof typeof mornings)[]) weekly(ROSA, 'morning', day, '09:00', '11:00', mornings[day], 'personal care');
  weekly(ROSA, 'tea', 'TU', '17:00', '18:00', 'jo', null);
  weekly(ROSA, 'tea', 'TH', '17:00', '18:00', 'bilal', null);
  weekly(ROSA, 'company', 'SA', '10:00', '12:00', 'greta', null);
  const evenings = { MO: 'maya', WE: 'maya', FR: 'bilal' } as const;
  for (const day of Object.keys(evenings) as (keyof typeof evenings)[]) weekly(ARTHUR, 'evening', day, '18:00', '19:30', evenings[day], 'personal care');
}
