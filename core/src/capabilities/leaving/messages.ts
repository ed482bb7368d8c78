import type { PersonId } from '@hatstand/db/ids';
import { care, type Labelled, open, plan, team as teamText } from '@hatstand/db/labels';
import type { Choice } from '../../conversation/capability.ts';
import { nameIn, type TeamAround } from '../../teams/around.ts';
import { addDays } from '../../words/calendar.ts';
import { sayDay, saySpan } from '../../words/saying.ts';
import { homesFor, toldFirst } from './alarms.ts';
import type { LeavingFact } from './facts.ts';
import type { LeavingIntent } from './intents.ts';
import type { Known } from './known.ts';
import { letGoShown, tellLetGo } from './letting-go-messages.ts';
import { hatsSaid, type LeavingMessage, listOf, orphanLines, teamOf, toAround, visitLines } from './phrases.ts';

type Fact<Happened> = Extract<LeavingFact, { happened: Happened }>;
type Plan = Labelled<'open' | 'plan'>;

/** How many days ahead the last day is suggested: four weeks. */
const NOTICE_DAYS = 28;

/** Every sentence about leaving; those about letting somebody go are in letting-go-messages. */
export function tell(fact: LeavingFact, known: Known): readonly LeavingMessage[] {
  const { me } = known;
  switch (fact.happened) {
    case 'team-unclear':
      return [{ to: me, text: open`Which team is it about?`, teams: [], choices: fact.teams.slice(0, 3).map((id) => inTeam(fact.intent, teamOf(id, known))) }];
    case 'meaning-asked':
      return [
        {
          to: me,
          text: plan`Do you mean that you would like to leave ${teamOf(fact.team, known).nickname} altogether? I have told nobody.`,
          teams: [fact.team],
          choices: [
            { label: open`Yes, leave the team`, means: { do: 'leave', sure: true, team: fact.team, ...(fact.lastDay ? { lastDay: fact.lastDay } : {}) } },
            { label: open`No`, means: { do: 'leave as is' } },
          ],
        },
      ];
    case 'last-day-asked':
      return [lastDayAsked(fact, known)];
    case 'leaving-shown':
      return [leavingShown(fact, known)];
    case 'leaving-said':
      return leavingSaid(fact, known);
    case 'leaving-known':
      return leavingKnown(fact, known);
    case 'goodbye-said':
      return goodbye(fact, known);
    case 'staying':
      return staying(fact, known);
    case 'farewell-asked':
      return [
        {
          to: me,
          text: plan`What would you like to say to the team? I pass it on, on ${sayDay(fact.lastDay, known.today)}. If you would rather not, say no.`,
          teams: [fact.team],
          opens: { step: 'farewell', departure: fact.departure },
        },
      ];
    case 'farewell-kept':
      return [
        {
          to: me,
          text: plan`Kept, thank you. Those in the team who may read everything see it on ${sayDay(fact.lastDay, known.today)}, in your own words. Until then nobody does.`,
          teams: [fact.team],
          about: plan`your farewell`,
        },
      ];
    case 'letting-go-shown':
      return [letGoShown(fact, known)];
    case 'let-go':
      return tellLetGo(fact, known);
    case 'left-as-is':
      return [{ to: me, text: open`All right, I have left everything as it is. I have told nobody.`, teams: [] }];
  }
}

// True: a question about the team is only put about intents that take one.
const inTeam = (intent: LeavingIntent, team: TeamAround): Choice<LeavingIntent> => ({
  label: team.nickname,
  means: { ...intent, team: team.id } as LeavingIntent,
});

function lastDayAsked({ team: id, because }: Fact<'last-day-asked'>, known: Known): LeavingMessage {
  const inFourWeeks = addDays(known.today, NOTICE_DAYS);
  return {
    to: known.me,
    text: plan`${WHY[because]} What is your last day? Tell me the date. I tell nobody before you have said so.`,
    teams: [id],
    about: plan`leaving the team`,
    choices: [
      { label: sayDay(inFourWeeks, known.today), means: { do: 'leave', sure: true, team: id, lastDay: inFourWeeks } },
      { label: open`Not yet`, means: { do: 'leave as is' } },
    ],
    opens: { step: 'last day', team: id },
  };
}
const WHY: Record<Fact<'last-day-asked'>['because'], Labelled<'open'>> = {
  'not said': open`Thank you for saying it early. I help you to leave well.`,
  unclear: open`I am not sure about the day.`,
  gone: open`That day has been and gone.`,
};

/** What needs a new home, before anything is done. */
function leavingShown({ team: id, lastDay, visits, hats }: Fact<'leaving-shown'>, known: Known): LeavingMessage {
  const team = teamOf(id, known);
  const asking = known.asking.get(id) ?? 0;
  const parts = [
    ...(visits.length > 0 ? [plan`${visitLines(visits, known)}`] : []),
    ...(hats.length > 0 ? [plan`• your hats: ${hatsSaid(hats)}`] : []),
    ...(asking > 0 ? [asking === 1 ? plan`• a question of yours that is still open` : plan`• ${asking} questions of yours that are still open`] : []),
  ];
  const homes = parts.length > 0 ? plan` After that these need a new home:\n${lines(parts)}\n` : open` No visits or hats need a new home. `;
  const start = plan`Your last day with ${team.nickname} would be ${sayDay(lastDay, known.today)}.${homes}Shall I go ahead?`;
  const choices: Choice<LeavingIntent>[] = [
    { label: open`Yes`, means: { do: 'leave on', team: id, lastDay } },
    { label: open`No, not yet`, means: { do: 'leave as is' } },
  ];
  return {
    to: known.me,
    text: teamText`${start} ${team.ownerName} hears first.`,
    limited: plan`${start} The person it is about, or who speaks for them, hears first.`,
    teams: [id],
    about: plan`leaving ${team.nickname}`,
    choices,
  };
}
const lines = (parts: readonly Labelled<'plan'>[]): Labelled<'plan'> => parts.slice(1).reduce((all, part) => plan`${all}\n${part}`, parts[0] ?? plan``);

function leavingSaid(fact: Fact<'leaving-said'>, known: Known): LeavingMessage[] {
  const { team: id, person, lastDay, voice, departure, visits } = fact;
  const team = teamOf(id, known);
  const day = sayDay(lastDay, known.today);
  const name = nameIn(known, person);
  const first = visits[0];
  const choices: Choice<LeavingIntent>[] = [
    ...(first ? [{ label: plan`Ask who can take ${saySpan(first.span, known.today)}`, says: plan`cover ${saySpan(first.span, known.today)}` } as const] : []),
    { label: open`Write a farewell`, means: { do: 'begin farewell', departure } },
  ];
  const rest = plan`Your last day is ${day}. Until then you can still say “I am staying”. What becomes free goes to the others in time.`;
  const soon = voice === undefined ? plan`Thank you for saying so, ${name}.` : plan`Thank you for saying so, ${name}. The others hear a little later.`;
  const mine: LeavingMessage = {
    to: person,
    ...(voice === team.owner
      ? { text: teamText`${soon} I have told ${team.ownerName} first. ${rest}`, limited: plan`${soon} ${rest}` }
      : { text: plan`${soon}${voice ? plan` I have told ${nameIn(known, voice)} first.` : open``} ${rest}` }),
    teams: [id],
    about: plan`leaving ${team.nickname}`,
    concerns: homesFor(departure),
    choices,
  };
  if (!voice) return [mine];
  const isOwner = voice === team.owner;
  const first_ = isOwner ? open`your team` : team.nickname;
  const pass = isOwner ? open`` : teamText` Please tell ${team.ownerName} before anybody else does.`;
  const words = plan`${name} would like to leave ${first_}. The last day is ${day}. You are the first to hear. In an hour I tell those who help to find somebody.`;
  return [
    {
      to: voice,
      text: teamText`${words}${pass}`,
      limited: isOwner ? words : plan`${words} Please tell the person it is about before anybody else does.`,
      teams: [id],
      about: plan`${name} leaving the team`,
      concerns: toldFirst(departure),
      choices: [{ label: open`Tell the others now`, means: { do: 'tell the others', departure } }],
    },
    mine,
  ];
}

/** The others: whoever plans the visits, whoever helps the team along, and the leaver, who hears that it is known. */
function leavingKnown(fact: Fact<'leaving-known'>, known: Known): LeavingMessage[] {
  const { person, lastDay, visits, orphans, hats, helper } = fact;
  const team = teamOf(fact.team, known);
  const [day, free] = [sayDay(lastDay, known.today), sayDay(addDays(lastDay, 1), known.today)];
  const name = nameIn(known, person);
  const news = plan`${name} is leaving ${team.nickname}. The last day is ${day}.`;
  const homes = visits.length > 0 ? plan`\nFree from ${free} on:\n${visitLines(visits, known)}` : open``;
  const lost = orphans.length > 0 ? plan`\n${orphanLines(orphans, known)} Who could take it on?` : open``;
  const planning = plannersOf(team, person, helper, known);
  const voice = voiceFor(team, person);
  const told = [...new Set([...planning, ...(helper ? [helper] : [])])].filter((one) => one !== voice && one !== person);
  const first = visits[0];
  const ask = first
    ? { choices: [{ label: plan`Ask who can take ${saySpan(first.span, known.today)}`, says: plan`cover ${saySpan(first.span, known.today)}` }] }
    : {};
  const hatted = hats.length > 0 ? plan` Your hats are free from ${free} on.` : open``;
  return [
    ...told.map((to) => toAround(to, team, { text: plan`${news}${homes}${lost}` }, planning.includes(to) ? ask : {})),
    ...(voice && orphans.length > 0 ? [toAround(voice, team, { text: plan`When ${name} has left:${lost}` })] : []),
    {
      to: person,
      text:
        told.length > 0
          ? plan`${listOf(told, known)} ${told.length > 1 ? open`know` : open`knows`} now that your last day is ${day}.${hatted} Thank you for leaving so well.`
          : plan`It is known now that your last day is ${day}.${hatted}`,
      teams: [fact.team],
    },
  ];
}

function plannersOf(team: TeamAround, leaver: PersonId, helper: PersonId | undefined, known: Known): PersonId[] {
  const holders = team.hats.filter(({ hat, wornBy }) => hat === 'Rota Holder' && wornBy !== leaver && team.reachable.has(wornBy)).map(({ wornBy }) => wornBy);
  return holders.length > 0 ? holders : helper && known.names.has(helper) ? [helper] : [];
}
const voiceFor = (team: TeamAround, leaver: PersonId): PersonId | undefined =>
  [team.owner, ...team.advocates].find((one) => one !== leaver && team.reachable.has(one));

/**
 * The leaver's own words in the room, where everybody there may read all about the team; else to each who may. To those who are not there only that it
 * is the last day.
 */
function goodbye({ team: id, person, farewell, tell: others }: Fact<'goodbye-said'>, known: Known): LeavingMessage[] {
  const team = teamOf(id, known);
  const name = nameIn(known, person);
  // Said with the day: some read it the morning after.
  const plainly = plan`${name}’s last day in ${team.nickname}: ${sayDay(known.today, known.today)}. Thank you for everything, ${name}.`;
  const isForRoom = known.roomsForCare.has(id);
  const inRoom: LeavingMessage =
    farewell && isForRoom
      ? { to: { roomOf: id }, text: care`${plainly}\n${name} says:\n${farewell}`, limited: plainly, teams: [id] }
      : { to: { roomOf: id }, text: plainly, teams: [id] };
  const elsewhere = farewell && isForRoom ? plan`${plainly} There is a farewell in the team’s room.` : plainly;
  const alone = farewell && !isForRoom ? teamOfRoom(team, others, person) : [];
  return [
    inRoom,
    ...others.map((to): LeavingMessage => ({ to, text: elsewhere, teams: [id] })),
    ...alone.map(
      (to): LeavingMessage => ({
        to,
        text: care`${name} says goodbye:\n${farewell ?? open``}`,
        limited: plan`${name} says goodbye, and thank you.`,
        teams: [id],
      }),
    ),
    {
      to: person,
      text: plan`Your last day with ${team.nickname}: ${sayDay(known.today, known.today)}. Thank you for all you have given, ${name}. You are always welcome to say hello.`,
      teams: [id],
    },
  ];
}

/** Those of the team who are in Rocket.Chat, and read what is said in its room. */
const teamOfRoom = (team: TeamAround, outside: readonly PersonId[], leaver: PersonId): PersonId[] =>
  [...new Set([team.owner, ...team.members.map(({ person }) => person)])].filter(
    (person) => person !== leaver && team.reachable.has(person) && !outside.includes(person),
  );

function staying({ team: id, person, tell: others, wasKnown }: Fact<'staying'>, known: Known): LeavingMessage[] {
  const team = teamOf(id, known);
  const name = nameIn(known, person);
  const back: Plan = wasKnown ? open` Your visits and hats are yours again, except what somebody else has taken by now. “rota me” shows them.` : open``;
  const told = others.length > 0 ? open` Those who had heard of it know.` : open``;
  return [
    {
      to: person,
      text: plan`I am glad. You are staying in ${team.nickname}, and all goes on.${back}${told}`,
      teams: [id],
      about: plan`staying in ${team.nickname}`,
    },
    ...others.map((to) => toAround(to, team, { text: plan`${name} is staying in ${team.nickname} after all. There is nothing for you to do.` })),
  ];
}
