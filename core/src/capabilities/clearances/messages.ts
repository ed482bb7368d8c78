import type { PersonId, TeamId } from '@hatstand/db/ids';
import { joined, type Labelled, open, plan } from '@hatstand/db/labels';
import type { Day } from '@hatstand/db/times';
import type { Answer, Choice, Message } from '../../conversation/capability.ts';
import { addDays } from '../../words/calendar.ts';
import { sayDay, sayList } from '../../words/saying.ts';
import type { ClearanceFact, ClearanceReason } from './facts.ts';
import type { ClearanceIntent, Reads } from './intents.ts';
import { type ClearanceTeam, concerning, type Known } from './known.ts';
import { readsNow } from './rules.ts';

type Reply = Answer<ClearanceIntent, never>;
type ClearanceMessage = Message<ClearanceIntent, never>;
type Fact<Happened> = Extract<ClearanceFact, { happened: Happened }>;
type Plan = Labelled<'open' | 'plan'>;

/** Every sentence about who may see what. */
export function tell(fact: ClearanceFact, known: Known): readonly ClearanceMessage[] {
  const toMe = (answer: Reply): ClearanceMessage[] => [{ to: known.me, ...answer }];
  switch (fact.happened) {
    case 'clearances-shown':
      return toMe(shown(teamOf(fact.team, known), known));
    case 'team-unclear':
      return toMe({ text: open`Which team is it about?`, teams: [], choices: fact.teams.slice(0, 3).map((id) => inTeam(fact.intent, teamOf(id, known))) });
    case 'cleared':
      return cleared(fact, known);
    case 'so-already':
      return toMe({ text: plan`That is how it is already: ${list(fact.people, known)} may see ${WHAT[fact.reads]}.`, teams: [fact.team] });
    case 'yes-asked-for':
      return yesAskedFor(fact, known);
    case 'declined':
      return [
        ...toMe({ text: plan`That is fine. What ${nameOf(fact.person, known)} may see stays as it is, and no reason is needed.`, teams: [fact.team] }),
        ...(fact.askedBy === known.me
          ? []
          : [{ to: fact.askedBy, text: plan`What ${nameOf(fact.person, known)} may see stays as it is for now.`, teams: [fact.team] }]),
      ];
    case 'left-as-is':
      return toMe({ text: open`All right, I have left it as it is.`, teams: [] });
  }
}

const WHAT: Record<Reads, Labelled<'open'>> = {
  plan: open`only what is planned`,
  team: open`what is planned and how the team runs, but no care notes`,
  care: open`everything, care notes too`,
};

/** Those who may read less are not told: it would only hurt, and there is nothing for them to do. */
function cleared({ team: id, people, reads, until, widened, askedBy }: Fact<'cleared'>, known: Known): ClearanceMessage[] {
  const team = teamOf(id, known);
  const told = widened.filter((person) => person !== known.me && known.reachable.has(person));
  const and = told.length > 0 ? plan` I have told ${list(told, known)}.` : widened.length === 0 ? plan` I have told nobody else.` : plan``;
  const waiting = widened.length < people.length ? open` What was on its way and tells more is not sent.` : open``;
  const back =
    until && reads !== 'plan' ? plan`, ${lastDaySaid(until, known)}. After that only what is planned` : until ? plan`, ${lastDaySaid(until, known)}` : plan``;
  const about = plan`what ${list(people, known)} may see`;
  const others = team.voices.filter((voice) => voice !== known.me && known.reachable.has(voice) && voice !== askedBy);
  return [
    { to: known.me, text: plan`Kept. ${list(people, known)} may see ${WHAT[reads]}${back}.${waiting}${and}`, teams: [id], about },
    ...told.map(
      (to): ClearanceMessage => ({
        to,
        text: plan`In ${team.nickname} you may see ${WHAT[reads]} from now on${until ? plan`, ${lastDaySaid(until, known)}` : plan``}. Thank you for keeping it safe.`,
        teams: [id],
      }),
    ),
    ...others.map(
      (to): ClearanceMessage => ({
        to,
        text: plan`For ${team.nickname}: ${list(people, known)} may see ${WHAT[reads]}, from now on${until ? plan`, ${lastDaySaid(until, known)}` : plan``}.`,
        teams: [id],
      }),
    ),
    ...(askedBy && askedBy !== known.me && !told.includes(askedBy)
      ? [{ to: askedBy, text: plan`The answer is yes: ${list(people, known)} may see ${WHAT[reads]} in ${team.nickname}.`, teams: [id] }]
      : []),
  ];
}

function yesAskedFor({ team: id, person, reads, until, of, by }: Fact<'yes-asked-for'>, known: Known): ClearanceMessage[] {
  const team = teamOf(id, known);
  const whose = person === by ? plan`${nameOf(by, known)} asks to see` : plan`${nameOf(by, known)} asks: may ${nameOf(person, known)} see`;
  const end = until ? plan`, ${lastDaySaid(until, known)}` : plan``;
  const where = of === team.owner ? open`your team` : team.nickname;
  return [
    {
      to: by,
      text: open`That is for the person this team is for, or whoever speaks for them, so I have asked. Nothing is changed before the yes.`,
      teams: [id],
      about: plan`what ${nameOf(person, known)} may see`,
    },
    {
      to: of,
      text: plan`${whose} ${WHAT[reads]} in ${where}${end}? A no needs no reason.`,
      teams: [id],
      about: plan`what ${nameOf(person, known)} may see`,
      concerns: concerning(id, person),
      awaited: true,
      choices: [
        { label: open`Yes`, means: { do: 'agree', team: id, person, reads, until, askedBy: by } },
        { label: open`No`, means: { do: 'decline', team: id, person, askedBy: by } },
      ],
    },
  ];
}

/** Who decides it sees all of it; anybody else only what they may see themself. */
function shown(team: ClearanceTeam, known: Known): Reply {
  if (!team.voices.includes(known.me))
    return {
      text: plan`In ${team.nickname} you may see ${WHAT[readsNow(known.me, team)]}.${since(known.me, team, known)} What others may see is for the person it is for to know.`,
      teams: [team.id],
    };
  const lines = team.members
    .filter((person) => !team.voices.includes(person))
    .map((person) => plan`• ${nameOf(person, known)}: ${WHAT[readsNow(person, team)]}.${since(person, team, known)}`);
  const advocates = team.voices.filter((voice) => voice !== team.owner);
  const voices = advocates.length > 0 ? plan`\n• ${list(advocates, known)}: everything, as the one who speaks for the person it is for.` : plan``;
  return {
    text: plan`Who may see what in ${team.nickname}:\n${joined('plan', lines, '\n')}${voices}\nTo change it, say for example “Owen may see care notes” or “only plans for Owen”.`,
    teams: [team.id],
  };
}

function since(person: PersonId, { given }: ClearanceTeam, known: Known): Plan {
  const one = given.find((each) => each.person === person);
  if (!one) return plan``;
  const end = one.until ? plan`, ${lastDaySaid(one.until, known)}` : plan``;
  const by = one.givenBy === known.me ? open`you` : (known.names.get(one.givenBy) ?? open`the person it is for`);
  return plan` Since ${sayDay(one.givenOn, known.today)}${end}, by ${by}.`;
}

/** People say the last day that is still in it. */
const lastDaySaid = (end: Day, { today }: Pick<Known, 'today'>): Labelled<'plan'> => plan`until ${sayDay(addDays(end, -1), today)}`;
const nameOf = (person: PersonId, { names }: Pick<Known, 'names'>): Plan => names.get(person) ?? open`the person it is for`;
const list = (people: readonly PersonId[], known: Known): Labelled<'plan'> =>
  sayList(
    people.map((person) => plan`${nameOf(person, known)}`),
    'and',
  );

// True: a question about the team is only put about intents that take one.
const inTeam = (intent: ClearanceIntent, team: ClearanceTeam): Choice<ClearanceIntent> => ({
  label: team.nickname,
  means: { ...intent, team: team.id } as ClearanceIntent,
});

function teamOf(id: TeamId, { teams }: Known): ClearanceTeam {
  const team = teams.find((one) => one.id === id);
  if (!team) throw new Error('a clearance was told of a team that is not known');
  return team;
}

export const explain = (reason: ClearanceReason): Reply => ({ text: REASONS[reason], teams: [] });

const REASONS: Record<ClearanceReason, Labelled<'open'>> = {
  'in no team': open`You are not in a team just now, so there is nothing to show or change here.`,
  'not in this team': open`You are not in this team, so I can't show or change who may see what.`,
  'not a member': open`Not everybody you named is in this team, so I have changed nothing. Say “team” to see who is.`,
  'two of that name': open`There is more than one person of that name, so I have changed nothing. Please say it again with the surname.`,
  'sees everything anyway': open`They see everything, because the team is theirs or they speak for the person it is for. I have changed nothing.`,
  'end not clear': open`I am not sure about the last day, so I have changed nothing. Please say it again with a date, for example “until 5 Dec”.`,
  'nobody to ask': open`The person this team is for has to say so, and nobody who speaks for them can be reached in chat. Please ask them face to face.`,
  'one at a time': open`Please ask for one person at a time, so that each gets an answer of their own.`,
  'not for you to say': open`That is for the person this team is for, or whoever speaks for them. I have left it as it is.`,
};
