import type { PersonId, RequestId } from '@hatstand/db/ids';
import type { Request } from '@hatstand/db/repositories/requests';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import { canGive } from './asking.ts';
import type { RotaFact, RotaReason } from './facts.ts';
import { type Known, type RotaTeam, teamOf, visitById } from './known.ts';
import { hasBegun, type Visit } from './visits.ts';

type Decision = readonly RotaFact[] | Refusal<RotaReason>;
interface Open {
  readonly record: Request;
  readonly team: RotaTeam;
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
  if (!yes) return [{ happened: 'no-said', request, by: known.me, next: afterNo(record, known) }];
  if (record.state === 'waiting for the Team Owner') return refuse(record.taker === known.me ? 'already said yes' : 'somebody was first');
  const open = stillPossible(record, known.me, known);
  if (!open) return refuse('does not fit any more');
  const said: RotaFact = { happened: 'yes-said', request, by: known.me, next: needsYes(open, known.me) ? 'ask the Team Owner' : 'settle' };
  return said.next === 'settle' ? [said, settled(open, known.me, known.me)] : [said];
}

/** The Team Owner, or the advocate, says whether it may be so. */
export function agree(request: RequestId, yes: boolean, known: Known): Decision {
  const { record } = known.request ?? {};
  if (!record) return refuse('over');
  if (!teamOf(known, record.team)?.speaksForIt.includes(known.me)) return refuse('not for you to say');
  if (record.state === 'settled') return refuse('answered already');
  if (record.state !== 'waiting for the Team Owner' || !record.taker) return refuse('over');
  if (!yes)
    return [
      { happened: 'not-agreed', request, taker: record.taker, by: known.me, next: afterNo(record, known, record.taker) === 'ask on' ? 'ask on' : 'give up' },
    ];
  const open = stillPossible(record, record.taker, known);
  return open ? [settled(open, record.taker, known.me)] : refuse('does not fit any more');
}

/** Time is up. What was settled or over stays as it is. */
export function lapse(request: RequestId, known: Known): Decision {
  const state = known.request?.record.state;
  return state === 'asking' || state === 'waiting for the Team Owner' ? [{ happened: 'lapsed', request }] : [];
}

const settled = ({ record, visit, inReturn }: Open, taker: PersonId, by: PersonId): RotaFact => ({
  happened: 'settled',
  request: record.id,
  visit,
  inReturn,
  giver: record.giver,
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

/** The Team Owner's way: a newcomer always needs their yes; a standing consent is a yes given beforehand; otherwise as they asked. */
function needsYes({ team, inReturn, record }: Open, taker: PersonId): boolean {
  const coming = inReturn ? [taker, record.giver] : [taker];
  if (coming.some((person) => team.givers.some((giver) => giver.person === person && giver.newcomer))) return true;
  if (team.asking === 'just tell me') return false;
  return !coming.every((person) => team.anyTime.includes(person));
}

/** After a no (or the taker's second thoughts): a swap is off; for cover the others are still asked, until none is left. */
function afterNo(record: Request, known: Known, by: PersonId = known.me): 'nothing' | 'give up' | 'ask on' {
  if (record.state === 'waiting for the Team Owner' && record.taker !== by) return 'nothing';
  if (record.kind === 'swap') return 'give up';
  const others = (known.request?.asked ?? []).filter((one) => one.person !== by);
  if (others.every((one) => one.answer === 'no')) return 'give up';
  return 'ask on';
}
