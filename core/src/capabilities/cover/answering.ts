import type { PersonId, RequestId } from '@hatstand/db/ids';
import type { Request } from '@hatstand/db/repositories/requests';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { needsOwnersYes } from '../../visits/consent.ts';
import { teamOf, type VisitTeam, visitById } from '../../visits/known.ts';
import { touches } from '../../visits/meant.ts';
import { hasBegun, type Visit } from '../../visits/visits.ts';
import type { AfterNo, CoverFact, CoverReason, Find } from './facts.ts';
import type { CoverIntent } from './intents.ts';
import { type Known, ownRequests, ownUpcoming } from './known.ts';
import { restOf } from './times.ts';
import { giverIn, isAble, wavesFor } from './waves.ts';

type Decision = readonly CoverFact[] | Refusal<CoverReason>;
interface Open {
  readonly record: Request;
  readonly team: VisitTeam;
  /** The whole visit; `asked` has the times of the part where only a part is asked for. */
  readonly visit: Visit;
  readonly asked: Visit;
  readonly inReturn: Visit | undefined;
}

/** A visit as it is asked for: only the part, where it is a part. */
export const asAsked = (visit: Visit, { partFrom, partTo }: Pick<Request, 'partFrom' | 'partTo'>): Visit =>
  partFrom && partTo ? { ...visit, span: { from: partFrom, to: partTo } } : visit;

/** Somebody who was asked says yes or no. The first yes holds it; a no needs no reason. */
export function answer(request: RequestId, yes: boolean, known: Known, moment: Moment): Decision {
  const { record, asked } = known.request ?? {};
  if (!record) return refuse('over');
  const mine = asked?.find((one) => one.person === known.me);
  if (!mine) return refuse('not asked');
  if (record.state === 'settled') return settledAlready(record, yes, known, moment);
  if (record.state === 'declined' || record.state === 'lapsed') return refuse('over');
  if (!yes) return saidNo(record, known, mine.answer === 'yes');
  if (record.state === 'waiting for the Team Owner')
    return record.taker === known.me ? refuse('already said yes') : [{ happened: 'yes-noted', request, by: known.me }];
  const open = stillPossible(record, known.me, known);
  return open ? saidYes(open, known.me, 'now', moment, known) : refuse('does not fit any more');
}

const saidNo = (record: Request, known: Known, wasYes: boolean): CoverFact[] => [
  { happened: 'no-said', request: record.id, by: known.me, next: afterNo(record, known), wasYes },
  ...nextInLine(record, known.me, known),
];

/** A mistaken yes can be taken back for this long after it was settled, where the visit was somebody's before. */
const MISTAKE_MINUTES = 60;

/** A yes to what is settled changes nothing; a no by whoever has it is a mistake taken back, or a new need. */
function settledAlready(record: Request, yes: boolean, known: Known, moment: Moment): Decision {
  if (record.taker !== known.me) return refuse('already covered');
  return yes ? refuse('already yours') : giveBack(record, known, moment);
}

function giveBack(record: Request, known: Known, { now }: Moment): Decision {
  const visit = visitById(known, record.visit);
  const isFresh = record.settledAt !== null && now.getTime() - record.settledAt.getTime() <= MISTAKE_MINUTES * 60_000;
  if (!visit || visit.giver !== known.me || hasBegun(visit, known.now)) return refuse('over');
  if (record.kind !== 'cover' || record.giver === null || record.partFrom !== null || !isFresh) return refuse('already yours');
  return [{ happened: 'given-back', request: record.id, visit, by: known.me, to: record.giver }];
}

/** "I said yes by mistake": while the Team Owner is asked it is a no; soon after it was settled it goes back; later it needs cover like any other visit. */
export function untake({ on }: Extract<CoverIntent, { do: 'untake' }>, known: Known, moment: Moment): Decision | 'ask for cover' {
  const meant = known.taken.filter((record) => {
    const visit = visitById(known, record.visit);
    return visit && !hasBegun(visit, known.now) && (!on || touches(on, visit)) && (record.state !== 'settled' || visit.giver === known.me);
  });
  const [record] = meant;
  if (!record) return refuse('nothing taken');
  if (record.state !== 'settled') return saidNo(record, { ...known, request: requestOf(known, record.id) }, true);
  const back = giveBack(record, known, moment);
  return 'refused' in back ? 'ask for cover' : back;
}

const requestOf = (known: Known, id: RequestId): Known['request'] => known.requests.find(({ record }) => record.id === id);

/** The Team Owner, or the advocate, says whether it may be so: for the person they were asked about, not for whoever came after. */
export function agree({ request, taker, yes }: Extract<CoverIntent, { do: 'agree' }>, known: Known, moment: Moment): Decision {
  const { record } = known.request ?? {};
  if (!record) return refuse('over');
  const team = teamOf(known, record.team);
  if (!team?.speaksForIt.includes(known.me)) return refuse('not for you to say');
  if (record.state === 'settled') return refuse('answered already');
  if (record.state !== 'waiting for the Team Owner' || record.taker !== taker) return refuse('over');
  if (!yes)
    return [
      { happened: 'not-agreed', request, taker: record.taker, by: known.me, next: afterNo(record, known, record.taker) },
      ...nextInLine(record, record.taker, known),
    ];
  const open = stillPossible(record, record.taker, known);
  return open ? [settled(open, record.taker, known.me, known.me === team.owner ? 'Team Owner' : 'advocate', moment)] : refuse('does not fit any more');
}

/** Their yes, and what comes next: the others who must say yes to a swap, the Team Owner where they want to be asked, or it is settled. */
export function saidYes(open: Open, by: PersonId, said: 'now' | 'earlier', moment: Moment, known: Known): CoverFact[] {
  const { record, team } = open;
  const waitsFor = record.kind === 'swap' ? (known.request?.asked ?? []).filter((one) => one.person !== by && one.answer !== 'yes') : [];
  const coming = open.inReturn && record.giver ? [by, record.giver] : [by];
  const next = waitsFor.length > 0 ? 'ask the others' : needsOwnersYes(team, coming) ? 'ask the Team Owner' : 'settle';
  const fact = yes(open, by, next, said);
  const agreedAs = coming.every((person) => team.anyTime.includes(person)) ? 'standing consent' : 'just told';
  return next === 'settle' ? [fact, settled(open, takerOf(open, by), by, agreedAs, moment)] : [fact];
}

type YesSaid = Extract<CoverFact, { happened: 'yes-said' }>;
const yes = ({ record, asked: visit, inReturn }: Open, by: PersonId, next: YesSaid['next'], said: YesSaid['said']): YesSaid => ({
  happened: 'yes-said',
  request: record.id,
  visit,
  inReturn,
  giver: record.giver ?? undefined,
  urgent: record.urgent,
  by,
  next,
  said,
});

/** Of a swap it is whoever has the other visit, even where the giver answers last. */
const takerOf = ({ inReturn }: Open, by: PersonId): PersonId => inReturn?.giver ?? by;

/** It has come free again: whoever said yes while somebody else held it is taken at their word. */
function nextInLine(record: Request, free: PersonId, known: Known): CoverFact[] {
  if (record.kind !== 'cover' || record.state !== 'waiting for the Team Owner' || record.taker !== free) return [];
  for (const { person, answer: said } of known.request?.asked ?? []) {
    const open = said === 'yes' && person !== free ? stillPossible(record, person, known) : undefined;
    if (open) return [yes(open, person, 'ask the Team Owner', 'earlier')];
  }
  return [];
}

/** The asker does not need an answer any more. */
export function stopAsking({ request, on }: Extract<CoverIntent, { do: 'stop asking' }>, known: Known): Decision {
  const own = ownRequests(known).filter(({ id, visit }) => (request === undefined || id === request) && (!on || touches(on, visit)));
  const [one, another] = own;
  if (!one) return refuse(request ? 'over' : 'nothing asked');
  return another ? [{ happened: 'which-request', requests: own.slice(0, 3) }] : [{ happened: 'asking-stopped', request: one.id, by: known.me }];
}

/** How one's own questions stand: they are open still, or they would not be found. */
export function news({ on }: Extract<CoverIntent, { do: 'news' }>, known: Known): Decision {
  const own = ownRequests(known).filter(({ visit }) => !on || touches(on, visit));
  return own.length === 0 ? refuse('nothing asked') : own.slice(0, 3).map(({ id, visit }) => ({ happened: 'asking-already', visit, request: id }));
}

/** "Can't do Thu" by somebody who is being asked about a visit then: their no to it, or a question where they have a visit of their own then too. */
export function cantAsAnswer({ on, of, cant }: Find, known: Known, moment: Moment): Decision | undefined {
  if (!cant || !on || on.ask || of) return undefined;
  const asked = known.requests.flatMap((one) => {
    const visit = visitById(known, one.record.visit);
    const mine = one.asked.find(({ person }) => person === known.me);
    return visit && mine && mine.answer !== 'no' && touches(on, asAsked(visit, one.record)) ? [{ ...one, visit: asAsked(visit, one.record) }] : [];
  });
  const [one, another] = asked;
  if (!one) return undefined;
  const own = ownUpcoming(known).filter((visit) => touches(on, visit));
  if (!another && own.length === 0) return answer(one.record.id, false, { ...known, request: one }, moment);
  return [
    { happened: 'cant-which', own: own.slice(0, 2), asked: asked.slice(0, own.length > 0 ? 2 : 3).map(({ record, visit }) => ({ request: record.id, visit })) },
  ];
}

/** Whose visit it is would rather keep it, whoever asked for them. */
export function keep(request: RequestId, known: Known): Decision {
  const { record } = known.request ?? {};
  if (!record || record.giver !== known.me) return refuse('not asked');
  if (record.state === 'settled') return refuse('answered already');
  if (record.state === 'declined' || record.state === 'lapsed') return refuse('over');
  return [{ happened: 'asking-stopped', request, by: known.me }];
}

/** Time is up. What was settled or over stays as it is. */
export function lapse(request: RequestId, known: Known): Decision {
  const state = known.request?.record.state;
  return state === 'asking' || state === 'waiting for the Team Owner' ? [{ happened: 'lapsed', request }] : [];
}

const settled = (open: Open, taker: PersonId, by: PersonId, agreedAs: NonNullable<Request['agreedAs']>, moment: Moment): CoverFact => {
  const { record, visit, asked, inReturn } = open;
  return {
    happened: 'settled',
    request: record.id,
    visit: asked,
    inReturn,
    giver: record.giver ?? undefined,
    taker,
    by,
    agreedAs,
    split: record.partFrom ? { series: moment.newId('series'), rest: restOf(visit, asked.span) } : undefined,
  };
};

/** The visits as they are now, if the taker can still give the one and the giver the other. */
export function stillPossible(record: Request, taker: PersonId, known: Known): Open | undefined {
  const team = teamOf(known, record.team);
  const visit = visitById(known, record.visit);
  const inReturn = visitById(known, record.inReturn);
  if (!team || !visit || (visit.giver ?? null) !== record.giver) return undefined;
  const asked = asAsked(visit, record);
  if (hasBegun(asked, known.now) || asked.span.from < visit.span.from || asked.span.to > visit.span.to) return undefined;
  if (record.kind === 'cover') {
    const them = giverIn(team, taker, known);
    return them && isAble(them, asked, known) ? { record, team, visit, asked, inReturn: undefined } : undefined;
  }
  const me = team.givers.find((giver) => giver.person === record.giver);
  const them = team.givers.find((giver) => giver.person === inReturn?.giver);
  // Whoever was asked must still have the visit that is given in return.
  const isTheirs = known.request?.asked.some(({ person }) => person === inReturn?.giver) ?? false;
  if (!inReturn || !me || !them || !isTheirs || hasBegun(inReturn, known.now)) return undefined;
  return isAble(them, visit, known, inReturn.id) && isAble(me, inReturn, known, visit.id) ? { record, team, visit, asked, inReturn } : undefined;
}

/** After a no (or the taker's second thoughts): a swap is off; cover goes on until it is found. */
function afterNo(record: Request, known: Known, by: PersonId = known.me): AfterNo {
  if (record.kind === 'swap') return record.state === 'waiting for the Team Owner' && !isPartOf(record, by, known) ? 'nothing' : 'give up';
  if (record.state === 'waiting for the Team Owner' && record.taker !== by) return 'nothing';
  const others = (known.request?.asked ?? []).filter((one) => one.person !== by);
  if (others.some((one) => one.answer !== 'no')) return 'ask on';
  return hasMoreToAsk(record, others.map(({ person }) => person).concat(by), known) ? 'ask more' : 'nobody left';
}

const isPartOf = (record: Request, person: PersonId, known: Known): boolean => record.taker === person || visitById(known, record.inReturn)?.giver === person;

/** Whether there are members of the team who have not been asked yet. */
function hasMoreToAsk(record: Request, asked: readonly PersonId[], known: Known): boolean {
  const team = teamOf(known, record.team);
  const visit = visitById(known, record.visit);
  if (!team || !visit || record.waves > 1) return false;
  const { first, second } = wavesFor(asAsked(visit, record), team, known, [record.giver ?? undefined, record.askedBy]);
  return [...first, ...second].some((person) => !asked.includes(person));
}
