import type { PersonId } from '@hatstand/db/ids';
import type { ChannelName } from '@hatstand/db/schema/people';
import type { Need } from '@hatstand/db/schema/telling';
import type { Day, TimeOfDay } from '@hatstand/db/times';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import { minuteOfDay } from '../../words/calendar.ts';
import { NIGHT } from '../../words/quiet-hours.ts';
import type { Digest, SettingIntent } from './intents.ts';

/** How somebody wants to be written to, as it stands. */
export interface Known {
  readonly me: PersonId;
  readonly today: Day;
  /** The channels they have linked; the first is the one they are written to on. */
  readonly channels: readonly ChannelName[];
  readonly quietFrom: TimeOfDay;
  readonly quietUntil: TimeOfDay;
  readonly mayWake: boolean;
  readonly digest: Digest;
  /** The hour of their digest, now and for either choice: their best time of day may move it. */
  readonly digestAt: Readonly<Record<Digest, TimeOfDay | undefined>>;
  readonly remindedAt: TimeOfDay | undefined;
  readonly needs: readonly Need[];
  readonly pausedUntil: Day | undefined;
  readonly stopped: boolean;
}

export type SettingFact =
  | { readonly happened: 'settings-shown' | 'quiet-hours-shown' | 'digest-shown' | 'left' }
  | { readonly happened: 'channel-chosen'; readonly person: PersonId; readonly channel: ChannelName; readonly isNew: boolean }
  | { readonly happened: 'quiet-hours-set'; readonly person: PersonId; readonly from: TimeOfDay; readonly until: TimeOfDay }
  | { readonly happened: 'urgent-set'; readonly person: PersonId; readonly mayWake: boolean }
  | { readonly happened: 'digest-set'; readonly person: PersonId; readonly digest: Digest };

export type SettingReason = 'not linked' | 'no hours left';

/** Less than this would be no time to write to anybody. */
const LEAST_WAKING_MINUTES = 120;
const DAY_MINUTES = 1440;

/** Everybody's settings are their own: nobody else can say or see them here. */
export function decide(intent: SettingIntent, known: Known): readonly SettingFact[] | Refusal<SettingReason> {
  const person = known.me;
  switch (intent.do) {
    case 'show':
      return [{ happened: 'settings-shown' }];
    case 'show quiet hours':
      return [{ happened: 'quiet-hours-shown' }];
    case 'show digest':
      return [{ happened: 'digest-shown' }];
    case 'leave as is':
      return [{ happened: 'left' }];
    case 'use channel':
      if (!known.channels.includes(intent.channel)) return refuse('not linked');
      return [{ happened: 'channel-chosen', person, channel: intent.channel, isNew: known.channels[0] !== intent.channel }];
    case 'set quiet hours':
      return quiet(intent.from ?? known.quietFrom, intent.until ?? known.quietUntil, person);
    case 'usual quiet hours':
      return quiet(NIGHT.quietFrom, NIGHT.quietUntil, person);
    case 'no quiet hours':
      // Quiet hours that end as they begin are none.
      return [{ happened: 'quiet-hours-set', person, from: NIGHT.quietFrom, until: NIGHT.quietFrom }];
    case 'set urgent':
      return [{ happened: 'urgent-set', person, mayWake: intent.mayWake }];
    case 'set digest':
      return [{ happened: 'digest-set', person, digest: intent.digest }];
  }
}

function quiet(from: TimeOfDay, until: TimeOfDay, person: PersonId): readonly SettingFact[] | Refusal<SettingReason> {
  const waking = (minuteOfDay(from) - minuteOfDay(until) + DAY_MINUTES) % DAY_MINUTES;
  return waking < LEAST_WAKING_MINUTES ? refuse('no hours left') : [{ happened: 'quiet-hours-set', person, from, until }];
}
