import type { Day, TimeOfDay } from '@hatstand/db/times';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { addDays, at, instantOf, localTimeOf } from '../../words/calendar.ts';
import { endOfQuietHours } from '../../words/quiet-hours.ts';
import type { BreakFact, BreakReason } from './facts.ts';
import type { BreakIntent, Until } from './intents.ts';
import type { Known } from './known.ts';

type Decision = readonly BreakFact[] | Refusal<BreakReason>;
type Asked = Extract<BreakFact, { happened: 'until-asked' }>;

/** Longer than this is no break: STOP is kinder, and needs no end. */
const LONGEST_BREAK_DAYS = 366;

/** STOP at once and without a reason (PRODUCT, promise 3); a break until a day, and back by itself; what was missed. */
export function decide(intent: BreakIntent, known: Known, _moment: Moment): Decision {
  const { me, missed } = known;
  switch (intent.do) {
    case 'stop':
      return known.stoppedAt === null ? [{ happened: 'stopped', person: me }] : refuse('stopped already');
    case 'come back':
      return known.stoppedAt === null ? refuse('back already') : [{ happened: 'came-back', person: me, missed }];
    case 'sure of stop':
      return [{ happened: 'stop-asked' }];
    case 'leave as is':
      return [{ happened: 'left' }];
    case 'pause':
      return pause(intent.until, known);
    case 'end break':
      return isOnBreak(known) ? [{ happened: 'break-ended', person: me, by: 'themself', missed }] : refuse('no break');
    case 'be back':
      return known.stoppedAt === null && known.pausedUntil === intent.from ? [{ happened: 'break-ended', person: me, by: 'time', missed }] : [];
    case 'catch up':
      return [{ happened: 'caught-up', person: me, missed }];
  }
}

const isOnBreak = ({ pausedUntil, today }: Known): boolean => pausedUntil !== null && pausedUntil > today;

function pause(until: Until, known: Known): Decision {
  if (known.stoppedAt !== null) return refuse('stopped already');
  if (until === 'not said' || until === 'unclear') return asked(until);
  if ('begins' in until && until.begins && until.begins > known.today) return asked('begins later');
  const day = 'days' in until ? addDays(known.today, until.days) : until.day;
  if (day <= known.today) return asked('gone');
  if (day > addDays(known.today, LONGEST_BREAK_DAYS)) return asked('too long');
  return [{ happened: 'break-taken', person: known.me, until: day, rings: firstMorning(day, known) }];
}

const asked = (because: Asked['because']): readonly Asked[] => [{ happened: 'until-asked', because }];

/** The first moment of the first day back that is not quiet. */
function firstMorning(day: Day, { quiet }: Known): Date {
  const midnight = instantOf(at(day, '00:00' as TimeOfDay));
  return endOfQuietHours(quiet, { now: midnight, local: localTimeOf(midnight) });
}
