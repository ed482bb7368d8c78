import type { PersonId } from '@hatstand/db/ids';
import type { Day } from '@hatstand/db/times';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import { teamMeant } from '../../visits/known.ts';
import { addDays } from '../../words/calendar.ts';
import type { ClearanceFact, ClearanceReason } from './facts.ts';
import type { ClearanceIntent, Reads } from './intents.ts';
import type { ClearanceTeam, Known } from './known.ts';

type Decision = readonly ClearanceFact[] | Refusal<ClearanceReason>;
type Of<Do> = Extract<ClearanceIntent, { do: Do }>;

/** What may be seen is the Team Owner's to give, or the advocate's; anybody else only proposes it. */
export function decide(intent: ClearanceIntent, known: Known): Decision {
  switch (intent.do) {
    case 'leave as is':
      return [{ happened: 'left-as-is' }];
    case 'show': {
      const team = teamOf(intent, known.teams, known);
      return 'refused' in team ? team : 'happened' in team ? [team] : [{ happened: 'clearances-shown', team: team.id }];
    }
    case 'clear':
      return clear(intent, known);
    case 'agree':
    case 'decline':
      return answer(intent, known);
  }
}

function clear(intent: Of<'clear'>, known: Known): Decision {
  const { me } = known;
  const isIn = (team: ClearanceTeam): boolean =>
    intent.people.every((group) => group.some((person) => team.members.includes(person) || team.voices.includes(person)));
  const may = known.teams.filter(isIn);
  if (known.teams.length > 0 && may.length === 0) return refuse('not a member');
  const voiced = may.filter(({ voices }) => voices.includes(me));
  const team = teamOf(intent, voiced.length > 0 && !intent.team && typeof known.room !== 'string' ? voiced : may, known);
  if ('refused' in team) return team;
  if ('happened' in team) return [team];
  const groups = intent.people.map((group) => group.filter((person) => team.members.includes(person) || team.voices.includes(person)));
  if (groups.some((group) => group.length > 1)) return refuse('two of that name');
  const people = [...new Set(groups.flat())];
  if (people.some((person) => team.voices.includes(person))) return refuse('sees everything anyway');
  if (intent.until === 'unclear' || (intent.until && intent.until < known.today)) return refuse('end not clear');
  const until = intent.until ? addDays(intent.until, 1) : null;
  if (team.voices.includes(me)) return given({ people, reads: intent.reads, until, askedBy: undefined }, team, known);
  const [person, another] = people;
  if (!person || another) return refuse('one at a time');
  const voice = team.voices.find((one) => known.reachable.has(one));
  if (!voice) return refuse('nobody to ask');
  if (isSo(person, intent.reads, until, team)) return [{ happened: 'so-already', team: team.id, people, reads: intent.reads }];
  return [{ happened: 'yes-asked-for', team: team.id, person, reads: intent.reads, until, of: voice, by: me }];
}

interface Giving {
  readonly people: readonly PersonId[];
  readonly reads: Reads;
  readonly until: Day | null;
  readonly askedBy: PersonId | undefined;
}

function given({ people, reads, until, askedBy }: Giving, team: ClearanceTeam, { me }: Known): Decision {
  const fresh = people.filter((person) => !isSo(person, reads, until, team));
  if (fresh.length === 0) return [{ happened: 'so-already', team: team.id, people, reads }];
  const widened = fresh.filter((person) => isWider(reads, readsNow(person, team)));
  return [{ happened: 'cleared', team: team.id, people: fresh, reads, until, by: me, widened, askedBy }];
}

function answer(intent: Of<'agree' | 'decline'>, known: Known): Decision {
  const team = known.teams.find(({ id }) => id === intent.team);
  if (!team?.voices.includes(known.me)) return refuse('not for you to say');
  if (intent.do === 'decline') return [{ happened: 'declined', team: team.id, person: intent.person, askedBy: intent.askedBy }];
  if (!team.members.includes(intent.person)) return refuse('not a member');
  return given({ people: [intent.person], reads: intent.reads, until: intent.until, askedBy: intent.askedBy }, team, known);
}

const ORDER: readonly Reads[] = ['plan', 'team', 'care'];
const isWider = (one: Reads, other: Reads): boolean => ORDER.indexOf(one) > ORDER.indexOf(other);

/** What somebody may read today. Who was given nothing sees what is planned. */
export function readsNow(person: PersonId, { given: all }: ClearanceTeam): Reads {
  const label = all.find((one) => one.person === person)?.label;
  return label === 'team' || label === 'care' ? label : label === 'sealed' ? 'care' : 'plan';
}
const isSo = (person: PersonId, reads: Reads, until: Day | null, team: ClearanceTeam): boolean =>
  readsNow(person, team) === reads && (team.given.find((one) => one.person === person)?.until ?? null) === until;

function teamOf(intent: Of<'show' | 'clear'>, may: readonly ClearanceTeam[], known: Known): ClearanceTeam | ClearanceFact | Refusal<ClearanceReason> {
  if (known.teams.length === 0) return refuse('in no team');
  const team = teamMeant({ teams: may, room: known.room }, intent.team);
  if (team === 'none' || team === 'not theirs') return refuse(known.teams.some(({ id }) => id === known.room) ? 'not a member' : 'not in this team');
  return team === 'several' ? { happened: 'team-unclear', intent, teams: may.map(({ id }) => id) } : team;
}
