import { type PersonId, partsOf } from '@hatstand/db/ids';
import { type Labelled, open, plan } from '@hatstand/db/labels';
import type { Day, TimeOfDay } from '@hatstand/db/times';
import { teamOf } from '../../visits/known.ts';
import type { Visit } from '../../visits/visits.ts';
import { holidaysOf } from '../../words/holidays.ts';
import { sayDay, sayList, saySpan, sayTime } from '../../words/saying.ts';
import type { Change } from './changes.ts';
import type { Known } from './known.ts';
import { spanAt } from './outcome.ts';

type Words = Labelled<'plan' | 'open'>;
const MOST_LISTED = 6;

/** Who is spoken of, to this reader: you, a helper's first name, or the team where the Team Owner is meant, who is never named here. */
export function whoSaid(person: PersonId, reader: PersonId | undefined, known: Known, team?: Known['teams'][number]): Words {
  if (person === reader) return open`you`;
  return known.names.get(person) ?? (team ? team.nickname : open`somebody`);
}

/** "every Fri", "every other Wed", "every month on the first Mon". */
function sayRule(rule: string, firstDay: Day): Words {
  const interval = Number(/INTERVAL=(\d+)/.exec(rule)?.[1] ?? 1);
  const days = (/BYDAY=([^;]+)/.exec(rule)?.[1] ?? '').split(',').filter((name) => name !== '');
  if (rule.includes('FREQ=DAILY')) return interval === 2 ? open`every other day` : interval > 2 ? open`every ${interval} days` : open`every day`;
  if (rule.includes('FREQ=MONTHLY')) {
    const named = days.map((name) => plan`the ${NTH[name.slice(0, -2)] ?? open`same`} ${DAYS[name.slice(-2)] ?? open`day`}`);
    const often = interval > 1 ? open`every ${interval} months` : open`every month`;
    return named.length > 0 ? plan`${often} on ${sayList(named, 'and')}` : plan`${often} on day ${Number(firstDay.slice(8))}`;
  }
  const names = sayList(
    days.map((name) => plan`${DAYS[name] ?? open`day`}`),
    'and',
  );
  return interval === 1 ? plan`every ${names}` : interval === 2 ? plan`every other ${names}` : plan`every ${interval} weeks on ${names}`;
}
const DAYS: Readonly<Record<string, Labelled<'open'>>> = {
  MO: open`Mon`,
  TU: open`Tue`,
  WE: open`Wed`,
  TH: open`Thu`,
  FR: open`Fri`,
  SA: open`Sat`,
  SU: open`Sun`,
};
const NTH: Readonly<Record<string, Labelled<'open'>>> = {
  '1': open`first`,
  '2': open`second`,
  '3': open`third`,
  '4': open`fourth`,
  '5': open`fifth`,
  '-1': open`last`,
};

const sayTimes = (starts: TimeOfDay, ends: TimeOfDay): Labelled<'plan'> =>
  ends > starts ? plan`${sayTime(starts)} to ${sayTime(ends)}` : plan`${sayTime(starts)} to ${sayTime(ends)} the next day`;

/** "every Tue, 9am to 11am"; a visit that is once, with its day. */
export function saySeries(series: { repeats: string | null; firstDay: Day; starts: TimeOfDay; ends: TimeOfDay }, known: Known): Words {
  if (series.repeats === null) return saySpan(spanAt(series.firstDay, series), known.today);
  return plan`${sayRule(series.repeats, series.firstDay)}, ${sayTimes(series.starts, series.ends)}`;
}
const seriesById = (id: string, known: Known): Words => {
  const found = known.schedules.find(({ schedule }) => schedule.series.id === id);
  return found ? saySeries(found.schedule.series, known) : open`those visits`;
};
const sayAll = (ids: readonly string[], known: Known): Labelled<'plan'> =>
  sayList(
    ids.map((id) => plan`${seriesById(id, known)}`),
    'and',
  );

export function listOf(visits: readonly Pick<Visit, 'span'>[], known: Known): Labelled<'plan'> {
  const shown = visits.slice(0, MOST_LISTED).map(({ span }) => saySpan(span, known.today));
  const more = visits.length - shown.length;
  return sayList(more > 0 ? [...shown, plan`${more} more`] : shown, 'and');
}

/** The same, each on a line of its own: more than two are hard to read in a sentence. */
export function linesOf(visits: readonly Pick<Visit, 'span'>[], known: Known): Labelled<'plan'> {
  const shown = visits.slice(0, MOST_LISTED).map(({ span }) => saySpan(span, known.today));
  const more = visits.length - shown.length;
  return inLines(more > 0 ? [...shown, plan`and ${more} more`] : shown);
}
const inLines = (lines: readonly Labelled<'plan'>[]): Labelled<'plan'> => lines.reduce((all, line) => plan`${all}\n${line}`);

/** The change as what somebody suggests: "adding a visit on Thu 26 Nov, 2pm to 4pm, with Jo", "cancelling Fri 27 Nov, 9am to 11am". */
export function wished(change: Change, known: Known, reader?: PersonId): Words {
  switch (change.is) {
    case 'add':
      return plan`adding ${newVisit(change, known, reader)}`;
    case 'move':
      return plan`moving ${saySpan(change.visit.span, known.today)} to ${saySpan(spanAt(change.to.day, change.to), known.today)}${givenBy(change.visit.giver, known, reader)}`;
    case 'cancel':
      return plan`cancelling ${listOf(change.visits, known)}`;
    case 'put back':
      return plan`putting ${saySpan(change.visit.span, known.today)} back on the rota${givenBy(change.visit.giver, known, reader)}`;
    case 'end':
      return plan`ending the visits ${sayAll(change.series, known)} after ${sayDay(change.lastDay, known.today)}`;
    case 'give': {
      const until = change.until ? plan` until ${sayDay(change.until, known.today)}` : open``;
      const first = firstGiven(change, known);
      return plan`having ${whoSaid(change.giver, reader, known)} come ${sayAll(change.series, known)}, from ${first}${until}`;
    }
    case 'retime':
      return plan`moving ${sayAll([change.series], known)} to ${sayTimes(change.starts, change.ends)} from ${sayDay(change.from, known.today)}`;
  }
}

/** "a visit on Thu 26 Nov, 2pm to 4pm, with Jo". */
function newVisit(change: Extract<Change, { is: 'add' }>, known: Known, reader: PersonId | undefined): Words {
  const { series } = change;
  const giver = series.giver ? plan`, with ${whoSaid(series.giver, reader, known)}` : open``;
  const span =
    series.repeats === null
      ? open``
      : plan`, from ${sayDay(series.firstDay, known.today)}${series.lastDay ? plan` until ${sayDay(series.lastDay, known.today)}` : open``}`;
  const skips = series.skipsBankHolidays ? open`, not on bank holidays` : open``;
  const except =
    change.except.length > 0
      ? plan`, but not on ${sayList(
          change.except.slice(0, MOST_LISTED).map((day) => sayDay(day, known.today)),
          'and',
        )}`
      : open``;
  return plan`${series.kind === 'trial' ? open`a trial visit` : open`a visit`} on ${saySeries(series, known)}${span}${skips}${except}${giver}`;
}

const givenBy = (giver: PersonId | null, known: Known, reader: PersonId | undefined): Words => (giver ? plan`, with ${whoSaid(giver, reader, known)}` : open``);

/** "Tue 1 Dec": the first day that changes hands. */
function firstGiven(change: Extract<Change, { is: 'give' }>, known: Known): Words {
  const days = known.visits.filter(({ id }) => change.series.includes(partsOf(id).series) && partsOf(id).day >= change.from).map(({ id }) => partsOf(id).day);
  return sayDay(days.sort()[0] ?? change.from, known.today);
}

/** The change once it is made: "Thu 26 Nov, 9am to 11am is now Fri 27 Nov, 3pm to 5pm." */
export function made(
  change: Change,
  known: Known,
  how: { readonly late: readonly Visit[]; readonly alsoGone: readonly Visit[]; readonly reader?: PersonId | undefined },
): Words {
  const { reader } = how;
  switch (change.is) {
    case 'add': {
      const free = change.series.giver === null ? open` Nobody has it yet.` : open``;
      return plan`New on the rota: ${newVisit(change, known, reader)}.${free}`;
    }
    case 'move':
      return plan`${saySpan(change.visit.span, known.today)} is now ${saySpan(spanAt(change.to.day, change.to), known.today)}${givenBy(change.visit.giver, known, reader)}.`;
    case 'cancel': {
      const inTime = inTimeOf(change.visits, how.late);
      const late =
        how.late.length > 0
          ? plan`${listOf(how.late, known)} ${how.late.length > 1 ? open`are` : open`is`} cancelled late: within 24 hours, so still charged.`
          : open``;
      const early =
        inTime.length > 2
          ? plan`These are cancelled:\n${linesOf(inTime, known)}`
          : inTime.length > 0
            ? plan`${listOf(inTime, known)} ${inTime.length > 1 ? open`are` : open`is`} cancelled.`
            : open``;
      return inTime.length > 2
        ? how.late.length > 0
          ? plan`${early}\n${late}`
          : early
        : inTime.length > 0 && how.late.length > 0
          ? plan`${early} ${late}`
          : plan`${early}${late}`;
    }
    case 'put back':
      return plan`${saySpan(change.visit.span, known.today)} is back on the rota${givenBy(change.visit.giver, known, reader)}.`;
    case 'end': {
      const also = how.alsoGone.length > 0 ? plan` This goes with it: ${listOf(how.alsoGone, known)}.` : open``;
      return plan`The visits ${sayAll(change.series, known)} stop. There are none after ${sayDay(change.lastDay, known.today)}.${also}`;
    }
    case 'give': {
      const until = change.until ? plan` until ${sayDay(change.until, known.today)}` : open``;
      const who = change.giver === reader ? open`you come` : plan`${whoSaid(change.giver, reader, known)} comes`;
      return plan`From ${firstGiven(change, known)}${until} ${who} ${sayAll(change.series, known)}.`;
    }
    case 'retime':
      return plan`From ${sayDay(change.from, known.today)} ${sayAll([change.series], known)} is at ${sayTimes(change.starts, change.ends)}.`;
  }
}

/** What is cancelled in time, and whether that is so many that it stands in lines of its own. */
const inTimeOf = (visits: Extract<Change, { is: 'cancel' }>['visits'], late: readonly Visit[]) =>
  visits.filter(({ id }) => !late.some((visit) => visit.id === id));
export const isInLines = (change: Change, late: readonly Visit[]): boolean => change.is === 'cancel' && inTimeOf(change.visits, late).length > 2;

/** How it stays when a change does not come: "Tue 24 Nov, 9am to 11am stays as it is." */
export function staysAsItIs(change: Change, known: Known): Words {
  switch (change.is) {
    case 'move':
      return plan`${saySpan(change.visit.span, known.today)} stays as it is.`;
    case 'cancel':
      return plan`${listOf(change.visits, known)} ${change.visits.length > 1 ? open`stay` : open`stays`} on the rota.`;
    case 'put back':
      return plan`${saySpan(change.visit.span, known.today)} stays cancelled.`;
    case 'add':
      return plan`There will be no visit on ${saySeries(change.series, known)}.`;
    case 'end':
    case 'give':
      return plan`The visits ${sayAll(change.series, known)} stay as they are.`;
    case 'retime':
      return plan`The visits ${sayAll([change.series], known)} stay as they are.`;
  }
}

/** "Christmas Day, a bank holiday". Names come from the calendar of England and Wales, and are safe anywhere. */
export function holidayName(day: Day): Words {
  const name = holidaysOf(Number(day.slice(0, 4))).find((holiday) => holiday.day === day && holiday.isBankHoliday)?.name ?? '';
  const known = [...HOLIDAYS].find(([start]) => name.startsWith(start));
  return known ? plan`${known[1]}, a bank holiday` : open`a bank holiday`;
}
const HOLIDAYS: ReadonlyMap<string, Labelled<'open'>> = new Map([
  ['Christmas Day', open`Christmas Day`],
  ['Boxing Day', open`Boxing Day`],
  ["New Year's Day", open`New Year's Day`],
  ['Good Friday', open`Good Friday`],
  ['Easter Monday', open`Easter Monday`],
  ['Early May', open`the early May bank holiday`],
  ['Spring', open`the spring bank holiday`],
  ['Summer', open`the summer bank holiday`],
]);

export const teamName = (id: Known['teams'][number]['id'], known: Known): Words => teamOf(known, id)?.nickname ?? open`the team`;
