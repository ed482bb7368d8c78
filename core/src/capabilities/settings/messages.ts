import { joined, type Labelled, open, plan } from '@hatstand/db/labels';
import type { ChannelName } from '@hatstand/db/schema/people';
import type { Need } from '@hatstand/db/schema/telling';
import type { TimeOfDay } from '@hatstand/db/times';
import type { Answer, Choice, Message } from '../../conversation/capability.ts';
import { sayDay, sayList, sayTime } from '../../words/saying.ts';
import type { Digest, SettingIntent } from './intents.ts';
import type { Known, SettingFact, SettingReason } from './rules.ts';

type Plan = Labelled<'open' | 'plan'>;
type SettingAnswer = Answer<SettingIntent, never>;

/** Every sentence about settings. Said to their owner alone, and `plan` at most. */
export function tell(fact: SettingFact, known: Known): readonly Message<SettingIntent, never>[] {
  const says = (answer: SettingAnswer): readonly Message<SettingIntent, never>[] => [{ to: known.me, ...answer }];
  switch (fact.happened) {
    case 'settings-shown':
      return says({ text: settings(known), teams: [], choices: nextSteps(known) });
    case 'quiet-hours-shown':
      return says({
        text: plan`${quietSaid(known)} ${urgentSaid(known)} To change them, say for example “quiet hours 10pm to 7am”.`,
        teams: [],
        choices: quietSteps(known),
      });
    case 'digest-shown':
      return says({
        text: plan`${digestSaid(known)} When would you like what needs no answer?`,
        teams: [],
        choices: DIGESTS.filter(({ means }) => means.digest !== known.digest),
      });
    case 'left':
      return says({ text: open`All right, I have left it as it was.`, teams: [] });
    case 'channel-chosen':
      return says(channelChosen(fact));
    case 'quiet-hours-set':
      return says(quietSet(fact, known));
    case 'urgent-set':
      return says({ text: fact.mayWake ? MAY_WAKE : NEVER_WAKE, teams: [], about: plan`the change about urgent messages` });
    case 'digest-set':
      return says({ text: digestSet(fact.digest, known), teams: [], about: plan`the change of your digest` });
  }
}

const CHANNEL: Record<ChannelName, Labelled<'open'>> = { whatsapp: open`WhatsApp`, rocketchat: open`Rocket.Chat` };

function settings(known: Known): Plan {
  const lines: Plan[] = [
    whereSaid(known),
    plan`${quietSaid(known)} ${urgentSaid(known)}`,
    digestSaid(known),
    known.remindedAt ? plan`Reminders of your visits: at ${sayTime(known.remindedAt)}, the day before.` : open`Reminders of your visits: off.`,
    ...(known.needs.length > 0
      ? [
          plan`How you like to be told things: ${sayList(
            known.needs.map((need) => plan`${NEED[need]}`),
            'and',
          )}.`,
        ]
      : []),
  ];
  const standing = known.stopped
    ? open`You have said STOP. I only answer. To come back, say START.`
    : known.pausedUntil
      ? plan`You are taking a break until ${sayDay(known.pausedUntil, known.today)}. To end it, say START.`
      : open`STOP ends all messages from me.`;
  return plan`Your settings:\n${joined(
    'plan',
    lines.map((line) => plan`• ${line}`),
    '\n',
  )}\n${standing}`;
}

function whereSaid({ channels }: Known): Plan {
  const [first, other] = channels;
  if (!first) return open`I have no chat to write to you on.`;
  return other ? open`I write to you on ${CHANNEL[first]}. ${CHANNEL[other]} is linked too.` : open`I write to you on ${CHANNEL[first]}.`;
}

const NEED: Record<Need, Labelled<'open'>> = {
  'large print': open`printed large`,
  'one at a time': open`one thing at a time`,
  'read back': open`read back to you`,
  'best time': open`at your best time of day`,
  'in their words': open`in your own words`,
};

const quietSaid = ({ quietFrom, quietUntil }: Pick<Known, 'quietFrom' | 'quietUntil'>): Plan =>
  quietFrom === quietUntil ? open`Quiet hours: none.` : plan`Quiet hours: ${sayTime(quietFrom)} to ${sayTime(quietUntil)}.`;
const urgentSaid = ({ mayWake, quietFrom, quietUntil }: Known): Labelled<'open'> =>
  quietFrom === quietUntil ? open`` : mayWake ? open`Only a visit about to be missed may wake you.` : open`Nothing wakes you.`;

function digestSaid({ digest, digestAt }: Known): Plan {
  const at = digestAt[digest];
  return at ? plan`Digest: what needs no answer comes at ${sayTime(at)}.` : open`Digest: off, so I tell you things as they happen.`;
}

const DIGESTS = [
  { label: open`In the morning`, means: { do: 'set digest', digest: 'morning' } },
  { label: open`In the evening`, means: { do: 'set digest', digest: 'evening' } },
  { label: open`As it happens`, means: { do: 'set digest', digest: 'off' } },
] as const satisfies readonly Choice<SettingIntent>[];

const nextSteps = (known: Known): readonly Choice<SettingIntent>[] => [
  known.digest === 'off' ? { label: open`One message a day, in the evening`, means: { do: 'set digest', digest: 'evening' } } : DIGESTS[2],
  { label: open`How I like to be told things`, says: open`how i like to be told things` },
  { label: open`Catch up`, says: open`catch up` },
];

const quietSteps = ({ quietFrom, quietUntil, mayWake }: Known): readonly Choice<SettingIntent>[] => [
  quietFrom === quietUntil ? { label: open`9pm to 8am`, means: { do: 'usual quiet hours' } } : { label: open`None`, means: { do: 'no quiet hours' } },
  mayWake
    ? { label: open`Never wake me`, means: { do: 'set urgent', mayWake: false } }
    : { label: open`Wake me if a visit may be missed`, means: { do: 'set urgent', mayWake: true } },
];

const channelChosen = ({ channel, isNew }: Extract<SettingFact, { happened: 'channel-chosen' }>): SettingAnswer => ({
  text: isNew
    ? channel === 'whatsapp'
      ? open`All right, from now on I write to you on WhatsApp. What may not be said there waits for you in Rocket.Chat.`
      : open`All right, from now on I write to you on Rocket.Chat.`
    : open`I write to you on ${CHANNEL[channel]} already.`,
  teams: [],
  about: plan`the choice of your chat`,
});

function quietSet({ from, until }: { readonly from: TimeOfDay; readonly until: TimeOfDay }, known: Known): SettingAnswer {
  const about = plan`the change of your quiet hours`;
  if (from === until) return { text: open`All right, no quiet hours: I may write to you at any time.`, teams: [], about };
  const hours = plan`All right, I leave you in peace from ${sayTime(from)} to ${sayTime(until)}.`;
  if (known.mayWake) return { text: plan`${hours} Only a visit about to be missed may wake you.`, teams: [], about };
  return {
    text: plan`${hours} May I wake you if a visit is about to be missed?`,
    teams: [],
    about,
    choices: [
      { label: open`Yes`, means: { do: 'set urgent', mayWake: true } },
      { label: open`No`, means: { do: 'set urgent', mayWake: false } },
    ],
  };
}

const MAY_WAKE = open`Thank you. If a visit is about to be missed, I write to you in your quiet hours too. For nothing else.`;
const NEVER_WAKE = open`All right, nothing wakes you, not even what is urgent. Somebody else is turned to then.`;

function digestSet(digest: Digest, { digestAt }: Known): Plan {
  const at = digestAt[digest];
  return at
    ? plan`All right. What needs no answer comes once a day, at ${sayTime(at)}. Questions and what is urgent come at once.`
    : open`All right, no digest. I tell you things as they happen.`;
}

/** What is so, and what to do next. */
export function explain(reason: SettingReason, { channels }: Known): SettingAnswer {
  if (reason === 'no hours left') return { text: NO_HOURS_LEFT, teams: [] };
  const other = channels[0] === 'whatsapp' ? CHANNEL.rocketchat : CHANNEL.whatsapp;
  return { text: open`I can’t write to you on ${other}: you have not linked it yet. Say “link ${other}” here, and I tell you how.`, teams: [] };
}

const NO_HOURS_LEFT = open`That would leave me less than two hours a day to reach you, so I have changed nothing. For no messages at all say STOP, for a while “pause”.`;
