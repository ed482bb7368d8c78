import type { PersonId } from '@hatstand/db/ids';
import type { Tx } from '@hatstand/db/open';
import { askAboutAgain, askFromNowOn, letComeAnyTime, noLongerNewcomer, whoMayComeAnyTime } from '@hatstand/db/repositories/consents';
import { helperName, isWrittenTo, personById } from '@hatstand/db/repositories/people';
import { advocatesOf, membersOf, type Team, teamsOf, wearersOf } from '@hatstand/db/repositories/teams';
import type { Day } from '@hatstand/db/times';
import type { Speaker } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { dayOf } from '../../words/calendar.ts';
import type { ConsentFact } from './facts.ts';
import type { ConsentIntent } from './intents.ts';
import type { ConsentTeam, Known } from './known.ts';

/** The speaker's teams, how their Team Owners want to be asked, and everybody there who may be named. */
export function know(tx: Tx, { person, place }: Speaker, _intent: ConsentIntent, { local }: Moment): Known {
  const today = dayOf(local);
  const teams = teamsOf(tx, person, today).map((team) => teamKnown(tx, team, today));
  const people = [...new Set(teams.flatMap((team) => [...team.speaksForIt, ...team.rotaHolders, ...team.members.map((member) => member.person)]))];
  const owners = new Set<PersonId>(teams.map((team) => team.owner));
  return {
    me: person,
    today,
    room: place?.room ? (place.room.team ?? 'no team') : undefined,
    teams,
    names: new Map(people.filter((id) => !owners.has(id)).map((id) => [id, helperName(tx, id)])),
    reachable: new Set(people.filter((id) => isWrittenTo(tx, id, today))),
    surnames: new Map(people.map((id) => [id, personById(tx, id).surname])),
  };
}

function teamKnown(tx: Tx, team: Team, today: Day): ConsentTeam {
  const members = membersOf(tx, team.id, today);
  return {
    id: team.id,
    nickname: team.nickname,
    owner: team.owner,
    ownerName: personById(tx, team.owner).firstName,
    asking: team.asking,
    speaksForIt: [team.owner, ...advocatesOf(tx, team.id, today)],
    rotaHolders: wearersOf(tx, team.id, 'Rota Holder', today),
    members: members.map(({ person, givesVisits, newcomer }) => ({ person, givesVisits, newcomer })),
    // Who has left the team may not come any more, whatever was said beforehand.
    anyTime: whoMayComeAnyTime(tx, team.id, today).filter(({ person }) => members.some((member) => member.person === person)),
  };
}

/** Writes down what was decided. */
export function record(tx: Tx, fact: ConsentFact, { local }: Moment): void {
  const today = dayOf(local);
  switch (fact.happened) {
    case 'way-changed':
      return askFromNowOn(tx, fact.team, fact.asking);
    case 'any-time-given':
      for (const person of fact.people) letComeAnyTime(tx, { team: fact.team, person, by: fact.by, on: today, until: fact.until });
      for (const person of fact.knownNow) noLongerNewcomer(tx, fact.team, person);
      return;
    case 'asking-again':
      return askAgain(tx, fact, today);
    case 'way-is-so-already':
    case 'any-time-already':
    case 'newcomers-asked-about':
    case 'everybody-asked-about':
    case 'end-asked':
    case 'which-person':
    case 'asked-about-already':
    case 'way-shown':
    case 'team-unclear':
    case 'left-as-is':
      return;
  }
}

/** Ends the yes given beforehand. Where nobody was asked about until now, everybody else keeps coming as before: their yes is given beforehand. */
function askAgain(tx: Tx, { team, people, others, turned, by }: Extract<ConsentFact, { happened: 'asking-again' }>, today: Day): void {
  for (const person of people) askAboutAgain(tx, team, person, today);
  for (const person of others) letComeAnyTime(tx, { team, person, by, on: today, until: null });
  if (turned) askFromNowOn(tx, team, 'ask me first');
}
