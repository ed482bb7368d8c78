import type { PersonId, TeamId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { Tx } from '@hatstand/db/open';
import { type Death, deathById, deathsOf, hearOfDeath, moveDeath } from '@hatstand/db/repositories/deaths';
import { addressesOf, isWrittenTo, personById } from '@hatstand/db/repositories/people';
import { type Team, teamById, teamsOf } from '@hatstand/db/repositories/teams';
import {
  beginAdvocate,
  decideFromNowOn,
  endAdvocate,
  moveWitnessed,
  openWitnessed,
  putQuestionsTo,
  voiceQuestionsTo,
  type Witnessed,
  witness,
  witnessedById,
  witnessedIn,
} from '@hatstand/db/repositories/witnessed';
import type { Speaker } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { isMember, type TeamAround } from '../../teams/around.ts';
import { visitsGivenFrom } from '../../teams/freeing/records.ts';
import { namesAround, teamAround, teamsNear } from '../../teams/records.ts';
import { dayOf } from '../../words/calendar.ts';
import { everythingStops } from './ending/records.ts';
import type { DeathFact, LifeFact, VoiceFact } from './facts.ts';
import type { LifeIntent } from './intents.ts';
import type { Known } from './known.ts';

/** How far ahead the visits that nobody has then are shown. */
const SHOWN_DAYS = 60;

/** The teams the speaker is in or helps along, those of whoever it is about, and what has been said so far. */
export function know(tx: Tx, { person: me, place }: Speaker, intent: LifeIntent, moment: Moment): Known {
  const today = dayOf(moment.local);
  const death = 'death' in intent ? deathById(tx, intent.death) : undefined;
  const record = 'record' in intent ? witnessedById(tx, intent.record) : undefined;
  const teams = teamsConcerned(tx, me, { death, record }, today).map((team) => teamAround(tx, team, today));
  const everybody = peopleOf(teams, [me, ...(death ? [death.of, death.saidBy] : [])]);
  const owners = new Set(teams.map(({ owner }) => owner));
  const names = namesAround(
    tx,
    teams,
    [me, ...(death ? [death.of, death.saidBy] : []), ...('who' in intent ? intent.who : [])].filter((one) => !owners.has(one)),
  );
  const witnessed = teams.flatMap(({ id }) => witnessedIn(tx, id));
  for (const { by, person } of witnessed)
    for (const one of [person, ...by.map((each) => each.person)]) if (!owners.has(one) && !names.has(one)) addName(tx, names, one);
  return {
    me,
    today,
    room: place?.room ? (place.room.team ?? 'no team') : undefined,
    teams,
    mine: teamsOf(tx, me, today).map(({ id }) => id),
    deaths: deathsOf(tx, everybody),
    death,
    witnessed,
    record,
    names,
    firstNames: new Map([...everybody, ...('who' in intent ? intent.who : [])].map((person) => [person, personById(tx, person).firstName])),
    visits: death ? new Map(teams.map(({ id }) => [id, visitsGivenFrom(tx, { team: id, person: death.of, from: moment.local }, SHOWN_DAYS)])) : new Map(),
    waiting: new Map(teams.map((team) => [team.id, waitingIn(tx, team)])),
    reachable: new Set([...everybody, ...('who' in intent ? intent.who : [])].filter((person) => isWrittenTo(tx, person, today))),
  };
}

function addName(tx: Tx, names: Map<PersonId, Labelled<'plan'>>, person: PersonId): void {
  for (const [id, name] of namesAround(tx, [], [person])) names.set(id, name);
}

function teamsConcerned(tx: Tx, me: PersonId, { death, record }: { death: Death | undefined; record: Witnessed | undefined }, today: Known['today']): Team[] {
  const near = teamsNear(tx, me, today);
  // A death ends every team of theirs, whoever says the second word.
  const more = [...(death ? teamsOf(tx, death.of, today) : []), ...(record ? [teamById(tx, record.team)] : [])];
  return [...near, ...more.filter(({ id }, index) => !near.some((team) => team.id === id) && more.findIndex((team) => team.id === id) === index)];
}

const peopleOf = (teams: readonly TeamAround[], more: readonly PersonId[]): PersonId[] => [
  ...new Set([
    ...more,
    ...teams.flatMap(({ owner, advocates, members, starters, coaches, organisers, circlePeople }) => [
      owner,
      ...advocates,
      ...members.map(({ person }) => person),
      ...starters,
      ...coaches,
      ...organisers,
      ...circlePeople,
    ]),
  ]),
];

function waitingIn(tx: Tx, team: TeamAround): Map<PersonId, readonly Labelled<'plan'>[]> {
  const speaking = [team.owner, ...team.advocates].filter((person) => isMember(team, person));
  return new Map(speaking.map((person) => [person, voiceQuestionsTo(tx, team.id, person).flatMap(({ about }) => about ?? [])]));
}

/** Writes down what was decided. */
export function record(tx: Tx, fact: LifeFact, moment: Moment): void {
  switch (fact.happened) {
    case 'death-heard':
    case 'death-reported':
    case 'death-confirmed':
    case 'death-mistaken':
      return recordDeath(tx, fact, moment);
    case 'witness-asked':
    case 'witness-noted':
    case 'speaking-asked':
    case 'declined':
    case 'voice-changed':
      return recordVoice(tx, fact, moment);
    case 'death-meant':
    case 'who-died-asked':
    case 'comforted':
    case 'death-asked-on':
    case 'second-word-asked':
    case 'death-known-already':
    case 'which-team':
    case 'step-down-shown':
    case 'voice-shown':
    case 'left-as-is':
      return;
  }
}

type Recorded = Extract<DeathFact, { happened: 'death-heard' | 'death-reported' | 'death-confirmed' | 'death-mistaken' }>;
function recordDeath(tx: Tx, fact: Recorded, moment: Moment): void {
  const { now } = moment;
  switch (fact.happened) {
    case 'death-heard':
      return hearOfDeath(tx, { id: fact.death, of: fact.of, state: 'heard', saidBy: fact.by, saidAt: now });
    case 'death-reported':
      if (fact.isNew) return hearOfDeath(tx, { id: fact.death, of: fact.of, state: 'reported', saidBy: fact.by, saidAt: now });
      return moveDeath(tx, fact.death, { state: 'reported' });
    case 'death-confirmed':
      moveDeath(tx, fact.death, { state: 'confirmed', confirmedBy: fact.by, confirmedAt: now });
      return everythingStops(tx, fact, moment);
    case 'death-mistaken':
      return moveDeath(tx, fact.death, { state: 'mistaken', endedBy: fact.by, endedAt: now });
  }
}

type VoiceRecorded = Extract<VoiceFact, { happened: 'witness-asked' | 'witness-noted' | 'speaking-asked' | 'declined' | 'voice-changed' }>;
function recordVoice(tx: Tx, fact: VoiceRecorded, { local }: Moment): void {
  const today = dayOf(local);
  const { record: id, team, what, person } = fact;
  const opened = { id, team, what, person, openedOn: today };
  switch (fact.happened) {
    case 'witness-asked':
      openWitnessed(tx, { ...opened, needs: fact.needs, state: 'waiting' });
      return witness(tx, id, fact.by, today);
    case 'witness-noted':
      return witness(tx, id, fact.by, today);
    case 'speaking-asked':
      if (fact.isNew) openWitnessed(tx, { ...opened, needs: 1, state: 'agreed' });
      else moveWitnessed(tx, id, 'agreed');
      return witness(tx, id, fact.by, today);
    case 'declined':
      return moveWitnessed(tx, id, 'declined');
    case 'voice-changed': {
      if (fact.isNew) openWitnessed(tx, { ...opened, needs: 1, state: 'recorded', recordedOn: today });
      else moveWitnessed(tx, id, 'recorded', today);
      for (const one of fact.witnesses) witness(tx, id, one, today);
      return changeVoice(tx, fact, today);
    }
  }
}

function changeVoice(tx: Tx, { team, what, person, from, to }: Extract<VoiceFact, { happened: 'voice-changed' }>, today: Known['today']): void {
  switch (what) {
    case 'advocate ends':
      endAdvocate(tx, team, person, today);
      break;
    case 'advocate begins':
      beginAdvocate(tx, team, person, today);
      break;
    case 'cannot decide alone':
      decideFromNowOn(tx, team, 'with the advocate');
      break;
    case 'decides alone':
      decideFromNowOn(tx, team, 'alone');
      break;
  }
  if (to && from !== to) moveQuestions(tx, team, [from, what === 'advocate ends' ? person : undefined], to);
}

/** What waited for the old voice waits for the new one. */
function moveQuestions(tx: Tx, team: TeamId, from: readonly (PersonId | undefined)[], to: PersonId): void {
  const [address] = addressesOf(tx, to);
  if (!address) return;
  for (const person of new Set(from)) {
    if (!person || person === to) continue;
    putQuestionsTo(
      tx,
      voiceQuestionsTo(tx, team, person).map(({ id }) => id),
      to,
      address.channel,
    );
  }
}
