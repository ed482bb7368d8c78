import type { PersonId } from '@hatstand/db/ids';
import { type Labelled, open, plan } from '@hatstand/db/labels';
import type { Request } from '@hatstand/db/repositories/requests';
import type { Attendance } from '@hatstand/db/repositories/visit-history';
import type { RecordEntry } from '@hatstand/db/repositories/visit-record';
import type { Span } from '@hatstand/db/times';
import { hasBegun } from '../../visits/visits.ts';
import { type Both, both } from '../../words/both.ts';
import { localTimeOf } from '../../words/calendar.ts';
import { sayMoment, saySpan } from '../../words/saying.ts';
import type { HoursFact } from './facts.ts';
import type { Known, VisitHistory } from './known.ts';
import { type HoursMessage, inMessages, nameOf, otherDays, sayDays, teamName } from './phrases.ts';
import { historiesShown } from './shown.ts';

/** The record of some days: for each visit what was planned, agreed, changed, and what happened. */
export function recordShown({ span, teams, asking }: Extract<HoursFact, { happened: 'record-shown' }>, known: Known): HoursMessage[] {
  const visits = historiesShown(teams, known);
  const when = sayDays(span, known.today);
  const choices = otherDays(span.other, asking, known.today);
  if (visits.length === 0) {
    const text = span.from > known.today ? plan`There are no visits planned for ${when}.` : plan`There were no visits on ${when}.`;
    return [{ to: known.me, text, teams: [], choices }];
  }
  const several = teams.length > 1;
  const lines = visits.flatMap((history, index) => [...(index > 0 ? [both``] : []), ...visitLines(history, several, known)]);
  const cut = span.cut ? [both``, both`I can show a week at a time, so this is up to ${sayDays({ from: span.to, to: span.to }, known.today)}.`] : [];
  return inMessages([...lines, ...cut], teams, choices, known);
}

function visitLines(history: VisitHistory, several: boolean, known: Known): Both[] {
  const { visit, planned } = history;
  const giver = visit.giver ? nameOf(visit.giver, known) : both`free`;
  const team = several ? both`, ${teamName(visit.team, known)}` : both``;
  const isMoved = planned.from !== visit.span.from || planned.to !== visit.span.to;
  const usual = visit.usual ? nameOf(visit.usual, known) : both`nobody yet`;
  return [
    both`${saySpan(visit.span, known.today)}: ${giver}${team}${CANCELLED[visit.cancelled]}`,
    isMoved ? both`Planned: ${saySpan(planned, known.today)}, ${usual}.` : both`Planned: ${usual}.`,
    ...history.settled.map((request) => taken(request, history, known)),
    ...entryLines(history, known),
    ...unrecordedCancellation(history, known),
    ...whatHappened(history, known),
  ];
}

const CANCELLED = { no: open``, yes: open`, cancelled`, late: open`, cancelled late` } as const;

const sayAt = (at: Date, known: Known): Labelled<'plan'> => sayMoment(localTimeOf(at), known.today);

/** Who took it, and by whose yes. That it was the Team Owner's is for those who may read how the team runs. */
function taken(request: Request, { visit }: VisitHistory, known: Known): Both {
  const who = request.visit === visit.id ? request.taker : request.giver;
  const part = request.partFrom && request.partTo ? both` (${saySpan({ from: request.partFrom, to: request.partTo }, known.today)})` : both``;
  const how = request.kind === 'swap' ? open` in a swap` : open``;
  const when = request.settledAt ? plan`, ${sayAt(request.settledAt, known)}` : open``;
  return both`${who ? nameOf(who, known) : open`Somebody`} took it${how}${part}${when}.${agreement(request, known)}`;
}

function agreement({ agreedBy, agreedAs }: Request, known: Known): Both {
  switch (agreedAs) {
    case 'Team Owner':
      return agreedBy ? { full: both` Agreed by ${nameOf(agreedBy, known)}, as Team Owner.`.full, limited: plan` Agreed.` } : both` Agreed.`;
    case 'advocate':
      return agreedBy ? both` Agreed${byWhom(agreedBy, 'advocate', known)}.` : both` Agreed.`;
    case 'standing consent':
      return both` Agreed beforehand, by a standing consent.`;
    case 'just told':
      return both` The team was just told, as it wishes.`;
    case null:
      return both``;
  }
}

/** " by Sam, as Rota Holder". Nobody is named for what the Team Owner did, where the Team Owner may not be named. */
function byWhom(by: PersonId, as: RecordEntry['as'], known: Known): Both {
  if (as === 'Hattie') return both``;
  const role = as === null || as === 'giver' ? both`` : both`, as ${ROLES[as]}`;
  const { full } = both` by ${nameOf(by, known)}${role}`;
  const isNamed = known.people.get(by)?.plan !== undefined && as !== 'Team Owner';
  return { full, limited: isNamed ? both` by ${nameOf(by, known)}${role}`.limited : plan`` };
}

const ROLES = { 'Team Owner': open`Team Owner`, advocate: open`advocate`, 'Rota Holder': open`Rota Holder` } as const;

/** What was written down, in its order. */
function entryLines(history: VisitHistory, known: Known): Both[] {
  let before: Span = history.planned;
  return history.entries.flatMap((entry) => {
    const line = entryLine(entry, before, history, known);
    if (entry.what === 'moved' && entry.from && entry.to) before = { from: entry.from, to: entry.to };
    return line ? [line] : [];
  });
}

function entryLine(entry: RecordEntry, before: Span, { visit, settled, attendances }: VisitHistory, known: Known): Both | undefined {
  const by = both`${byWhom(entry.by, entry.as, known)}, ${sayAt(entry.at, known)}.`;
  const person = entry.person ? nameOf(entry.person, known) : both`somebody`;
  const tapped = attendances.find((one) => one.person === (entry.person ?? entry.by));
  switch (entry.what) {
    case 'added':
      return both`Added${by}`;
    case 'given':
      if (settled.some(({ taker, giver }) => entry.person !== null && (taker === entry.person || giver === entry.person))) return undefined;
      return entry.person ? both`${person} took it, written down${by}` : both`Nobody had it from then on, written down${by}`;
    case 'moved':
      return entry.from && entry.to
        ? both`Moved from ${saySpan(before, known.today)} to ${saySpan({ from: entry.from, to: entry.to }, known.today)}${by}`
        : both`Moved${by}`;
    case 'cancelled':
      return both`Cancelled${by}`;
    case 'cancelled late':
      // Put back since, it is charged as the visit that it is.
      return visit.cancelled === 'late' ? both`Cancelled late${by} It is still charged.` : both`Cancelled late${by}`;
    case 'put back':
      return both`Put back${by}`;
    case 'asked for cover':
      return both`Cover was asked for${by}`;
    case 'mentioned':
      return both`Mentioned again to ${person}, ${sayAt(entry.at, known)}.`;
    case 'told Rota Holder':
      return both`Told ${person}, as Rota Holder, ${sayAt(entry.at, known)}.`;
    case 'told Coach':
      return both`Told ${person}, as Coach, ${sayAt(entry.at, known)}.`;
    case 'told on call':
      return both`Told ${person}, on call, ${sayAt(entry.at, known)}.`;
    case 'last resort shown':
      return both`The numbers to ring were shown, ${sayAt(entry.at, known)}.`;
    case 'being sorted':
      return both`Being sorted${by}`;
    case 'running late':
      if (tapped?.minutesLate) return undefined;
      return entry.minutes ? both`Running about ${entry.minutes} minutes late, ${sayAt(entry.at, known)}.` : both`Running late, ${sayAt(entry.at, known)}.`;
    case 'on my way':
      return tapped?.onMyWayAt ? undefined : both`On the way, ${sayAt(entry.at, known)}.`;
    case 'done':
      return tapped?.doneAt ? undefined : both`Done, ${sayAt(entry.at, known)}.`;
    // About the series from some day on: who usually comes is said above.
    case 'ended':
    case 'standing giver':
      return undefined;
  }
}

/** Cancelled before there was a record: who and when stand on the visit itself. */
function unrecordedCancellation({ visit, entries, cancelledBy, cancelledAt }: VisitHistory, known: Known): Both[] {
  if (visit.cancelled === 'no' || entries.some(({ what }) => what === 'cancelled' || what === 'cancelled late')) return [];
  const what = visit.cancelled === 'late' ? open`Cancelled late` : open`Cancelled`;
  const charged = visit.cancelled === 'late' ? open` It is still charged.` : open``;
  const by = cancelledBy ? byWhom(cancelledBy, null, known) : both``;
  const when = cancelledAt ? plan`, ${sayMoment(cancelledAt, known.today)}` : open``;
  return [both`${what}${by}${when}.${charged}`];
}

function whatHappened({ visit, entries, attendances }: VisitHistory, known: Known): Both[] {
  const tapped = attendances.flatMap((one) => attendanceLine(one, visit.giver, known));
  if (visit.cancelled !== 'no') return tapped;
  const isDone = attendances.some(({ doneAt }) => doneAt !== null) || entries.some(({ what }) => what === 'done');
  const open = isDone ? [] : [hasBegun(visit, known.now) ? both`Not marked yet.` : both`Still to come.`];
  return [...tapped, ...open];
}

function attendanceLine({ person, onMyWayAt, minutesLate, doneAt }: Attendance, giver: PersonId | undefined, known: Known): Both[] {
  const parts = [
    ...(onMyWayAt ? [plan`On the way, ${sayAt(onMyWayAt, known)}.`] : []),
    ...(minutesLate ? [plan`Running about ${minutesLate} minutes late.`] : []),
    ...(doneAt ? [plan`Done, ${sayAt(doneAt, known)}.`] : []),
  ];
  const who = person === giver ? both`` : both`${nameOf(person, known)}: `;
  return parts.map((part) => both`${who}${part}`);
}
