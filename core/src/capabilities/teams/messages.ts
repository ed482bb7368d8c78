import { open, plan } from '@hatstand/db/labels';
import type { Answer, Choice, Message } from '../../conversation/capability.ts';
import { sayList } from '../../words/saying.ts';
import type { TeamFact } from './facts.ts';
import type { TeamIntent, TeamStep } from './intents.ts';
import type { Known, TeamKnown } from './known.ts';
import { roomGiven, roomIsThere } from './room-messages.ts';
import { circleShown, freeRoom, teamOf, teamShown } from './showing.ts';
import { tellOfStarting } from './starting-messages.ts';

type Reply = Answer<TeamIntent, TeamStep>;
type TeamMessage = Message<TeamIntent, TeamStep>;
type Fact<Happened> = Extract<TeamFact, { happened: Happened }>;

/** Every sentence about a team itself. */
export function tell(fact: TeamFact, known: Known): readonly TeamMessage[] {
  const toMe = (answer: Reply): TeamMessage[] => [{ to: known.me, ...answer }];
  switch (fact.happened) {
    case 'team-shown':
      return toMe(teamShown(teamOf(fact.team, known), known));
    case 'circle-shown':
      return toMe(circleShown(fact.teams, known));
    case 'free-room-shown':
      return toMe(freeRoom(fact));
    case 'team-unclear':
      return toMe({
        text: open`Which team is it about?`,
        teams: [],
        choices: fact.teams.slice(0, 3).map((id) => inTeam(fact.intent, teamOf(id, known))),
      });
    case 'nickname-asked':
      return toMe({
        text: plan`It is called ${teamOf(fact.team, known).nickname} just now. What shall I call it on WhatsApp? It must not give away whose team it is.`,
        teams: [fact.team],
        opens: { step: 'new nickname', team: fact.team },
      });
    case 'nickname-changed':
      return nicknameChanged(fact, known);
    case 'known-well':
      return knownWell(fact, known);
    case 'known-well-already':
      return toMe({
        text: plan`That is how it is already: ${list(fact.people, known)} ${fact.people.length > 1 ? open`are` : open`is`} well known in the team.`,
        teams: [fact.team],
      });
    case 'left-as-is':
      return toMe({ text: open`All right, I have left it as it is.`, teams: [] });
    case 'room-given':
      return roomGiven(fact, known);
    case 'room-is-there':
      return toMe(roomIsThere(fact, known));
    case 'team-begun':
    case 'told':
      return [];
    case 'asked-next':
    case 'summed-up':
    case 'yes-asked-for':
    case 'team-made':
    case 'not-this-time':
    case 'starting-given-up':
    case 'starting-lapsed':
      return tellOfStarting(fact, known);
  }
}

function nicknameChanged({ team: id, nickname, was }: Fact<'nickname-changed'>, known: Known): TeamMessage[] {
  const team = teamOf(id, known);
  const others = [...new Set([team.owner, ...team.advocates])].filter((person) => person !== known.me && known.reachable.has(person));
  return [
    {
      to: known.me,
      text: plan`Done. On WhatsApp the team is called “${nickname}” from now on.${others.length > 0 ? open` I have told whoever speaks for it.` : open``}`,
      teams: [id],
      about: plan`the team’s nickname`,
    },
    ...others.map(
      (to): TeamMessage => ({
        to,
        text: plan`${was} is called “${nickname}” from now on where I don’t name whose team it is. Say “change the nickname” if it should be something else.`,
        teams: [id],
      }),
    ),
  ];
}

/** The people concerned are told nothing: that they were asked about until now would only hurt. */
function knownWell({ team: id, people }: Fact<'known-well'>, known: Known): TeamMessage[] {
  const team = teamOf(id, known);
  const now = team.asking === 'just tell me' ? open`I just tell you when they come.` : open`I ask you about them as about everybody else.`;
  return [
    {
      to: known.me,
      text: plan`Lovely. ${list(people, known)} ${people.length > 1 ? open`are` : open`is`} not new any more. ${now}`,
      teams: [id],
      about: plan`that ${list(people, known)} ${people.length > 1 ? open`are` : open`is`} known by now`,
      choices: [{ label: open`Who may come any time`, says: open`who may come` }],
    },
  ];
}

const list = (people: readonly TeamKnown['owner'][], { names }: Known) =>
  sayList(
    people.map((person) => plan`${names.get(person) ?? open`somebody`}`),
    'and',
  );

// True: a question about the team is only put about intents that take one.
const inTeam = (intent: TeamIntent, team: TeamKnown): Choice<TeamIntent> => ({ label: team.nickname, means: { ...intent, team: team.id } as TeamIntent });
