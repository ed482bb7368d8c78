import type { PersonId } from '@hatstand/db/ids';
import { type Labelled, open, plan } from '@hatstand/db/labels';
import type { ChannelName } from '@hatstand/db/schema/people';
import { sayList } from '../../words/saying.ts';
import type { LinkingFact } from './facts.ts';
import { type Known, type Someone, someone } from './known.ts';
import type { LinkingMessage } from './message.ts';
import { bySaying, CHANNEL, called, isReached, listed, whoHandsCodes, whose } from './names.ts';

type Fact<Happened> = Extract<LinkingFact, { happened: Happened }>;
type Plan = Labelled<'open' | 'plan'>;

/** What a phone that is gone goes on showing, whatever is done here. */
const STILL_SHOWS: Record<ChannelName, Labelled<'open'>> = {
  whatsapp: open`It may still show old messages from me: days, times and first names, nothing about care.`,
  rocketchat: open`It can still show the rooms until it is signed out: in Rocket.Chat on another device, My Account, “Logout from other logged in locations”, or ask whoever looks after Rocket.Chat.`,
};

export function whichChannel({ me }: Known): LinkingMessage {
  const channels = [...new Set(me.addresses.map(({ channel }) => channel))];
  return {
    to: me.id,
    text: open`Which one shall I unlink?`,
    teams: [],
    choices: channels.map((channel) => ({ label: CHANNEL[channel], means: { do: 'unlink', device: channel } })),
  };
}

/** The last way to somebody is taken away only when they know what that means. */
export function checked({ channel, isGone }: Fact<'unlinking-checked'>, known: Known): LinkingMessage {
  const { me } = known;
  return {
    to: me.id,
    text: plan`${CHANNEL[channel]} is the only place where I reach you. Without it you hear of no change and no question from me, until ${whoHandsCodes(me, known)} gives you a new code. Shall I unlink it?`,
    teams: [],
    about: plan`unlinking ${CHANNEL[channel]}`,
    choices: [
      { label: open`Yes, unlink it`, means: { do: 'unlink', device: channel, isGone, sure: true } },
      { label: open`No`, means: { do: 'leave as is' } },
    ],
  };
}

export function lossChecked({ person, channel }: Fact<'loss-checked'>, known: Known): LinkingMessage {
  const one = someone(person, known);
  return {
    to: known.me.id,
    text: plan`Shall I unlink ${whose(one)} ${CHANNEL[channel]} now? Nothing from me goes there then, and nobody can write to me from it. They can have a new code at any time.`,
    teams: [],
    about: plan`${whose(one)} ${CHANNEL[channel]}`,
    choices: [
      { label: open`Yes, unlink it now`, means: { do: 'report gone', whom: { people: [person] }, device: channel, sure: true } },
      { label: open`No`, means: { do: 'leave as is' } },
    ],
  };
}

export function unlinked(fact: Fact<'unlinked'>, known: Known): LinkingMessage[] {
  return fact.by === fact.person ? unlinkedOwn(fact, known) : unlinkedForThem(fact, known);
}

function unlinkedOwn(fact: Fact<'unlinked'>, known: Known): LinkingMessage[] {
  const { channel, left, isGone, addresses } = fact;
  const { me, here } = known;
  const done = plan`Done. ${CHANNEL[channel]} is unlinked, and nothing from me goes there any more.`;
  const shows = isGone ? plan` ${STILL_SHOWS[channel]}` : open``;
  const next = left[0]
    ? plan` From now on I write to you on ${CHANNEL[left[0]]}. To link it again say “link ${CHANNEL[channel]}”.`
    : plan` To come back, ask ${whoHandsCodes(me, known)} for a new code.`;
  const isLast = left.length === 0;
  const goodbyes =
    here?.channel === channel || isGone ? [] : addresses.map((at): LinkingMessage => ({ to: me.id, text: goodbye(channel, here?.channel), teams: [], at }));
  const answer: LinkingMessage = { to: me.id, text: plan`${done}${shows}${next}`, teams: [], about: plan`unlinking ${CHANNEL[channel]}` };
  const notYou = plan`${CHANNEL[channel]} was unlinked just now, by a message from there. Not you? Say “link ${CHANNEL[channel]}” for a new code.`;
  // The last one said to the speaker carries the undo: it must be where they still are.
  return [
    ...goodbyes,
    answer,
    ...(here?.channel === channel && !isLast ? [{ to: me.id, text: notYou, teams: [], elsewhere: true } as const] : []),
    ...(isLast || isGone ? toThoseWhoHandCodes(me, fact, known) : []),
  ];
}

const goodbye = (channel: ChannelName, from: ChannelName | undefined): Plan =>
  plan`${CHANNEL[channel]} was unlinked just now${from ? plan`, by your message on ${CHANNEL[from]}` : open``}. I write nothing here any more.`;

/** Somebody else's phone: what was done, what it still shows, who has been told, how they come back. */
function unlinkedForThem(fact: Fact<'unlinked'>, known: Known): LinkingMessage[] {
  const { person, channel, left, by } = fact;
  const one = someone(person, known);
  const others = toThoseWhoHandCodes(one, fact, known);
  const told = listed([...(left.length > 0 ? [person] : []), ...others.flatMap(({ to }) => (typeof to === 'string' ? [to] : []))], known);
  const stillLinked =
    left.length > 0
      ? plan` ${sayList(
          left.map((each) => plan`${CHANNEL[each]}`),
          'and',
        )} is still linked.`
      : open``;
  const theirs: LinkingMessage = {
    to: person,
    text: plan`${sentence(known.me)} told me that your phone is gone, so I have unlinked your ${CHANNEL[channel]}. If that is wrong or you have it back, say “link ${CHANNEL[channel]}” for a code.`,
    teams: [],
    urgent: true,
  };
  return [
    {
      to: by,
      text: plan`Done. ${capital(whose(one), one)} ${CHANNEL[channel]} is unlinked.${stillLinked} ${STILL_SHOWS[channel]}${told ? plan` I have told ${told}.` : open``} To come back they need a code from ${whoElse(one, known)}.`,
      teams: [],
      about: plan`unlinking ${whose(one)} ${CHANNEL[channel]}`,
      choices: left.map((each) => ({
        label: plan`Unlink ${CHANNEL[each]} too`,
        means: { do: 'report gone', whom: { people: [person] }, device: each, sure: true },
      })),
    },
    ...(left.length > 0 ? [theirs] : []),
    ...others,
  ];
}

const capital = (name: Plan, one: Someone | undefined): Plan => (one?.name ? name : open`Their`);

/** Whoever may hand over codes themselves says so. */
const whoElse = (one: Someone | undefined, known: Known): Plan => (one?.handsCodes.includes(known.me.id) ? open`you` : whoHandsCodes(one, known));

/** The Team Chat Admin and the Team Starter, so that somebody can let them in again. */
function toThoseWhoHandCodes(one: Someone | undefined, { channel, left, isGone }: Fact<'unlinked'>, known: Known): LinkingMessage[] {
  const helpers = (one?.handsCodes ?? []).filter((id) => id !== known.me.id && canHear(id, known));
  const isTheirOwn = one?.id === known.me.id;
  const device = channel === 'rocketchat' ? open`phone or tablet` : open`phone`;
  const whoseDevice = isTheirOwn ? plan`their ${device}` : one?.name ? plan`${one.name}’s ${device}` : plan`the ${device} of ${called(one)}`;
  const why = isGone
    ? plan`${sentence(known.me)} says that ${whoseDevice} is gone, so ${CHANNEL[channel]} is unlinked.`
    : plan`${sentence(known.me)} has unlinked ${CHANNEL[channel]}.`;
  const rest = left[0] ? plan`I still reach them on ${CHANNEL[left[0]]}.` : open`Nothing from me reaches them now.`;
  return helpers.map((to) => ({
    to,
    text: plan`${why} ${rest} When they want to come back, say “code for ${bySaying(one)}” and hand it over in person, by phone or on paper.`,
    teams: [],
  }));
}

/** At the beginning of a sentence. */
const sentence = (one: Someone): Plan => one.name ?? plan`The person ${one.from} is for`;

const canHear = (id: PersonId, known: Known): boolean => {
  const one = someone(id, known);
  return one !== undefined && isReached(one);
};

/** A number that may be somebody else's by now. */
export function rests({ channel }: Fact<'rest-told'>, known: Known): LinkingMessage[] {
  const { me } = known;
  const toThem: LinkingMessage = {
    to: me.id,
    text: plan`Your ${CHANNEL[channel]} says that it may be on a new phone, or somebody else’s. So I write nothing there until you have said a code from it: say “link ${CHANNEL[channel]}” here to get one.`,
    teams: [],
  };
  const helpers = me.handsCodes.filter((id) => canHear(id, known));
  return [
    ...(isReached(me) ? [toThem] : []),
    ...helpers.map(
      (to): LinkingMessage => ({
        to,
        text: plan`The ${CHANNEL[channel]} of ${called(me)} may be on a new phone, or somebody else’s by now. I write nothing there until it is confirmed. Please ask them, and if it is theirs say “code for ${bySaying(me)}”.`,
        teams: [],
      }),
    ),
  ];
}
