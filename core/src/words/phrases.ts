import { isDenied, isSurelyExcept, pastCorrection, pastExcept } from './corrections.ts';
import { exceptedAt } from './excepted.ts';
import type { Group } from './groups.ts';
import { groupAt, pastSeparator } from './groups.ts';
import type { Looking } from './looking.ts';
import type { Placed, Slot } from './placing.ts';
import { certain, isTurnedRound, placedGroup } from './placing.ts';
import { repeatPhrase } from './repeat-phrases.ts';
import { limitAt } from './spoken-times.ts';
import { isHeardAlone, standsAsDays } from './standing.ts';
import { isMoving, isShifted, standsApart } from './surroundings.ts';
import type { Token } from './tokens.ts';
import { textAt } from './tokens.ts';

export interface Phrase extends Placed {
  readonly start: number;
  readonly next: number;
}

const MOST_GROUPS = 7;
const RANGE = /^(?:-|–|—|to|til|till|until|untill|through)$/;

/** One phrase about time, or undefined: the words are about something else. */
export function phraseAt(tokens: readonly Token[], start: number, lastEnd: number, looking: Looking): Phrase | undefined {
  if (tokens[start]?.is === 'mark' && textAt(tokens, start) !== '@') return undefined;
  const first = groupAt(tokens, start, looking);
  if (first === undefined) return undefined;
  const said = meantGroups(tokens, first, looking);
  const place = { tokens, start, next: said.next, lastEnd, looking };
  if (!standsApart(place)) return undefined;
  const hasDay = said.groups.some(({ days }) => days.length > 0);
  if (!(hasDay ? standsAsDays(place, said.groups) : isHeardAlone(place, said.groups))) return undefined;
  const repeated = said.groups.length === 1 && !said.corrected ? repeatPhrase(tokens, first, looking) : undefined;
  if (repeated)
    return {
      ...(isShifted({ ...place, next: repeated.next }, said.groups) ? certain([{ choices: repeated.spans, ask: 'which of these' }]) : repeated),
      start,
      next: repeated.next,
    };
  if (said.groups.some(({ days }) => days.some(({ heard }) => heard.said.is === 'repeat')))
    return { ...certain([{ choices: [], ask: 'which of these' }]), start, next: said.next };
  return plainPhrase(tokens, said, { start, looking, lastEnd });
}

interface Said {
  readonly groups: readonly Group[];
  readonly next: number;
  readonly corrected: boolean;
  /** "Tue 9am to Wed 5pm". */
  readonly isStretch: boolean;
}

function plainPhrase(
  tokens: readonly Token[],
  said: Said,
  { start, looking, lastEnd }: { start: number; looking: Looking; lastEnd: number },
): Phrase | undefined {
  const slots: Slot[] = [];
  for (const group of said.groups) {
    const placed = placedGroup(group, tokens, looking);
    // A list whose second part does not fit may still begin well.
    if (placed === undefined)
      return group === said.groups[0] && group.days.length === 0
        ? undefined
        : { ...certain([{ choices: slots.flatMap(({ choices }) => choices), ask: 'which of these' }]), start, next: said.next };
    slots.push(...placed);
  }
  const all = said.isStretch ? stretched(slots) : slots;
  const isAsked =
    isDenied(tokens, start) || isTurnedRound(said.groups, all, looking) || isShifted({ tokens, start, next: said.next, lastEnd, looking }, said.groups);
  if (isAsked)
    return {
      ...certain(all.length > 0 ? [{ choices: all.flatMap(({ choices }) => choices), ask: 'which of these' }] : []),
      start,
      next: deniedEnd(tokens, start, said.next, looking),
    };
  const exceptPlace = pastExcept(tokens, said.next);
  const isRange = said.groups.length === 1 && all.length > 0 && (said.groups[0]?.isRange || all.every(({ choices }) => choices[0]?.from !== choices[0]?.to));
  const except = exceptPlace !== undefined && isRange ? exceptedAt(tokens, exceptPlace, { within: all, looking }) : undefined;
  if (except) return { ...certain(except.slots, { except: except.days }), start, next: except.next };
  const isUnknownRest = isRange && isSurelyExcept(tokens, said.next);
  return { ...certain(isUnknownRest ? [{ choices: all.flatMap(({ choices }) => choices), ask: 'which of these' }] : all), start, next: said.next };
}

/** "not Tue, Wed": the day that may be meant instead belongs to the question. */
function deniedEnd(tokens: readonly Token[], start: number, next: number, looking: Looking): number {
  if (!isDenied(tokens, start)) return next;
  const instead = /^(?:,|but|-|–)$/.test(textAt(tokens, next)) ? groupAt(tokens, next + 1, looking) : undefined;
  return instead?.next ?? next;
}

/** All groups of a list or a correction, and what is left of them. */
function meantGroups(tokens: readonly Token[], first: Group, looking: Looking): Said {
  let groups: readonly Group[] = [first];
  let next = first.next;
  let corrected = false;
  let isStretch = false;
  while (groups.length < MOST_GROUPS) {
    const last = groups.at(-1) ?? first;
    const corrects = pastCorrection(tokens, next);
    const correction = corrects > next ? groupAt(tokens, corrects, looking) : undefined;
    if (correction && isFitting(correction, tokens)) {
      groups = [...groups.slice(0, -1), takenBack(last, correction)];
      next = correction.next;
      corrected = true;
      continue;
    }
    if (isStretchEnd(tokens, next, last) && !isStretch && groups.length === 1) {
      const end = groupAt(tokens, next + 1, looking);
      if (end && isMoment(end) && (end.days.length > 0 || last.days.length > 0)) {
        groups = [last, end];
        next = end.next;
        isStretch = true;
        break;
      }
    }
    const separated = pastSeparator(tokens, next);
    const isSideBySide = separated === next && last.days.length > 0 && last.times.length > 0;
    if (separated === next && !isSideBySide) break;
    // "every Friday 2 to 3 from 4 Dec until Easter": the bounds of the repeat, no other day.
    if (isSideBySide && last.days.some(({ heard }) => heard.said.is === 'repeat') && limitAt(tokens, next)) break;
    const group = groupAt(tokens, separated, looking);
    if (group === undefined || !isListed(last, group)) break;
    groups = [...groups, group];
    next = group.next;
  }
  return { groups, next, corrected, isStretch };
}

const isMoment = (group: Group): boolean =>
  group.days.length <= 1 &&
  group.times.length === 1 &&
  group.limit === undefined &&
  (group.times[0]?.limit ?? 'from') === 'from' &&
  group.times[0]?.clock?.is === 'point';

const isStretchEnd = (tokens: readonly Token[], next: number, last: Group): boolean =>
  RANGE.test(textAt(tokens, next)) && isMoment(last) && last.days.length === 1 && !(textAt(tokens, next) === 'to' && isMoving(tokens, last.start));

/** A bare number after a comma is no more of the list: "Tue 9-11, 2 helpers". */
const isListed = (last: Group, group: Group): boolean =>
  group.days.length > 0 && last.days.length > 0 && group.limit === undefined && !group.days.some(({ heard }) => heard.said.is === 'moment');

const isFitting = (group: Group, tokens: readonly Token[]): boolean =>
  group.days.length > 0 || (group.times.length > 0 && !/^(?:people|helpers)$/.test(textAt(tokens, group.next)));

/** The correction wins; what it leaves out stays as it was. */
function takenBack(last: Group, correction: Group): Group {
  return {
    ...correction,
    start: last.start,
    days: correction.days.length > 0 ? correction.days : last.days,
    isRange: correction.days.length > 0 ? correction.isRange : last.isRange,
    times: correction.times.length > 0 ? correction.times : last.times,
    limit: correction.limit ?? (correction.days.length > 0 ? undefined : last.limit),
  };
}

function stretched(slots: readonly Slot[]): readonly Slot[] {
  const [from, to] = slots;
  const start = from?.choices[0]?.from;
  const end = to?.choices[0]?.to;
  if (slots.length !== 2 || from?.choices.length !== 1 || to?.choices.length !== 1 || !start || !end || start >= end)
    return [{ choices: [], ask: 'which of these' }];
  return [{ choices: [{ from: start, to: end }], ask: undefined }];
}
