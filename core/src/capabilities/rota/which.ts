import type { PersonId } from '@hatstand/db/ids';
import { byTime } from '../../visits/known.ts';
import type { Visit } from '../../visits/visits.ts';
import type { RotaFact } from './facts.ts';
import type { RotaIntent } from './intents.ts';
import type { Known } from './known.ts';

/** Which of two people with one name: told apart by when each is next on. */
export function whichPerson(people: readonly PersonId[], means: (person: PersonId) => RotaIntent, known: Known): RotaFact {
  const next = (person: PersonId): Visit | undefined =>
    known.visits.filter((visit) => visit.giver === person && visit.span.from > known.now && known.teams.some(({ id }) => id === visit.team)).sort(byTime)[0];
  return { happened: 'which-person', choices: people.slice(0, 3).map((person) => ({ person, next: next(person), means: means(person) })) };
}
