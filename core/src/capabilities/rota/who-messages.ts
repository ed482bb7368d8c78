import { type Labelled, open, plan, team as teamText } from '@hatstand/db/labels';
import type { Choice } from '../../conversation/capability.ts';
import { teamOf } from '../../visits/known.ts';
import { spanOfDays } from '../../visits/range.ts';
import { sayWhen } from '../../visits/say-when.ts';
import type { Visit } from '../../visits/visits.ts';
import { addDays, daysBetween, mondayOf, sundayOf } from '../../words/calendar.ts';
import { days, type RotaIntent } from './intents.ts';
import type { Known } from './known.ts';
import { helper, type Line, limitedList, lineOf, list, namesOf } from './lists.ts';
import type { Fact, RotaAnswer } from './messages.ts';
import { isVoice } from './scope.ts';

/** The answer in a sentence first, then the visits it is about; where there is none, the next one. */
export function whoTold(fact: Fact<'who-told'>, known: Known): RotaAnswer {
  const teams = fact.teams.flatMap((id) => teamOf(known, id) ?? []);
  const comes = isVoice(teams, known) ? open`coming` : open`on`;
  const lines = fact.visits.map((visit) => lineOf(visit, known));
  const after = fact.next && lineOf(fact.next, known);
  const said = answer(sentence(fact, comes, known), lines, after && { lead: plan`Next: `, line: after }, teams.length > 1, fact.teams, known);
  return { ...said, choices: wholeWeek(fact, known) };
}

/** A button for the week that the day is in, where it is clear which team's. */
function wholeWeek({ when, isNow, teams: [team, another] }: Fact<'who-told'>, known: Known): Choice<RotaIntent>[] {
  if (!team || another || isNow) return [];
  const { from, to } = spanOfDays(when, known.today);
  if (mondayOf(from) !== mondayOf(to)) return [];
  const isWeek = daysBetween(from, to) === 6;
  const monday = isWeek ? addDays(mondayOf(from), 7) : mondayOf(from);
  return [{ label: isWeek ? open`The week after` : open`The whole week`, means: { do: 'show', whose: 'team', team, when: days(monday, sundayOf(monday)) } }];
}

function sentence(fact: Fact<'who-told'>, comes: Labelled<'open'>, known: Known): Labelled<'plan'> {
  const { asks, visits, person, isNow, isOver } = fact;
  const when = isNow ? plan`just now` : sayWhen(fact.when, known.today);
  const givers = visits.flatMap((visit) => visit.giver ?? []);
  const isThere = person !== undefined && givers.includes(person);
  if (asks === 'when' && !isThere) return isMe(person, known) ? plan`You have no visit, ${when}.` : plan`${named(person, known)} has no visit, ${when}.`;
  const none = isOver ? plan`Nobody was on, ${when}.` : plan`Nobody is ${comes}, ${when}.`;
  const without = visits.length > 1 ? plan`Nobody has these visits yet.` : plan`Nobody has this visit yet.`;
  const who = givers.length > 0 ? plan`${coming(givers, isOver, comes, known)}${stillFree(visits)}` : visits.length > 0 ? without : none;
  switch (asks) {
    case 'who':
    case 'when':
      return who;
    case 'anybody':
      return givers.length > 0 ? plan`Yes: ${who}` : plan`No. ${who}`;
    case 'is it':
      return isThere ? plan`Yes: ${who}` : plan`No. ${who}`;
  }
}

const isMe = (person: Visit['giver'], known: Known): boolean => person === known.me;
const named = (person: Visit['giver'], known: Known): Labelled<'plan' | 'open'> => (person ? helper(person, known) : open`That person`);

function coming(givers: readonly NonNullable<Visit['giver']>[], isOver: boolean, comes: Labelled<'open'>, known: Known): Labelled<'plan'> {
  const each = new Set(givers);
  const names = namesOf(givers, known);
  const isPlural = each.size > 1 || each.has(known.me);
  if (isOver) return isPlural ? plan`${names} were on.` : plan`${names} was on.`;
  return isPlural ? plan`${names} are ${comes}.` : plan`${names} is ${comes}.`;
}

function stillFree(visits: readonly Visit[]): Labelled<'open'> {
  const free = visits.filter((visit) => visit.giver === undefined).length;
  return free === 0 ? open`` : free === 1 ? open` One visit is still free.` : open` ${free} visits are still free.`;
}

/** When somebody, or anybody, comes next, and the time after that. */
export function nextTold({ person, now, visits, teams: ids }: Fact<'next-told'>, known: Known): RotaAnswer {
  const teams = ids.flatMap((id) => teamOf(known, id) ?? []);
  const comes = isVoice(teams, known) ? open`coming` : open`on`;
  const [first, second] = visits;
  const here = now ? plan`${coming(now.giver ? [now.giver] : [], false, open`here now`, known)} ` : plan``;
  if (!first) return { text: plan`${here}${nothingAhead(person, known)}`, teams: [...ids] };
  const lead = person === undefined ? plan`Next:` : isMe(person, known) ? plan`You are next on:` : plan`${named(person, known)} is next ${comes}:`;
  const after = second && { lead: plan`After that: `, line: lineOf(second, known) };
  return answer(plan`${here}${lead}`, [lineOf(first, known)], after, teams.length > 1, ids, known);
}

const nothingAhead = (person: Visit['giver'], known: Known): Labelled<'plan'> =>
  person === undefined
    ? plan`I can't see any visits in the next 8 weeks.`
    : isMe(person, known)
      ? plan`I can't see any visits of yours in the next 8 weeks.`
      : plan`I can't see any visits for ${named(person, known)} in the next 8 weeks.`;

interface After {
  readonly lead: Labelled<'plan'>;
  readonly line: Line;
}

/** A sentence, the lines, and one more visit with words in front of it. */
function answer(
  sentence: Labelled<'plan'>,
  lines: readonly Line[],
  after: After | undefined,
  several: boolean,
  teams: readonly Visit['team'][],
  known: Known,
): RotaAnswer {
  const below = after ? [after.line] : [];
  const lead = after ? plan`\n${after.lead}` : plan``;
  const between = lines.length > 0 ? plan`\n` : plan``;
  return {
    text: teamText`${sentence}${between}${list(lines, known, several)}${lead}${list(below, known, several)}`,
    limited: plan`${sentence}${between}${limitedList(lines, known, several)}${lead}${limitedList(below, known, several)}`,
    teams: [...teams],
  };
}
