import type { PersonId, TeamId } from '@hatstand/db/ids';
import { joined, type Label, type Labelled, open, plan, team as teamText } from '@hatstand/db/labels';
import type { Answer, Choice } from '../../conversation/capability.ts';
import { FIRST_HATS, sayHat } from '../../words/hats.ts';
import { KIND_SAID } from '../../words/member-kinds.ts';
import { sayDay, sayList } from '../../words/saying.ts';
import type { TeamFact } from './facts.ts';
import type { TeamIntent, TeamStep } from './intents.ts';
import { type Known, speaksFor, type TeamKnown } from './known.ts';

type Reply = Answer<TeamIntent, TeamStep>;
type Plan = Labelled<'open' | 'plan'>;

/** Who is in it and as what, who speaks for it, how it wants to be asked, and what the reader may see. Only some may know what others may see. */
export function teamShown(team: TeamKnown, known: Known): Reply {
  const isVoice = speaksFor(team, known.me);
  const people = lines([...team.members.map((member) => memberLine(member, team, known)), ...hatLine(free(team.hats.map(({ hat }) => hat)))]);
  const rest = plan`${people}\n${ASKED[team.asking]}${newcomers(team, known)}\n${isVoice ? open`You may see everything that is kept.` : MAY_SEE[team.mayRead]}`;
  return {
    text: teamText`${team.name}, “${team.nickname}” on WhatsApp.\n${ownerLine(team, known)}${advocateLine(team, known)}${begunLine(team, known)}\n${rest}`,
    limited: plan`${team.nickname}:${advocateLine(team, known)}\n${rest}`,
    teams: [team.id],
    choices: choicesIn(isVoice, team.nickname),
  };
}

const choicesIn = (isVoice: boolean, nickname: Labelled<'plan'>): Choice<TeamIntent>[] => [
  { label: open`Who may come any time`, says: open`who may come` },
  isVoice ? { label: open`Who may see what`, says: open`who may see what` } : { label: open`Invite somebody`, says: plan`invite somebody to ${nickname}` },
];

const ownerLine = ({ owner, ownerFirst, ownerSurname }: TeamKnown, { me }: Known): Labelled<'open' | 'team'> =>
  owner === me ? open`It is your team.` : teamText`It is for ${ownerFirst} ${ownerSurname}.`;

function advocateLine(team: TeamKnown, known: Known): Plan {
  if (team.advocates.length === 0) return plan``;
  const names = team.advocates.map((person) => plan`${person === known.me ? open`you` : nameOf(person, known)}`);
  const whom = team.owner === known.me ? open`you` : open`the person it is for`;
  const [only, another] = team.advocates;
  if (only === known.me && !another) return plan` You speak for ${whom}.`;
  return plan` ${sayList(names, 'and')} ${another ? open`speak` : open`speaks`} for ${whom}.`;
}

/** How it was agreed, where somebody else said so for the Team Owner: everybody in the team may know. */
function begunLine({ begun }: TeamKnown, known: Known): Plan {
  if (!begun || begun.as === 'Team Owner') return plan``;
  const who = begun.by === known.me ? open`you` : nameOf(begun.by, known);
  const how = begun.as === 'advocate' ? plan`agreed by ${who} as advocate` : plan`agreed face to face, written down by ${who}`;
  return plan` It was ${how} on ${sayDay(begun.on, known.today)}.`;
}

function memberLine({ person, kind }: TeamKnown['members'][number], team: TeamKnown, known: Known): Plan {
  const hats = team.hats.filter(({ wornBy }) => wornBy === person).map(({ hat }) => sayHat(hat));
  const worn = hats.length > 0 ? plan`: ${joined('plan', hats, ', ')}` : plan``;
  return plan`• ${person === known.me ? open`You` : nameOf(person, known)}, ${KIND_SAID[kind]}${worn}`;
}

const free = (worn: readonly string[]): Labelled<'plan'>[] => FIRST_HATS.filter((hat) => !worn.includes(hat)).map(sayHat);
/** A hat nobody wears is free, not missing (PRODUCT, /hat). */
const hatLine = (hats: readonly Labelled<'plan'>[]): Labelled<'plan'>[] => (hats.length > 0 ? [plan`Free hats: ${joined('plan', hats, ', ')}`] : []);

function newcomers(team: TeamKnown, known: Known): Plan {
  const fresh = team.members.filter(({ newcomer }) => newcomer).map(({ person }) => plan`${person === known.me ? open`you` : nameOf(person, known)}`);
  return fresh.length > 0 ? plan` New in the team: ${sayList(fresh, 'and')}.` : plan``;
}

const ASKED: Record<TeamKnown['asking'], Labelled<'open'>> = {
  'ask me first': open`Before somebody else comes or a time changes, I ask first.`,
  'just tell me': open`When somebody else comes or a time changes, I just tell.`,
};
const MAY_SEE: Record<Label, Labelled<'open'>> = {
  open: open`You may see nothing that is kept about it.`,
  plan: open`You may see what is planned.`,
  team: open`You may see what is planned and how the team runs.`,
  care: open`You may see everything, care notes too.`,
  sealed: open`You may see everything, care notes too.`,
};

/** Gaps, not people: what a circle may see of the teams it looks after. */
export function circleShown(ids: readonly TeamId[], known: Known): Reply {
  const teams = known.outside.filter(({ id }) => ids.includes(id));
  if (teams.length === 0)
    return { text: open`There is no team in your circle yet. Make a private room in Rocket.Chat, add Hattie, and say /team start there.`, teams: [] };
  const each = teams.map(({ nickname, people, hats }) => {
    const gaps = free(hats);
    return plan`• ${nickname}: ${people} ${people === 1 ? open`person` : open`people`}${gaps.length > 0 ? plan`, free hats: ${joined('plan', gaps, ', ')}` : open`, no hat free`}`;
  });
  return {
    text: plan`The teams of your circle:\n${lines(each)}\nTo start a team, say /team start in its room.`,
    teams: [],
    choices: [{ label: open`Visits with nobody`, says: open`rota gaps` }],
  };
}

export const freeRoom = ({ room, openTo }: Extract<TeamFact, { happened: 'free-room-shown' }>): Reply => ({
  text: open`This room is no team’s yet. Shall I make it a team’s room?${openTo === 'everyone' ? MAKE_IT_PRIVATE : open``}`,
  teams: [],
  choices: [
    { label: open`Yes, start a team here`, means: { do: 'start', room } },
    { label: open`No`, means: { do: 'leave as is' } },
  ],
});

/** What a room that anybody can read means for a team. */
export const MAKE_IT_PRIVATE = open` I take it that anybody can read this room, so nothing about care will be said in it. Make it private in Rocket.Chat first if you can.`;

export function teamOf(id: TeamId, { teams }: Known): TeamKnown {
  const team = teams.find((one) => one.id === id);
  if (!team) throw new Error('something was told of a team that is not known');
  return team;
}

/** By first name; where two in one team share it, only where surnames may be read are they told apart. */
const nameOf = (person: PersonId, { names }: Known): Plan => names.get(person) ?? open`somebody`;
const lines = (texts: readonly Plan[]): Labelled<'plan'> => joined('plan', texts, '\n');
