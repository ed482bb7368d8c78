import type { PersonId } from '@hatstand/db/ids';
import { type Labelled, open, plan, team as teamText } from '@hatstand/db/labels';
import type { Answer, Choice, FormShape, Message } from '../../conversation/capability.ts';
import { initialOf } from '../../words/names-said.ts';
import type { Missing, TeamFact } from './facts.ts';
import type { TeamIntent, TeamStep, Told } from './intents.ts';
import { type BeginningKnown, concerning, type Known } from './known.ts';
import { MAKE_IT_PRIVATE } from './showing.ts';

type Reply = Answer<TeamIntent, TeamStep>;
type TeamMessage = Message<TeamIntent, TeamStep>;
type Fact<Happened> = Extract<TeamFact, { happened: Happened }>;
type StartingFact = Fact<'asked-next' | 'summed-up' | 'yes-asked-for' | 'team-made' | 'not-this-time' | 'starting-given-up' | 'starting-lapsed'>;
type Plan = Labelled<'open' | 'plan'>;

/** Every sentence on the way to a new team. What is asked concerns no team yet, so it is said to whoever starts it alone. */
export function tellOfStarting(fact: StartingFact, known: Known): TeamMessage[] {
  const toMe = (answer: Reply): TeamMessage[] => [{ to: known.me, ...answer, about: plan`a new team` }];
  switch (fact.happened) {
    case 'asked-next':
      return toMe(askedNext(fact, known));
    case 'summed-up':
      return toMe(summedUp(fact, known));
    case 'yes-asked-for':
      return yesAskedFor(fact, known);
    case 'team-made':
      return teamMade(fact, known);
    case 'not-this-time':
      return [
        ...toMe({ text: open`That is fine, and no reason is needed. I have let them know, and nothing was started.`, teams: [] }),
        {
          to: fact.starter,
          text: plan`About starting ${nicknameOf(known.beginning)}: not this time. No reason is owed. Nothing was made, and nobody was told.`,
          teams: [],
        },
      ];
    case 'starting-given-up':
      return toMe({ text: open`All right, no team is started. I have let go of it. Say /team start in the room to begin again.`, teams: [] });
    case 'starting-lapsed':
      return [
        {
          to: fact.starter,
          text: plan`Nobody has answered about starting ${nicknameOf(known.beginning)}, so I have stopped asking. Talk with them, and say /team start in the room when it is time.`,
          teams: [],
        },
      ];
  }
}

const FORM: FormShape = {
  title: open`Start a team`,
  fields: [
    { id: 'first', label: open`First name`, kind: 'line' },
    { id: 'surname', label: open`Surname`, kind: 'line' },
    { id: 'advocate', label: open`Who speaks for them`, kind: 'line', optional: true },
    {
      id: 'asking',
      label: open`Before somebody else comes`,
      kind: 'choice',
      choices: [
        { value: 'ask me first', label: open`Ask first` },
        { value: 'just tell me', label: open`Just tell` },
      ],
    },
    { id: 'nickname', label: open`Nickname for WhatsApp`, kind: 'line', optional: true },
    { id: 'place', label: open`Roughly where they live`, kind: 'line', optional: true },
  ],
};

function askedNext(fact: Fact<'asked-next'>, known: Known): Reply {
  const { beginning, missing } = fact;
  const opening =
    fact.begun === 'now'
      ? open`Let’s start a team in this room. I keep what you tell me as we go, and nothing is made before the person it is for says yes.${fact.openTo === 'everyone' ? MAKE_IT_PRIVATE : open``}\n`
      : fact.begun === 'before'
        ? open`Let’s go on with the team you were starting.\n`
        : open``;
  const why = fact.because ? WHY[fact.because] : open``;
  const tells = (told: Told): TeamIntent => ({ do: 'tell', beginning, told });
  return { ...question(missing, known.after, { id: beginning, before: plan`${opening}${why}`, owners: known.weighed.owners, tells }), about: plan`a new team` };
}

const WHY: Record<'nickname gives it away' | 'nickname is taken', Labelled<'open'>> = {
  'nickname gives it away': open`That would give away whose team it is, and on WhatsApp I never do. `,
  'nickname is taken': open`Another team here is called that already. `,
};

interface Asked {
  readonly id: BeginningKnown['id'];
  readonly before: Plan;
  readonly owners: readonly PersonId[];
  readonly tells: (told: Told) => TeamIntent;
}

/** One thing at a time. */
function question(missing: Missing, after: BeginningKnown, { id, before, owners, tells }: Asked): Reply {
  switch (missing) {
    case 'owner':
      return {
        text: plan`${before}Who is the team for? Tell me their first name and surname.`,
        teams: [],
        opens: { step: 'owner', beginning: id },
        form: FORM,
      };
    case 'surname':
      return { text: plan`${before}And their surname?`, teams: [], ...(after.first ? { opens: { step: 'surname', beginning: id, first: after.first } } : {}) };
    case 'who it is':
      return whoItIs(owners, tells);
    case 'nickname': {
      const initial = after.first ? plan`${initialOf(after.first)}'s team` : open`the first letter`;
      return {
        text: plan`${before}On WhatsApp I never say whose team it is. What shall I call it there?`,
        teams: [],
        choices: [{ label: plan`${initial}`, means: tells({ initial: true }) }],
        opens: { step: 'nickname', beginning: id },
      };
    }
    case 'advocate':
      return {
        text: plan`${before}Does somebody speak for them, a daughter or a friend? Tell me that person’s first name and surname, or “nobody”.`,
        teams: [],
        choices: [{ label: open`Nobody`, means: tells({ advocate: 'nobody' }) }],
        opens: { step: 'advocate', beginning: id },
      };
    case 'advocate surname':
      return {
        text: plan`${before}And the surname of ${after.advocateFirst ? plan`the person who speaks for them` : open`that person`}?`,
        teams: [],
        ...(after.advocateFirst ? { opens: { step: 'advocate surname', beginning: id, first: after.advocateFirst } } : {}),
      };
    case 'asking':
      return {
        text: plan`${before}How do they want to be asked before somebody else comes or a time changes?`,
        teams: [],
        choices: [
          { label: open`Ask first, and wait for the yes`, means: tells({ asking: 'ask me first' }) },
          { label: open`Just tell`, means: tells({ asking: 'just tell me' }) },
        ],
        opens: { step: 'asking', beginning: id },
      };
    case 'place':
      return {
        text: plan`${before}Roughly where do they live? A street is enough. It helps me with travel times, and only those who may see care get to read it.`,
        teams: [],
        choices: [{ label: open`Leave it out`, means: tells({ place: 'left out' }) }],
        opens: { step: 'place', beginning: id },
      };
  }
}

/** A name is no proof of who somebody is. */
function whoItIs([one, another]: readonly PersonId[], tells: Asked['tells']): Reply {
  if (another || !one)
    return {
      text: open`I know more than one person of that name. Is the team for somebody new?`,
      teams: [],
      choices: [
        { label: open`Yes, somebody new`, means: tells({ ownerIs: 'somebody else' }) },
        { label: open`No`, means: { do: 'leave as is' } },
      ],
    };
  return {
    text: open`I know somebody of that name already. Is the team for them?`,
    teams: [],
    choices: [
      { label: open`Yes, the same person`, means: tells({ ownerIs: one }) },
      { label: open`No, somebody else`, means: tells({ ownerIs: 'somebody else' }) },
    ],
  };
}

function summedUp({ beginning, yes }: Fact<'summed-up'>, known: Known): Reply {
  const { after } = known;
  const advocate = after.advocateIs === 'named' ? open` Somebody speaks for them.` : open``;
  const asking = after.asking === 'just tell me' ? open`I just tell when something changes.` : open`I ask first before something changes.`;
  const what = plan`So: ${nicknameOf(after)}, in this room.${advocate} ${asking} You help it begin, wear its first hats, and may see care notes until you step back.`;
  const no: Choice<TeamIntent> = { label: open`No, start no team`, means: { do: 'give up starting', beginning } };
  if (yes.is === 'face to face')
    return {
      text: plan`${what}\nThe person it is for has no chat I know of. Have you two agreed all this face to face? I keep that you said so, and when.`,
      teams: [],
      choices: [
        { label: open`Yes, face to face`, means: { do: 'agreed face to face', beginning } },
        { label: open`Not yet`, means: { do: 'leave as is' } },
        no,
      ],
    };
  const whom = yes.is === 'Team Owner' ? open`the person it is for` : open`the person who speaks for them`;
  return {
    text: plan`${what}\nShall I ask ${whom} for a yes now?`,
    teams: [],
    choices: [{ label: open`Yes, ask now`, means: { do: 'ask for the yes', beginning } }, no],
  };
}

/** Asked in words that may go anywhere: on WhatsApp nobody learns whose team it is who does not know. */
function yesAskedFor({ beginning, of, as }: Fact<'yes-asked-for'>, known: Known): TeamMessage[] {
  const starter = known.names.get(known.me) ?? open`Somebody`;
  const hands = plan`${starter} helps it begin, wears its first hats, and may see care notes until it runs.`;
  const one = known.beginning;
  const way = one?.asking === 'just tell me' ? open`I just tell you when something changes.` : open`I ask you before anything changes.`;
  const speaker = one?.advocateIs === 'named' ? open` Somebody you named is asked to speak for you where you wish.` : open``;
  const text =
    as === 'Team Owner'
      ? plan`${starter} asks: shall we start a team around you? Whoever joins needs your yes. ${hands} ${way}${speaker} Is that all right? A no needs no reason.`
      : plan`${starter} asks: will you speak for the person ${nicknameOf(one)} is for, and do they want this team? Whoever joins needs your yes. ${hands} A no needs no reason.`;
  return [
    { to: known.me, text: open`I have asked, and will tell you. Nothing is made before the yes.`, teams: [], about: plan`a new team` },
    {
      to: of,
      text,
      teams: [],
      about: plan`starting ${nicknameOf(one)}`,
      concerns: concerning(beginning),
      awaited: true,
      choices: [
        { label: open`Yes`, means: { do: 'answer', beginning, yes: true } },
        { label: open`No`, means: { do: 'answer', beginning, yes: false } },
      ],
    },
  ];
}

function teamMade(fact: Fact<'team-made'>, known: Known): TeamMessage[] {
  const { team, starter, agreedAs, owner, agreedBy } = fact;
  const one = known.beginning;
  const nickname = nicknameOf(one);
  const first = one?.first ?? open`Somebody`;
  const how = {
    'Team Owner': open`They said yes themself.`,
    advocate: open`The yes was given by the one who speaks for them, as advocate.`,
    'face to face': open`You wrote down that you agreed it face to face.`,
  }[agreedAs];
  const next = open`Everything you told me is kept. Next: say “invite Owen as a volunteer”, with the name of whoever may fit.`;
  const about = plan`starting ${nickname}`;
  const toStarter: TeamMessage = {
    to: starter,
    text: teamText`${first}'s team has begun, in its room. ${how} You wear its first hats. ${next}`,
    limited: plan`${nickname} has begun, in its room. ${how} You wear its first hats. ${next}`,
    teams: [team],
    about,
    choices: [{ label: open`Who is in the team`, says: open`who is in the team` }],
  };
  const toVoice: TeamMessage[] =
    agreedBy === starter
      ? []
      : [
          {
            to: agreedBy,
            text: plan`Thank you. The team has begun. Nobody joins it without your yes. Ask me any time: “who is in the team”, or “who may see what”.`,
            teams: [team],
            about,
          },
        ];
  const toOwner: TeamMessage[] =
    owner !== agreedBy && known.reachable.has(owner)
      ? [{ to: owner, text: open`A team has begun around you. Ask me: who is in the team.`, teams: [team] }]
      : [];
  return [
    toStarter,
    ...toVoice,
    ...toOwner,
    {
      to: { roomOf: team },
      text: teamText`This is the room of ${first}'s team now. Say /team to see who is in it, /hattie help for what I can do.`,
      limited: open`This is a team’s room now. Say /team to see who is in it, /hattie help for what I can do.`,
      teams: [team],
    },
  ];
}

const nicknameOf = (beginning: BeginningKnown | undefined): Plan => beginning?.nickname ?? open`a new team`;
