import type { PersonId } from '@hatstand/db/ids';
import { joined, type Labelled, open, plan, team as teamText } from '@hatstand/db/labels';
import { coachesOf, helperOf, nameIn, startersOf, type TeamAround } from '../../teams/around.ts';
import { sayDay } from '../../words/saying.ts';
import { ofRecord } from './alarms.ts';
import type { VoiceFact } from './facts.ts';
import type { VoiceIntent, Witnessed } from './intents.ts';
import type { Known } from './known.ts';
import { type LifeMessage, listOf, namesWithOwner, type Plan, type Said, teamOf, toNear, yesNo } from './phrases.ts';
import { voiceShown } from './shown-messages.ts';

type Fact<Happened> = Extract<VoiceFact, { happened: Happened }>;

/** Every sentence about who speaks for a Team Owner. */
export function tellVoice(fact: VoiceFact, known: Known): readonly LifeMessage[] {
  const { me } = known;
  switch (fact.happened) {
    case 'which-team':
      return [
        {
          to: me,
          text: open`Which team is it about?`,
          teams: [],
          // True: a question about the team is only put about intents that take one.
          choices: fact.teams.slice(0, 3).map((id) => ({ label: teamOf(id, known).nickname, means: { ...fact.intent, team: id } as VoiceIntent })),
        },
      ];
    case 'step-down-shown':
      return [
        toNear(
          me,
          teamOf(fact.team, known),
          { text: plan`You would no longer speak for ${teamOf(fact.team, known).nickname}, from today. You owe nobody a reason. Shall I do that?` },
          {
            about: plan`speaking for ${teamOf(fact.team, known).nickname}`,
            choices: yesNo({ do: 'step down', team: fact.team, sure: true }, { do: 'leave as is' }),
          },
        ),
      ];
    case 'witness-asked':
      return witnessAsked(fact, known);
    case 'witness-noted':
      return [
        toNear(fact.by, teamOf(fact.team, known), {
          text: open`Thank you, I have noted that. One more person has to say the same. Until then nothing changes.`,
        }),
      ];
    case 'speaking-asked':
      return speakingAsked(fact, known);
    case 'declined':
      return declined(fact, known);
    case 'voice-changed':
      return voiceChanged(fact, known);
    case 'voice-shown':
      return [voiceShown(teamOf(fact.team, known), known)];
    case 'left-as-is':
      return [{ to: me, text: open`All right, I have left everything as it is. I have told nobody.`, teams: [] }];
  }
}

function witnessAsked({ record, team: id, what, person, by, ask, needs }: Fact<'witness-asked'>, known: Known): LifeMessage[] {
  const team = teamOf(id, known);
  const names = namesWithOwner(ask, team, known);
  const start = needs > 2 ? open`Thank you. Two people have to say the same.` : open`Thank you. A second person has to say the same.`;
  const end = open`Until then nothing changes. Names and days are kept.`;
  return [
    toNear(
      by,
      team,
      { text: teamText`${start} I have asked ${names.text}. ${end}`, limited: plan`${start} I have asked ${names.limited}. ${end}` },
      { about: SHORT[what](team) },
    ),
    ...ask.map((to) =>
      toNear(to, team, witnessQuestion(to, { what, person, by }, team, known), {
        about: SHORT[what](team),
        awaited: true,
        concerns: ofRecord(record),
        choices: yesNo({ do: 'second', record, yes: true }, { do: 'second', record, yes: false }),
      }),
    ),
  ];
}

const SHORT: Record<Witnessed, (team: TeamAround) => Labelled<'plan'>> = {
  'advocate ends': (team) => plan`who speaks for ${team.nickname}`,
  'advocate begins': (team) => plan`who speaks for ${team.nickname}`,
  'cannot decide alone': (team) => plan`who decides in ${team.nickname}`,
  'decides alone': (team) => plan`who decides in ${team.nickname}`,
};

function witnessQuestion(to: PersonId, { what, person, by }: Pick<Fact<'witness-asked'>, 'what' | 'person' | 'by'>, team: TeamAround, known: Known): Said {
  const ask = open`Do you say the same? Both names and the day are kept.`;
  const isOwner = to === team.owner;
  const name = nameIn(known, person);
  const teller =
    by === team.owner ? { text: team.ownerName, limited: plan`The person it is about` } : { text: nameIn(known, by), limited: plan`${nameIn(known, by)}` };
  const whom = isOwner ? { text: open`you`, limited: open`you` } : { text: team.ownerName, limited: team.nickname };
  switch (what) {
    case 'advocate ends':
      return {
        text: teamText`${teller.text} tells me that ${name} can’t speak for ${whom.text} any more. ${ask}`,
        limited: plan`${teller.limited} tells me that ${name} can’t speak for ${whom.limited} any more. ${ask}`,
      };
    case 'advocate begins':
      return {
        text: teamText`${teller.text} would like ${name} to speak for ${whom.text}. ${ask}`,
        limited: plan`${teller.limited} would like ${name} to speak for ${whom.limited}. ${ask}`,
      };
    case 'cannot decide alone': {
      const means = open`It only means whom I ask first about visits, and it can be changed back.`;
      return {
        text: teamText`${teller.text} tells me that ${team.ownerName} can’t decide about visits alone any more. ${means} ${ask}`,
        limited: plan`${teller.limited} tells me that I should ask somebody else first about visits in ${team.nickname}. ${means} ${ask}`,
      };
    }
    case 'decides alone':
      return {
        text: teamText`${teller.text} tells me that ${team.ownerName} decides about visits alone again. ${ask}`,
        limited: plan`${teller.limited} tells me whom I should ask first again about visits in ${team.nickname}: as it was at the start. ${ask}`,
      };
  }
}

function speakingAsked({ record, team: id, person, by }: Fact<'speaking-asked'>, known: Known): LifeMessage[] {
  const team = teamOf(id, known);
  const name = nameIn(known, person);
  const what = open`Then I ask you where I can’t ask them, and you see what is written down. Would you? A no is fine.`;
  return [
    toNear(by, team, { text: plan`I have asked ${name}, who has to agree first. I will tell you.` }, { about: plan`who speaks for ${team.nickname}` }),
    toNear(
      person,
      team,
      {
        text:
          by === team.owner
            ? teamText`${team.ownerName} would like you to speak for them. ${what}`
            : teamText`You are asked to speak for ${team.ownerName}. ${what}`,
        limited: plan`You are asked to speak for the person that ${team.nickname} is for. ${what}`,
      },
      {
        about: plan`speaking for ${team.nickname}`,
        awaited: true,
        concerns: ofRecord(record),
        choices: yesNo({ do: 'agree to speak', record, yes: true }, { do: 'agree to speak', record, yes: false }),
      },
    ),
  ];
}

function declined({ team: id, what, person, by, tell }: Fact<'declined'>, known: Known): LifeMessage[] {
  const team = teamOf(id, known);
  const others = tell.filter((to) => to !== by && known.reachable.has(to));
  const told = others.length > 0 ? open` Those who asked know.` : open``;
  // A no needs no reason, and nobody is told whose it was where several were asked.
  const because = what === 'advocate begins' && person === by ? plan`${nameIn(known, person)} says not this time.` : open`It was not agreed.`;
  return [
    toNear(by, team, { text: plan`That is fine, and needs no reason. Nothing has changed.${told}` }, { about: SHORT[what](team) }),
    ...others.map((to) => toNear(to, team, { text: plan`About ${SHORT[what](team)}: ${because} Nothing has changed.` })),
  ];
}

/** It is so from today: the one it is about, the Team Owner, those who said so, the new voice with what waits for it, and helpers where there is none. */
function voiceChanged(fact: Fact<'voice-changed'>, known: Known): LifeMessage[] {
  const team = teamOf(fact.team, known);
  const { by, person, witnesses, to, meanwhile } = fact;
  const helpers = to === undefined ? [...new Set([helperOf(team, [person]), ...startersOf(team), ...coachesOf(team)].flatMap((one) => one ?? []))] : [];
  const isDeciding = fact.what === 'cannot decide alone' || fact.what === 'decides alone';
  const told = [...new Set<PersonId>([...(isDeciding ? team.advocates : [person]), team.owner, ...witnesses, ...(to ? [to] : []), ...helpers])];
  const lost =
    to === undefined
      ? plan`\nNobody speaks for ${team.nickname} in chat just now. ${listOf(meanwhile.slice(0, 1), known)} does what must be done until somebody does. Who could? Say, for example: make Jo the advocate.`
      : open``;
  const about = SHORT[fact.what](team);
  const mine = words(by, fact, team, known);
  return [
    toNear(by, team, withMore(mine, plan`${waitingFor(by, fact, known)}${helpers.includes(by) ? lost : open``}`), { about }),
    ...told
      .filter((one) => one !== by && known.reachable.has(one))
      .map((one) =>
        toNear(one, team, withMore(words(one, fact, team, known), plan`${waitingFor(one, fact, known)}${helpers.includes(one) ? lost : open``}`), { about }),
      ),
  ];
}

const withMore = (said_: Said, more: Plan): Said =>
  'limited' in said_ ? { text: joined('team', [said_.text, more], ''), limited: plan`${said_.limited}${more}` } : { text: plan`${said_.text}${more}` };

/** What the new voice has to answer now. */
function waitingFor(person: PersonId, { team, from, to, person: about, what }: Fact<'voice-changed'>, known: Known): Plan {
  if (person !== to || from === to) return open``;
  const old = [from, what === 'advocate ends' ? about : undefined];
  const waiting = [...new Set(old)].flatMap((one) => (one && one !== to ? (known.waiting.get(team)?.get(one) ?? []) : []));
  if (waiting.length === 0) return open``;
  const lines = joined(
    'plan',
    waiting.map((one) => plan`• ${one}`),
    '\n',
  );
  return plan`\nThis waits for your answer now:\n${lines}\nSay yes or no${waiting.length > 1 ? open`, with the day` : open``}.`;
}

function words(to: PersonId, fact: Fact<'voice-changed'>, team: TeamAround, known: Known): Said {
  const { person, witnesses, what } = fact;
  // With the date: some read it the morning after.
  const today = sayDay(known.today, known.today);
  const name = nameIn(known, person);
  const said = namesWithOwner(witnesses, team, known);
  const byTwo = witnesses.length > 1;
  const [who, whoLimited] = byTwo ? [teamText` Said by ${said.text}.`, plan` Said by ${said.limited}.`] : [teamText``, plan``];
  const isOwner = to === team.owner;
  const isIt = to === person;
  switch (what) {
    case 'advocate ends':
      if (isIt) return { text: plan`From ${today} you no longer speak for ${team.nickname}. Thank you for all you have done.` };
      return isOwner
        ? { text: teamText`From ${today} ${name} no longer speaks for you.${who}`, limited: plan`From ${today} ${name} no longer speaks for you.${whoLimited}` }
        : {
            text: teamText`From ${today} ${name} no longer speaks for ${team.ownerName}.${who}`,
            limited: plan`From ${today} ${name} no longer speaks for ${team.nickname}.${whoLimited}`,
          };
    case 'advocate begins':
      if (isIt)
        return {
          text: teamText`Thank you. From ${today} you speak for ${team.ownerName}.`,
          limited: plan`Thank you. From ${today} you speak for the person that ${team.nickname} is for.`,
        };
      return isOwner
        ? { text: plan`${name} said yes: from ${today} ${name} speaks for you where I can’t ask you.` }
        : {
            text: teamText`${name} said yes: from ${today} ${name} speaks for ${team.ownerName}.`,
            limited: plan`${name} said yes: from ${today} ${name} speaks for ${team.nickname}.`,
          };
    case 'cannot decide alone': {
      const asked = nameIn(known, fact.to);
      if (isOwner)
        return {
          text: teamText`${said.text} think that it is hard for you just now to decide about visits alone. So from ${today} I ask ${asked} first. I still tell you everything, and what you think still counts. If you decide for yourself, tell me: “I decide for myself again”.`,
          limited: plan`From ${today} I ask ${asked} first about visits. I still tell you everything, and what you think still counts. If you decide for yourself, tell me: “I decide for myself again”.`,
        };
      const then = open`I still tell them everything, and they can say at any time that they decide for themselves again.`;
      return to === fact.to
        ? {
            text: teamText`From ${today} I ask you first about ${team.ownerName}’s visits.${who} ${then}`,
            limited: plan`From ${today} I ask you first about visits in ${team.nickname}.${whoLimited} ${then}`,
          }
        : {
            text: teamText`From ${today} I ask ${asked} first about ${team.ownerName}’s visits.${who} ${then}`,
            limited: plan`From ${today} I ask ${asked} first about visits in ${team.nickname}.${whoLimited} ${then}`,
          };
    }
    case 'decides alone':
      return isOwner
        ? { text: plan`From ${today} I ask you again about your visits. You decide.` }
        : {
            text: teamText`From ${today} I ask ${team.ownerName} again about visits.${who}`,
            limited: plan`About visits in ${team.nickname}: from ${today} I ask as I did at the start.${whoLimited}`,
          };
  }
}
