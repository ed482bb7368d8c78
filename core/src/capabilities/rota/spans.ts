import type { Day } from '@hatstand/db/times';
import { spanOfDays } from '../../visits/range.ts';
import { addDays } from '../../words/calendar.ts';
import type { GapsIntent, WhoIntent } from './intents.ts';

/** How far ahead gaps are looked for where no day is said: four weeks. */
export const DAYS_OF_GAPS = 28;
/** How far ahead the next visit is looked for: eight weeks. */
export const DAYS_TO_NEXT = 56;

/** The days that a question is about. "Who's coming?" is about this week, "is anyone coming?" about today. */
export function daysOf(intent: Pick<WhoIntent, 'do' | 'asks' | 'when'> | Pick<GapsIntent, 'do' | 'when'>, today: Day): { from: Day; to: Day } {
  const { when } = intent;
  if (intent.do === 'who') return when === 'now' || (when === undefined && intent.asks !== 'who') ? { from: today, to: today } : spanOfDays(when, today);
  if (intent.when === undefined) return { from: today, to: addDays(today, DAYS_OF_GAPS) };
  const { from, to } = spanOfDays(intent.when, today);
  return { from: from < today && to >= today ? today : from, to };
}
