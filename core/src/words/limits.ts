import { addDays } from './calendar.ts';
import type { DaySaid, Days } from './day-said.ts';
import type { HeardSpan } from './heard.ts';
import type { Limit } from './spoken-times.ts';

/** "after Friday" begins on Saturday; "until Friday" holds Friday. Until a week that has not begun may be either end of it. */
export function openedDays(days: readonly Days[], limit: Limit | undefined, said: DaySaid): readonly HeardSpan[] {
  if (limit === undefined) return days;
  return days.flatMap(({ from, to }): readonly HeardSpan[] => {
    switch (limit) {
      case 'after':
        return [{ from: addDays(to, 1), to: null }];
      case 'before':
        return [{ from: null, to: addDays(from, -1) }];
      case 'from':
      case 'since':
        return [{ from, to: null }];
      case 'until': {
        const isOneEnd = from === to || said.is !== 'period' || said.kind === 'stretch';
        return isOneEnd
          ? [{ from: null, to }]
          : [
              { from: null, to: addDays(from, -1) },
              { from: null, to },
            ];
      }
    }
  });
}
