import type { PersonId, TeamId } from '@hatstand/db/ids';
import { care, joined, type Labelled, lower, mayCarry, open, plan, team as teamText } from '@hatstand/db/labels';
import type { Pin } from '@hatstand/db/repositories/pins';
import type { Day, TimeOfDay } from '@hatstand/db/times';
import type { Answer, Choice, FormShape, Message } from '../../conversation/capability.ts';
import { endedTeam } from '../../visits/known.ts';
import { addDays, at, instantOf } from '../../words/calendar.ts';
import { sayTeamHasEnded } from '../../words/ended-team.ts';
import { sayDay } from '../../words/saying.ts';
import type { PinIntent, PinStep } from './intents.ts';
import type { Known, PinFact, PinReason, PinTeam } from './rules.ts';

type PinMessage = Message<PinIntent, PinStep>;
type Fact<Happened> = Extract<PinFact, { happened: Happened }>;

/** Every sentence of the board of pins. */
export function tell(fact: PinFact, known: Known): readonly PinMessage[] {
  switch (fact.happened) {
    case 'board-shown':
      return [{ to: known.me, ...board(fact, known) }];
    case 'team-unclear':
      return [{ to: known.me, text: open`Which team is it for?`, teams: [], choices: whichTeam(fact, known) }];
    case 'words-asked':
      return [
        { to: known.me, text: open`What shall I pin? Tell me in a sentence or two.`, teams: [], opens: { step: 'what to pin', team: fact.team }, form: FORM },
      ];
    case 'words-checked':
      return [{ to: known.me, ...checked(fact) }];
    case 'until-asked':
      return [{ to: known.me, ...untilAsked(fact) }];
    case 'left':
      return [{ to: known.me, text: open`All right, I have not pinned it.`, teams: [] }];
    case 'pinned':
      return pinned(fact, known);
    case 'pin-suggested':
      return suggested(fact, known);
    case 'suggestion-agreed':
      return [
        { to: fact.by, ...aboutPin(fact.pin, open`Thank you. It is pinned.`), choices: ordinaryChoice(fact.pin.label, fact.pin.id) },
        { to: fact.pin.pinnedBy, ...aboutPin(fact.pin, open`Your pin is up, thank you.`) },
        ...goesUp({ ...fact.pin, pin: fact.pin.id }, known, [fact.by, fact.pin.pinnedBy]),
      ];
    case 'suggestion-declined':
      return [
        { to: fact.by, ...aboutPin(fact.pin, open`All right, it is not pinned. I have let them know, with thanks.`) },
        { to: fact.pin.pinnedBy, ...aboutPin(fact.pin, open`Thank you for suggesting a pin. It is not going up just now.`) },
      ];
    case 'marked-ordinary':
      return [
        { to: fact.by, ...aboutPin(fact.pin, open`Done. Everyone in the team can see that pin now.`) },
        ...goesUp({ ...fact.pin, pin: fact.pin.id, label: 'team', isNew: false }, known, hadItBefore(fact.pin, known)),
      ];
    case 'which-pin':
      return [{ to: known.me, ...whichPin(fact, known) }];
    case 'unpinned':
      return [{ to: fact.by, ...aboutPin(fact.pin, open`Taken down.`) }];
  }
}

const aboutPin = (pin: Pin, text: Labelled<'open'>): Answer<PinIntent, PinStep> => ({ text, teams: [pin.team], about: plan`a pin` });

const FORM: FormShape = {
  title: open`Pin something`,
  fields: [
    { id: 'words', label: open`What to pin`, kind: 'text' },
    {
      id: 'readers',
      label: open`Who may see it`,
      kind: 'choice',
      choices: [
        { value: 'care', label: open`Only those who may see care notes` },
        { value: 'everyone', label: open`Everyone in the team` },
      ],
    },
  ],
};

/** The board, up to what the reader may see; on WhatsApp only how many pins there are. */
function board({ team: id, pins }: Fact<'board-shown'>, known: Known): Answer<PinIntent, PinStep> {
  const team = teamOf(id, known);
  const start: Choice<PinIntent> = { label: open`Pin something`, means: { do: 'start', team: id } };
  const off: Choice<PinIntent>[] = pins.length > 0 && team.mayPin.includes(known.me) ? [{ label: open`Take one down`, means: { do: 'unpin', team: id } }] : [];
  if (pins.length === 0)
    return {
      text: teamText`Nothing is pinned for ${team.name} just now.`,
      limited: plan`Nothing is pinned for ${team.nickname} just now.`,
      teams: [id],
      choices: [start],
    };
  const count = pins.length === 1 ? open`There is 1 pin` : open`There are ${pins.length} pins`;
  return {
    text: list(teamText`Pinned for ${team.name}:`, pins, known),
    limited: plan`${count} for ${team.nickname}. I can't show pins here. You can read them in Rocket.Chat, or ask somebody in the team to read them to you.`,
    nowhereElse: plan`${count} for ${team.nickname}. I can't show pins here. Please ask somebody in the team who uses Rocket.Chat to read them to you.`,
    teams: [id],
    holdsBack: true,
    choices: [start, ...off],
  };
}

/** The list carries the narrowest label in it. What the reader wrote themselves they may see again. */
function list(heading: Labelled<'open' | 'team'>, pins: readonly Pin[], known: Known): Labelled<'team' | 'care'> {
  const lines = pins.map((pin, index) => care`${index + 1}. ${pin.words}${untilSaid(pin.until, known)}`);
  const text = care`${heading}\n${joined('care', lines, '\n')}`;
  const isFit = pins.every((pin) => pin.label === 'team' || pin.pinnedBy === known.me);
  return isFit ? lower(text, 'team', 'every pin in it was marked ordinary by the team, or written by the reader') : text;
}

const untilSaid = (until: Day | null | undefined, known: Known): Labelled<'open' | 'plan'> => (until ? plan` (until ${sayDay(until, known.today)})` : open``);

/** A sentence around a pin's words, as narrow as the pin was marked. */
const around = (
  before: Labelled<'open' | 'plan'>,
  words: Labelled<'care'>,
  label: 'team' | 'care',
  after: Labelled<'open' | 'plan'> = open``,
): Labelled<'team' | 'care'> =>
  label === 'team' ? teamText`${before}${lower(words, 'team', 'this pin was marked ordinary')}${after}` : care`${before}${words}${after}`;

/** Loose words are shown back before they go up: nothing is pinned that was only said in passing. */
function checked({ text, team }: Fact<'words-checked'>): Answer<PinIntent, PinStep> {
  const choices: Choice<PinIntent>[] = [
    { label: open`Yes, pin it`, means: { do: 'pin', text, team } },
    { label: open`No`, means: { do: 'leave it' } },
  ];
  return { text: care`Shall I pin this?\n${text.words}`, limited: open`Shall I pin what you just wrote?`, teams: [team], choices };
}

const untilAsked = ({ text, team }: Fact<'until-asked'>): Answer<PinIntent, PinStep> => ({
  text: open`I am not sure about the last day. Until which day shall it stay up? Tell me the date, or “no end”.`,
  teams: [team],
  choices: [{ label: open`No end`, means: { do: 'pin', text: { words: text.words, ordinary: text.ordinary }, team } }],
  opens: { step: 'until when', text, team },
});

function pinned(fact: Fact<'pinned'>, known: Known): PinMessage[] {
  const until = fact.until ? plan` It stays up until ${sayDay(fact.until, known.today)}.` : open``;
  const text =
    fact.label === 'team' ? plan`Pinned, for everyone in the team.${until}` : plan`Pinned. For now only people who may read care notes can see it.${until}`;
  return [{ to: fact.by, text, teams: [fact.team], about: plan`a pin`, choices: ordinaryChoice(fact.label, fact.pin) }, ...goesUp(fact, known, [fact.by])];
}

const ordinaryChoice = (label: 'team' | 'care', pin: Pin['id']): Choice<PinIntent>[] =>
  label === 'care' ? [{ label: open`Everyone in the team may see it`, means: { do: 'mark ordinary', pin } }] : [];

interface PutUp {
  readonly pin: Pin['id'];
  readonly team: TeamId;
  readonly label: 'team' | 'care';
  readonly words: Labelled<'care'>;
  readonly until: Day | null | undefined;
  /** It was not up before, for anybody. */
  readonly isNew?: boolean;
}

/** In the room, as far as everybody who reads along may know; otherwise only that there is something new. Whoever is not in the room is told one by one. */
function goesUp({ pin, team: id, label, words, until, isNew = true }: PutUp, known: Known, besides: readonly PersonId[]): PinMessage[] {
  const { outside, nickname } = teamOf(id, known);
  const said = untilSaid(until, known);
  const readers = outside.filter(({ person, clearance }) => mayCarry(clearance, label) && !besides.includes(person));
  return [
    ...readers.map(
      ({ person }): PinMessage => ({
        to: person,
        text: around(plan`New pin in ${nickname}: `, words, label, said),
        limited: plan`There is a new pin in ${nickname}. Say “pins” in Rocket.Chat to see it, or ask somebody in the team to read it to you.`,
        nowhereElse: plan`There is a new pin in ${nickname}. I can't show it here. Please ask somebody in the team who uses Rocket.Chat to read it to you.`,
        holdsBack: true,
        teams: [id],
        about: plan`a pin`,
        pointlessAfter: pin,
        ...(until ? { until: instantOf(at(addDays(until, 1), MIDNIGHT)) } : {}),
      }),
    ),
    {
      to: { roomOf: id },
      // Whom it can't reach is in the ledger too; where it was up already, it is there from then.
      forWholeTeam: isNew,
      teams: [id],
      text: around(open`New pin: `, words, label, said),
      limited: plan`There is a new pin. /pin shows you what you may see.`,
      // By this the chat's own pin is found, where there is somebody to set it; and what has come down before it was posted is not posted.
      pointlessAfter: pin,
    },
  ];
}

const MIDNIGHT = '00:00' as TimeOfDay;

/** Who could read it already, and whoever marks it: nobody is told twice that it is new. */
const hadItBefore = ({ team, label, pinnedBy }: Pin, known: Known): PersonId[] => [
  known.me,
  pinnedBy,
  ...teamOf(team, known).outside.flatMap(({ person, clearance }) => (mayCarry(clearance, label) ? [person] : [])),
];

function suggested({ pin, team: id, words, by, to, label }: Fact<'pin-suggested'>, known: Known): PinMessage[] {
  const name = known.names.get(by) ?? open`Somebody`;
  const choices: Choice<PinIntent>[] = [
    { label: open`Yes, pin it`, means: { do: 'agree', pin, yes: true } },
    { label: open`No`, means: { do: 'agree', pin, yes: false } },
  ];
  return [
    { to: by, text: open`Thank you. I have asked for a yes, and will tell you.`, teams: [id], about: plan`a pin` },
    {
      to,
      text: around(plan`${name} suggests a pin: `, words, label, open`\nShall I pin it?`),
      limited: plan`${name} suggests a pin. I can't show the words here. Shall I pin it?`,
      teams: [id],
      holdsBack: true,
      about: plan`a pin`,
      awaited: true,
      choices,
    },
  ];
}

function whichPin({ pins, team: id }: Fact<'which-pin'>, known: Known): Answer<PinIntent, PinStep> {
  const choices = pins.map((pin, index): Choice<PinIntent> => ({ label: open`Number ${index + 1}`, means: { do: 'unpin', pin: pin.id } }));
  return {
    text: list(open`Which one shall I take down?`, pins, known),
    limited: open`Which one shall I take down? Say for example: unpin 2.`,
    teams: [id],
    holdsBack: true,
    choices,
  };
}

const whichTeam = ({ intent, teams }: Fact<'team-unclear'>, known: Known): Choice<PinIntent>[] =>
  teams.slice(0, 3).map((id) => ({ label: teamOf(id, known).nickname, means: { ...intent, team: id } as PinIntent }));

function teamOf(id: TeamId, known: Known): PinTeam {
  const team = known.teams.find((one) => one.id === id);
  if (!team) throw new Error('a pin was told of a team that is not known');
  return team;
}

export const explain = (reason: PinReason, known: Known): Answer<PinIntent, PinStep> => ({
  text: reason === 'team has ended' ? sayTeamHasEnded(endedTeam(known)) : REASONS[reason],
  teams: [],
});

const REASONS: Record<Exclude<PinReason, 'team has ended'>, Labelled<'open'>> = {
  'in no team': open`You are not in a team just now, so there are no pins to show you.`,
  'not in this team': open`You are not in this team, so I can't show or change its pins.`,
  'nothing to pin': open`There was nothing to pin yet. Say for example: pin The bins go out on Tuesday.`,
  'too long': open`That is too long for a pin: 500 letters at most. Please send me the most important part.`,
  'in the past': open`That last day has been and gone, so I have not pinned it. Which day should it stay up until?`,
  'nobody to ask': open`Nobody who looks after the pins can be reached in chat just now. Please ask them yourself.`,
  'not for you to say': open`That is for the Team Chat Admin to do, so I have left it.`,
  gone: open`That pin is not up any more. Say pins to see the board.`,
  'no pins': open`There is nothing pinned to take down.`,
  'no such pin': open`There is no pin with that number. Say pins to see the board.`,
  'agreed already': open`That pin is up already, thank you.`,
};
