import { joined, type Labelled, open, plan } from '@hatstand/db/labels';
import type { Answer, Message } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { dayOf, localTimeOf, timeOf } from '../../words/calendar.ts';
import { sayDay, sayTime } from '../../words/saying.ts';
import type { UndeliverableIntent } from './grammar.ts';
import type { Known, NotDelivered, UndeliverableFact, UndeliverableReason } from './rules.ts';

/** More are counted and not listed. */
const MOST_LINES = 10;
/** Given-up messages are shown for so long. */
export const SHOWN_DAYS = 30;

export function tell(_fact: UndeliverableFact, { me, notDelivered }: Known, { local }: Moment): readonly Message<UndeliverableIntent, never>[] {
  if (notDelivered.length === 0)
    return [
      {
        to: me,
        teams: [],
        privately: true,
        text: open`Everything has been delivered. Nothing waits, and nothing was given up in the last ${SHOWN_DAYS} days.`,
      },
    ];
  const today = dayOf(local);
  const lines = notDelivered.slice(0, MOST_LINES).map((one) => plan`• ${line(one, today)}`);
  const more = notDelivered.length - lines.length;
  const rest = more > 0 ? plan`\nand ${more} more.` : open``;
  return [
    {
      to: me,
      teams: [],
      privately: true,
      text: plan`This has not been delivered:\n${joined('plan', lines, '\n')}${rest}\nWhoever sent it is told when I give up.`,
    },
  ];
}

function line({ who, channel, isGivenUp, count, since }: NotDelivered, today: ReturnType<typeof dayOf>): Labelled<'plan'> {
  const person = who.is === 'helper' ? who.name : plan`the Team Owner of ${who.nickname}`;
  const where = channel === 'whatsapp' ? open`on WhatsApp` : open`in Rocket.Chat`;
  const messages = count === 1 ? open`1 message` : open`${count} messages`;
  const from = localTimeOf(since);
  return plan`${person}, ${where}: ${messages} ${isGivenUp ? open`given up, the first from` : open`waiting since`} ${sayDay(dayOf(from), today)}, ${sayTime(timeOf(from))}`;
}

export const explain = (_reason: UndeliverableReason): Answer<UndeliverableIntent, never> => ({
  text: open`Only the circle's organiser can see what could not be delivered. If something you sent can't arrive, I tell you myself.`,
  teams: [],
});
