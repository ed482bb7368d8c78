import type { TeamId } from '@hatstand/db/ids';
import { team as teamText } from '@hatstand/db/labels';
import type { Day, LocalTime } from '@hatstand/db/times';
import { refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { goingTeamMeant, teamOf, type VisitTeam } from '../../visits/known.ts';
import { addDays, dayOf, minuteOfDay, minutesBetween, minutesInto, timeOf } from '../../words/calendar.ts';
import { readingsOf } from '../../words/questions.ts';
import type { NewSeries } from './changes.ts';
import type { Addition, PlanningWish, When } from './intents.ts';
import type { Known } from './known.ts';
import { type Decision, propose } from './proposing.ts';
import { daysOfRule, MONTHS_AHEAD_DAYS } from './repeating.ts';

type Add = Extract<PlanningWish, { do: 'add' }>;
const LONGEST_MINUTES = 24 * 60;

/** A new visit, once or again and again. Whatever is missing is asked for; nothing is made up. */
export function add(wish: Add, known: Known, moment: Moment): Decision {
  const said = withoutOwner(wish.add, known);
  const team = teamFor(wish, known);
  if (team === 'not theirs') return refuse('not in this team');
  if (team === 'none') return refuse('in no team');
  if (team === 'ended') return refuse('team has ended');
  if (team === 'several') return [{ happened: 'which-team', wish, teams: known.teams.flatMap(({ id, hasEnded }) => (hasEnded ? [] : [id])) }];
  const giver = said.withMe ? known.me : said.with?.[0];
  if (said.with && said.with.length > 1) return refuse('which person');
  if (giver && !team.givers.some(({ person }) => person === giver)) return refuse('not a giver');
  const { when } = said;
  const asked = when?.ask ?? said.bounds?.ask;
  if (asked) return [unclear(wish, asked)];
  const [span, another] = when?.spans ?? [];
  if (!span?.from || !span.to || another || span.from.length === 10 || span.to.length === 10) {
    return isPastDay(span?.to, known) ? refuse('past') : [{ happened: 'time-asked', wish, missing: 'time' }];
  }
  // Both are times and not days: just checked.
  const [from, heardTo] = [span.from as LocalTime, span.to as LocalTime];
  const to = from !== heardTo ? heardTo : said.minutes ? minutesInto(dayOf(from), minuteOfDay(timeOf(from)) + said.minutes) : undefined;
  if (from <= known.now) return refuse('past');
  if (dayOf(from) > known.horizon) return refuse('too far');
  if (!to) return [{ happened: 'time-asked', wish, missing: 'end' }];
  if (minutesBetween(from, to) > LONGEST_MINUTES) return refuse('too long');
  const series = seriesOf(said, { from, to }, team.id, moment);
  if (!series) return refuse('never happens');
  const except = [...(when?.except ?? []), ...(said.bounds?.except ?? [])].filter((day) => day >= series.firstDay);
  return propose({ is: 'add', series: { ...series, giver: giver ?? null }, except: said.skipsBankHolidays ? [] : except }, wish, known, moment);
}

/** "Arthur needs somebody on Thursday": he is whom they come to, and not who comes. */
const withoutOwner = ({ with: named, ...said }: Addition, known: Known): Addition => {
  const people = named?.filter((person) => !known.teams.some(({ owner }) => owner === person)) ?? [];
  return people.length > 0 ? { ...said, with: people } : said;
};

/** The team that is meant: the one said or of the room, the only one, or the only one that the named giver is in. */
function teamFor({ team, add: said }: Add, known: Known): VisitTeam | 'not theirs' | 'several' | 'none' | 'ended' {
  const owned = known.teams.find(({ owner }) => said.with?.includes(owner));
  const meant = goingTeamMeant(known, team ?? owned?.id);
  if (meant !== 'several' || !said.with) return meant;
  const [only, another] = known.teams.filter(({ givers, hasEnded }) => !hasEnded && givers.some(({ person }) => said.with?.includes(person)));
  return only && !another ? (teamOf(known, only.id) ?? meant) : meant;
}

const isPastDay = (to: string | null | undefined, known: Known): boolean => typeof to === 'string' && to.slice(0, 10) < known.today;

function unclear(wish: Add, question: NonNullable<When['ask']>): Extract<Decision, readonly unknown[]>[number] {
  const { when } = wish.add;
  const choices = (when?.ask ? readingsOf(when) : []).map((reading) => {
    const sure: When = { ...when, ...reading };
    return { when: sure, wish: { ...wish, add: { ...wish.add, when: sure } } };
  });
  return { happened: 'day-unclear', question, choices, step: { step: 'what time', wish } };
}

/** The series as it will be stored. The bounds that were said become its first and last day; a rule has no end of its own. */
function seriesOf(said: Addition, { from, to }: { from: LocalTime; to: LocalTime }, team: TeamId, moment: Moment): NewSeries | undefined {
  const repeats = said.when?.repeat ?? null;
  const [bounds] = said.bounds?.spans ?? [];
  const rule = repeats === null ? null : withoutEnd(repeats);
  const earliest = bounds?.from ? (bounds.from.slice(0, 10) as Day) : undefined; // a day or a time: its day
  const firstDay = rule === null || !earliest || earliest <= dayOf(from) ? dayOf(from) : firstFrom(rule, dayOf(from), earliest);
  if (!firstDay || (rule === null && earliest)) return undefined;
  const lastDay = rule === null ? firstDay : lastOf(repeats ?? '', firstDay, bounds?.to ? (bounds.to.slice(0, 10) as Day) : null); // the same
  if (lastDay !== null && lastDay < firstDay) return undefined;
  return {
    id: moment.newId('series'),
    team,
    called: said.called ?? teamText`visit`,
    firstDay,
    lastDay,
    repeats: rule,
    starts: timeOf(from),
    ends: timeOf(to),
    giver: null,
    skill: said.skill ?? null,
    skipsBankHolidays: said.skipsBankHolidays,
    ...(said.trial ? { kind: 'trial' as const } : {}),
  };
}

const withoutEnd = (rule: string): string =>
  rule
    .split(';')
    .filter((part) => !/^(?:COUNT|UNTIL)=/.test(part))
    .join(';');

/** "every other Wednesday starting 2 Dec" begins on that day: every second one is counted from there. */
const firstFrom = (rule: string, heard: Day, earliest: Day): Day | undefined =>
  daysOfRule(rule.replace(/;?INTERVAL=\d+/, ''), heard, earliest, addDays(earliest, MONTHS_AHEAD_DAYS))[0];

/** The last day of all: said with "until", or worked out from "6 times". */
function lastOf(rule: string, firstDay: Day, until: Day | null): Day | null {
  const count = Number(/COUNT=(\d+)/.exec(rule)?.[1] ?? 0);
  if (count > 0) return daysOfRule(withoutEnd(rule), firstDay, firstDay, addDays(firstDay, 31 * count * 12))[count - 1] ?? null;
  const [, year, month, date] = /UNTIL=(\d{4})(\d\d)(\d\d)/.exec(rule) ?? [];
  const own = year ? (`${year}-${month}-${date}` as Day) : null; // the form is checked just above
  if (until === null || own === null) return until ?? own;
  return until < own ? until : own;
}
