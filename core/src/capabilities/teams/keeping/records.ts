import type { PersonId } from '@hatstand/db/ids';
import { plan, team as teamText } from '@hatstand/db/labels';
import type { Tx } from '@hatstand/db/open';
import { beginningById, beginTeam, keepTold, makeTeam, markBeginning } from '@hatstand/db/repositories/beginnings';
import { noLongerNewcomer } from '@hatstand/db/repositories/consents';
import { setAlarm } from '@hatstand/db/repositories/conversation';
import { openInvitation, recordAnswerForAll } from '@hatstand/db/repositories/invitations';
import { addPerson, peopleCalled } from '@hatstand/db/repositories/people-by-name';
import { giveTeamRoom } from '@hatstand/db/repositories/rooms';
import { callTeam } from '@hatstand/db/repositories/teams';
import type { Moment } from '../../../moment.ts';
import { dayOf } from '../../../words/calendar.ts';
import { INVITATION_DAYS } from '../../../words/invitation-days.ts';
import type { TeamFact } from '../facts.ts';

type Fact<Happened> = Extract<TeamFact, { happened: Happened }>;

/** Writes down what was decided. */
export function record(tx: Tx, fact: TeamFact, moment: Moment): void {
  switch (fact.happened) {
    case 'nickname-changed':
      return callTeam(tx, fact.team, fact.nickname);
    case 'known-well':
      for (const person of fact.people) noLongerNewcomer(tx, fact.team, person);
      return;
    case 'room-given':
      return giveTeamRoom(tx, fact.team, fact.room);
    case 'team-begun':
      return beginTeam(tx, { id: fact.beginning, circle: fact.circle, room: fact.room, by: fact.by, at: moment.now });
    case 'told':
      return keep(tx, fact);
    case 'yes-asked-for':
      return markBeginning(tx, fact.beginning, 'waiting for a yes');
    case 'team-made':
      return make(tx, fact, moment);
    case 'not-this-time':
      return markBeginning(tx, fact.beginning, 'not this time');
    case 'starting-given-up':
    case 'starting-lapsed':
      return markBeginning(tx, fact.beginning, 'given up');
    case 'team-shown':
    case 'circle-shown':
    case 'team-unclear':
    case 'free-room-shown':
    case 'nickname-asked':
    case 'known-well-already':
    case 'room-is-there':
    case 'asked-next':
    case 'summed-up':
    case 'left-as-is':
      return;
  }
}

function keep(tx: Tx, { beginning, told, nickname }: Fact<'told'>): void {
  const { owner, ownerIs, advocate, asking, place } = told;
  const speaker = advocate === undefined || advocate === 'nobody' ? undefined : advocate;
  const [one, another] = speaker?.surname ? peopleCalled(tx, speaker.first, speaker.surname) : [];
  keepTold(tx, beginning, {
    ...(owner ? { owner: null, ownerIs: 'not asked', firstName: owner.first, surname: owner.surname ?? null } : {}),
    ...(ownerIs === undefined ? {} : ownerIs === 'somebody else' ? { ownerIs: 'somebody new' } : { ownerIs: 'known', owner: ownerIs }),
    ...(advocate === 'nobody' ? { advocateIs: 'nobody', advocate: null, advocateFirstName: null, advocateSurname: null } : {}),
    ...(speaker
      ? { advocateIs: 'named', advocate: one && !another ? one.id : null, advocateFirstName: speaker.first, advocateSurname: speaker.surname ?? null }
      : {}),
    ...(asking ? { asking } : {}),
    ...(nickname ? { nickname } : {}),
    ...(place === 'left out' ? { placeIs: 'left out' } : place ? { place } : {}),
  });
}

/** The team, with its Team Owner as a new person where nobody knew them. An advocate who has not spoken yet is asked for their own yes. */
function make(tx: Tx, fact: Fact<'team-made'>, moment: Moment): void {
  const told = beginningById(tx, fact.beginning);
  if (!told?.firstName || !told.surname || !told.nickname) throw new Error(`${fact.beginning} was agreed without a name`);
  if (fact.ownerIsNew) addPerson(tx, { id: fact.owner, firstName: told.firstName, surname: told.surname });
  makeTeam(tx, { ...fact, name: teamText`${told.firstName}'s team`, nickname: plan`${told.nickname}`, on: dayOf(moment.local) });
  if (fact.advocate || told.advocateIs !== 'named' || !told.advocateFirstName || !told.advocateSurname) return;
  const advocate: PersonId = told.advocate ?? moment.newId('person');
  if (!told.advocate) addPerson(tx, { id: advocate, firstName: told.advocateFirstName, surname: told.advocateSurname });
  const id = moment.newId('invitation');
  const closesAt = new Date(moment.now.getTime() + INVITATION_DAYS * 86_400_000);
  openInvitation(tx, { id, to: { team: fact.team }, person: advocate, as: 'advocate', invitedBy: fact.starter, openedAt: moment.now, closesAt });
  const as = fact.agreedAs === 'face to face' ? 'face to face' : 'Team Owner';
  recordAnswerForAll(tx, id, { by: fact.agreedBy, as, yes: true }, moment.now);
  const later = (rings: Date, intent: { do: string; because?: string }): void =>
    setAlarm(tx, { id: moment.newId('alarm'), rings, person: fact.starter, capability: 'joining', intent: { ...intent, invitation: id } });
  later(moment.now, { do: 'ask again', because: 'begun' });
  later(closesAt, { do: 'lapse' });
}
