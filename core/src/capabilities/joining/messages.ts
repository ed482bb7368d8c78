import type { InvitationId, PersonId } from '@hatstand/db/ids';
import { type Labelled, open, plan, team as teamText } from '@hatstand/db/labels';
import type { Answer, Choice, Message } from '../../conversation/capability.ts';
import type { JoiningFact, WhoIsAsked } from './facts.ts';
import type { As, JoiningIntent, JoiningStep } from './intents.ts';
import { concerningAll, concerningThem, type InvitationKnown, type Joinable, type Known } from './known.ts';
import { outcome } from './outcome-messages.ts';
import { asSaid, nameOf, newName } from './saying.ts';

type Reply = Answer<JoiningIntent, JoiningStep>;
type JoiningMessage = Message<JoiningIntent, JoiningStep>;
type Fact<Happened> = Extract<JoiningFact, { happened: Happened }>;
type Plan = Labelled<'open' | 'plan'>;

/** Every sentence about joining. Whoever is asked is in no team yet, so what they are told names nobody but who asks, and may go anywhere. */
export function tell(fact: JoiningFact, known: Known): readonly JoiningMessage[] {
  const toMe = (answer: Reply): JoiningMessage[] => [{ to: known.me, ...answer }];
  switch (fact.happened) {
    case 'missing-asked':
      return toMe(missingAsked(fact));
    case 'team-unclear':
      return toMe({
        text: open`Which team is it about?`,
        teams: [],
        choices: fact.teams.slice(0, 3).flatMap((id) => inTeam(fact.intent, id, known)),
      });
    case 'asked-to-join':
      return askedToJoin(fact, known);
    case 'asked-again':
      return askedAgain(fact, known);
    case 'code-needed':
      return codeNeeded(known);
    case 'left-as-is':
      return toMe({ text: open`All right, I have left it as it is.`, teams: [] });
    case 'they-answered':
    case 'all-answered':
      return [];
    case 'joined':
    case 'not-this-time':
    case 'still-waiting':
    case 'lapsed':
      return outcome(fact, known);
  }
}

function missingAsked({ missing, known: found, inviting }: Fact<'missing-asked'>): Reply {
  const { name } = inviting;
  if (missing === 'who' || !name) return { text: open`Who shall I invite? Tell me their name.`, teams: [], opens: { step: 'who', inviting } };
  if (missing === 'surname') {
    const why = found === 'several' ? open`I know more than one` : open`I don’t know a`;
    const yet = found === 'several' ? open`. What is the surname?` : open` yet. What is their surname?`;
    return { text: plan`${why} ${newName(name)}${yet}`, teams: [], opens: { step: 'surname', inviting, first: name.first } };
  }
  const as = (label: Labelled<'open'>, kind: As): Choice<JoiningIntent> => ({ label, means: { do: 'invite', ...inviting, as: kind } });
  return {
    text: plan`As what shall I invite ${newName(name)}? Family, employed worker, independent worker, volunteer, peer supporter, Team Starter or Coach?`,
    teams: [],
    choices: [as(open`Volunteer`, 'volunteer'), as(open`Independent worker`, 'independent'), as(open`Family`, 'family')],
    opens: { step: 'as what', inviting },
  };
}

function askedToJoin(fact: Fact<'asked-to-join'>, known: Known): JoiningMessage[] {
  const { invitation: id, person, isNew, as, by, asked, forAll, theirs } = fact;
  const joinable = joinableOf(fact, known);
  const name = isNew ? newName(isNew) : nameOf(person, known);
  const isMe = person === known.me;
  const about = plan`${name} and ${joinable.called}`;
  const voice = forAll || !asked ? open`` : asked.person === known.me ? open`` : plan` I have asked ${whose(asked.person, joinable)} too.`;
  const own = forAll ? open` Yours is the other yes, and I have kept it.` : open``;
  const next = open` It needs both yeses, and I will tell you.`;
  const text = isMe
    ? plan`I have kept your yes.${voice} I will tell you.`
    : theirs === 'asked'
      ? plan`I have asked ${name} ${asSaid(as)}.${voice}${own}${next}`
      : plan`${name} has no chat I know of, so I can’t ask yet. A code links theirs: hand it over in person, by phone or on paper.${voice}${own}${next}`;
  const code: Choice<JoiningIntent>[] = theirs === 'no chat' && !isMe ? [{ label: plan`Code for ${name}`, says: plan`code for ${name}` }] : [];
  return [
    { to: by, text, teams: [], about, ...(code.length > 0 ? { choices: code } : {}) },
    ...(theirs === 'asked' && !isMe ? [theirQuestion({ id, to: person, as, by, joinable }, known)] : []),
    ...(asked ? [questionForAll({ id, person, name, as, by, joinable, asked }, known)] : []),
  ];
}

interface Theirs {
  readonly id: InvitationId;
  readonly to: PersonId;
  readonly as: As;
  readonly by: PersonId;
  readonly joinable: Joinable;
  readonly isReminder?: boolean;
}

function theirQuestion({ id, to, as, by, joinable, isReminder }: Theirs, known: Known): JoiningMessage {
  const { called } = joinable;
  const asker = by === joinable.owner ? plan`The person ${called} is for` : plan`${nameOf(by, known)}`;
  const what = as === 'advocate' ? plan`will you speak for the person ${called} is for?` : plan`would you like to join ${called} ${asSaid(as)}?`;
  const before = isReminder ? open`A gentle reminder, the only one: ` : open``;
  return {
    to,
    text: plan`${before}${asker} asks: ${what} Nothing is settled yet, and a no needs no reason.`,
    teams: [],
    about: plan`joining ${called}`,
    concerns: concerningThem(id),
    awaited: true,
    choices: [
      { label: open`Yes`, means: { do: 'answer', invitation: id, yes: true } },
      { label: open`No`, means: { do: 'answer', invitation: id, yes: false } },
    ],
  };
}

interface ForAll {
  readonly id: InvitationId;
  readonly person: PersonId;
  readonly name: Plan;
  readonly as: As;
  readonly by: PersonId;
  readonly joinable: Joinable;
  readonly asked: WhoIsAsked;
  readonly isReminder?: boolean;
}

function questionForAll({ id, person, name, as, by, joinable, asked, isReminder }: ForAll, known: Known): JoiningMessage {
  const { called, owner, to } = joinable;
  const answers = (yes: Labelled<'open'>): Choice<JoiningIntent>[] => [
    { label: yes, means: { do: 'answer for all', invitation: id, yes: true } },
    { label: open`No`, means: { do: 'answer for all', invitation: id, yes: false } },
  ];
  const before = isReminder ? open`A gentle reminder, the only one: ` : open``;
  const shared = { to: asked.person, about: plan`${name} and ${called}`, concerns: concerningAll(id), awaited: true } as const;
  if (asked.how === 'face to face')
    return {
      ...shared,
      text: plan`${before}The person ${called} is for has no chat. Have they said yes to you, face to face, that ${name} joins ${asSaid(as)}? I keep that you said so, and when.`,
      teams: [],
      choices: answers(open`Yes, face to face`),
    };
  const surname = known.surnames.get(person);
  const asks = plan`${before}${nameOf(by, known)} asks: may`;
  const which = asked.person === owner ? open`your team` : called;
  const limits = to.team ? open` Until you say more, they see only what is planned.` : open``;
  return {
    ...shared,
    text: teamText`${asks} ${name}${surname ? teamText` ${surname}` : open``} join ${which} ${asSaid(as)}?${limits} A no needs no reason.`,
    limited: plan`${asks} ${name} join ${called} ${asSaid(as)}?${limits} A no needs no reason.`,
    teams: to.team ? [to.team] : [],
    choices: answers(open`Yes`),
  };
}

function askedAgain({ invitation: id, isReminder, them, all }: Fact<'asked-again'>, known: Known): JoiningMessage[] {
  const { invitation } = known;
  if (!invitation) return [];
  const { joinable, as, by, person } = invitation;
  return [
    ...(them ? [theirQuestion({ id, to: person, as, by, joinable, isReminder }, known)] : []),
    ...(all ? [questionForAll({ id, person, name: nameOf(person, known), as, by, joinable, asked: all, isReminder }, known)] : []),
  ];
}

function codeNeeded(known: Known): JoiningMessage[] {
  const { invitation } = known;
  if (!invitation) return [];
  const name = nameOf(invitation.person, known);
  return [
    {
      to: invitation.by,
      text: plan`${name} has no chat I know of, so I can’t ask yet ${whatFor(invitation)}. A code links theirs: hand it over in person, by phone or on paper.`,
      teams: [],
      choices: [{ label: plan`Code for ${name}`, says: plan`code for ${name}` }],
    },
  ];
}

const whatFor = ({ as, joinable }: InvitationKnown): Plan =>
  as === 'advocate' ? plan`about speaking for the person ${joinable.called} is for` : plan`about joining ${joinable.called}`;

const whose = (person: PersonId, { owner, to, called }: Joinable): Plan =>
  person === owner ? open`the person it is for` : to.circle ? plan`whoever speaks for ${called}` : open`the person who speaks for them`;

function joinableOf({ to }: Fact<'asked-to-join'>, { teams, circles }: Known): Joinable {
  const found = teams.find(({ id }) => id === to.team) ?? circles.find(({ id }) => id === to.circle);
  if (!found) throw new Error('somebody was asked to join what is not known');
  return found;
}

// True: a question about the team is only put about intents that take one.
const inTeam = (intent: JoiningIntent, id: string, { teams }: Known): Choice<JoiningIntent>[] =>
  teams.filter((team) => team.id === id).map(({ called }) => ({ label: called, means: { ...intent, team: id } as JoiningIntent }));
