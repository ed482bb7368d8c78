import type { Said } from '../../words/hearing.ts';
import { understandDeath } from './death-grammar.ts';
import type { LifeIntent } from './intents.ts';
import { understandVoice } from './voice-grammar.ts';

/** What happens in life, where it changes who speaks for a team or ends it. */
export const understand = (said: Said): LifeIntent | undefined => understandDeath(said) ?? understandVoice(said);
