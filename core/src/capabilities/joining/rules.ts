import type { PersonId, TeamId } from '@hatstand/db/ids';
import type { AnsweredAs } from '@hatstand/db/repositories/invitations';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { goingTeamMeant } from '../../visits/known.ts';
import { CIRCLE_HATS } from '../../words/hats.ts';
import { KINDS_OF_MEMBERS } from '../../words/member-kinds.ts';
import type { JoiningFact, JoiningReason, WhoIsAsked } from './facts.ts';
import type { As, JoiningIntent } from './intents.ts';
import type { InvitationKnown, Joinable, Known } from './known.ts';

type Decision = readonly JoiningFact[] | Refusal<JoiningReason>;
type Of<Do> = Extract<JoiningIntent, { do: Do }>;

/** Nobody is put in a team by somebody else's word alone (PRODUCT, promise 4): it needs their own yes and the Team Owner's, in either order. */
export function decide(intent: JoiningIntent, known: Known, moment: Moment): Decision {
  if (intent.do === 'leave as is') return [{ happened: 'left-as-is' }];
  if (intent.do === 'invite') return invite(intent, known, moment);
  const { invitation } = known;
  if (!invitation?.isOpen) return intent.do === 'answer' || intent.do === 'answer for all' ? refuse('over already') : [];
  if (invitation.joinable.hasEnded && intent.do !== 'lapse') return intent.do === 'ask again' ? [] : refuse('team has ended');
  switch (intent.do) {
    case 'answer':
      return answer(intent, invitation, known);
    case 'answer for all':
      return answerForAll(intent, invitation, known);
    case 'ask again':
      return askAgain(intent, invitation, known);
    case 'lapse':
      return [{ happened: 'lapsed', invitation: invitation.id }];
  }
}

function invite(intent: Of<'invite'>, known: Known, moment: Moment): Decision {
  const joinable = joinableMeant(intent, known);
  if ('refused' in joinable) return joinable;
  if ('happened' in joinable) return [joinable];
  const { do: _, ...said } = intent;
  const inviting = { ...said, ...(joinable.to.circle === undefined ? { team: joinable.to.team } : { circle: joinable.to.circle }) };
  const { name } = intent;
  if (!name) return [{ happened: 'missing-asked', missing: 'who', known: 'nobody', inviting }];
  const [one, another] = known.meant;
  if (another && name.surname) return refuse('two of that name');
  if (!one || another) {
    if (!name.surname) return [{ happened: 'missing-asked', missing: 'surname', known: another ? 'several' : 'nobody', inviting }];
  }
  const refusal = one && refusalOf(one, joinable, known);
  if (refusal) return refusal;
  const as = asWhat(intent.as, joinable);
  if (!as) return [{ happened: 'missing-asked', missing: 'as what', known: one ? 'several' : 'nobody', inviting }];
  const forAll = voiceAs(known.me, joinable);
  const asked = forAll ? undefined : whoIsAsked(joinable, known);
  if (!forAll && !asked) return refuse('nobody to ask');
  return [
    {
      happened: 'asked-to-join',
      invitation: moment.newId('invitation'),
      to: joinable.to,
      person: one ?? moment.newId('person'),
      isNew: one ? undefined : name,
      as,
      by: known.me,
      forAll: forAll && { by: known.me, as: forAll, yes: true },
      asked,
      theirs: one && known.reachable.has(one) ? 'asked' : 'no chat',
    },
  ];
}

/** Asked once and not again for some weeks after a no: nobody is pressed. */
function refusalOf(person: PersonId, joinable: Joinable, { before }: Known): Refusal<JoiningReason> | undefined {
  if (joinable.owner === person) return refuse('it is their team');
  if (joinable.people.includes(person)) return refuse('in it already');
  const to = joinable.to.team ?? joinable.to.circle;
  const earlier = before.get(person)?.find((one) => one.to === to);
  if (earlier) return refuse(earlier.is === 'open' ? 'asked already' : 'asked not long ago');
  return undefined;
}

/** Into a team by its kinds, into a circle with one of its hats or without. */
function asWhat(as: As | undefined, { to }: Joinable): As | undefined {
  if (to.circle) return CIRCLE_HATS.find((hat) => hat === as) ?? 'member';
  return KINDS_OF_MEMBERS.find((kind) => kind === as);
}

/** As what somebody's word is the team's own, or the circle's. */
function voiceAs(person: PersonId, { owner, voices, to }: Joinable): AnsweredAs | undefined {
  if (!voices.includes(person)) return undefined;
  return to.circle ? 'circle' : person === owner ? 'Team Owner' : 'advocate';
}

/** The Team Owner where they have a chat, else the advocate, else whoever started the team can write down what was said face to face. */
function whoIsAsked({ voices, starters }: Joinable, { me, reachable }: Known): WhoIsAsked | undefined {
  const voice = voices.find((person) => reachable.has(person));
  if (voice) return { person: voice, how: 'in chat' };
  const starter = starters.includes(me) ? me : starters.find((person) => reachable.has(person));
  return starter && { person: starter, how: 'face to face' };
}

function answer({ yes }: Of<'answer'>, invitation: InvitationKnown, { me }: Known): Decision {
  if (invitation.person !== me) return refuse('not for you to say');
  if (invitation.theirs !== 'none yet') return refuse('over already');
  const answered: JoiningFact = { happened: 'they-answered', invitation: invitation.id, yes };
  if (!yes) return [answered, { happened: 'not-this-time', invitation: invitation.id, by: 'them' }];
  return [
    answered,
    invitation.forAll === 'yes'
      ? { happened: 'joined', invitation: invitation.id }
      : { happened: 'still-waiting', invitation: invitation.id, answered: 'them' },
  ];
}

function answerForAll({ yes }: Of<'answer for all'>, invitation: InvitationKnown, known: Known): Decision {
  const { joinable } = invitation;
  const { me, reachable } = known;
  if (invitation.forAll !== 'none yet') return refuse('over already');
  const faceToFace = joinable.starters.includes(me) && joinable.to.team !== undefined;
  const as = voiceAs(me, joinable) ?? (faceToFace ? 'face to face' : undefined);
  if (!as) return refuse('not for you to say');
  if (as === 'face to face' && joinable.voices.some((person) => reachable.has(person))) return refuse('they can say it themself');
  const answered: JoiningFact = { happened: 'all-answered', invitation: invitation.id, answer: { by: me, as, yes } };
  if (!yes) return [answered, { happened: 'not-this-time', invitation: invitation.id, by: 'all' }];
  return [
    answered,
    invitation.theirs === 'yes' ? { happened: 'joined', invitation: invitation.id } : { happened: 'still-waiting', invitation: invitation.id, answered: 'all' },
  ];
}

/** At most one gentle reminder. Whoever has just linked a chat, or was named when the team began, is asked there for the first time. */
function askAgain({ because }: Of<'ask again'>, invitation: InvitationKnown, known: Known): Decision {
  const isReminder = because === 'reminder';
  if (isReminder && invitation.wasReminded) return [];
  const them = invitation.theirs === 'none yet' && known.reachable.has(invitation.person);
  const all = isReminder && invitation.forAll === 'none yet' ? whoIsAsked(invitation.joinable, known) : undefined;
  if (because === 'begun' && !them) return [{ happened: 'code-needed', invitation: invitation.id }];
  return them || all ? [{ happened: 'asked-again', invitation: invitation.id, isReminder, them, all }] : [];
}

function joinableMeant(intent: Of<'invite'>, known: Known): Joinable | JoiningFact | Refusal<JoiningReason> {
  const { circles, teams, room } = known;
  if (intent.toCircle || intent.circle || (known.inCirclesRoom && !intent.team && !intent.where)) {
    const circle = circles.find(({ id }) => id === intent.circle) ?? circles[0];
    return circle ?? refuse('not your circle');
  }
  if (teams.length === 0) return refuse('in no team');
  const named = intent.where ? known.calledThat : undefined;
  if (intent.where && !intent.team && !named) return refuse('not in this team');
  const team = goingTeamMeant<Joinable & { id: TeamId }>({ teams, room }, intent.team ?? named);
  if (team === 'ended') return refuse('team has ended');
  if (team === 'none' || team === 'not theirs') return refuse('not in this team');
  return team === 'several' ? { happened: 'team-unclear', intent, teams: teams.flatMap(({ id, hasEnded }) => (hasEnded ? [] : [id])) } : team;
}
