import type { PersonId } from '@hatstand/db/ids';
import { joined, type Labelled, open, plan } from '@hatstand/db/labels';
import type { LinkCode } from '@hatstand/db/repositories/link-codes';
import type { WayOfHandingOver } from '@hatstand/db/schema/linking';
import type { ChannelName } from '@hatstand/db/schema/people';
import type { Choice } from '../../conversation/capability.ts';
import { timeOf } from '../../words/calendar.ts';
import { sayMoment, sayTime } from '../../words/saying.ts';
import type { LinkingFact } from './facts.ts';
import type { LinkingIntent } from './intents.ts';
import { type Known, type MadeCode, type Someone, someone } from './known.ts';
import type { LinkingMessage } from './message.ts';
import { bySaying, CHANNEL, called, other } from './names.ts';

type Fact<Happened> = Extract<LinkingFact, { happened: Happened }>;
type Plan = Labelled<'open' | 'plan'>;

export const HOW: Record<WayOfHandingOver, Labelled<'open'>> = { 'in person': open`in person`, 'by phone': open`by phone`, 'on paper': open`on paper` };

const WAYS: readonly WayOfHandingOver[] = ['in person', 'by phone', 'on paper'];

const nameOr = (one: Someone, otherwise: Plan): Plan => one.name ?? otherwise;
export const capitalName = (one: Someone): Plan => nameOr(one, plan`The person ${one.from} is for`);

/** The digits, said to the person alone, never in a room. */
export function ownCode({ channel, code, person }: Fact<'own-code-made'>, { endsAt }: Known): LinkingMessage {
  return {
    to: person,
    text: plan`Your code is ${code}. Say it to me on ${CHANNEL[channel]}, by ${sayTime(timeOf(endsAt.own))}. It works once, and only for you, so please keep it to yourself.`,
    teams: [],
    privately: true,
  };
}

export function linkedAlready(channel: ChannelName, { me, here }: Known): LinkingMessage {
  const anew: Choice<LinkingIntent> = {
    label: channel === 'whatsapp' ? open`I have a new number` : open`I have a new account`,
    means: { do: 'get own code', channel, anyway: true },
  };
  const rest = other(channel);
  const beside: Choice<LinkingIntent>[] = me.addresses.some((one) => one.channel === rest && !one.rests)
    ? []
    : [{ label: plan`Link ${CHANNEL[rest]}`, means: { do: 'get own code', channel: rest } }];
  const isHere = here?.channel === channel;
  return {
    to: me.id,
    text: isHere
      ? plan`This ${CHANNEL[channel]} is linked to you already, so we can talk here.`
      : plan`${CHANNEL[channel]} is linked to you already. You can write to me there.`,
    teams: [],
    choices: [...beside, anew],
  };
}

/** To be read out, written down or said over the phone. How that was done is noted. */
export function invitation({ id, person, code, how, by }: Fact<'invitation-made'>, known: Known): LinkingMessage {
  const one = someone(person, known);
  const until = sayMoment(known.endsAt.invitation, known.today);
  const handing = how ? plan`Hand it over ${HOW[how]}` : open`Hand it over in person, by phone or on paper`;
  return {
    to: by,
    text: plan`The code for ${called(one)} is ${code}. ${handing}, not in a chat. They say it to me on WhatsApp or Rocket.Chat. It works once, until ${until}. I tell you when it is used.`,
    teams: [],
    privately: true,
    choices: how ? [] : WAYS.map((way) => ({ label: plan`Handed over ${HOW[way]}`, means: { do: 'record handing over', code: id, how: way } })),
  };
}

/** The same whether there is such a code or not. It also tells whoever has this number that somebody tried. */
export function unknownHere({ me, here }: Known): LinkingMessage {
  const channel = here ? CHANNEL[here.channel] : open`channel`;
  return {
    to: me.id,
    text: plan`I don’t know that code here. This ${channel} is linked to you already, and no code links it to anybody else. If the code is for you, say it on the other phone or account.`,
    teams: [],
    privately: true,
  };
}

/** To whoever made it, without a word about who said it. */
export function revoked({ madeBy, person }: { readonly madeBy: PersonId; readonly person: PersonId }, known: Known): LinkingMessage {
  if (madeBy === person)
    return {
      to: madeBy,
      text: open`Your code was said somewhere it does not belong, so I have ended it. Nothing was linked. You can ask me for a new one.`,
      teams: [],
    };
  const one = someone(person, known);
  return {
    to: madeBy,
    text: plan`The code for ${called(one)} was said somewhere it does not belong, so I have ended it. Nothing was linked. For a new one say “code for ${bySaying(one)}”.`,
    teams: [],
  };
}

export function saidInRoom({ me }: Known): LinkingMessage {
  return {
    to: me.id,
    text: open`Thank you, but I never use a code that was said in a room: others can read it. If it was one of mine, it is ended now. Please get a new one, and say it to me alone.`,
    teams: [],
  };
}

export function saidWhereLinked({ me, code, here }: Known): LinkingMessage {
  const channel = here?.channel ?? 'whatsapp';
  const where = code?.channel && code.channel !== channel ? CHANNEL[code.channel] : plan`the phone or account that is not linked yet`;
  return {
    to: me.id,
    text: plan`That is your code, but we are linked here already. Please say it to me on ${where}. It still works.`,
    teams: [],
    privately: true,
  };
}

const STATE: Record<LinkCode['state'], Labelled<'open'>> = {
  open: open`open until`,
  used: open`used`,
  expired: open`not used, ran out`,
  revoked: open`ended`,
  replaced: open`replaced by a newer one`,
};

/** What became of the codes somebody made, without their digits: those nobody can show again. */
export function board(known: Known): LinkingMessage {
  const { me, made } = known;
  if (made.length === 0) return { to: me.id, text: open`You have made no codes in the last two weeks.`, teams: [] };
  const lines = made.slice(0, 8).map((one) => line(one, known));
  return { to: me.id, text: plan`Your codes:\n${joined('plan', lines, '\n')}`, teams: [], privately: true };
}

function line({ code, endsAt }: MadeCode, known: Known): Labelled<'plan'> {
  const one = someone(code.person, known);
  const whom = code.person === known.me.id ? open`you` : called(one);
  const how = code.handedOver ? plan`, ${HOW[code.handedOver]}` : open``;
  return plan`• For ${whom}${how}: ${STATE[code.state]} ${sayMoment(endsAt, known.today)}`;
}
