import type { Cue } from '@hatstand/core/wire/cue';
import type { IUser } from '@rocket.chat/apps-engine/definition/users/index.js';

const LONGEST_NAME = 200;

/** Who said it: the address is Rocket.Chat's own id of the person, which outlives a change of name. */
export function speaker(person: IUser): Cue['from'] {
  return { address: person.id, name: (person.name || person.username).slice(0, LONGEST_NAME) };
}
