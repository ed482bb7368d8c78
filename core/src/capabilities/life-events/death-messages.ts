import type { PersonId } from '@hatstand/db/ids';
import { joined, type Labelled, open, plan, team as teamText } from '@hatstand/db/labels';
import { helperOf, isMember, nameIn, type TeamAround, whoMayActFor } from '../../teams/around.ts';
import { saySpan } from '../../words/saying.ts';
import { ofDeath } from './alarms.ts';
import type { DeathFact } from './facts.ts';
import { type Known, teamById, teamsOwnedBy } from './known.ts';
import { firstName, inStillness, type LifeMessage, listOf, type Plan, type Said, yesNo } from './phrases.ts';

type Fact<Happened> = Extract<DeathFact, { happened: Happened }>;

/** Every sentence about a death. On WhatsApp nobody is named, and it is not said what has happened. */
export function tellDeath(fact: DeathFact, known: Known): readonly LifeMessage[] {
  const { me } = known;
  switch (fact.happened) {
    case 'death-meant':
      return [askMe(fact.of, open`Nothing happens before you answer, and nobody has been told.`, { of: fact.of }, known)];
    case 'death-heard':
      return [askMe(fact.of, open`I hold everything back until you answer. Nothing has been told to anybody.`, fact, known)];
    case 'who-died-asked':
      return [
        {
          to: me,
          text: open`I am so sorry. Who is it? Tell me the name. I ask you once more before anything happens.`,
          teams: [],
          privately: true,
          opens: { step: 'who died' },
        },
      ];
    case 'comforted':
      return [{ to: me, text: COMFORT[fact.because], teams: [], privately: true }];
    case 'death-reported':
      return reported(fact, known);
    case 'death-asked-on':
      return askedOn(fact, known);
    case 'second-word-asked':
      return [secondWord(fact, known)];
    case 'death-confirmed':
      return confirmed(fact, known);
    case 'death-mistaken':
      return mistaken(fact, known);
    case 'death-known-already':
      return [inStillness(me, teamOfDead(fact.of, known), { text: ALREADY[fact.state] }, { privately: true })];
  }
}

const COMFORT: Record<Fact<'comforted'>['because'], Labelled<'open'>> = {
  'not meant': open`All right. All is as it was, and I have told nobody.`,
  'not of a team': open`I am so sorry. If you can’t come to a visit, tell me which, and I help to find somebody. Nothing was changed.`,
};
const ALREADY: Record<Fact<'death-known-already'>['state'], Labelled<'open'>> = {
  heard: open`I am so sorry. I hold everything back. Please tell me with a yes that it is so, or with a no that I got it wrong.`,
  reported: open`I am so sorry. I know, and I hold everything back. I wait for a second person to say so too.`,
  confirmed: open`I know, and I am so sorry. Everything has stopped, and there is nothing you need to do.`,
};

/** Their own team, or else the first they are in. */
function teamOfDead(of: PersonId, known: Known): TeamAround {
  const team = teamsOwnedBy(known, of)[0] ?? known.teams.find((one) => isMember(one, of)) ?? known.teams[0];
  if (!team) throw new Error('a death was told of somebody in no team');
  return team;
}

function askMe(of: PersonId, then: Labelled<'open'>, { death }: Partial<Fact<'death-heard'>>, known: Known): LifeMessage {
  const team = teamOfDead(of, known);
  const ask = {
    text: teamText`I am so sorry. So that I do the right thing: are you telling me that ${firstName(of, known)} has died? ${then}`,
    limited: plan`I am so sorry. So that I do the right thing: are you telling me that somebody in ${team.nickname} has died? ${then}`,
  };
  return inStillness(known.me, team, ask, {
    privately: true,
    about: plan`the sad news`,
    awaited: true,
    ...(death ? { concerns: ofDeath(death) } : {}),
    choices: yesNo({ do: 'report', of }, death ? { do: 'mistake', death } : { do: 'no death' }, open`No, that is not what I meant`),
  });
}

const HELD = open`Until then I hold everything back: no reminders, and nobody is asked about visits. So please look after the visits yourselves.`;

function reported({ death, of, by, ask }: Fact<'death-reported'>, known: Known): LifeMessage[] {
  const team = teamOfDead(of, known);
  const second =
    ask.length > 0
      ? plan`Two people have to say so, so I have asked ${listOf(ask, known)}.`
      : open`Two people have to say so, and I could reach nobody to ask. Anybody in the team can tell me the same.`;
  return [
    inStillness(
      by,
      team,
      { text: plan`Thank you for telling me. I am so sorry. ${second} Until then I hold everything back, and tell nobody else.` },
      {
        privately: true,
        about: plan`the sad news`,
        concerns: ofDeath(death),
        choices: [{ label: open`It was a mistake`, means: { do: 'mistake', death } }],
        opens: { step: 'said so', death },
      },
    ),
    ...ask.map((to) => question(to, { death, of, by }, open``, known)),
  ];
}

function question(to: PersonId, { death, of, by }: Pick<Fact<'death-reported'>, 'death' | 'of' | 'by'>, start: Plan, known: Known): LifeMessage {
  const team = teamOfDead(of, known);
  const who = nameIn(known, by);
  const ask = plan`Is it so? If you don’t know, please speak with ${who} first. ${HELD}`;
  return inStillness(
    to,
    team,
    {
      text: teamText`I am so sorry to ask. ${who} tells me that ${firstName(of, known)} has died.${start} ${ask}`,
      limited: plan`I am so sorry to ask. ${who} tells me that somebody in ${team.nickname} has died.${start} ${ask}`,
    },
    {
      urgent: true,
      privately: true,
      awaited: true,
      about: plan`the sad news in ${team.nickname}`,
      concerns: ofDeath(death),
      choices: yesNo({ do: 'confirm', death }, { do: 'mistake', death }, open`No, it is a mistake`),
    },
  );
}

function askedOn(fact: Fact<'death-asked-on'>, known: Known): LifeMessage[] {
  const { death, of, by, ask, wider } = fact;
  const team = teamOfDead(of, known);
  const start = wider ? open` Nobody has been able to say yet whether it is so.` : plan` ${nameIn(known, by)} has not answered me since, so I am not sure.`;
  const asked = ask.map((to) => question(to, { death, of, by }, start, known));
  if (!wider) return asked;
  const more = ask.length > 0 ? plan` I have asked ${listOf(ask, known)} too.` : open``;
  return [
    ...asked,
    inStillness(by, team, {
      text: plan`Nobody has confirmed the sad news yet.${more} Anybody in the team can, by telling me the same. Until then I hold everything back.`,
    }),
  ];
}

function secondWord({ death, of }: Fact<'second-word-asked'>, known: Known): LifeMessage {
  const team = teamOfDead(of, known);
  const after = open`I have heard it from somebody else too. With your yes everything stops, and everybody hears it kindly.`;
  return inStillness(
    known.me,
    team,
    {
      text: teamText`I am so sorry. Are you telling me that ${firstName(of, known)} has died? ${after}`,
      limited: plan`I am so sorry. Are you telling me that somebody in ${team.nickname} has died? ${after}`,
    },
    {
      privately: true,
      awaited: true,
      about: plan`the sad news`,
      concerns: ofDeath(death),
      choices: yesNo({ do: 'confirm', death }, { do: 'mistake', death }, open`No, it is a mistake`),
    },
  );
}

/** One kind word for everybody, on their own channel, whatever team they share. */
function confirmed(fact: Fact<'death-confirmed'>, known: Known): LifeMessage[] {
  const { of, by, saidBy, over, left } = fact;
  const teams = [...over, ...left].flatMap((id) => teamById(known, id) ?? []);
  const team = teams[0] ?? teamOfDead(of, known);
  const [isOwner, helper] = [over.includes(team.id), helperOf(team, [of])];
  const told = new Map<PersonId, TeamAround>();
  for (const one of teams)
    for (const person of peopleIn(one)) if (person !== of && person !== by && known.reachable.has(person) && !told.has(person)) told.set(person, one);
  if (saidBy !== by && known.reachable.has(saidBy) && !told.has(saidBy)) told.set(saidBy, team);
  const silent = [...new Set(teams.flatMap(peopleIn))].filter((person) => person !== of && !known.reachable.has(person) && known.names.has(person));
  const others = silent.length > 0 ? plan` ${listOf(silent, known)} can’t be reached in chat, so please tell them.` : open``;
  const stopped = isOwner ? open`Everything has stopped: visits, questions and reminders.` : open`Nothing more is sent to that phone, and the visits are free.`;
  return [
    ...[...told].map(([to, one]) => inStillness(to, one, kindWord(to, fact, one, known), { urgent: true })),
    inStillness(
      by,
      team,
      {
        text: plan`Thank you. I am so sorry. ${stopped} Everybody in the team hears it in one kind word from me.${others} All that was written down is kept.${freeLines(by, fact, known)}`,
      },
      { privately: true, about: plan`the sad news in ${team.nickname}` },
    ),
    ...(helper && helper !== by && !told.has(helper) && known.reachable.has(helper)
      ? [inStillness(helper, team, kindWord(helper, fact, team, known), { urgent: true })]
      : []),
  ];
}

const peopleIn = ({ owner, advocates, members }: TeamAround): PersonId[] => [owner, ...advocates, ...members.map(({ person }) => person)];

function kindWord(to: PersonId, fact: Fact<'death-confirmed'>, team: TeamAround, known: Known): Said {
  const helper = helperOf(team, [fact.of]);
  const speaks = helper === to ? open`The others have heard that you will speak with them.` : plan`${nameIn(known, helper)} will speak with you.`;
  const then = fact.over.includes(team.id)
    ? open`All visits have ended, and there is nothing you need to do.`
    : open`There is nothing you need to do just now.`;
  const free = freeLines(to, fact, known);
  return {
    text: teamText`I am so sorry. ${firstName(fact.of, known)} has died. ${speaks} ${then}${free}`,
    limited: plan`I am so sorry. There is sad news in ${team.nickname}. ${speaks} ${then}${free}`,
  };
}

const MOST_LINES = 6;
/** Whoever plans visits in a team that goes on hears which of them nobody has now: none of them goes quiet. */
function freeLines(to: PersonId, { of, left }: Fact<'death-confirmed'>, known: Known): Plan {
  const planned = left.flatMap((id) => {
    const team = teamById(known, id);
    return team && whoMayActFor({ hat: 'Rota Holder' }, team, [of]).includes(to) ? (known.visits.get(id) ?? []) : [];
  });
  if (planned.length === 0) return open``;
  const lines = planned.slice(0, MOST_LINES).map((visit) => plan`• ${saySpan(visit.span, known.today)}`);
  return plan`\nWhen you can: these visits are free now, and those after them.\n${joined('plan', lines, '\n')}`;
}

function mistaken({ death, of, by, tell }: Fact<'death-mistaken'>, known: Known): LifeMessage[] {
  const team = teamOfDead(of, known);
  const mine: LifeMessage[] = by
    ? [
        inStillness(
          by,
          team,
          { text: open`I am glad. All goes on as it was, and nobody in the team has heard of it.` },
          { privately: true, about: plan`the mistake` },
        ),
      ]
    : [];
  const words = by
    ? plan`The sad news in ${team.nickname} was a mistake. All goes on as it was. I am sorry for the fright.`
    : plan`Nobody could tell me whether the sad news in ${team.nickname} is so. All goes on as it was. If it is so, please tell me again.`;
  return [...mine, ...tell.map((to) => inStillness(to, team, { text: words }, { ifHeardOf: ofDeath(death) }))];
}
