import type { PersonId } from '@hatstand/db/ids';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { coachesOf, isMember, standsNear, startersOf, type TeamAround } from '../../teams/around.ts';
import type { DeathFact, LifeReason } from './facts.ts';
import type { DeathIntent } from './intents.ts';
import { type DeathKnown, type Known, teamsOwnedBy } from './known.ts';

type Decision = readonly DeathFact[] | Refusal<LifeReason>;
type Of<Do> = Extract<DeathIntent, { do: Do }>;

/** A death: held at the first word, over when two people have said so, as before when it was a mistake (PRODUCT, life happens). */
export function decideDeath(intent: DeathIntent, known: Known, moment: Moment): Decision {
  switch (intent.do) {
    case 'died':
      return died(intent, known, moment);
    case 'report':
      return report(intent.of, known, moment);
    case 'confirm':
      return confirm(known, moment);
    case 'mistake':
      return mistake(known.death, known);
    case 'alive':
      return alive(intent.who, known);
    case 'no death':
      return [{ happened: 'comforted', because: 'not meant' }];
    case 'ask others':
      return known.death?.state === 'heard' ? askOn(known.death, nearestTo(known.death, known), false) : [];
    case 'ask wider':
      return known.death?.state === 'reported' ? askOn(known.death, widerThan(known.death, known), true) : [];
    case 'let go':
      return known.death?.state === 'heard' ? [mistaken(known.death, null, known)] : [];
  }
}

function died({ who, sure, relation }: Of<'died'>, known: Known, { newId }: Moment): Decision {
  if (who.length === 0) return somebodyDied(relation ?? false, known);
  if (who.includes(known.me)) return refuse('yourself');
  const near = who.filter((person) => known.teams.some((team) => isAround(team, person)));
  const [of, another] = near;
  if (!of) return refuse('not near');
  if (another) return refuse('which of them');
  const told = known.deaths.find((death) => death.of === of);
  if (told) return saidBefore(told, known);
  return sure ? [{ happened: 'death-heard', death: newId('death'), of, by: known.me }] : [{ happened: 'death-meant', of }];
}

/** Somebody else's word is the second one, once it is meant so. */
const saidBefore = (told: DeathKnown, known: Known): readonly DeathFact[] =>
  told.state !== 'confirmed' && told.saidBy !== known.me
    ? [{ happened: 'second-word-asked', death: told.id, of: told.of }]
    : [{ happened: 'death-known-already', death: told.id, of: told.of, state: asState(told) }];

// True: a mistaken one is not among those that are known.
const asState = ({ state }: DeathKnown): 'heard' | 'reported' | 'confirmed' => state as 'heard' | 'reported' | 'confirmed';

const isAround = (team: TeamAround, person: PersonId): boolean => isMember(team, person) || team.circlePeople.includes(person);

/** No name was said. Family may mean the Team Owner; of anybody else's family Hattie knows nothing, and says only that she is sorry. */
function somebodyDied(relation: boolean, known: Known): Decision {
  const mine = known.teams.filter(({ id, hasEnded }) => known.mine.includes(id) && !hasEnded);
  const family = mine.filter((team) => team.advocates.includes(known.me) || team.members.some(({ person, kind }) => person === known.me && kind === 'family'));
  const meant = relation ? family : mine;
  const [only, another] = meant;
  if (!only) return [{ happened: 'comforted', because: 'not of a team' }];
  if (another || only.owner === known.me) return [{ happened: 'who-died-asked' }];
  const told = known.deaths.find((death) => death.of === only.owner);
  return told ? saidBefore(told, known) : [{ happened: 'death-meant', of: only.owner }];
}

function report(of: PersonId, known: Known, { newId }: Moment): Decision {
  const teams = known.teams.filter((team) => isAround(team, of));
  if (of === known.me) return refuse('yourself');
  if (!teams.some((team) => standsNear(team, known.me))) return refuse('not near');
  const told = known.deaths.find((death) => death.of === of);
  if (told && (told.saidBy !== known.me || told.state !== 'heard')) return saidBefore(told, known);
  const death = told?.id ?? newId('death');
  return [{ happened: 'death-reported', death, of, by: known.me, ask: nearestTo({ of, saidBy: known.me }, known), isNew: told === undefined }];
}

function confirm(known: Known, moment: Moment): Decision {
  const { death } = known;
  if (!death || death.state === 'mistaken') return refuse('over');
  if (death.state === 'confirmed') return [{ happened: 'death-known-already', death: death.id, of: death.of, state: 'confirmed' }];
  if (death.saidBy === known.me) return death.state === 'heard' ? report(death.of, known, moment) : refuse('needs another');
  if (!known.teams.some((team) => isAround(team, death.of) && standsNear(team, known.me)) || death.of === known.me) return refuse('not near');
  const over = teamsOwnedBy(known, death.of);
  const left = known.teams.filter((team) => !over.includes(team) && isMember(team, death.of));
  return [
    {
      happened: 'death-confirmed',
      death: death.id,
      of: death.of,
      by: known.me,
      saidBy: death.saidBy,
      over: over.map(({ id }) => id),
      left: left.map(({ id }) => id),
    },
  ];
}

/** "Rosa is alive": of the one death that it can be about. */
function alive(who: readonly PersonId[], known: Known): Decision {
  const [meant, another] = known.deaths.filter(({ of, state }) => state !== 'confirmed' && (who.length === 0 || who.includes(of)));
  return meant && !another ? mistake(meant, known) : refuse(known.deaths.some(({ of }) => who.includes(of)) ? 'over' : 'nothing said');
}

function mistake(death: DeathKnown | undefined, known: Known): Decision {
  if (!death || death.state === 'mistaken' || death.state === 'confirmed') return refuse('over');
  if (death.saidBy !== known.me && death.of !== known.me && !known.teams.some((team) => isAround(team, death.of) && standsNear(team, known.me)))
    return refuse('not near');
  return [mistaken(death, known.me, known)];
}

/** Only those are told who can have heard of it: whoever said it, and once it was meant so whoever was asked. */
function mistaken(death: DeathKnown, by: PersonId | null, known: Known): DeathFact {
  const asked = death.state === 'reported' || by === null ? [...nearestTo(death, known), ...widerThan(death, known)] : [];
  const tell = [...new Set([death.saidBy, ...asked])].filter((person) => person !== by);
  return { happened: 'death-mistaken', death: death.id, of: death.of, by, tell };
}

const askOn = (death: DeathKnown, ask: readonly PersonId[], wider: boolean): readonly DeathFact[] => [
  { happened: 'death-asked-on', death: death.id, of: death.of, ask, wider, by: death.saidBy },
];

type Told = Pick<DeathKnown, 'of' | 'saidBy'>;
/** Their own team first; where they own none, every team they are in. */
function teamsOf({ of }: Told, known: Known): TeamAround[] {
  const owned = teamsOwnedBy(known, of);
  const member = known.teams.filter((team) => isMember(team, of));
  return owned.length > 0 ? owned : member.length > 0 ? member : known.teams.filter((team) => isAround(team, of));
}

/** Who is asked to confirm: the Team Starters and the Coaches; family is not asked by a machine while anybody else can be. */
function nearestTo(death: Told, known: Known): PersonId[] {
  const teams = teamsOf(death, known);
  const steps = [
    teams.flatMap((team) => [...startersOf(team), ...coachesOf(team)]),
    teams.flatMap(({ organisers }) => organisers),
    teams.flatMap(({ members }) => members.filter(({ kind }) => kind !== 'family').map(({ person }) => person)),
    teams.flatMap(({ advocates, members }) => [...advocates, ...members.map(({ person }) => person)]),
    teams.flatMap(({ circlePeople }) => circlePeople),
  ];
  for (const step of steps) {
    const able = [...new Set(step)].filter((person) => known.reachable.has(person) && person !== death.of && person !== death.saidBy);
    if (able.length > 0) return able;
  }
  return [];
}

/** Whoever has not been asked yet: the organisers, and those in the team who are not family. */
function widerThan(death: Told, known: Known): PersonId[] {
  const asked = nearestTo(death, known);
  const teams = teamsOf(death, known);
  const wider = teams.flatMap(({ organisers, members }) => {
    return organisers.length > 0 ? organisers : members.filter(({ kind }) => kind !== 'family').map(({ person }) => person);
  });
  return [...new Set(wider)].filter((person) => known.reachable.has(person) && person !== death.of && person !== death.saidBy && !asked.includes(person));
}
