import type { Minutes } from './readings.ts';
import { readingsOf } from './readings.ts';
import type { TimeHeard } from './spoken-times.ts';

/** What a time of day with its limit may mean, in minutes of its day. */
export function timeReadings({ clock, part, limit, minutesLong }: TimeHeard, isExact: boolean): readonly Minutes[] {
  if (clock === undefined) return part ? partReadings(part.part.from, part.part.to, limit) : [];
  const readings = readingsOf(clock, part?.part, isExact);
  if (minutesLong !== undefined) return readings.map(({ from }) => ({ from, to: (from ?? 0) + minutesLong }));
  if (limit === undefined) return readings;
  if (clock.is !== 'point') return limit === 'from' ? readings : [];
  return readings.map(({ from }) => (limit === 'before' || limit === 'until' ? { from: null, to: from } : { from, to: null }));
}

/** "after 9 but before 11" is one span. */
export function joinedLimits(readings: readonly (readonly Minutes[])[]): readonly (readonly Minutes[])[] {
  const [one, other] = [readings[0]?.[0], readings[1]?.[0]];
  const isPair = readings.length === 2 && readings.every((each) => each.length === 1);
  if (!isPair || !one || !other || one.from === null || one.to !== null || other.from !== null || other.to === null || other.to <= one.from) return readings;
  return [[{ from: one.from, to: other.to }]];
}

/** "after lunch" begins where lunch ends; "until lunchtime" may mean its start or its end. */
function partReadings(from: number, to: number, limit: TimeHeard['limit']): readonly Minutes[] {
  switch (limit) {
    case undefined:
      return [{ from, to }];
    case 'after':
      return [{ from: to, to: null }];
    case 'before':
      return [{ from: null, to: from }];
    case 'from':
    case 'since':
      return [{ from, to: null }];
    case 'until':
      return [
        { from: null, to: from },
        { from: null, to },
      ];
  }
}
