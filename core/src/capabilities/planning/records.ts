import type { TeamId } from '@hatstand/db/ids';
import type { Tx } from '@hatstand/db/open';
import { openRequestsIn, type Proposal, proposalById, waitingProposals } from '@hatstand/db/repositories/proposals';
import { teamById } from '@hatstand/db/repositories/teams';
import { scheduleOf, seriesOfTeam } from '@hatstand/db/repositories/visits';
import type { Day } from '@hatstand/db/times';
import type { Speaker } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { everyVisitBetween, visitsKnown } from '../../visits/records.ts';
import { addDays, asDay, dayOf } from '../../words/calendar.ts';
import type { Change } from './changes.ts';
import type { PlanningIntent } from './intents.ts';
import type { Known, ProposalKnown } from './known.ts';

const DAYS_BACK = 14;
const DAYS_AHEAD = 56;
/** What has no end is looked at for a year and a bit: whatever can meet in such rhythms has met by then. */
const LASTING_DAYS = 400;
/** Nobody plans further ahead than this in one go. */
const FURTHEST_DAYS = 1_900;

/** What the rules must see: the teams concerned, their visits in the days concerned, and all that waits for an answer there. */
export function know(tx: Tx, speaker: Speaker, intent: PlanningIntent, moment: Moment): Known {
  const today = dayOf(moment.local);
  const record = 'proposal' in intent ? proposalById(tx, intent.proposal) : undefined;
  const proposal = record && proposalKnown(record);
  const { from, to } = daysConcerned(proposal?.change ?? intent, today);
  const base = visitsKnown(tx, speaker, { from, to, ...(proposal ? { teams: [proposal.team] } : {}) }, moment);
  const teams = base.teams.map(({ id }) => id);
  return {
    ...base,
    ...ownVisits(tx, teams, from, to),
    horizon: to,
    proposal,
    waiting: teams.flatMap((team) => waitingProposals(tx, team)).map(proposalKnown),
    requests: teams.flatMap((team) =>
      openRequestsIn(tx, team).map(({ id, visit, inReturn, askedBy, asked }) => ({ id, team, askedBy, asked, visits: inReturn ? [visit, inReturn] : [visit] })),
    ),
  };
}

function ownVisits(tx: Tx, teams: readonly TeamId[], from: Day, to: Day): Pick<Known, 'cancelled' | 'schedules' | 'places'> {
  return {
    cancelled: teams.flatMap((team) => everyVisitBetween(tx, team, from, to)).filter(({ cancelled }) => cancelled !== 'no'),
    schedules: teams.flatMap((team) => {
      const { place } = teamById(tx, team);
      return seriesOfTeam(tx, team, from, to).map((series) => ({ schedule: scheduleOf(tx, series, from, to), place }));
    }),
    places: new Map(teams.map((team) => [team, teamById(tx, team).place])),
  };
}

/** The change was packed by this capability, and Proposal says nothing of its shape: so it is what was packed. */
function proposalKnown({ id, team, by, state, closesAt, change, answers }: Proposal): ProposalKnown {
  const packed = change as Pick<ProposalKnown, 'change' | 'voiceFirst'>;
  return { id, team, by, state, closesAt, ...packed, answers };
}

/** From a fortnight ago, so that what has just been is known, to the last day that plays a part. */
function daysConcerned(about: PlanningIntent | Change, today: Day): { from: Day; to: Day } {
  const days = daysIn(about);
  const [first, last] = [days[0] ?? today, days.at(-1) ?? today];
  const from = [addDays(today, -DAYS_BACK), first].sort()[0] ?? first;
  const start = last > today ? last : today;
  const to = addDays(start, isLasting(about) ? LASTING_DAYS : DAYS_AHEAD);
  const furthest = addDays(today, FURTHEST_DAYS);
  return { from: from < addDays(today, -FURTHEST_DAYS) ? today : from, to: [to, furthest].sort()[0] ?? to };
}

const isLasting = (about: PlanningIntent | Change): boolean => {
  if ('do' in about) return about.do === 'end' || about.do === 'give' || about.do === 'retime' || (about.do === 'add' && Boolean(about.add.when?.repeat));
  return about.is === 'end' || about.is === 'give' || about.is === 'retime' || (about.is === 'add' && about.series.repeats !== null);
};

/** Every day that is mentioned anywhere in it, in order. */
const daysIn = (about: unknown): Day[] => (JSON.stringify(about).match(/\d{4}-\d\d-\d\d/g) ?? []).flatMap((text) => asDay(text) ?? []).sort();
