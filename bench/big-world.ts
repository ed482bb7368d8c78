import type { TeamId } from '@hatstand/db/ids';
import { Labelled } from '@hatstand/db/labels';
import { type Db, inOneTransaction } from '@hatstand/db/open';
import type { Day } from '@hatstand/db/times';
import { addDays } from '../core/src/words/calendar.ts';

export const TODAY = '2026-11-23' as Day;
/** As many as a large co-op has. */
export const TEAMS = 150;
export const HELPERS = 4;
const TIMES = [
  ['09:00', '11:00'],
  ['12:30', '13:30'],
  ['18:00', '19:00'],
] as const;

export const teamNumber = (team: number): TeamId => `team-${team}` as TeamId;
/** The account of the nth helper of a team in Rocket.Chat. */
export const accountOf = (team: number, helper: number): string => `helper-${team}-${helper}`;

/**
 * Many teams, each with three visits a day for years: nine in ten given by whoever usually gives them, the tenth by somebody else, and one in a hundred moved
 * to another day. Written straight into the tables: a turn for each would take a day.
 */
export function makeBigWorld(db: Db, { teams, years }: { teams: number; years: number }): { visits: number } {
  const { client, vault } = db;
  const insert = (table: string, columns: string) => client.prepare(`insert into ${table} (${columns}) values (${columns.replace(/[^,]+/g, '?')})`);
  const began = addDays(TODAY, -Math.round(years * 365.25));
  const days = Array.from({ length: Math.round(years * 365.25) }, (_, day) => addDays(began, day));
  inOneTransaction(db, () => {
    const person = insert('people', 'id, first_name, surname, language, large_print, urgent_in_quiet_hours, digest');
    const address = insert('addresses', 'id, person, channel, findable, handle, preferred, linked_at');
    insert('circles', 'id, name, area').run('circle-1', 'The circle', 'Millbrook');
    const team = insert('teams', 'id, circle, owner, name, nickname, asking, place, address, state');
    const key = insert('team_keys', 'team, wrapped');
    const member = insert('memberships', 'team, person, kind, gives_visits, newcomer, since');
    const series = insert('series', 'id, team, called, first_day, repeats, starts, ends, giver, kind, skips_bank_holidays');
    const change = insert('changed_visits', 'series, day, giver, giver_is, moved_to, cancelled, changed_by, changed_at');
    const addPerson = (id: string, account: string): void => {
      person.run(id, `Name ${id}`, `Surname ${id}`, 'en', 0, 0, 'off');
      const handle = vault.seal(new Labelled('team', account), undefined).box;
      address.run(`address-${id}`, id, 'rocketchat', vault.findable('rocketchat', account), handle, 1, 0);
    };
    for (let number = 0; number < teams; number += 1) {
      const id = teamNumber(number);
      addPerson(`owner-${number}`, `owner-${number}`);
      key.run(id, vault.newTeamKey());
      const home = vault.seal(new Labelled('care', 'At home'), undefined).box;
      team.run(id, 'circle-1', `owner-${number}`, `Team ${number}`, `T${number}'s team`, 'ask me first', `place-${number}`, home, 'running');
      for (let helper = 0; helper < HELPERS; helper += 1) {
        addPerson(`person-${number}-${helper}`, accountOf(number, helper));
        member.run(id, `person-${number}-${helper}`, 'independent', 1, 0, began);
      }
      for (const [index, [starts, ends]] of TIMES.entries()) {
        const one = `series-${number}-${index}`;
        const usual = `person-${number}-${index}`;
        series.run(one, id, 'visit', began, 'FREQ=DAILY', starts, ends, usual, 'ordinary', 0);
        for (const [place, day] of days.entries())
          if ((place + index) % 10 === 0) {
            const movedTo = place % 100 === 0 ? addDays(day, 1) : null;
            change.run(one, day, `person-${number}-${HELPERS - 1}`, 'other', movedTo, 'no', usual, 0);
          }
      }
    }
  });
  return { visits: teams * TIMES.length * days.length };
}
