import { type Labelled, open, plan, team as teamText } from '@hatstand/db/labels';
import { coachesOf, nameIn } from '../../teams/around.ts';
import { saySpan } from '../../words/saying.ts';
import type { LeavingFact } from './facts.ts';
import type { Known } from './known.ts';
import { type LeavingMessage, listOf, orphanLines, teamOf, toAround, visitLines } from './phrases.ts';

type Fact<Happened> = Extract<LeavingFact, { happened: Happened }>;

/** The last word is said once, and asked back once: no reason is wanted. */
export function letGoShown({ team: id, person, visits }: Fact<'letting-go-shown'>, known: Known): LeavingMessage {
  const name = nameIn(known, person);
  const homes = visits.length > 0 ? plan` These visits would be free:\n${visitLines(visits, known)}\n` : open` `;
  return {
    to: known.me,
    text: plan`That is for you to say, and you owe nobody a reason. ${name} would not come any more, from now on.${homes}Shall I do that?`,
    teams: [id],
    about: plan`who is in the team`,
    choices: [
      { label: plan`Yes`, means: { do: 'let go now', team: id, person } },
      { label: open`No`, means: { do: 'leave as is' } },
    ],
  };
}

/** Kind to the one who goes, from the Team Starter's side; those who help are asked to help; nobody is told why, for nobody asked. */
export function tellLetGo(fact: Fact<'let-go'>, known: Known): LeavingMessage[] {
  const { person, by, helper, visits, orphans, planners } = fact;
  const team = teamOf(fact.team, known);
  const name = nameIn(known, person);
  const first = visits[0];
  const canHear = team.reachable.has(person);
  const helping = helper ? plan` ${nameIn(known, helper)} knows and helps.` : open``;
  const free: Labelled<'open' | 'plan'> =
    visits.length > 0 ? (planners.length > 0 ? plan` I have told ${listOf(planners, known)} which visits are free.` : open` The visits are free now.`) : open``;
  const lost = orphans.length > 0 ? plan`\n${orphanLines(orphans, known)} Who could take it on?` : open``;
  const news = plan`${name} does not come to ${team.nickname} any more, from now on.`;
  const homes = visits.length > 0 ? plan` These visits are free:\n${visitLines(visits, known)}` : open``;
  const help = canHear ? plan` I have told ${name} so, kindly.` : plan` ${name} can’t be reached in chat, so please tell ${name}.`;
  const coaches = coachesOf(team).filter((coach) => team.reachable.has(coach) && coach !== person && coach !== by);
  const helpers = [...new Set([...(helper ? [helper] : []), ...coaches])];
  const ask = first
    ? { choices: [{ label: plan`Ask who can take ${saySpan(first.span, known.today)}`, says: plan`cover ${saySpan(first.span, known.today)}` }] }
    : {};
  return [
    {
      to: by,
      text: plan`All right. ${name} does not come any more, from now on.${canHear ? plan` I have told ${name} kindly, without a reason.` : open``}${helping}${free}${lost}`,
      teams: [team.id],
      about: plan`the change in ${team.nickname}`,
    },
    ...(canHear
      ? [
          {
            to: person,
            text: plan`${helper ? plan`${nameIn(known, helper)} wants you to know:` : open`I want you to know:`} your visits to ${team.nickname} have come to an end, from now on. There is nothing you need to do, and nothing you need to explain. Thank you for all you have given.${helper ? plan` ${nameIn(known, helper)} is there if you want to talk.` : open``}`,
            teams: [],
            urgent: true,
          } satisfies LeavingMessage,
        ]
      : []),
    ...helpers.map((to) =>
      toAround(to, team, {
        text: teamText`${news} It is ${team.ownerName}’s to say, and nobody owes a reason.${help} Could you have a word, and help the team along?${homes}${lost}`,
        limited: plan`${news} Nobody owes a reason.${help} Could you have a word, and help the team along?${homes}${lost}`,
      }),
    ),
    ...planners.filter((to) => !helpers.includes(to) && to !== person).map((to) => toAround(to, team, { text: plan`${news}${homes}` }, ask)),
  ];
}
