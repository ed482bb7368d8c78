import { joined, type Labelled, open, plan, team as teamText } from '@hatstand/db/labels';
import type { ChannelName } from '@hatstand/db/schema/people';
import type { Answer, Choice, Message } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { localTimeOf } from '../../words/calendar.ts';
import { sayList, sayMoment, saySpan } from '../../words/saying.ts';
import { sayWebAddress } from '../../words/web-addresses.ts';
import type { OwnRecordIntent } from './grammar.ts';
import type { Known, OwnRecordFact, OwnRecordReason } from './rules.ts';

type OwnRecordMessage = Message<OwnRecordIntent, never>;
type Plan = Labelled<'open' | 'plan'>;

/** Every sentence about what is held. The address is not for WhatsApp: whoever has it reads all of it. */
export function tell(fact: OwnRecordFact, known: Known, moment: Moment): readonly OwnRecordMessage[] {
  const to = known.me;
  switch (fact.happened) {
    case 'record-shown':
      return shown(fact, known, moment);
    case 'sure-asked':
      return [{ to, privately: true, text: fact.keepName ? KEEPS : KEEPS_NOTHING, teams: [], about: plan`forgetting you`, choices: SURE }];
    case 'forgetting-begun':
      return [{ to, privately: true, text: BEGUN, teams: [], about: plan`forgetting you` }];
    case 'forgotten':
      return [];
    case 'left':
      return [{ to, text: open`All right, I have left everything as it was.`, teams: [] }];
  }
}

const SURE: readonly Choice<OwnRecordIntent>[] = [
  { label: open`Yes, forget me`, means: { do: 'forget me' } },
  { label: open`No`, means: { do: 'leave as is' } },
];
const GOES = open`What goes for good: how I reach you, your settings and your wishes`;
const KEEPS = open`${GOES}. What stays: the record of visits, with your name in it. The law has care records kept, for 8 years as a rule (UK GDPR, article 17(3)). The people who run your co-op decide about that; ask them, or the ICO, if you think it wrong. It can’t be taken back. Forget you?`;
const KEEPS_NOTHING = open`${GOES}, and your name. Nothing you did is in a record that must stay. It can’t be taken back. Forget you?`;
const BEGUN = open`All right, in 10 minutes I forget you, and can’t bring it back. Until then you can stop it with undo. You won’t hear from me again. Thank you for everything.`;

const CHANNEL: Record<ChannelName, Labelled<'open'>> = { whatsapp: open`WhatsApp`, rocketchat: open`Rocket.Chat` };

function shown({ address }: Extract<OwnRecordFact, { happened: 'record-shown' }>, known: Known, { publicAddress }: Moment): readonly OwnRecordMessage[] {
  const plainly = summary(known);
  const common = { to: known.me, teams: [], privately: true, ofTheirOwn: true } as const;
  const whisper: readonly OwnRecordMessage[] = known.inRoom
    ? [{ to: known.me, teams: [], text: open`I have sent you that in a direct message. Only you can see it there.` }]
    : [];
  if (!address)
    return [...whisper, { ...common, text: plan`${plainly}\nThe whole of it can’t be sent here. Ask whoever runs Hattie in your co-op to print it for you.` }];
  const until = sayMoment(localTimeOf(address.endsAt), known.today);
  const where = plan`${sayWebAddress(publicAddress)}/own-record/${address.secret}.json`;
  return [
    ...whisper,
    {
      ...common,
      holdsBack: true,
      text: teamText`Your name is ${known.firstName} ${known.surname}.\n${plainly}\nAll of it, to take along, is at this address until ${until}:\n${where}\nWhoever has the address can read it, so keep it to yourself.`,
      limited: plan`${plainly}\nAll of it, to take along, is in Rocket.Chat.`,
    },
  ];
}

function summary({ channels, needs, visits, messages, teams, hats }: Known): Plan {
  const lines: Plan[] = [
    plan`your name, and how I reach you: ${sayList(
      channels.map((channel) => plan`${CHANNEL[channel]}`),
      'and',
    )}`,
    needs === 0 ? open`your settings` : open`your settings, and how you like to be told things`,
    teams.length === 0
      ? open`that you are in no team`
      : plan`that you are in ${sayList(
          teams.map((name) => plan`${name}`),
          'and',
        )}, and what you may see there`,
    ...(hats.length > 0 ? [open`the hats you wear: ${hats.length}`] : []),
    open`lines about you in the record of visits: ${visits}`,
    open`messages to you: ${messages}. When and how they went; their words are gone once they are sent`,
  ];
  return plan`What I hold about you:\n${joined(
    'plan',
    lines.map((line) => plan`• ${line}`),
    '\n',
  )}`;
}

/** What is so, and what to do next. */
export function explain(reason: OwnRecordReason, { nextVisit, today, teams }: Known): Answer<OwnRecordIntent, never> {
  const [first] = teams;
  switch (reason) {
    case 'still has visits':
      return {
        text: nextVisit
          ? plan`You are still counted on: first hand on ${saySpan(nextVisit, today)}. Say “can’t do it” with the day, or leave the team. Then ask me again.`
          : STILL_IN_A_TEAM,
        teams: [],
      };
    case 'still in a team':
      return {
        text: first
          ? plan`You are still in ${first}. Please leave the team first: say “leave the team”. Then ask me again, and I forget you.`
          : STILL_IN_A_TEAM,
        teams: [],
      };
    case 'wears a hat':
      return { text: open`You still wear a hat in the circle. Please hand it on first. Then ask me again, and I forget you.`, teams: [] };
  }
}
const STILL_IN_A_TEAM = open`You are still in a team. Please leave it first. Then ask me again, and I forget you.`;
