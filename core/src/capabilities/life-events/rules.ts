import type { Refusal } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { decideDeath } from './death-rules.ts';
import type { LifeFact, LifeReason } from './facts.ts';
import type { DeathIntent, LifeIntent } from './intents.ts';
import type { Known } from './known.ts';
import { decideVoice } from './voice-rules.ts';

const OF_DEATH: readonly string[] = [
  'died',
  'report',
  'confirm',
  'mistake',
  'no death',
  'alive',
  'ask others',
  'let go',
  'ask wider',
] satisfies DeathIntent['do'][];
const isOfDeath = (intent: LifeIntent): intent is DeathIntent => OF_DEATH.includes(intent.do);

/** What happens in life: a death, and who speaks for a Team Owner. */
export const decide = (intent: LifeIntent, known: Known, moment: Moment): readonly LifeFact[] | Refusal<LifeReason> =>
  isOfDeath(intent) ? decideDeath(intent, known, moment) : decideVoice(intent, known, moment);
