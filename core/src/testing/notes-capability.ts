import type { PersonId, TeamId } from '@hatstand/db/ids';
import { care, plan } from '@hatstand/db/labels';
import type { Capability, Message } from '../conversation/capability.ts';

type Note = { readonly do: 'note'; readonly to: string; readonly isCare: boolean; readonly number: number };
const NOTE = /^note (?<to>[a-z]+) (?<label>plan|care) (?<number>\d+)$/;
const ROSA = 'team-rosa' as TeamId;

/** A capability for tests: "note jo care 17" tells Jo, or the room, something with a number of its own, so that each can be counted wherever it is shown. */
export const notesCapability: Capability<Note, undefined, Note, never, never> = {
  name: 'notes',
  examples: [],
  understand: ({ words }) => {
    const { to, label, number } = NOTE.exec(words)?.groups ?? {};
    return to ? { do: 'note', to, isCare: label === 'care', number: Number(number) } : undefined;
  },
  dialog: { version: 1, answer: () => undefined },
  know: () => undefined,
  decide: (intent) => [intent],
  record: () => undefined,
  tell({ to, isCare, number }) {
    const where: Message<Note, never>['to'] = to === 'room' ? { roomOf: ROSA } : (`person-${to}` as PersonId);
    const short = plan`Note ${number}.`;
    return [isCare ? { to: where, text: care`Note ${number}. In full.`, limited: short, teams: [ROSA] } : { to: where, text: short, teams: [ROSA] }];
  },
  explain: (reason: never) => reason,
};
