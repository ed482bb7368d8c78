import type { PersonId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { Message } from '../../conversation/capability.ts';
import type { PlanningIntent, PlanningStep } from './intents.ts';

export type PlanningMessage = Message<PlanningIntent, PlanningStep>;

/**
 * A message about somebody's visits. Who comes is not always of the team (for once it may be somebody of the circle), so it is arranged with the
 * person: `plan` at most, and no team's clearance is asked for.
 */
export const message = (
  to: PersonId,
  text: Labelled<'open' | 'plan'>,
  more: Partial<Omit<PlanningMessage, 'to' | 'teams' | 'text' | 'limited'>> = {},
): PlanningMessage => ({ to, teams: [], text, ...more });
