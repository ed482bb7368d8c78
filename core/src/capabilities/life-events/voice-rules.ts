import type { PersonId, TeamId } from '@hatstand/db/ids';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { coachesOf, isMember, standsNear, startersOf, type TeamAround, voiceIn, whoMayActFor } from '../../teams/around.ts';
import type { LifeReason, VoiceFact } from './facts.ts';
import type { VoiceIntent, Witnessed } from './intents.ts';
import { type Known, teamById, type WitnessedKnown } from './known.ts';

type Decision = readonly VoiceFact[] | Refusal<LifeReason>;
type Of<Do> = Extract<VoiceIntent, { do: Do }>;

/** Who speaks for a Team Owner: theirs to say at once; an advocate's own to put down; else two people's, recorded (PRODUCT, life happens). */
export function decideVoice(intent: VoiceIntent, known: Known, moment: Moment): Decision {
  switch (intent.do) {
    case 'end advocate':
      return endAdvocate(intent, known, moment);
    case 'step down':
      return stepDown(intent, known, moment);
    case 'make advocate':
      return makeAdvocate(intent, known, moment);
    case 'agree to speak':
      return agreeToSpeak(intent, known);
    case 'deciding':
      return deciding(intent, known, moment);
    case 'second':
      return second(intent, known);
    case 'show voice': {
      const team = teamMeant(intent, known.teams, known);
      return 'refused' in team ? team : 'happened' in team ? [team] : [{ happened: 'voice-shown', team: team.id }];
    }
    case 'leave as is':
      return [{ happened: 'left-as-is' }];
  }
}

/** The Team Owner, who decides alone: their word is enough. */
const isOwnWord = (team: TeamAround, { me }: Known): boolean => team.owner === me && team.deciding === 'alone';

function endAdvocate(intent: Of<'end advocate'>, known: Known, { newId }: Moment): Decision {
  const speaking = known.teams.filter(({ advocates }) => intent.who.some((person) => advocates.includes(person)));
  if (speaking.length === 0) return refuse(intent.who.length === 0 ? 'nobody of that name' : 'not an advocate');
  const team = teamMeant(intent, speaking, known);
  if ('refused' in team) return team;
  if ('happened' in team) return [team];
  const [person, another] = intent.who.filter((one) => team.advocates.includes(one));
  if (!person) return refuse('not an advocate');
  if (another) return refuse('which of them');
  if (person === known.me) return [{ happened: 'step-down-shown', team: team.id }];
  if (isOwnWord(team, known)) return [changed({ record: newId('witnessed'), team, what: 'advocate ends', person, isNew: true, witnesses: [known.me] }, known)];
  return askForWitness(team, 'advocate ends', person, known, newId('witnessed'));
}

function stepDown(intent: Of<'step down'>, known: Known, { newId }: Moment): Decision {
  const speaking = known.teams.filter(({ advocates }) => advocates.includes(known.me));
  if (speaking.length === 0) return refuse('not an advocate');
  const team = teamMeant(intent, speaking, known);
  if ('refused' in team) return team;
  if ('happened' in team) return [team];
  if (!intent.sure) return [{ happened: 'step-down-shown', team: team.id }];
  return [changed({ record: newId('witnessed'), team, what: 'advocate ends', person: known.me, isNew: true, witnesses: [known.me] }, known)];
}

function makeAdvocate(intent: Of<'make advocate'>, known: Known, { newId }: Moment): Decision {
  const own = known.teams.filter(({ owner }) => owner === known.me);
  const team = teamMeant(intent, own.length > 0 && !intent.whose ? own : known.teams, known);
  if ('refused' in team) return team;
  if ('happened' in team) return [team];
  const people = intent.who.filter((person) => person !== team.owner);
  const inTeam = people.filter((person) => isMember(team, person));
  const [person, another] = inTeam.length > 0 ? inTeam : people;
  if (!person) return refuse('nobody of that name');
  if (another) return refuse('which of them');
  if (team.advocates.includes(person)) return refuse('advocate already');
  if (!known.reachable.has(person)) return refuse('not in chat');
  const record = newId('witnessed');
  const open = openRecord(team.id, 'advocate begins', person, known);
  if (open) return refuse('asked already');
  if (isOwnWord(team, known)) return [{ happened: 'speaking-asked', record, team: team.id, what: 'advocate begins', person, by: known.me, isNew: true }];
  return askForWitness(team, 'advocate begins', person, known, record);
}

function agreeToSpeak({ yes }: Of<'agree to speak'>, known: Known): Decision {
  const { record } = known;
  const team = record && teamById(known, record.team);
  if (!record || !team || record.state !== 'agreed') return refuse('over');
  if (record.person !== known.me) return refuse('not yours');
  const witnesses = record.by.map(({ person }) => person);
  if (!yes) return [{ happened: 'declined', record: record.id, team: team.id, what: record.what, person: record.person, by: known.me, tell: witnesses }];
  return [changed({ record: record.id, team, what: record.what, person: record.person, isNew: false, witnesses }, known)];
}

/**
 * That a Team Owner can't decide alone, or does again. It says who is asked about visits and nothing more: it is no finding about the person, who is
 * presumed able to decide (Mental Capacity Act 2005, s.1); docs/life-events.md.
 */
function deciding(intent: Of<'deciding'>, known: Known, { newId }: Moment): Decision {
  const own = known.teams.filter(({ owner }) => owner === known.me);
  const team = teamMeant(intent, own.length > 0 && !intent.whose ? own : known.teams, known);
  if ('refused' in team) return team;
  if ('happened' in team) return [team];
  if (intent.whose && !intent.whose.includes(team.owner)) return refuse('nobody of that name');
  if (team.deciding === intent.how) return refuse(intent.how === 'alone' ? 'decides alone already' : 'with the advocate already');
  if (intent.how === 'with the advocate' && !team.advocates.some((person) => team.reachable.has(person))) return refuse('nobody speaks');
  return askForWitness(team, intent.how === 'alone' ? 'decides alone' : 'cannot decide alone', team.owner, known, newId('witnessed'));
}

/** Somebody says so, and others are asked whether they say the same. The Team Owner's own word on themselves does not count as one of the two. */
function askForWitness(team: TeamAround, what: Witnessed, person: PersonId, known: Known, record: VoiceRecordId): Decision {
  const { me } = known;
  if (!standsNear(team, me)) return refuse('not near');
  const open = openRecord(team.id, what, person, known);
  if (open) return open.by.some((one) => one.person === me) ? refuse('asked already') : secondWord(open, team, known);
  const isAboutDeciding = what === 'cannot decide alone' || what === 'decides alone';
  const needs = isAboutDeciding && me === team.owner ? 3 : 2;
  const ask = whoMaySecond(team, what, person, known, [me]);
  return ask.length === 0 ? refuse('nobody to second') : [{ happened: 'witness-asked', record, team: team.id, what, person, by: me, ask, needs }];
}
type VoiceRecordId = WitnessedKnown['id'];

const openRecord = (team: TeamId, what: Witnessed, person: PersonId, known: Known): WitnessedKnown | undefined =>
  known.witnessed.find((one) => one.team === team && one.what === what && one.person === person && (one.state === 'waiting' || one.state === 'agreed'));

/**
 * Who is asked to say the same: Team Starters and Coaches, the advocates where it is not about them, and the Team Owner about their own advocate while
 * they decide alone; where none of them can be reached, everybody else of the team.
 */
function whoMaySecond(team: TeamAround, what: Witnessed, person: PersonId, known: Known, said: readonly PersonId[]): PersonId[] {
  const isAboutAdvocate = what === 'advocate ends' || what === 'advocate begins';
  const owner = isAboutAdvocate && team.deciding === 'alone' ? [team.owner] : [];
  const near = [...owner, ...startersOf(team), ...coachesOf(team), ...team.advocates];
  const rest = [...team.members.map((member) => member.person), ...team.organisers];
  const able = (people: readonly PersonId[]): PersonId[] =>
    [...new Set(people)].filter((one) => one !== person && !said.includes(one) && known.reachable.has(one));
  return able(near).length > 0 ? able(near) : able(rest).filter((one) => one !== team.owner || isAboutAdvocate);
}

function second({ yes }: Of<'second'>, known: Known): Decision {
  const { record } = known;
  const team = record && teamById(known, record.team);
  if (!record || !team || record.state !== 'waiting') return refuse('over');
  if (record.by.some(({ person }) => person === known.me)) return refuse('said already');
  if (record.person === known.me && record.what !== 'advocate ends') return refuse('not yours');
  if (!yes) {
    const tell = record.by.map(({ person }) => person);
    return [{ happened: 'declined', record: record.id, team: team.id, what: record.what, person: record.person, by: known.me, tell }];
  }
  return secondWord(record, team, known);
}

function secondWord(record: WitnessedKnown, team: TeamAround, known: Known): Decision {
  if (record.state === 'agreed') return refuse('asked already');
  if (!standsNear(team, known.me) || record.person === known.me) return refuse('not near');
  const witnesses = [...record.by.map(({ person }) => person), known.me];
  const about = { record: record.id, team: team.id, what: record.what, person: record.person };
  // The Team Owner, about their own advocate: that alone is enough.
  const isEnough = witnesses.length >= record.needs || (isOwnWord(team, known) && record.person !== team.owner);
  if (!isEnough || !hasHelper(record.what, witnesses, team)) return [{ happened: 'witness-noted', ...about, by: known.me }];
  if (record.what === 'advocate begins') return [{ happened: 'speaking-asked', ...about, by: known.me, isNew: false }];
  return [changed({ record: record.id, team, what: record.what, person: record.person, isNew: false, witnesses }, known)];
}

/** About the Team Owner's deciding one of the two must be the advocate, the Team Starter or the Coach. */
const hasHelper = (what: Witnessed, witnesses: readonly PersonId[], team: TeamAround): boolean =>
  what === 'advocate ends' || what === 'advocate begins' || witnesses.some((one) => [...team.advocates, ...startersOf(team), ...coachesOf(team)].includes(one));

interface Change {
  readonly record: VoiceRecordId;
  readonly team: TeamAround;
  readonly what: Witnessed;
  readonly person: PersonId;
  readonly isNew: boolean;
  readonly witnesses: readonly PersonId[];
}
function changed({ record, team, what, person, isNew, witnesses }: Change, known: Known): VoiceFact {
  const after = afterwards(team, what, person);
  const [from, to] = [voiceIn(team), voiceIn(after)];
  const meanwhile = to === undefined ? whoMayActFor('speak for the team', after) : [];
  return { happened: 'voice-changed', record, team: team.id, what, person, by: known.me, witnesses, isNew, from, to, meanwhile };
}

/** The team as it is once this is so. */
function afterwards(team: TeamAround, what: Witnessed, person: PersonId): TeamAround {
  switch (what) {
    case 'advocate ends':
      return { ...team, advocates: team.advocates.filter((one) => one !== person) };
    case 'advocate begins':
      return { ...team, advocates: [...team.advocates, person] };
    case 'cannot decide alone':
      return { ...team, deciding: 'with the advocate' };
    case 'decides alone':
      return { ...team, deciding: 'alone' };
  }
}

function teamMeant(
  intent: VoiceIntent & { readonly whose?: readonly PersonId[]; readonly team?: TeamId },
  of: readonly TeamAround[],
  known: Known,
): TeamAround | VoiceFact | Refusal<LifeReason> {
  const going = of.filter(({ hasEnded }) => !hasEnded);
  const { whose, team: named } = intent;
  const byName = named ? going.filter(({ id }) => id === named) : whose ? going.filter(({ owner }) => whose.includes(owner)) : going;
  const here = !named && !whose && known.room !== undefined ? byName.filter(({ id }) => id === known.room) : [];
  const mine = byName.filter(({ id }) => known.mine.includes(id));
  const meant = here.length > 0 ? here : mine.length > 0 ? mine : byName;
  const [only, another] = meant;
  if (!only) return refuse(going.length === 0 ? 'in no team' : 'nobody of that name');
  return another ? { happened: 'which-team', intent, teams: meant.map(({ id }) => id) } : only;
}
