import type { Alarm } from '../../conversation/capability.ts';
import type { LeavingFact } from './facts.ts';
import type { LeavingIntent } from './intents.ts';

/** What is kept for later: the others are told, and on the last day the team says goodbye. */
export function later(fact: LeavingFact): readonly Alarm<LeavingIntent>[] {
  if (fact.happened !== 'leaving-said') return [];
  const { departure, person } = fact;
  return [
    { rings: fact.tellAt, for: person, means: { do: 'tell the others', departure } },
    { rings: fact.goodbyeAt, for: person, means: { do: 'say goodbye', departure } },
  ];
}

/** What nobody need answer any more. */
export function over(fact: LeavingFact): readonly string[] {
  switch (fact.happened) {
    case 'leaving-known':
      return [toldFirst(fact.departure)];
    case 'staying':
      return [toldFirst(fact.departure), homesFor(fact.departure)];
    default:
      return [];
  }
}

export const toldFirst = (departure: string): string => `told first ${departure}`;
export const homesFor = (departure: string): string => `homes for ${departure}`;
