import type { PersonId, TeamId } from '@hatstand/db/ids';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { teamOf, type VisitTeam, visitById } from '../../visits/known.ts';
import { hasBegun, type Visit } from '../../visits/visits.ts';
import { dayOf, daysBetween, instantOf } from '../../words/calendar.ts';
import { asAsked } from './answering.ts';
import type { CoverFact, CoverReason } from './facts.ts';
import type { CoverIntent, Rung } from './intents.ts';
import { coverAskedFor, type Known, whoCanAct } from './known.ts';
import { climbAfter, firstClimb, MENTIONED_DAYS_BEFORE, nextWatch } from './times.ts';

type Decision = readonly CoverFact[] | Refusal<CoverReason>;
/** A rung that rings so much too early has been moved: the visit is later than it was. */
const EARLY_MS = 300_000;

/** What of a visit nobody is sure to come to: all of it where it is free, or what cover has been asked for and not settled. */
function uncovered(visit: Visit | undefined, known: Known): Visit | undefined {
  const open = visit && coverAskedFor(known, visit.id);
  return open ? asAsked(visit, open.record) : visit?.giver === undefined ? visit : undefined;
}

/** Looked at every morning: what still needs somebody is mentioned again at widening steps as it nears, and what begins soon is put on the ladder. */
export function watch(team: TeamId, known: Known, { now, local }: Moment): readonly CoverFact[] {
  const watched = teamOf(known, team);
  if (!watched) return [];
  const needed = known.visits
    .filter((visit) => visit.team === team)
    .flatMap((visit) => uncovered(visit, known) ?? [])
    .filter((visit) => !hasBegun(visit, known.now));
  const next = nextWatch(local);
  const soon = needed.map((visit) => firstClimb(visit, now)).filter((climb) => climb.at < next);
  const due = needed.filter((visit) => MENTIONED_DAYS_BEFORE.includes(daysBetween(known.today, dayOf(visit.span.from))));
  const isMorning = local.slice(11) >= '09:00' && local.slice(11) < '20:00';
  const fact: CoverFact = { happened: 'watched', team, watchedBy: whoCanAct(watched, known, [])[0] ?? watched.owner, next, climbs: soon };
  if (due.length === 0 || !isMorning) return [fact];
  return [fact, { happened: 'mentioned', by: known.me, team, visits: due, reminded: notYetReminded(due, known) }];
}

/** Those who were asked and have not answered, once each: one gentle reminder and no more (PRODUCT, promise 3). */
const notYetReminded = (visits: readonly Visit[], known: Known): Extract<CoverFact, { happened: 'mentioned' }>['reminded'] =>
  visits.flatMap((visit) => {
    const open = coverAskedFor(known, visit.id);
    if (open?.record.state !== 'asking') return [];
    return open.asked
      .filter(({ answer, remindedAt }) => answer === 'none yet' && remindedAt === null)
      .map(({ person }) => ({ request: open.record.id, person, visit }));
  });

/** One rung: whoever is next is told, unless somebody has the visit by now, or is sorting it. */
export function climb({ visit: id, rung }: Extract<CoverIntent, { do: 'ladder' }>, known: Known, { now }: Moment): readonly CoverFact[] {
  const whole = visitById(known, id);
  const visit = uncovered(whole, known);
  const team = whole && teamOf(known, whole.team);
  if (!whole || !team) return [];
  if (!visit || isBeingSorted(visit, known)) {
    const again = lookAgain(whole, known, now);
    return again ? [{ happened: 'rung-climbed', visit: whole, rung, told: [], next: { visit: whole, rung, at: again }, by: known.me }] : [];
  }
  if (isClimbed(visit, rung, known)) return [];
  const at = firstClimb(visit, now).at;
  // It has been moved to later in the meantime: the ladder begins anew then.
  if (rung.is === 'Rota Holder' && at.getTime() - now.getTime() > EARLY_MS)
    return [{ happened: 'rung-climbed', visit, rung, told: [], next: { visit, rung, at }, by: known.me }];
  const around = known.around.get(team.id);
  const next = climbAfter({ visit, rung, at: now }, around?.onCall.length ?? 0);
  return [{ happened: 'rung-climbed', visit, rung, told: onRung(rung, visit, team, known), next, by: known.me }];
}

/** A yes given by mistake goes back within this time, and a slip within ten minutes. */
const MAY_GO_BACK_MINUTES = 60;
const LOOK_AGAIN_MINUTES = 5;

/** What has only just been sorted or settled may be taken back: the ladder waits a little, and does not end here. */
function lookAgain(visit: Visit, known: Known, now: Date): Date | undefined {
  const since = now.getTime() - MAY_GO_BACK_MINUTES * 60_000;
  const isFresh = (known.recorded.get(visit.id) ?? []).some(({ what, at }) => (what === 'being sorted' || what === 'given') && at.getTime() >= since);
  const at = new Date(now.getTime() + LOOK_AGAIN_MINUTES * 60_000);
  return isFresh && at < instantOf(visit.span.from) ? at : undefined;
}

/** Whom a rung tells. The last resort is shown to everybody told so far, and to the giver. */
function onRung(rung: Rung, visit: Visit, team: VisitTeam, known: Known): readonly PersonId[] {
  const around = known.around.get(team.id);
  const voice = team.voice ? [team.voice] : [];
  switch (rung.is) {
    case 'Rota Holder': {
      const holders = team.rotaHolders.filter((person) => !known.notWrittenTo.has(person));
      return unique([...(holders.length > 0 ? holders : whoCanAct(team, known, [visit.giver])), ...voice, ...(visit.giver ? [visit.giver] : [])]);
    }
    case 'Coach':
      return around?.coaches ?? [];
    case 'on call':
      return around?.onCall.slice(rung.place, rung.place + 1) ?? [];
    case 'last resort':
      return lastResortShown(unique([...toldSoFar(visit, known), ...(visit.giver ? [visit.giver] : []), ...voice]), team, known);
  }
}

/** Never into nothing: where none of those can be reached, whoever can, the nearest first (PRODUCT, promise 7). */
function lastResortShown(people: readonly PersonId[], team: VisitTeam, known: Known): readonly PersonId[] {
  const around = known.around.get(team.id);
  const canBeReached = (person: PersonId): boolean => !known.notWrittenTo.has(person);
  if (!around || people.some(canBeReached)) return people;
  const steps = [
    [...around.starters, ...around.coaches, ...around.organisers, ...around.onCall],
    [...team.speaksForIt, ...team.givers.map(({ person }) => person)],
    around.circle.map(({ person }) => person),
  ];
  const able = steps.map((step) => step.filter(canBeReached)).find((step) => step.length > 0) ?? [];
  return unique([...people, ...able]);
}

const RUNGS_RECORDED = { 'told Rota Holder': 'Rota Holder', 'told Coach': 'Coach', 'told on call': 'on call', 'last resort shown': 'last resort' } as const;
type RungRecorded = keyof typeof RUNGS_RECORDED;
const isRungRecorded = (what: string): what is RungRecorded => what in RUNGS_RECORDED;

function isClimbed(visit: Visit, rung: Rung, known: Known): boolean {
  const entries = (known.recorded.get(visit.id) ?? []).filter(({ what, from }) => isRungRecorded(what) && from === visit.span.from);
  const climbed = entries.filter(({ what }) => isRungRecorded(what) && RUNGS_RECORDED[what] === rung.is);
  return rung.is === 'on call' ? climbed.length > rung.place : climbed.length > 0;
}

/** Whom the ladder has told about this visit. */
const toldSoFar = (visit: Visit, known: Known): PersonId[] =>
  (known.recorded.get(visit.id) ?? []).flatMap(({ what, person }) => (isRungRecorded(what) && person ? [person] : []));

/** Told by the ladder, or at once when somebody could not come. */
function hasHeardOf(visit: Visit, known: Known): boolean {
  const team = teamOf(known, visit.team);
  const isTold = team !== undefined && coverAskedFor(known, visit.id)?.record.urgent === true && whoCanAct(team, known, [visit.giver]).includes(known.me);
  return isTold || toldSoFar(visit, known).includes(known.me);
}

const isBeingSorted = (visit: Visit, known: Known): boolean =>
  (known.recorded.get(visit.id) ?? []).some(({ what, from }) => what === 'being sorted' && from === visit.span.from);

const isSortedBy = (person: PersonId, visit: Visit, known: Known): boolean =>
  (known.recorded.get(visit.id) ?? []).some(({ what, from, person: by }) => what === 'being sorted' && from === visit.span.from && by === person);

const unique = (people: readonly PersonId[]): PersonId[] => [...new Set(people)];

/** Somebody who was told takes it in hand: the ladder stops, and everybody told so far hears who. */
export function sort({ visit: id }: Extract<CoverIntent, { do: 'sort' }>, known: Known): Decision {
  const open = known.visits.filter((visit) => (id ? visit.id === id : hasHeardOf(visit, known))).flatMap((visit) => uncovered(visit, known) ?? []);
  const [visit] = open.toSorted((one, other) => instantOf(one.span.from).getTime() - instantOf(other.span.from).getTime());
  const team = visit && teamOf(known, visit.team);
  if (!visit || !team) return refuse('nothing to sort');
  if (!toldSoFar(visit, known).includes(known.me) && !whoCanAct(team, known, []).includes(known.me)) return refuse('not for you to say');
  if (isSortedBy(known.me, visit, known)) return refuse('sorting already');
  const tell = unique([...toldSoFar(visit, known), ...(visit.giver ? [visit.giver] : []), ...(team.voice ? [team.voice] : [])]);
  return [{ happened: 'being-sorted', visit, by: known.me, tell: tell.filter((person) => person !== known.me) }];
}
