import { type Labelled, open, plan } from '@hatstand/db/labels';
import type { LineState } from '@hatstand/db/schema/lines';
import type { Answer, Message } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { dayOf, localTimeOf, timeOf } from '../../words/calendar.ts';
import { sayDay, sayTime } from '../../words/saying.ts';
import type { PhoneLineIntent } from './intents.ts';
import type { Known, PhoneLineFact, PhoneLineReason } from './rules.ts';

const WAITS = open`Until then, what I have for people on WhatsApp waits.`;

/** What is the matter, what to do, and what it means meanwhile. */
const SAYS: Readonly<Record<LineState, Labelled<'open'>>> = {
  linked: open`WhatsApp is linked and working.`,
  'to be linked': open`WhatsApp is not linked to my phone yet. The code for it stands where the bridge runs; please ask whoever runs the server. ${WAITS}`,
  'linking blocked': open`Linking WhatsApp has come to nothing. If my phone asked for a passkey, this number can't be linked in this way. Please use another number, or see docs/whatsapp.md. ${WAITS}`,
  'phone away': open`My WhatsApp phone has not been online for 10 days. Please open WhatsApp on it. After 14 days WhatsApp cuts me off, and I reach nobody there.`,
  'phone nearly lost': open`My WhatsApp phone has not been online for 12 days. Please open WhatsApp on it today. After 14 days WhatsApp cuts me off, and I reach nobody there.`,
  replaced: open`I have lost WhatsApp: a second bridge is running with my number. Please stop one of the two and start the other again. ${WAITS}`,
  unlinked: open`WhatsApp has unlinked me from my phone. Please start the bridge again and link it, as docs/whatsapp.md says. ${WAITS}`,
  blocked: open`WhatsApp has blocked my number. Please open WhatsApp on my phone and ask for a review there, before anybody starts the bridge again. ${WAITS}`,
  'too old': open`WhatsApp says my bridge is too old, or WhatsApp on my phone. Please update both, then start the bridge again. ${WAITS}`,
  'no new chats': open`WhatsApp does not let me write to anybody new for now. People who have written to me are still reached. I try again in a day. Please let new people write to me first.`,
};
const WORKS_AGAIN = open`WhatsApp is linked and working again. What waited for people there is on its way.`;

export function tell(fact: PhoneLineFact, { me, line, onRocketChat }: Known, { local }: Moment): readonly Message<PhoneLineIntent, never>[] {
  switch (fact.happened) {
    case 'line-shown':
      return [{ to: me, teams: [], privately: true, text: shown(line, dayOf(local)) }];
    case 'line-told': {
      const text = fact.state === 'linked' ? WORKS_AGAIN : SAYS[fact.state];
      // Not there where it would have to go through the very line it speaks of.
      return [{ to: me, teams: [], privately: true, text, ...(onRocketChat && { at: onRocketChat }) }];
    }
  }
}

function shown(line: Known['line'], today: ReturnType<typeof dayOf>): Labelled<'open' | 'plan'> {
  if (!line) return open`I have not heard from the WhatsApp bridge yet. If it runs, it tells me by itself how it is.`;
  const since = localTimeOf(line.since);
  return plan`${SAYS[line.state]}\nSo since ${sayDay(dayOf(since), today)}, ${sayTime(timeOf(since))}. “Undelivered” shows what waits.`;
}

export const explain = (_reason: PhoneLineReason): Answer<PhoneLineIntent, never> => ({
  text: open`Only the circle's organiser can see how WhatsApp is connected. If something you sent can't arrive, I tell you myself.`,
  teams: [],
});
