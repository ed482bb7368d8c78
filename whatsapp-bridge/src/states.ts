import type { LineState } from '@hatstand/core/wire/letter';
import { SAYS } from './closings.ts';
import type { Contacts } from './contacts.ts';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
/** WhatsApp unlinks a device whose phone has been away for 14 days. */
const AWAY_DAYS = 10;
const NEARLY_LOST_DAYS = 12;

interface StatesSettings {
  readonly contacts: Pick<Contacts, 'phoneSeen' | 'phoneSeenAt' | 'mayBeginChats'>;
  readonly tell: (sentence: string) => void;
  /** The core hears of each change. */
  readonly report: (state: LineState) => void;
  readonly now?: () => number;
}

/** How the line is, told in the terminal and to the core each time it changes. */
export function makeStates({ contacts, tell, report, now = Date.now }: StatesSettings) {
  let state: LineState | undefined;
  let since = now();

  function become(next: LineState): void {
    if (next === state) return;
    state = next;
    since = now();
    if (next !== 'linked') tell(SAYS[next]);
    report(next);
  }

  const isPhoneMissed = (): boolean => state === 'phone away' || state === 'phone nearly lost';

  return {
    become,
    /** Connected, for the first time or again. What was the matter besides may still be so. */
    connected(): void {
      tell(SAYS.linked);
      if (contacts.phoneSeenAt() === undefined) contacts.phoneSeen();
      if (isPhoneMissed() || (state === 'no new chats' && !contacts.mayBeginChats())) return;
      become('linked');
    },
    /** Something came from the account's own phone. Kept by the hour: it comes with every message. */
    phoneSeen(): void {
      if ((contacts.phoneSeenAt() ?? 0) < now() - DAY_MILLISECONDS / 24) contacts.phoneSeen();
      if (isPhoneMissed()) become('linked');
    },
    /** To be asked now and then. */
    lookForPhone(): void {
      if (state !== 'linked' && !isPhoneMissed()) return;
      const days = (now() - (contacts.phoneSeenAt() ?? now())) / DAY_MILLISECONDS;
      if (days >= NEARLY_LOST_DAYS) become('phone nearly lost');
      else if (days >= AWAY_DAYS) become('phone away');
    },
    /** For whoever looks after it. */
    now: () => ({ state: state ?? 'to be linked', since: new Date(since).toISOString(), says: SAYS[state ?? 'to be linked'] }),
  };
}
export type States = ReturnType<typeof makeStates>;
