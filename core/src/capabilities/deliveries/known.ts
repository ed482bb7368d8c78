import type { PersonId, TeamId } from '@hatstand/db/ids';
import { type Label, type Labelled, mayCarry } from '@hatstand/db/labels';
import type { Item, Standing } from '@hatstand/db/repositories/ledger';
import type { Day } from '@hatstand/db/times';
import type { Both } from '../../words/both.ts';

interface LedgerTeam {
  readonly id: TeamId;
  readonly owner: PersonId;
  readonly nickname: Labelled<'plan'>;
  /** How much the speaker may read in it. */
  readonly clearance: Label;
}

export interface Known {
  readonly me: PersonId;
  readonly today: Day;
  readonly inRoom: boolean;
  /** Where pages to print may be given: Rocket.Chat. */
  readonly canPrint: boolean;
  readonly teams: readonly LedgerTeam[];
  /** What the speaker sent, or holds the hat for, the newest first. */
  readonly items: readonly Item[];
  /** What they quoted, where it is one of these; `not theirs` where it is not. */
  readonly quoted: Item | 'not theirs' | undefined;
  /** How the items that may be meant stand, by their key. */
  readonly standings: ReadonlyMap<string, readonly Standing[]>;
  /** What people were told last, for those who are named. */
  readonly told: ReadonlyMap<PersonId, readonly Standing[]>;
  /** The one a button stands for. */
  readonly picked: Standing | undefined;
  /** Words that did not reach somebody whole, where the speaker may read them; by the number of the delivery. */
  readonly words: ReadonlyMap<number, Labelled>;
  readonly names: ReadonlyMap<PersonId, Both>;
}

export type State = 'had' | 'by hand' | 'on its way' | 'no way' | 'only told of it' | 'let off';

/** What can be said of one line of the ledger. Never more than the channel took: handed over, or delivered. */
export function stateOf({ byHand, answered, reach, states }: Standing): State {
  if (byHand) return 'by hand';
  if (answered) return 'had';
  if (reach === 'no way' || reach === 'limited') return 'no way';
  if (reach === 'above their clearance') return 'only told of it';
  if (states.length === 0) return 'on its way';
  const sent = states.filter((state) => state !== 'withdrawn');
  if (sent.length === 0) return 'let off';
  if (sent.includes('failed')) return 'no way';
  return sent.every((state) => state === 'handed over' || state === 'delivered') ? 'had' : 'on its way';
}

const BEST_FIRST: readonly State[] = ['by hand', 'had', 'on its way', 'no way', 'only told of it', 'let off'];

/** One line for each person of an item that was told over several turns: the one that got furthest. */
export function furthest(standings: readonly Standing[]): Standing[] {
  const by = new Map<PersonId, Standing>();
  for (const one of standings) {
    const before = by.get(one.person);
    if (!before || BEST_FIRST.indexOf(stateOf(one)) < BEST_FIRST.indexOf(stateOf(before))) by.set(one.person, one);
  }
  return [...by.values()];
}

/** Whether somebody has yet to hear of it, and may. */
export const isOpen = (standing: Standing): boolean => ['on its way', 'no way'].includes(stateOf(standing));

/** Who was told must be in a team with the speaker, who may read no less than them; what concerns no team is between the two. */
export function mayRead({ teams, me }: Pick<Known, 'teams' | 'me'>, { team, label, sender }: Pick<Standing, 'team' | 'label' | 'sender'>): boolean {
  if (!team) return sender === me;
  const found = teams.find(({ id }) => id === team);
  return found !== undefined && mayCarry(found.clearance, label);
}
