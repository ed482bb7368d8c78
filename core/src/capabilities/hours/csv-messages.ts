import type { PersonId } from '@hatstand/db/ids';
import { type Labelled, open, plan, team as teamText } from '@hatstand/db/labels';
import { teamOf } from '../../visits/known.ts';
import { dayOf } from '../../words/calendar.ts';
import { csvRecord, csvTexts } from '../../words/csv.ts';
import type { Row } from './counting.ts';
import type { HoursFact } from './facts.ts';
import type { Known } from './known.ts';
import { type HoursMessage, nameOf, sayDays, teamName } from './phrases.ts';
import { sumShown } from './shown.ts';

/** Rocket.Chat takes 5,000 characters; marks that it would read as markup take one more each. */
const LONGEST_CSV = 4_500;

const ELSEWHERE = open`The table for a spreadsheet can't come here. Ask me for it in Rocket.Chat, or ask the Rota Holder to get it for you.`;
const NOWHERE_ELSE = open`The table for a spreadsheet can't come here, only into Rocket.Chat. Please ask the Rota Holder to get it for you.`;
const WITH_SURNAME = teamText`person,surname,team,kind,date,from,to,minutes,done,covered_for,cancelled_by,cancelled_at`;
const WITHOUT_SURNAME = plan`person,team,kind,date,from,to,minutes,done,covered_for,cancelled_by,cancelled_at`;

export const csvElsewhere = (known: Known): HoursMessage => ({ to: known.me, text: ELSEWHERE, nowhereElse: NOWHERE_ELSE, teams: [] });

/** One row a visit, in the order of their times. Surnames, and the names of teams, only for those who may read how these teams run. */
export function csvShown({ shown, span }: Extract<HoursFact, { happened: 'csv-shown' }>, known: Known): HoursMessage[] {
  const { rows } = sumShown(shown, known);
  if (rows.length === 0) return [{ to: known.me, text: plan`There are no hours to put into a table, ${sayDays(span, known.today)}.`, teams: [] }];
  const teams = [...new Set(rows.map(({ visit }) => visit.team))];
  if (teams.every((id) => teamOf(known, id)?.readsTeam)) {
    const texts = csvTexts(
      'team',
      WITH_SURNAME,
      rows.map((row) => fullRow(row, known)),
      LONGEST_CSV,
    );
    return texts.map((text) => ({ to: known.me, text, limited: ELSEWHERE, nowhereElse: NOWHERE_ELSE, teams }));
  }
  const texts = csvTexts(
    'plan',
    WITHOUT_SURNAME,
    rows.map((row) => limitedRow(row, known)),
    LONGEST_CSV,
  );
  return texts.map((text) => ({ to: known.me, text, teams: [] }));
}

function fullRow(row: Row, known: Known): Labelled<'team'> {
  const called = known.people.get(row.person);
  const { coveredFor, by, at } = aside(row);
  return csvRecord('team', [
    called?.first ?? open``,
    called?.surname ?? open``,
    teamName(row.visit.team, known).full,
    ...times(row),
    coveredFor ? wholeName(coveredFor, known) : open``,
    by ? wholeName(by, known) : open``,
    at ?? open``,
  ]);
}

function limitedRow(row: Row, known: Known): Labelled<'plan'> {
  const { coveredFor, by, at } = aside(row);
  return csvRecord('plan', [
    nameOf(row.person, known).limited,
    teamName(row.visit.team, known).limited,
    ...times(row),
    coveredFor ? nameOf(coveredFor, known).limited : open``,
    by ? nameOf(by, known).limited : open``,
    at ?? open``,
  ]);
}

const times = ({ kind, visit, minutes, done }: Row) => [
  KINDS[kind],
  dayOf(visit.span.from),
  visit.span.from,
  visit.span.to,
  minutes,
  done ? open`yes` : open`no`,
];

const KINDS: Record<Row['kind'], Labelled<'open'>> = {
  ordinary: open`ordinary`,
  trial: open`trial`,
  covered: open`covered`,
  'cancelled late': open`cancelled late`,
};

const aside = ({ visit, person, cancelledBy, cancelledAt }: Row) => ({
  coveredFor: visit.usual === person ? undefined : visit.usual,
  by: cancelledBy,
  at: cancelledAt,
});

function wholeName(person: PersonId, known: Known): Labelled<'team'> {
  const called = known.people.get(person);
  return called ? teamText`${called.first} ${called.surname}` : teamText`somebody`;
}
