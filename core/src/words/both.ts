import { joined, type Labelled, open, plan, team as teamText } from '@hatstand/db/labels';

/** One sentence, twice: for whoever may read how the team runs, and for WhatsApp, where the Team Owner is not named. */
export interface Both {
  readonly full: Labelled<'team'>;
  readonly limited: Labelled<'plan'>;
}
type Part = number | Labelled<'open' | 'plan'> | Both;

const fullOf = (part: Part): number | Labelled<'open' | 'plan' | 'team'> => (typeof part === 'object' && 'full' in part ? part.full : part);
const limitedOf = (part: Part): number | Labelled<'open' | 'plan'> => (typeof part === 'object' && 'full' in part ? part.limited : part);

export const both = (frame: TemplateStringsArray, ...parts: readonly Part[]): Both => ({
  full: teamText(frame, ...parts.map(fullOf)),
  limited: plan(frame, ...parts.map(limitedOf)),
});

export const bothJoined = (parts: readonly Both[], between: string): Both => ({
  full: joined(
    'team',
    parts.map(({ full }) => full),
    between,
  ),
  limited: joined(
    'plan',
    parts.map(({ limited }) => limited),
    between,
  ),
});

/** "Jo, Sam and Bilal". */
export function bothListed(parts: readonly Both[]): Both {
  const last = parts.at(-1);
  const others = parts.slice(0, -1);
  if (!last) return both`${open``}`;
  return others.length === 0 ? last : both`${bothJoined(others, ', ')} and ${last}`;
}
