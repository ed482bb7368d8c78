import { type PersonId, partsOf } from '@hatstand/db/ids';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { needsOwnersYes } from '../../visits/consent.ts';
import { teamOf, type VisitTeam } from '../../visits/known.ts';
import { isLate, type Visit } from '../../visits/visits.ts';
import { dayOf } from '../../words/calendar.ts';
import type { Change } from './changes.ts';
import { clashOf, doubtsAbout, stillPossible } from './checks.ts';
import { proposalClosing } from './closing.ts';
import type { PlanningFact, PlanningReason } from './facts.ts';
import type { PlanningWish } from './intents.ts';
import { type Answered, type As, type Known, type ProposalKnown, scheduleById } from './known.ts';
import { giversOf, type Outcome, outcomeOf, teamChanged } from './outcome.ts';
import { timeWarnings } from './working-time.ts';

export type Decision = readonly PlanningFact[] | Refusal<PlanningReason>;

/** Takes a change as far as it may go: refused, doubted, asked about, or done at once when nobody else has to say yes. */
export function propose(change: Change, wish: PlanningWish, known: Known, moment: Moment): Decision {
  const team = teamOf(known, teamChanged(change, known) ?? ('' as never)); // no team has an empty id
  if (!team) return refuse('not in this team');
  if (team.hasEnded) return refuse('team has ended');
  const outcome = outcomeOf(change, known);
  if (outcome.before.length + outcome.after.length === 0) return refuse(change.is === 'add' ? 'never happens' : 'nothing to change');
  const clash = clashOf(outcome, known);
  if (clash) return [clash];
  const same = known.waiting.find((other) => other.by === known.me && isSameChange(other.change, change));
  if (same) return refuse('already asking');
  const doubts = doubtsAbout(change, outcome, known, wish.sure ?? []);
  if (doubts.length > 0) return [{ happened: 'doubted', wish: { ...wish, team: team.id }, change, team: team.id, doubts }];
  if (!stillPossible(change, known)) return refuse('changed since');
  const role = roleOf(known.me, team, outcome);
  const needs = needsFor(change, outcome, role, team, known);
  if (needs === 'nobody can say yes') return refuse(needs);
  if (needs.answers.length === 0)
    return happens({ change, team, outcome, by: known.me, as: role === 'member' ? 'giver' : role, proposal: undefined }, known, moment);
  const first = [...outcome.before, ...outcome.after].reduce(
    (soonest, { span }) => (span.from < soonest ? span.from : soonest),
    '9999-12-31T00:00' as Visit['span']['from'],
  );
  const proposal = moment.newId('proposal');
  const isCancelled = change.is === 'cancel' || change.is === 'end';
  return [
    {
      happened: 'proposed',
      proposal,
      team: team.id,
      change,
      voiceFirst: needs.voiceFirst,
      by: known.me,
      answers: needs.answers,
      asked: nextAsked(needs.answers, needs.voiceFirst),
      told: isCancelled ? giversOf(outcome.before).filter((giver) => giver !== known.me && !needs.answers.some(({ person }) => person === giver)) : [],
      warnings: timeWarnings(outcome, known),
      openedAt: moment.now,
      closesAt: proposalClosing(first, moment),
    },
  ];
}

type Role = As | 'member';
/** As what somebody speaks about a change: for the Team Owner first, then as Rota Holder, then about their own time alone. */
function roleOf(person: PersonId, team: VisitTeam, { before, after }: Outcome): Role {
  if (person === team.owner) return 'Team Owner';
  if (team.speaksForIt.includes(person)) return 'advocate';
  if (team.rotaHolders.includes(person)) return 'Rota Holder';
  const all = [...before, ...after];
  return before.length > 0 && all.every(({ giver }) => giver === person) ? 'giver' : 'member';
}

interface Needs {
  readonly answers: readonly Answered[];
  readonly voiceFirst: boolean;
}

/** Whose yes a change needs (design, consent): those whose time it touches, and the team's voice where the Team Owner asks to be asked. */
function needsFor(change: Change, outcome: Outcome, role: Role, team: VisitTeam, known: Known): Needs | 'nobody can say yes' {
  const speaksForTeam = role === 'Team Owner' || role === 'advocate';
  const needsVoice = !speaksForTeam && voiceIsAsked(change, outcome, team, known);
  const needed = new Map<PersonId, As>();
  let voiceFirst = false;
  if (role === 'member' && !(needsVoice && isOwnTime(outcome, known.me))) {
    const [holder] = team.rotaHolders;
    if (!holder && !team.voice) return 'nobody can say yes';
    if (holder) needed.set(holder, 'Rota Holder');
    else voiceFirst = true;
  }
  for (const giver of giversTouched(change, outcome)) if (giver !== known.me && !needed.has(giver)) needed.set(giver, 'giver');
  if (needsVoice || voiceFirst) {
    if (!team.voice) return 'nobody can say yes';
    if (!needed.has(team.voice)) needed.set(team.voice, team.voice === team.owner ? 'Team Owner' : 'advocate');
  }
  return { answers: [...needed].map(([person, as]) => ({ person, as, answer: 'none yet' })), voiceFirst };
}

const isOwnTime = ({ before, after }: Outcome, person: PersonId): boolean => [...before, ...after].every(({ giver }) => giver === person);

/** Nobody gets a visit, or another time for one, without their own yes; whoever is to lose visits for good is asked too. */
function giversTouched(change: Change, { before, after }: Outcome): PersonId[] {
  switch (change.is) {
    case 'add':
    case 'move':
    case 'put back':
    case 'retime':
      return giversOf(after);
    case 'give':
      return [...new Set([change.giver, ...giversOf(before)])];
    case 'cancel':
    case 'end':
      return [];
  }
}

/** Whether the Team Owner's yes is asked. Giving visits up as not needed is always theirs to say. */
function voiceIsAsked(change: Change, { before, after }: Outcome, team: VisitTeam, known: Known): boolean {
  if (change.is === 'cancel' || change.is === 'end') return team.asking === 'ask me first' || before.some(({ giver }) => giver === known.me);
  const coming = giversOf(after);
  return coming.length === 0 ? team.asking === 'ask me first' : needsOwnersYes(team, coming);
}

const STAGES: Record<As, number> = { 'Rota Holder': 1, giver: 2, 'Team Owner': 3, advocate: 3 };

/** Who is asked now: a suggestion is looked at first, then the givers say, and the Team Owner last, so that nobody is asked about what can't be. */
export function nextAsked(answers: readonly Answered[], voiceFirst: boolean): Answered[] {
  const stage = ({ as }: Answered): number => (voiceFirst && STAGES[as] === 3 ? 0 : STAGES[as]);
  const open = answers.filter(({ answer }) => answer === 'none yet');
  const soonest = Math.min(...open.map(stage));
  return open.filter((row) => stage(row) === soonest);
}

interface Happening {
  readonly change: Change;
  readonly team: VisitTeam;
  readonly outcome: Outcome;
  readonly by: PersonId;
  readonly as: As;
  readonly proposal: ProposalKnown | undefined;
}

/** It happens, and whatever it makes impossible is closed with it. */
export function happens({ change, team, outcome, by, as, proposal }: Happening, known: Known, moment: Moment): PlanningFact[] {
  const touched = new Set(outcome.before.map(({ id }) => id));
  const overtaken = known.waiting.filter((other) => other.id !== proposal?.id && touches(other.change, touched, change));
  const closed = known.requests.filter(({ visits }) => visits.some((visit) => touched.has(visit)));
  return [
    {
      happened: 'changed',
      change,
      team: team.id,
      proposal: proposal?.id,
      by,
      as,
      before: outcome.before,
      after: outcome.after,
      late: change.is === 'cancel' ? outcome.before.filter((visit) => isLate(visit, moment.now)) : [],
      alsoGone: change.is === 'end' ? outcome.before.filter((visit) => isApart(visit, known)) : [],
      at: moment.local,
    },
    ...overtaken.map((other): PlanningFact => ({ happened: 'overtaken', proposal: other.id, by: known.me, change })),
    ...closed.map(({ id }): PlanningFact => ({ happened: 'request-closed', request: id, by: known.me, isGone: change.is === 'cancel' || change.is === 'end' })),
  ];
}

/** A day that differs from the rest of its series: moved, or at another time, or somebody else's. */
const isApart = (visit: Visit, known: Known): boolean => {
  const { series, day } = partsOf(visit.id);
  return (
    dayOf(visit.span.from) !== day || (scheduleById(known, series)?.schedule.changes.some((change) => change.day === day && change.cancelled === 'no') ?? false)
  );
};

function touches(other: Change, visits: ReadonlySet<string>, change: Change): boolean {
  switch (other.is) {
    case 'move':
      return visits.has(other.visit.id);
    case 'cancel':
      return other.visits.some(({ id }) => visits.has(id));
    case 'put back':
      return change.is === 'put back' && change.visit.id === other.visit.id;
    case 'end':
    case 'give':
      return (change.is === 'end' || change.is === 'retime') && other.series.some((series) => seriesEnded(change).includes(series));
    case 'retime':
      return (change.is === 'end' || change.is === 'retime') && seriesEnded(change).includes(other.series);
    case 'add':
      return false;
  }
}
const seriesEnded = (change: Extract<Change, { is: 'end' | 'retime' }>): readonly string[] => (change.is === 'end' ? change.series : [change.series]);

const isSameChange = (one: Change, other: Change): boolean => {
  const [bare, same] = [one, other].map((change) =>
    JSON.stringify(change.is === 'add' ? { ...change, series: { ...change.series, id: '' } } : change.is === 'retime' ? { ...change, next: '' } : change),
  );
  return bare === same;
};
