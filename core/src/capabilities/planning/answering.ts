import type { ProposalId } from '@hatstand/db/ids';
import { refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { teamOf, visitById } from '../../visits/known.ts';
import type { Visit } from '../../visits/visits.ts';
import { stillPossible } from './checks.ts';
import { closingForLater } from './closing.ts';
import type { PlanningFact } from './facts.ts';
import type { PlanningIntent } from './intents.ts';
import type { Answered, As, Known, ProposalKnown } from './known.ts';
import { giversOf, outcomeOf } from './outcome.ts';
import { type Decision, happens, nextAsked } from './proposing.ts';

/** Somebody who was asked says yes or no. Everything is looked at again: another change may have come between. */
export function answer({ proposal: id, yes }: Extract<PlanningIntent, { do: 'answer' }>, known: Known, moment: Moment): Decision {
  const { proposal } = known;
  if (!proposal || proposal.id !== id) return refuse('over');
  const team = teamOf(known, proposal.team);
  const row = rowOf(proposal, known);
  if (!team || !row) return refuse('not asked');
  if (proposal.state !== 'waiting') return refuse('over');
  if (!yes) return [{ happened: 'declined', proposal: id, by: known.me, row }];
  if (row.answer === 'yes') return refuse('already said yes');
  const outcome = stillPossible(proposal.change, known);
  if (!outcome) return [{ happened: 'proposal-ended', proposal: id, state: 'lapsed', because: 'changed since' }];
  const as: As = row.as === 'Team Owner' && known.me !== team.owner ? 'advocate' : row.as;
  const answers = proposal.answers.map((other) => (other.person === row.person ? { ...other, answer: 'yes' as const } : other));
  const next = nextAsked(answers, proposal.voiceFirst);
  const first = [...outcome.before, ...outcome.after].map(({ span }) => span.from).sort()[0] ?? known.now;
  const said: PlanningFact = {
    happened: 'yes-said',
    proposal: id,
    by: known.me,
    row,
    as,
    next: next.length === 0 ? 'settle' : next.filter((one) => !isAskedAlready(one, proposal)),
    closesAt: next.length === 0 ? proposal.closesAt : closingForLater(first, proposal.closesAt, moment),
  };
  if (next.length > 0) return [said];
  const proposer: As = team.rotaHolders.includes(proposal.by)
    ? 'Rota Holder'
    : proposal.by === team.owner
      ? 'Team Owner'
      : team.speaksForIt.includes(proposal.by)
        ? 'advocate'
        : 'giver';
  return [said, ...happens({ change: proposal.change, team, outcome, by: proposal.by, as: proposer, proposal }, known, moment)];
}

const isAskedAlready = (row: Answered, { answers, voiceFirst }: ProposalKnown): boolean =>
  nextAsked(answers, voiceFirst).some(({ person }) => person === row.person);

/** The row that somebody answers: their own, or that of the voice when they speak for the team as well. */
function rowOf(proposal: ProposalKnown, known: Known): Answered | undefined {
  const asked = nextAsked(proposal.answers, proposal.voiceFirst);
  const said = proposal.answers.filter(({ answer }) => answer !== 'none yet');
  const rows = [...asked, ...said];
  const speaks = teamOf(known, proposal.team)?.speaksForIt.includes(known.me) ?? false;
  return rows.find(({ person }) => person === known.me) ?? (speaks ? rows.find(({ as }) => as === 'Team Owner' || as === 'advocate') : undefined);
}

/** A giver who was only told would rather keep the visit: that is a no. */
export function object(id: ProposalId, known: Known): Decision {
  const { proposal } = known;
  if (!proposal || proposal.id !== id || proposal.state !== 'waiting') return refuse('over');
  if (!giversOf(outcomeOf(proposal.change, known).before).includes(known.me)) return refuse('not asked');
  return [{ happened: 'declined', proposal: id, by: known.me, row: undefined }];
}

/** A visit was cancelled for its giver, who would rather keep it: the Rota Holder hears. */
export function keep(ids: readonly string[], known: Known): Decision {
  const visits = known.cancelled.filter((visit): visit is Visit => ids.includes(visit.id) && visit.giver === known.me);
  const [first] = visits;
  if (!first) return refuse(ids.some((id) => visitById(known, id)) ? 'not cancelled' : 'over');
  return [{ happened: 'wants-to-keep', visits, by: known.me, team: first.team }];
}

/** Whoever asked for it takes it back before it is settled. */
export function withdraw(id: ProposalId, known: Known): Decision {
  const { proposal } = known;
  if (!proposal || proposal.id !== id || proposal.state !== 'waiting') return refuse('over');
  if (proposal.by !== known.me) return refuse('not yours');
  return [{ happened: 'proposal-ended', proposal: id, state: 'withdrawn', because: 'proposer' }];
}

/** Time is up. Silence is never a yes; where more time was given meanwhile, a later alarm comes. */
export function lapse(id: ProposalId, known: Known, moment: Moment): Decision {
  const { proposal } = known;
  if (!proposal || proposal.id !== id || proposal.state !== 'waiting' || proposal.closesAt > moment.now) return [];
  return [{ happened: 'proposal-ended', proposal: id, state: 'lapsed', because: 'time' }];
}
