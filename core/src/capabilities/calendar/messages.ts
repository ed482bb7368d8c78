import { type Labelled, open, plan } from '@hatstand/db/labels';
import type { Answer, Message } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { sayWebAddress } from '../../words/web-addresses.ts';
import type { CalendarIntent } from './intents.ts';
import type { CalendarFact, CalendarReason, Known } from './rules.ts';

type CalendarMessage = Message<CalendarIntent, never>;

/** Every sentence about calendar addresses. */
export function tell(fact: CalendarFact, known: Known, moment: Moment): readonly CalendarMessage[] {
  const { me } = known;
  switch (fact.happened) {
    case 'address-made':
      return addressMade(fact, known, moment);
    case 'another-offered':
      return [
        {
          to: me,
          teams: [],
          text: open`You have a calendar address already. I can't show it again, because I don't keep it. Shall I make a new one? The old one then stops.`,
          about: plan`a new calendar address`,
          choices: [
            { label: open`Yes, make a new one`, means: { do: 'renew', insteadOf: fact.insteadOf } },
            { label: open`No`, means: { do: 'leave it' } },
          ],
        },
      ];
    case 'calendar-stopped':
      return [
        {
          to: me,
          teams: [],
          text: open`Your calendar address has stopped. Your phone forgets the visits within a day or so; you can also remove the calendar there yourself. Nothing else has changed: your visits are as they were.`,
          about: plan`stopping your calendar`,
        },
      ];
    case 'left-as-it-is':
      return [{ to: me, teams: [], text: open`All right, your calendar stays as it is.` }];
  }
}

const SHOWS = {
  'own visits': open`It shows when your visits are, and for which team.`,
  'who comes': open`It shows who comes, and when.`,
  both: open`It shows when your visits are, and who comes to your team.`,
} as const;

/** The address goes to the person alone, wherever they asked: whoever has it can look. */
function addressMade({ secret, replaced }: Extract<CalendarFact, { happened: 'address-made' }>, known: Known, { publicAddress }: Moment): CalendarMessage[] {
  const path = plan`/calendar/${secret}.ics`;
  const begins = replaced
    ? open`Your old calendar address has stopped and does not work any more. Here is your new one:`
    : open`Here is your private calendar address:`;
  const whisper: CalendarMessage[] = known.inRoom
    ? [{ to: known.me, teams: [], text: open`I have sent you your calendar address in a direct message. Only you can see it there.` }]
    : [];
  return [
    ...whisper,
    {
      to: known.me,
      teams: [],
      privately: true,
      about: plan`your calendar address`,
      text: plan`${begins}\n${sayWebAddress(publicAddress)}${path}\nFor an iPhone, you can also open this:\n${sayWebAddress(publicAddress.replace(/^https?/, 'webcal'))}${path}\n${SHOWS[known.shows]} Whoever has the address can see that too, so keep it to yourself. I can't show it again, but I can make a new one.`,
    },
    { to: known.me, teams: [], privately: true, text: STEPS },
  ];
}

/** iPhone: as in iOS 18 and newer, where Settings got "Apps"; before that it was Settings > Calendar > Accounts. Google: its web page, because the app can't add an address. */
const STEPS: Labelled<'open'> = open`iPhone: Settings > Apps > Calendar > Calendar Accounts > Add Account > Other > Add Subscribed Calendar. Paste the address there. (Before iOS 18: Settings > Calendar > Accounts.)
Android: on a computer, open Google Calendar. Beside “Other calendars” choose +, then “From URL”, and paste it. It then appears on your phone.
iPhones look for changes every few hours, Google about once a day. For the latest, ask me.`;

/** What is so, and what to do next. */
export const explain = (reason: CalendarReason): Answer<CalendarIntent, never> => ({ text: REASONS[reason], teams: [] });

const REASONS: Record<CalendarReason, Labelled<'open'>> = {
  'nothing to stop': open`You have no calendar address just now, so there is nothing to stop. Say “calendar” if you would like one.`,
  'renewed already': open`That has been settled already, so I have left your calendar as it is. Say “new calendar address” if you need another one.`,
};
