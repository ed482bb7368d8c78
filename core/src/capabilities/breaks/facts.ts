import type { PersonId } from '@hatstand/db/ids';
import type { Day } from '@hatstand/db/times';
import type { Missed } from './known.ts';

export type BreakFact =
  | { readonly happened: 'stopped'; readonly person: PersonId }
  | { readonly happened: 'came-back'; readonly person: PersonId; readonly missed: Missed }
  | { readonly happened: 'break-taken'; readonly person: PersonId; readonly until: Day; readonly rings: Date }
  | { readonly happened: 'break-ended'; readonly person: PersonId; readonly by: 'themself' | 'time'; readonly missed: Missed }
  | { readonly happened: 'caught-up'; readonly person: PersonId; readonly missed: Missed }
  | { readonly happened: 'until-asked'; readonly because: 'not said' | 'unclear' | 'gone' | 'begins later' | 'too long' }
  | { readonly happened: 'stop-asked' }
  | { readonly happened: 'left' };

export type BreakReason = 'stopped already' | 'back already' | 'no break';
