import type { RequestId, VisitId } from '@hatstand/db/ids';
import type { Tx } from '@hatstand/db/open';
import { askedFor, moveRequest, noteAnswer, openRequest, openRequestFor, openRequestsOf, requestById } from '@hatstand/db/repositories/requests';
import { giveVisitTo, partsOf } from '@hatstand/db/repositories/visits';
import type { Day } from '@hatstand/db/times';
import type { Speaker } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { spanOfDays } from '../../visits/range.ts';
import { visitsKnown } from '../../visits/records.ts';
import { addDays, dayOf, mondayOf, sundayOf } from '../../words/calendar.ts';
import type { CoverFact } from './facts.ts';
import type { CoverIntent } from './intents.ts';
import type { Known } from './known.ts';

/** How far ahead somebody's own next visits are looked for. */
const DAYS_AHEAD = 56;

/** What the rules must see for this intent: the teams concerned, their visits in the days concerned, and the request it is about. */
export function know(tx: Tx, { person, place }: Speaker, intent: CoverIntent, moment: Moment): Known {
  const { local } = moment;
  const today = dayOf(local);
  const asking = openRequestsOf(tx, person);
  const asked = 'request' in intent ? intent.request : intent.do === 'stop asking' ? only(asking)?.id : undefined;
  const request = asked && requestKnown(tx, asked);
  const days = daysConcerned(intent, request?.record, asking, today);
  const base = visitsKnown(tx, { person, place }, { ...days, ...(request ? { teams: [request.record.team] } : {}) }, moment);
  const { visits } = base;
  return {
    ...base,
    inRequests: new Set(visits.filter((visit) => visit.span.from > local && openRequestFor(tx, visit.id)).map((visit) => visit.id)),
    ownRequests: asking.flatMap(({ id, visit: asked }) => {
      const visit = visits.find((one) => one.id === asked);
      return visit ? [{ id, visit }] : [];
    }),
    request: request || undefined,
  };
}

type Concerned = { readonly visit: VisitId; readonly inReturn: VisitId | null };
const latest = (one: Day, other: Day): Day => (one > other ? one : other);
const only = <Thing>(things: readonly Thing[]): Thing | undefined => (things.length === 1 ? things[0] : undefined);

function requestKnown(tx: Tx, id: RequestId): Known['request'] {
  const record = requestById(tx, id);
  return record && { record, asked: askedFor(tx, id) };
}

function daysConcerned(intent: CoverIntent, request: Concerned | undefined, own: readonly Concerned[], today: Day): { from: Day; to: Day } {
  const weekOf = (visits: readonly VisitId[]) => {
    const days = visits.map((visit) => partsOf(visit).day).sort();
    return { from: mondayOf(days[0] ?? today), to: sundayOf(days.at(-1) ?? today) };
  };
  switch (intent.do) {
    case 'find':
      return { from: mondayOf(today), to: latest(sundayOf(addDays(today, DAYS_AHEAD)), sundayOf(spanOfDays(intent.on, today).to)) };
    case 'choose':
    case 'ask cover':
      return weekOf([intent.visit]);
    case 'ask swap':
      return weekOf([intent.visit, intent.inReturn]);
    case 'answer':
    case 'agree':
    case 'lapse':
      return weekOf(request ? [request.visit, ...(request.inReturn ? [request.inReturn] : [])] : []);
    case 'touch another':
      return { from: today, to: today };
    case 'stop asking':
      return weekOf(own.flatMap((one) => [one.visit, ...(one.inReturn ? [one.inReturn] : [])]));
  }
}

/** Writes down what was decided. */
export function record(tx: Tx, fact: CoverFact, { now }: Moment): void {
  switch (fact.happened) {
    case 'swap-asked':
      openRequest(
        tx,
        {
          id: fact.request,
          team: fact.visit.team,
          kind: 'swap',
          visit: fact.visit.id,
          inReturn: fact.inReturn.id,
          giver: fact.giver,
          askedBy: fact.giver,
          openedAt: fact.openedAt,
          closesAt: fact.closesAt,
        },
        [fact.asked],
      );
      return;
    case 'cover-asked':
      openRequest(
        tx,
        {
          id: fact.request,
          team: fact.visit.team,
          kind: 'cover',
          visit: fact.visit.id,
          inReturn: null,
          giver: fact.giver,
          askedBy: fact.giver,
          openedAt: fact.openedAt,
          closesAt: fact.closesAt,
        },
        fact.asked,
      );
      return;
    case 'yes-said':
      noteAnswer(tx, fact.request, fact.by, 'yes', now);
      if (fact.next === 'ask the Team Owner') moveRequest(tx, fact.request, 'waiting for the Team Owner', fact.by);
      return;
    case 'no-said':
      noteAnswer(tx, fact.request, fact.by, 'no', now);
      if (fact.next !== 'nothing') moveRequest(tx, fact.request, fact.next === 'give up' ? 'declined' : 'asking', undefined);
      return;
    case 'not-agreed':
      noteAnswer(tx, fact.request, fact.taker, 'no', now);
      moveRequest(tx, fact.request, fact.next === 'give up' ? 'declined' : 'asking', undefined);
      return;
    case 'settled':
      moveRequest(tx, fact.request, 'settled', fact.taker);
      giveVisitTo(tx, fact.visit.id, fact.taker, fact.by, now);
      if (fact.inReturn) giveVisitTo(tx, fact.inReturn.id, fact.giver, fact.by, now);
      return;
    case 'yes-noted':
      noteAnswer(tx, fact.request, fact.by, 'yes', now);
      return;
    case 'asking-stopped':
    case 'lapsed':
      moveRequest(tx, fact.request, 'lapsed', undefined);
      return;
    case 'day-unclear':
    case 'which-visit':
    case 'swap-choices':
    case 'nobody-free':
    case 'named-cannot':
    case 'which-request':
      return;
  }
}
