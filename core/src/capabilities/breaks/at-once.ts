import type { Person } from '@hatstand/db/repositories/people';
import { endsBreak, hearStop, saysStart } from '../../words/stop-words.ts';
import type { BreakIntent } from './intents.ts';

/** STOP, and START after it. Heard before anything else that may be open (PRODUCT, promise 3); where it is one slip away, it is asked about. */
export function hearAtOnce(words: string, person: Pick<Person, 'stoppedAt' | 'pausedUntil'>): BreakIntent | undefined {
  if (person.stoppedAt !== null && saysStart(words)) return { do: 'come back' };
  if (person.stoppedAt === null && person.pausedUntil !== null && endsBreak(words)) return { do: 'end break' };
  const heard = hearStop(words);
  if (!heard) return undefined;
  return heard === 'surely' || person.stoppedAt !== null ? { do: 'stop' } : { do: 'sure of stop' };
}
