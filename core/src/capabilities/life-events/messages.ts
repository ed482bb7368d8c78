import { tellDeath } from './death-messages.ts';
import type { DeathFact, LifeFact } from './facts.ts';
import type { Known } from './known.ts';
import type { LifeMessage } from './phrases.ts';
import { tellVoice } from './voice-messages.ts';

const OF_DEATH: readonly string[] = [
  'death-meant',
  'who-died-asked',
  'comforted',
  'death-heard',
  'death-reported',
  'death-asked-on',
  'second-word-asked',
  'death-confirmed',
  'death-mistaken',
  'death-known-already',
] satisfies DeathFact['happened'][];
const isOfDeath = (fact: LifeFact): fact is DeathFact => OF_DEATH.includes(fact.happened);

export const tell = (fact: LifeFact, known: Known): readonly LifeMessage[] => (isOfDeath(fact) ? tellDeath(fact, known) : tellVoice(fact, known));
