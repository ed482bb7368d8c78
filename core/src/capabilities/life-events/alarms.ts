import type { Alarm } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import type { LifeFact } from './facts.ts';
import type { LifeIntent } from './intents.ts';

const HOUR_MS = 3_600_000;
/** Whoever wrote it may have put the phone down: after this others are asked. */
const ANSWERED_WITHIN_HOURS = 1;
/** A word that nobody stands by holds a living person's visits for no longer than this. */
const HELD_AT_MOST_HOURS = 24;
const CONFIRMED_WITHIN_HOURS = 4;

export function later(fact: LifeFact, { now }: Moment): readonly Alarm<LifeIntent>[] {
  const after = (hours: number): Date => new Date(now.getTime() + hours * HOUR_MS);
  switch (fact.happened) {
    case 'death-heard':
      return [
        { rings: after(ANSWERED_WITHIN_HOURS), for: fact.by, means: { do: 'ask others', death: fact.death } },
        { rings: after(HELD_AT_MOST_HOURS), for: fact.by, means: { do: 'let go', death: fact.death } },
      ];
    case 'death-reported':
      return [{ rings: after(CONFIRMED_WITHIN_HOURS), for: fact.by, means: { do: 'ask wider', death: fact.death } }];
    default:
      return [];
  }
}

export const ofDeath = (death: string): string => `death ${death}`;
export const ofRecord = (record: string): string => `witnessed ${record}`;

/** What nobody need answer any more. */
export function over(fact: LifeFact): readonly string[] {
  switch (fact.happened) {
    case 'death-confirmed':
    case 'death-mistaken':
      return [ofDeath(fact.death)];
    case 'voice-changed':
    case 'declined':
      return [ofRecord(fact.record)];
    default:
      return [];
  }
}
