import type { PersonId, RequestId } from '@hatstand/db/ids';
import type { Request } from '@hatstand/db/repositories/requests';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import { needsOwnersYes } from '../../visits/consent.ts';
import { teamOf, type VisitTeam, visitById } from '../../visits/known.ts';
import { hasBegun, type Visit } from '../../visits/visits.ts';
import { canGive } from './asking.ts';
import type { CoverFact, CoverReason } from './facts.ts';
import type { CoverIntent } from './intents.ts';
import type { Known } from './known.ts';

type Decision = readonly CoverFact[] | Refusal<CoverReason>;
interface Open {
  readonly record: Request;
  readonly team: VisitTeam;
  readonly visit: Visit;
  readonly inReturn: Visit | undefined;
}

/** Somebody who was asked says yes or no. The first yes holds it; a no needs no reason. */
export function answer(request: RequestId, yes: boolean, known: Known): Decision {
  const { record, asked } = known.request ?? {};
  if (!record) return refuse('over');
  const mine = asked?.find((one) => one.person === known.me);
  if (!mine) return refuse('not asked');
  if (record.state === 'settled') return refuse(record.taker === known.me ? 'already yours' : 'already covered');
  if (record.state === 'declined' || record.state === 'lapsed') return refuse('over');
  if (!yes) return [{ happened: 'no-said', request, by: known.me, next: afterNo(record, known) }, ...nextInLine(record, known.me, known)];
  if (record.state === 'waiting for the Team Owner')
    return record.taker === known.me ? refuse('already said yes') : [{ happened: 'yes-noted', request, by: known.me }];
  const open = stillPossible(record, known.me, known);
  return open ? saidYes(open, known.me, 'now') : refuse('does not fit any more');
}

/** The Team Owner, or the advocate, says whether it may be so: for the person they were asked about, not for whoever came after. */
export function agree({ request, taker, yes }: Extract<CoverIntent, { do: 'agree' }>, known: Known): Decision {
  const { record } = known.request ?? {};
  if (!record) return refuse('over');
  if (!teamOf(known, record.team)?.speaksForIt.includes(known.me)) return refuse('not for you to say');
  if (record.state === 'settled') return refuse('answered already');
  if (record.state !== 'waiting for the Team Owner' || record.taker !== taker) return refuse('over');
  if (!yes) {
    const next = afterNo(record, known, record.taker) === 'ask on' ? 'ask on' : 'give up';
    return [{ happened: 'not-agreed', request, taker: record.taker, by: known.me, next }, ...nextInLine(record, record.taker, known)];
  }
  const open = stillPossible(record, record.taker, known);
  return open ? [settled(open, record.taker, known.me)] : refuse('does not fit any more');
}

function saidYes(open: Open, by: PersonId, said: 'now' | 'earlier'): CoverFact[] {
  const next = needsYes(open, by) ? 'ask the Team Owner' : 'settle';
  const fact: CoverFact = { happened: 'yes-said', request: open.record.id, by, next, said };
  return next === 'settle' ? [fact, settled(open, by, by)] : [fact];
}

/** It has come free again: whoever said yes while somebody else held it is taken at their word. */
function nextInLine(record: Request, free: PersonId, known: Known): CoverFact[] {
  if (record.kind !== 'cover' || record.state !== 'waiting for the Team Owner' || record.taker !== free) return [];
  for (const { person, answer: said } of known.request?.asked ?? []) {
    const open = said === 'yes' && person !== free ? stillPossible(record, person, known) : undefined;
    if (open) return saidYes(open, person, 'earlier');
  }
  return [];
}

/** The giver does not need an answer any more. */
export function stopAsking(request: RequestId | undefined, known: Known): Decision {
  const own = known.ownRequests.filter(({ id }) => request === undefined || id === request);
  const [one, another] = own;
  if (!one) return refuse(request ? 'over' : 'nothing asked');
  return another ? [{ happened: 'which-request', requests: own.slice(0, 3) }] : [{ happened: 'asking-stopped', request: one.id, by: known.me }];
}

/** Time is up. What was settled or over stays as it is. */
export function lapse(request: RequestId, known: Known): Decision {
  const state = known.request?.record.state;
  return state === 'asking' || state === 'waiting for the Team Owner' ? [{ happened: 'lapsed', request }] : [];
}

const settled = ({ record, visit, inReturn }: Open, taker: PersonId, by: PersonId): CoverFact => ({
  happened: 'settled',
  request: record.id,
  visit,
  inReturn,
  giver: record.askedBy,
  taker,
  by,
});

/** The visits as they are now, if the taker can still give the one and the giver the other. */
function stillPossible(record: Request, taker: PersonId, known: Known): Open | undefined {
  const team = teamOf(known, record.team);
  const visit = visitById(known, record.visit);
  const inReturn = visitById(known, record.inReturn);
  const them = team?.givers.find((giver) => giver.person === taker);
  const me = team?.givers.find((giver) => giver.person === record.giver);
  if (!team || !visit || !them || visit.giver !== record.giver || hasBegun(visit, known.now)) return undefined;
  if (!canGive(them, visit, known, inReturn?.id)) return undefined;
  if (record.kind === 'cover') return { record, team, visit, inReturn: undefined };
  if (!inReturn || !me || inReturn.giver !== taker || hasBegun(inReturn, known.now) || !canGive(me, inReturn, known, visit.id)) return undefined;
  return { record, team, visit, inReturn };
}

const needsYes = ({ team, inReturn, record }: Open, taker: PersonId): boolean => needsOwnersYes(team, inReturn ? [taker, record.askedBy] : [taker]);

/** After a no (or the taker's second thoughts): a swap is off; for cover the others are still asked, until none is left. */
function afterNo(record: Request, known: Known, by: PersonId = known.me): 'nothing' | 'give up' | 'ask on' {
  if (record.state === 'waiting for the Team Owner' && record.taker !== by) return 'nothing';
  if (record.kind === 'swap') return 'give up';
  const others = (known.request?.asked ?? []).filter((one) => one.person !== by);
  if (others.every((one) => one.answer === 'no')) return 'give up';
  return 'ask on';
}
