import type { PersonId, TeamId } from '@hatstand/db/ids';
import { type Labelled, open, plan, team as teamText } from '@hatstand/db/labels';
import type { Day } from '@hatstand/db/times';
import type { Answer, Choice, Message } from '../../conversation/capability.ts';
import { addDays } from '../../words/calendar.ts';
import { sayDay, sayList } from '../../words/saying.ts';
import type { ConsentFact } from './facts.ts';
import type { Asking, ConsentIntent, ConsentStep } from './intents.ts';
import { type ConsentTeam, type Known, othersToTell, speaksFor } from './known.ts';
import { until } from './rules.ts';

type Reply = Answer<ConsentIntent, ConsentStep>;
type ConsentMessage = Message<ConsentIntent, ConsentStep>;
type Fact<Happened> = Extract<ConsentFact, { happened: Happened }>;
type Plan = Labelled<'open' | 'plan'>;

/** Every sentence about how the Team Owner wants to be asked. */
export function tell(fact: ConsentFact, known: Known): readonly ConsentMessage[] {
  const toMe = (answer: Reply): ConsentMessage[] => [{ to: known.me, ...answer }];
  switch (fact.happened) {
    case 'way-changed':
      return wayChanged(fact, known);
    case 'way-is-so-already':
      return toMe({ text: plan`That is how it is already. ${WHAT_IT_MEANS[fact.asking]}`, teams: [fact.team] });
    case 'any-time-given':
      return anyTimeGiven(fact, known);
    case 'any-time-already':
      return toMe({ text: plan`That is how it is already: ${mayCome(fact.people, fact.until, known)}`, teams: [fact.team] });
    case 'newcomers-asked-about':
      return toMe(newcomersAsked(fact, known));
    case 'everybody-asked-about':
      return toMe(everybodyAsked(fact.team));
    case 'end-asked':
      return toMe(endAsked(fact, known));
    case 'which-person':
      return toMe(whichPerson(fact, known));
    case 'asking-again':
      return askingAgain(fact, known);
    case 'asked-about-already':
      return toMe({ text: plan`I ask you about ${list(fact.people, known)} already, each time.`, teams: [fact.team] });
    case 'way-shown':
      return toMe(wayShown(teamOf(fact.team, known), known));
    case 'team-unclear':
      return toMe({ text: open`Which team is it about?`, teams: [], choices: fact.teams.slice(0, 3).map((id) => inTeam(fact.intent, teamOf(id, known))) });
    case 'left-as-is':
      return toMe({ text: open`All right, I have left it as it is.`, teams: [] });
  }
}

const WHAT_IT_MEANS: Record<Asking, Labelled<'open'>> = {
  'ask me first': open`I ask you first before somebody else comes or a time changes. I wait for your yes.`,
  'just tell me': open`I just tell you when somebody else comes or a time changes. I still ask you about anybody new.`,
};
const FOR_OTHERS: Record<Asking, Labelled<'open'>> = {
  'ask me first': open`from now on I ask for a yes before somebody else comes or a time changes.`,
  'just tell me': open`from now on I only tell when somebody else comes or a time changes. Anybody new still needs a yes.`,
};
const SAID: Record<Asking, Labelled<'plan'>> = { 'ask me first': plan`“ask me first”`, 'just tell me': plan`“just tell me”` };

function wayChanged({ team: id, asking, by }: Fact<'way-changed'>, known: Known): ConsentMessage[] {
  const team = teamOf(id, known);
  const others = othersToTell(team, known);
  const except = asking === 'ask me first' && team.anyTime.length > 0 ? plan` ${anyTimeSaid(team, known)}` : open``;
  return [
    {
      to: known.me,
      text: plan`All right. From now on ${WHAT_IT_MEANS[asking]}${except}${andTold(others, team, known)}`,
      teams: [id],
      about: SAID[asking],
    },
    ...others.map((to): ConsentMessage => ({ to, ...toldOfWay(team, asking, by, known), teams: [id] })),
  ];
}

/** Helpers who said it are named; the Team Owner only where that may be read. */
function toldOfWay(team: ConsentTeam, asking: Asking, by: PersonId, known: Known): Pick<Reply, 'text'> & { limited: Plan } {
  const advocate = known.names.get(by);
  const plainly = plan`For ${team.nickname}: ${FOR_OTHERS[asking]}`;
  if (advocate) return { text: plan`${plainly} ${advocate} told me so.`, limited: plan`${plainly} ${advocate} told me so.` };
  return { text: teamText`${plainly} ${team.ownerName} told me so.`, limited: plainly };
}

const andTold = (others: readonly PersonId[], team: ConsentTeam, known: Known): Plan => {
  const names = others.flatMap((person) => known.names.get(person) ?? []);
  // Whoever has no name here is the Team Owner.
  const all = others.includes(team.owner) ? [...names, plan`the person this team is for`] : names;
  return all.length > 0 ? plan` I have told ${sayList(all, 'and')}.` : open``;
};

function anyTimeGiven(fact: Fact<'any-time-given'>, known: Known): ConsentMessage[] {
  const team = teamOf(fact.team, known);
  const { people } = fact;
  const about = plan`“${list(people, known)} any time”`;
  const welcome = plan`You are welcome at any visit of ${team.nickname}${untilSaid(fact.until, known)}. When you say yes to one, nobody has to be asked first. Thank you.`;
  const holders = team.rotaHolders.filter((person) => person !== known.me && !people.includes(person));
  const told = people.filter((person) => person !== known.me && known.reachable.has(person));
  const anyhow = team.asking === 'just tell me' ? open` You want just to be told anyway. I keep this for when you want to be asked first.` : open``;
  const and = told.length > 0 ? plan` I have told ${list(told, known)}.` : open``;
  return [
    { to: known.me, text: plan`All right. ${mayCome(people, fact.until, known)} I tell you, and don’t ask first.${anyhow}${and}`, teams: [team.id], about },
    ...told.map((to): ConsentMessage => ({ to, text: welcome, teams: [team.id] })),
    ...holders.map(
      (to): ConsentMessage => ({ to, text: plan`For ${team.nickname}: ${mayCome(people, fact.until, known)} I need not ask first.`, teams: [team.id] }),
    ),
  ];
}

/** Those who were let come before are not told that they are asked about: it would only hurt, and nothing is asked of them. */
function askingAgain({ team: id, people, others, turned }: Fact<'asking-again'>, known: Known): ConsentMessage[] {
  const team = teamOf(id, known);
  const rest = others.length > 0 ? plan` ${mayCome(others, null, known)}` : open``;
  const anew = turned ? plan` I ask you first about anybody else, too.` : open``;
  const holders = team.rotaHolders.filter((person) => person !== known.me && !people.includes(person));
  return [
    {
      to: known.me,
      text: plan`All right. From now on I ask you first when ${list(people, known, 'or')} would come.${rest}${anew}`,
      teams: [id],
      about: plan`“ask me about ${list(people, known)}”`,
    },
    ...holders.map(
      (to): ConsentMessage => ({
        to,
        text: plan`For ${team.nickname}: from now on I ask for a yes again before ${list(people, known, 'or')} comes.`,
        teams: [id],
      }),
    ),
  ];
}

function newcomersAsked({ team, people, letting }: Fact<'newcomers-asked-about'>, known: Known): Reply {
  const choices: Choice<ConsentIntent>[] = [
    { label: open`Yes`, means: { do: 'let come', ...letting } },
    { label: open`No, keep asking me`, means: { do: 'leave as is' } },
  ];
  const names = list(people, known);
  return {
    text: plan`${names} ${people.length > 1 ? open`are` : open`is`} still new in the team, and I always ask you about anybody new. Do you know ${names} well enough now that I need not ask you?`,
    teams: [team],
    about: plan`“${names} any time”`,
    concerns: `any time of newcomers in ${team}`,
    choices,
  };
}

const everybodyAsked = (team: TeamId): Reply => ({
  text: open`Shall I just tell you from now on, whoever comes? I would still ask you about anybody new.`,
  teams: [team],
  about: plan`“just tell me”`,
  choices: [
    { label: open`Yes, just tell me`, means: { do: 'set way', asking: 'just tell me', team } },
    { label: open`No`, means: { do: 'leave as is' } },
  ],
});

function endAsked({ because, ahead, letting }: Fact<'end-asked'>, known: Known): Reply {
  const choices: Choice<ConsentIntent>[] = [
    ...(ahead ? [{ label: plan`Until ${sayDay(ahead, known.today)}`, means: { do: 'let come', ...letting, until: until(ahead) } } as const] : []),
    { label: open`Any time, with no end`, means: { do: 'let come', ...letting } },
  ];
  const { team } = letting;
  return { text: WHY_END[because], teams: team ? [team] : [], about: plan`until when`, choices, opens: { step: 'until when', letting } };
}
const WHY_END: Record<Fact<'end-asked'>['because'], Labelled<'open'>> = {
  unclear: open`I am not sure about the last day. Until which day may they come? Tell me the date.`,
  gone: open`That day has been and gone. Until which day may they come? Tell me the date.`,
  'begins later': open`I can only let people come any time from today on. Until which day may they come? Tell me the date.`,
};

/** Two people with one name in a team: told apart by surname, where surnames may be read. */
function whichPerson({ team, step }: Fact<'which-person'>, known: Known): Reply {
  const full = step.of.map((person) => teamText`• ${nameOf(person, known)} ${known.surnames.get(person) ?? open``}`);
  const [one, other, third] = full;
  const name = step.of[0] ? nameOf(step.of[0], known) : open`that`;
  return {
    text: teamText`There is more than one ${name} in the team. Which one do you mean?\n${one ?? open``}\n${other ?? open``}${third ? teamText`\n${third}` : open``}\nPlease tell me the surname too.`,
    limited: plan`There is more than one ${name} in the team. Please tell me the surname too.`,
    teams: [team],
    opens: step,
  };
}

/** How it stands, for whoever asks in the team. Only the person it is about is spoken to as "you". */
function wayShown(team: ConsentTeam, known: Known): Reply {
  if (speaksFor(team, known.me)) return { text: plan`${WHAT_IT_MEANS[team.asking]} ${anyTimeSaid(team, known)}`, teams: [team.id] };
  const rest = plan`${STANDS[team.asking]} Anybody new always needs a yes. ${anyTimeSaid(team, known)}`;
  return { text: teamText`In the team of ${team.ownerName}, ${rest}`, limited: plan`In ${team.nickname}, ${rest}`, teams: [team.id] };
}
const STANDS: Record<Asking, Labelled<'open'>> = {
  'ask me first': open`I ask for a yes before somebody else comes or a time changes.`,
  'just tell me': open`I only tell when somebody else comes or a time changes.`,
};

/** "Any time: Jo (until Sun 28 Mar) and Bilal." */
function anyTimeSaid(team: ConsentTeam, known: Known): Plan {
  if (team.anyTime.length === 0) return team.asking === 'ask me first' ? open`There is no list of people who may come any time.` : open``;
  const each = team.anyTime.map(({ person, until: end }) =>
    end ? plan`${nameOf(person, known)} (${lastDaySaid(end, known)})` : plan`${nameOf(person, known)}`,
  );
  return plan`May come any time: ${sayList(each, 'and')}.`;
}

const mayCome = (people: readonly PersonId[], end: Day | null, known: Known): Labelled<'plan'> =>
  plan`${list(people, known)} may come any time${untilSaid(end, known)}.`;
const untilSaid = (end: Day | null, known: Known): Plan => (end ? plan` ${lastDaySaid(end, known)}` : open``);

/** People say the last day that is still in it. */
const lastDaySaid = (end: Day, known: Pick<Known, 'today'>): Labelled<'plan'> => plan`until ${sayDay(addDays(end, -1), known.today)}`;

const nameOf = (person: PersonId, known: Pick<Known, 'names'>): Plan => known.names.get(person) ?? open`somebody`;
const list = (people: readonly PersonId[], known: Known, word: 'and' | 'or' = 'and'): Labelled<'plan'> =>
  sayList(
    people.map((person) => plan`${nameOf(person, known)}`),
    word,
  );

// True: a question about the team is only put about intents that take one.
const inTeam = (intent: ConsentIntent, team: ConsentTeam): Choice<ConsentIntent> => ({
  label: team.nickname,
  means: { ...intent, team: team.id } as ConsentIntent,
});

function teamOf(id: TeamId, { teams }: Known): ConsentTeam {
  const team = teams.find((one) => one.id === id);
  if (!team) throw new Error('a consent was told of a team that is not known');
  return team;
}
