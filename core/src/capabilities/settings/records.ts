import type { Tx } from '@hatstand/db/open';
import { addressesOf, personById } from '@hatstand/db/repositories/people';
import { needsOf, preferChannel, setDigest, setQuietHours, setUrgent } from '@hatstand/db/repositories/telling';
import type { Speaker } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { dayOf } from '../../words/calendar.ts';
import { digestHour, isPaused } from '../../words/when-to-tell.ts';
import type { SettingIntent } from './intents.ts';
import type { Known, SettingFact } from './rules.ts';

/** One person's own settings. */
export function know(tx: Tx, { person }: Speaker, _intent: SettingIntent, { local }: Moment): Known {
  const row = personById(tx, person);
  const hour = (digest: Known['digest']) => digestHour({ digest, bestFrom: row.bestFrom });
  return {
    me: person,
    today: dayOf(local),
    channels: [...new Set(addressesOf(tx, person).map(({ channel }) => channel))],
    quietFrom: row.quietFrom,
    quietUntil: row.quietUntil,
    mayWake: row.urgentInQuietHours,
    digest: row.digest,
    digestAt: { off: undefined, morning: hour('morning'), evening: hour('evening') },
    remindedAt: row.remindedAt ?? undefined,
    needs: needsOf(tx, person).map(({ need }) => need),
    pausedUntil: isPaused(row, dayOf(local)) ? (row.pausedUntil ?? undefined) : undefined,
    stopped: row.stoppedAt !== null,
  };
}

/** Writes down what was decided. */
export function record(tx: Tx, fact: SettingFact): void {
  switch (fact.happened) {
    case 'channel-chosen':
      return preferChannel(tx, fact.person, fact.channel);
    case 'quiet-hours-set':
      return setQuietHours(tx, fact.person, fact.from, fact.until);
    case 'urgent-set':
      return setUrgent(tx, fact.person, fact.mayWake);
    case 'digest-set':
      return setDigest(tx, fact.person, fact.digest);
    case 'settings-shown':
    case 'quiet-hours-shown':
    case 'digest-shown':
    case 'left':
      return;
  }
}
