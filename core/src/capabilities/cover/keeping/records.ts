import { type PersonId, partsOf } from '@hatstand/db/ids';
import type { Tx } from '@hatstand/db/open';
import { askMore, moveRequest, noteAnswer, noteCircle, noteReminded, noteWaves, openRequest, settleRequest } from '@hatstand/db/repositories/requests';
import { recordVisit } from '@hatstand/db/repositories/visit-record';
import { addSeries, giveVisitTo, moveVisit, seriesById } from '@hatstand/db/repositories/visits';
import type { Recorded } from '@hatstand/db/schema/visits';
import type { Moment } from '../../../moment.ts';
import type { Visit } from '../../../visits/visits.ts';
import { dayOf, timeOf } from '../../../words/calendar.ts';
import type { CoverFact } from '../facts.ts';
import type { Rung } from '../intents.ts';

/** Writes down what was decided. */
export function record(tx: Tx, fact: CoverFact, { now }: Moment): void {
  switch (fact.happened) {
    case 'swap-asked':
    case 'cover-asked':
      return asked(tx, fact, now);
    case 'wave-asked':
      askMore(tx, fact.request, fact.asked, fact.wave);
      return noteWaves(tx, fact.request, fact.wave);
    case 'circle-suggested':
      return noteWaves(tx, fact.request, 3);
    case 'circle-decided':
      noteCircle(tx, fact.request, fact.yes ? 'may be asked' : 'is left out');
      return askMore(tx, fact.request, fact.asked, 3);
    case 'volunteered':
      return askMore(tx, fact.request, [fact.by], 1);
    case 'yes-said':
      noteAnswer(tx, fact.request, fact.by, 'yes', now);
      if (fact.next === 'ask the Team Owner') moveRequest(tx, fact.request, 'waiting for the Team Owner', fact.by);
      return;
    case 'yes-noted':
      return noteAnswer(tx, fact.request, fact.by, 'yes', now);
    case 'no-said':
      noteAnswer(tx, fact.request, fact.by, 'no', now);
      if (fact.next !== 'nothing') moveRequest(tx, fact.request, fact.next === 'give up' ? 'declined' : 'asking', undefined);
      return;
    case 'not-agreed':
      noteAnswer(tx, fact.request, fact.taker, 'no', now);
      return moveRequest(tx, fact.request, fact.next === 'give up' ? 'declined' : 'asking', undefined);
    case 'settled':
      return settled(tx, fact, now);
    case 'given-back':
      noteAnswer(tx, fact.request, fact.by, 'no', now);
      moveRequest(tx, fact.request, 'asking', undefined);
      giveVisitTo(tx, fact.visit.id, fact.to, fact.by, now);
      return entry(tx, fact.visit, 'given', { person: fact.to, by: fact.by, as: 'giver' }, now);
    case 'asking-stopped':
    case 'lapsed':
      return moveRequest(tx, fact.request, 'lapsed', undefined);
    case 'mentioned':
      for (const { request, person } of fact.reminded) noteReminded(tx, request, person, now);
      for (const visit of fact.visits) entry(tx, visit, 'mentioned', { by: fact.by, as: 'Hattie' }, now);
      return;
    case 'rung-climbed':
      return climbed(tx, fact, now);
    case 'being-sorted':
      return entry(tx, fact.visit, 'being sorted', { person: fact.by, by: fact.by }, now);
    case 'day-unclear':
    case 'which-visit':
    case 'which-to-take':
    case 'swap-choices':
    case 'asking-already':
    case 'cant-which':
    case 'several-asked':
    case 'too-many-shown':
    case 'named-cannot':
    case 'clash-shown':
    case 'which-request':
    case 'watched':
      return;
  }
}

type Fact<Happened> = Extract<CoverFact, { happened: Happened }>;

function asked(tx: Tx, fact: Fact<'swap-asked' | 'cover-asked'>, now: Date): void {
  const { request, visit, giver, askedBy, openedAt, closesAt } = fact;
  const cover = fact.happened === 'cover-asked' ? fact : undefined;
  openRequest(
    tx,
    {
      id: request,
      team: visit.team,
      kind: cover ? 'cover' : 'swap',
      visit: visit.id,
      inReturn: fact.happened === 'swap-asked' ? fact.inReturn.id : null,
      giver: giver ?? null,
      askedBy,
      partFrom: cover?.part?.from ?? null,
      partTo: cover?.part?.to ?? null,
      urgent: cover?.urgent ?? false,
      waves: cover?.waves ?? 1,
      openedAt,
      closesAt,
    },
    fact.asked,
  );
  entry(tx, visit, 'asked for cover', { by: askedBy, as: askedBy === giver ? 'giver' : 'Rota Holder' }, now);
  if (cover && cover.next.rung.is !== 'Rota Holder')
    for (const person of cover.told) entry(tx, visit, 'told Rota Holder', { person, by: askedBy, as: 'Hattie' }, now);
}

/** The visit, or its part, is theirs. A part becomes a visit of its own that was the giver's, so that it counts as covered. */
function settled(tx: Tx, fact: Fact<'settled'>, now: Date): void {
  const { visit, inReturn, giver, taker, by, agreedAs, split } = fact;
  settleRequest(tx, fact.request, taker, { agreedBy: by, agreedAs }, now);
  const as = agreedAs === 'Team Owner' || agreedAs === 'advocate' ? agreedAs : 'giver';
  const theirs = split ? splitOff(tx, visit, split, by, now) : visit;
  giveVisitTo(tx, theirs.id, taker, by, now);
  entry(tx, theirs, 'given', { person: taker, by, as }, now);
  if (!inReturn || !giver) return;
  giveVisitTo(tx, inReturn.id, giver, by, now);
  entry(tx, inReturn, 'given', { person: giver, by, as }, now);
}

function splitOff(tx: Tx, part: Visit, { series, rest }: NonNullable<Fact<'settled'>['split']>, by: PersonId, now: Date): Visit {
  const whole = seriesById(tx, partsOf(part.id).series);
  if (!whole) throw new Error(`visit ${part.id} is of no series`);
  const day = dayOf(part.span.from);
  const times = { starts: timeOf(part.span.from), ends: timeOf(part.span.to) };
  const own = { id: series, firstDay: day, lastDay: day, repeats: null, skipsBankHolidays: false, giver: part.giver ?? null };
  addSeries(tx, { ...whole, ...own, ...times });
  moveVisit(tx, part.id, { day: dayOf(rest.from), starts: timeOf(rest.from), ends: timeOf(rest.to) }, by, now);
  return { ...part, id: `${series}@${day}` as Visit['id'] };
}

const RUNGS: Record<Rung['is'], Recorded> = {
  'Rota Holder': 'told Rota Holder',
  Coach: 'told Coach',
  'on call': 'told on call',
  'last resort': 'last resort shown',
};

/** Each rung is in the record, one line for each person told; and a line even where there was nobody to tell. */
function climbed(tx: Tx, { visit, rung, told, by, next }: Fact<'rung-climbed'>, now: Date): void {
  if (next && isSameRung(next.rung, rung)) return;
  for (const person of told.length > 0 ? told : [undefined]) entry(tx, visit, RUNGS[rung.is], { ...(person ? { person } : {}), by, as: 'Hattie' }, now);
}

/** It waits: nobody has been told yet. */
const isSameRung = (one: Rung, other: Rung): boolean => one.is === other.is && (one.is !== 'on call' || other.is !== 'on call' || one.place === other.place);

type Entry = Pick<Parameters<typeof recordVisit>[1], 'person' | 'by' | 'as'>;
function entry(tx: Tx, { id, team, span }: Visit, what: Recorded, who: Entry, at: Date): void {
  recordVisit(tx, { team, ...partsOf(id), what, ...who, from: span.from, to: span.to, at });
}
