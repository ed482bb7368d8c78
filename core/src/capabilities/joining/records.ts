import type { CircleId, PersonId, TeamId } from '@hatstand/db/ids';
import { plan } from '@hatstand/db/labels';
import type { Tx } from '@hatstand/db/open';
import { circleById, circleHatsOf, circleMembersOf, circlesByHat } from '@hatstand/db/repositories/circles';
import * as invitations from '@hatstand/db/repositories/invitations';
import { addressesOf, helperName, isTeamOwner, personById } from '@hatstand/db/repositories/people';
import { addPerson, peopleCalled } from '@hatstand/db/repositories/people-by-name';
import { addAdvocate, advocatesOf, membersOf, roomById, roomOfTeam, type Team, teamById, teamsOf } from '@hatstand/db/repositories/teams';
import type { MemberKind } from '@hatstand/db/schema/teams';
import type { Day } from '@hatstand/db/times';
import type { Speaker } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { dayOf } from '../../words/calendar.ts';
import { INVITATION_DAYS } from '../../words/invitation-days.ts';
import { isSameName } from '../../words/names-said.ts';
import type { JoiningFact } from './facts.ts';
import type { As, JoiningIntent } from './intents.ts';
import type { InvitationKnown, Joinable, Known } from './known.ts';

type Fact<Happened> = Extract<JoiningFact, { happened: Happened }>;

const DAY_MS = 86_400_000;
/** After a no somebody is left in peace for so long. */
const NOT_LONG_AGO_DAYS = 28;
const SPEAKS_FOR_THE_CIRCLE = ['Leader', 'Care Commons Organiser'];

/** Who is invited to what, whose yes it needs, and who can be reached. */
export function know(tx: Tx, { person, place }: Speaker, intent: JoiningIntent, { local, now }: Moment): Known {
  const today = dayOf(local);
  const myTeams = teamsOf(tx, person, today);
  const teams = myTeams.map((team) => ({ id: team.id, ...joinableTeam(tx, team, today) }));
  const circles = circlesByHat(tx, person, today).map(({ id }) => ({ id, ...joinableCircle(tx, id, today) }));
  const row = 'invitation' in intent ? invitations.invitationById(tx, intent.invitation) : undefined;
  const invitation = row && invitationKnown(tx, row, today);
  const meant = intent.do === 'invite' ? peopleMeant(tx, intent, teams) : [];
  const where = intent.do === 'invite' ? intent.where : undefined;
  const all = [...teams, ...circles, ...(invitation ? [invitation.joinable] : [])];
  const people = [
    ...new Set([person, ...meant, ...all.flatMap((one) => [...one.voices, ...one.starters]), ...(invitation ? [invitation.person, invitation.by] : [])]),
  ];
  const owners = new Set(all.flatMap(({ owner }) => owner ?? []));
  const room = place?.room && roomById(tx, place.room.id);
  return {
    me: person,
    room: place?.room ? (place.room.team ?? 'no team') : undefined,
    inCirclesRoom: room?.circle !== null && room?.circle !== undefined,
    teams,
    circles,
    calledThat: where && teams.find((team) => isSameName(team.called, where) || isSameName(team.name, where))?.id,
    meant,
    invitation,
    before: new Map(meant.map((one) => [one, earlier(tx, one, now)])),
    names: new Map(people.filter((one) => !owners.has(one)).map((one) => [one, helperName(tx, one)])),
    surnames: new Map(people.map((one) => [one, personById(tx, one).surname])),
    reachable: new Set(people.filter((one) => addressesOf(tx, one).length > 0)),
  };
}

/** By the name as it was typed, else as the ear heard it. Whose team it is elsewhere is nobody's business: Team Owners are found only where they are known. */
function peopleMeant(tx: Tx, { name, heard }: Extract<JoiningIntent, { do: 'invite' }>, teams: readonly Joinable[]): PersonId[] {
  if (!name) return [];
  const near = new Set(teams.flatMap(({ people, owner }) => [...people, ...(owner ? [owner] : [])]));
  const called = peopleCalled(tx, name.first, name.surname)
    .map(({ id }) => id)
    .filter((id) => near.has(id) || !isTeamOwner(tx, id));
  return called.length > 0 || name.surname ? called : [...(heard ?? [])];
}

function joinableTeam(tx: Tx, team: Team, today: Day): Joinable {
  const advocates = advocatesOf(tx, team.id, today);
  const members = membersOf(tx, team.id, today);
  return {
    to: { team: team.id },
    called: team.nickname,
    name: team.name,
    owner: team.owner,
    voices: [team.owner, ...advocates],
    starters: members.filter(({ kind }) => kind === 'Team Starter').map(({ person }) => person),
    people: [...advocates, ...members.map(({ person }) => person)],
    hasRoom: roomOfTeam(tx, team.id) !== undefined,
    hasEnded: team.state === 'ended',
  };
}

function joinableCircle(tx: Tx, id: CircleId, today: Day): Joinable {
  const { name, area } = circleById(tx, id);
  const hats = circleHatsOf(tx, id, today);
  return {
    to: { circle: id },
    called: plan`the circle in ${area}`,
    name,
    owner: undefined,
    voices: [...new Set(hats.filter(({ hat }) => SPEAKS_FOR_THE_CIRCLE.includes(hat)).map(({ wornBy }) => wornBy))],
    starters: [],
    people: circleMembersOf(tx, id, today),
    hasRoom: false,
  };
}

function invitationKnown(tx: Tx, row: invitations.Invitation, today: Day): InvitationKnown {
  const joinable = row.team ? joinableTeam(tx, teamById(tx, row.team), today) : row.circle ? joinableCircle(tx, row.circle, today) : undefined;
  if (!joinable) throw new Error(`${row.id} is to no team and no circle`);
  return {
    id: row.id,
    joinable,
    person: row.person,
    // True: only what this capability records, or the beginning of a team, stands there.
    as: row.as as As,
    by: row.invitedBy,
    isOpen: row.state === 'asking',
    theirs: row.theirAnswer,
    forAll: row.answerForAll,
    wasReminded: row.remindedAt !== null,
  };
}

function earlier(tx: Tx, person: PersonId, now: Date): { to: TeamId | CircleId; is: 'open' | 'not long ago' }[] {
  return invitations.invitationsSince(tx, person, new Date(now.getTime() - NOT_LONG_AGO_DAYS * DAY_MS)).flatMap(({ team, circle, state }) => {
    const to = team ?? circle;
    if (!to || state === 'joined' || state === 'lapsed') return [];
    return [{ to, is: state === 'asking' ? ('open' as const) : ('not long ago' as const) }];
  });
}

/** Writes down what was decided. */
export function record(tx: Tx, fact: JoiningFact, moment: Moment): void {
  const { now } = moment;
  switch (fact.happened) {
    case 'asked-to-join':
      return open(tx, fact, now);
    case 'they-answered':
      return invitations.recordTheirAnswer(tx, fact.invitation, fact.yes, now);
    case 'all-answered':
      return invitations.recordAnswerForAll(tx, fact.invitation, fact.answer, now);
    case 'joined':
      return join(tx, fact, dayOf(moment.local));
    case 'not-this-time':
      return invitations.closeInvitation(tx, fact.invitation, 'not this time');
    case 'asked-again':
      if (fact.isReminder) invitations.noteInvitationReminded(tx, fact.invitation, now);
      return;
    case 'lapsed':
      return invitations.closeInvitation(tx, fact.invitation, 'lapsed');
    case 'missing-asked':
    case 'team-unclear':
    case 'still-waiting':
    case 'code-needed':
    case 'left-as-is':
      return;
  }
}

function open(tx: Tx, { invitation: id, to, person, isNew, as, by, forAll }: Fact<'asked-to-join'>, now: Date): void {
  if (isNew?.surname) addPerson(tx, { id: person, firstName: isNew.first, surname: isNew.surname });
  invitations.openInvitation(tx, { id, to, person, as, invitedBy: by, openedAt: now, closesAt: new Date(now.getTime() + INVITATION_DAYS * DAY_MS) });
  if (forAll) invitations.recordAnswerForAll(tx, id, forAll, now);
  if (person === by) invitations.recordTheirAnswer(tx, id, true, now);
}

/** Only kinds of members that come to visits are asked to cover. */
const GIVES_VISITS: Readonly<Record<MemberKind, boolean>> = {
  family: false,
  employed: true,
  independent: true,
  volunteer: true,
  'peer supporter': true,
  'Team Starter': false,
  Coach: false,
};

function join(tx: Tx, { invitation: id }: Fact<'joined'>, on: Day): void {
  invitations.closeInvitation(tx, id, 'joined');
  const row = invitations.invitationById(tx, id);
  if (!row) throw new Error(`${id} is not there`);
  const { team, circle, person, as } = row;
  if (circle) return invitations.joinCircle(tx, { circle, person, hat: as === 'member' ? undefined : as, id, on });
  if (!team || !row.answeredBy) throw new Error(`${id} was joined without an answer`);
  if (as === 'advocate') return addAdvocate(tx, team, person, on);
  // True: a check of the table allows nothing else for a team.
  const kind = as as MemberKind;
  const clearedBy = row.answeredAs === 'face to face' ? teamById(tx, team).owner : row.answeredBy;
  invitations.joinTeam(tx, { team, person, kind, givesVisits: GIVES_VISITS[kind], clearedBy, on });
}
