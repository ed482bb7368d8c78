import type { PersonId, TeamId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { Message } from '../../conversation/capability.ts';
import type { PlanningIntent, PlanningStep } from './intents.ts';

export type PlanningMessage = Message<PlanningIntent, PlanningStep>;

/** A message about a team's plan. Everything said of it is `plan` at most, so that it may go anywhere. */
export const message = (
  to: PersonId,
  team: TeamId | undefined,
  text: Labelled<'open' | 'plan'>,
  more: Partial<Omit<PlanningMessage, 'to' | 'teams' | 'text' | 'limited'>> = {},
): PlanningMessage => ({ to, teams: team ? [team] : [], text, ...more });
