import { type Labelled, open, plan } from '@hatstand/db/labels';
import type { Message } from '../../conversation/capability.ts';
import type { JoiningFact } from './facts.ts';
import type { JoiningIntent, JoiningStep } from './intents.ts';
import { concerningAll, concerningThem, type InvitationKnown, type Known } from './known.ts';
import { asSaid, nameOf } from './saying.ts';

type JoiningMessage = Message<JoiningIntent, JoiningStep>;
type Fact<Happened> = Extract<JoiningFact, { happened: Happened }>;
type Plan = Labelled<'open' | 'plan'>;

/** What came of asking. Who said no, and why, is nobody's business: everybody concerned hears the same few words. */
export function outcome(fact: Fact<'joined' | 'not-this-time' | 'still-waiting' | 'lapsed'>, known: Known): JoiningMessage[] {
  const { invitation } = known;
  if (!invitation) return [];
  switch (fact.happened) {
    case 'joined':
      return joined(invitation, known);
    case 'not-this-time':
      return fact.by === 'them' ? theyWouldRatherNot(invitation, known) : notForAll(invitation, known);
    case 'still-waiting':
      return [{ to: known.me, ...stillWaiting(fact.answered, invitation, known) }];
    case 'lapsed':
      return lapsed(invitation, known);
  }
}

function stillWaiting(answered: 'them' | 'all', { joinable, person }: InvitationKnown, known: Known) {
  const { called } = joinable;
  if (answered === 'them')
    return {
      text: plan`Thank you. I have kept your yes. One more yes is needed for ${called}, and I will tell you.`,
      teams: [],
      about: plan`joining ${called}`,
    };
  const name = nameOf(person, known);
  return { text: plan`Thank you. ${name} is asked too, and I will tell you what comes of it.`, teams: [], about: plan`${name} and ${called}` };
}

function joined({ joinable, person, as, by }: InvitationKnown, known: Known): JoiningMessage[] {
  const { called, to, voices, hasRoom } = joinable;
  const name = nameOf(person, known);
  const teams = to.team ? [to.team] : [];
  const about = plan`${name} and ${called}`;
  const isMember = to.team !== undefined && as !== 'advocate';
  const see = isMember
    ? open` For now you see what is planned, and a visit of yours waits for a yes until they know you.`
    : as === 'advocate'
      ? open` I ask you and tell you what concerns them.`
      : open``;
  const others = [...new Set([...voices.filter((voice) => known.reachable.has(voice)), by, known.me])].filter((one) => one !== person);
  const room = hasRoom && isMember ? open` If they use Rocket.Chat, please add them to the room there.` : open``;
  return [
    { to: person, text: plan`Welcome to ${called}. You are in it ${asSaid(as)}.${see} Say help for what I can do.`, teams, about },
    ...others.map((one): JoiningMessage => {
      const isVoice = isMember && voices.includes(one);
      const more = isVoice ? plan` To show them more, say for example “${name} may see care notes”.` : open``;
      return { to: one, text: plan`${name} has joined ${called} ${asSaid(as)}: both yeses are there.${more}${one === by ? room : open``}`, teams, about };
    }),
    ...(to.team
      ? [
          {
            to: { roomOf: to.team },
            text: plan`${name} has joined the team ${asSaid(as)}. Welcome.`,
            limited: open`Somebody has joined the team. /team shows who is in it.`,
            teams,
          } as const,
        ]
      : []),
  ];
}

const NOT_THIS_TIME = (name: Plan, called: Plan): Plan => plan`About ${name} and ${called}: not this time. That is fine, and no reason is owed.`;

function theyWouldRatherNot({ joinable, person, by, forAll, id }: InvitationKnown, known: Known): JoiningMessage[] {
  const { called } = joinable;
  const heard = [...new Set([by, ...joinable.voices])].filter((one) => one !== person && known.reachable.has(one));
  return [
    { to: known.me, text: open`That is fine, and no reason is needed. I say only that it is not to be this time.`, teams: [], about: plan`joining ${called}` },
    ...heard.map(
      (to): JoiningMessage => ({
        to,
        text: NOT_THIS_TIME(nameOf(person, known), called),
        teams: [],
        // Voices hear of it only where they were asked, or have said yes.
        ...(to === by || forAll === 'yes' ? {} : { ifHeardOf: concerningAll(id) }),
      }),
    ),
  ];
}

function notForAll({ joinable, person, by, theirs, id }: InvitationKnown, known: Known): JoiningMessage[] {
  const { called } = joinable;
  const name = nameOf(person, known);
  const inviter: JoiningMessage[] = by === known.me || by === person ? [] : [{ to: by, text: NOT_THIS_TIME(name, called), teams: [] }];
  const them: JoiningMessage[] =
    theirs === 'yes'
      ? [{ to: person, text: plan`Thank you for your yes to ${called}. It is not to be this time, and that is nothing you did.`, teams: [] }]
      : [{ to: person, text: plan`About joining ${called}: you need not answer any more. Thank you all the same.`, teams: [], ifHeardOf: concerningThem(id) }];
  return [
    {
      to: known.me,
      text: plan`That is fine, and no reason is needed. ${name} does not join, and hears only that it is not to be this time.`,
      teams: [],
      about: plan`${name} and ${called}`,
    },
    ...inviter,
    ...(person === known.me ? [] : them),
  ];
}

/** Nobody answered: the asking ends quietly. */
function lapsed({ joinable, person, by, theirs, id }: InvitationKnown, known: Known): JoiningMessage[] {
  const { called } = joinable;
  const toThem: JoiningMessage = {
    to: person,
    text: plan`About joining ${called}: I have stopped asking. Nothing is settled, and there is nothing for you to do.`,
    teams: [],
    ...(theirs === 'yes' ? {} : { ifHeardOf: concerningThem(id) }),
  };
  return [
    {
      to: by,
      text: plan`About ${nameOf(person, known)} and ${called}: not this time, so I have stopped asking. You can talk with each other and invite again later.`,
      teams: [],
    },
    ...(person === by ? [] : [toThem]),
  ];
}
