import type { PersonId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import type { CalendarIntent } from './intents.ts';

/** What rules about a calendar address must see. `current` is the keyed hash of the one they have. */
export interface Known {
  readonly me: PersonId;
  readonly inRoom: boolean;
  readonly current: string | undefined;
  readonly shows: 'own visits' | 'who comes' | 'both';
}

export type CalendarFact =
  | { readonly happened: 'address-made'; readonly for: PersonId; readonly secret: Labelled<'plan'>; readonly replaced: boolean }
  | { readonly happened: 'another-offered'; readonly insteadOf: string }
  | { readonly happened: 'calendar-stopped'; readonly for: PersonId }
  | { readonly happened: 'left-as-it-is' };

export type CalendarReason = 'nothing to stop' | 'renewed already';

/** One private address a person, shown once: only its keyed hash is kept (PRODUCT, /rota). */
export function decide(intent: CalendarIntent, known: Known, moment: Moment): readonly CalendarFact[] | Refusal<CalendarReason> {
  const { me, current } = known;
  switch (intent.do) {
    case 'give':
      return [current ? { happened: 'another-offered', insteadOf: current } : made(known, moment)];
    case 'renew':
      // The same button a second time must not stop the address it has just given.
      if (intent.insteadOf !== undefined && intent.insteadOf !== current) return refuse('renewed already');
      return [made(known, moment)];
    case 'stop':
      return current ? [{ happened: 'calendar-stopped', for: me }] : refuse('nothing to stop');
    case 'leave it':
      return [{ happened: 'left-as-it-is' }];
  }
}

const made = ({ me, current }: Known, moment: Moment): CalendarFact => ({
  happened: 'address-made',
  for: me,
  secret: moment.newSecret(),
  replaced: current !== undefined,
});
