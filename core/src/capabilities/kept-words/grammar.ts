import { Labelled } from '@hatstand/db/labels';
import { tellsOfCare } from '../../words/care-words.ts';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Said } from '../../words/hearing.ts';
import type { KeptIntent } from './intents.ts';

const LOOK =
  /^(?:(?:show |see )?(?:me )?(?:the )?kept words|(?:what (?:was|is|has been|have you|did you) (?:kept|keep)(?: for (?:the|our|my) record)?|what did i write(?: for the record)?))$/;

export const understand = (said: Said): KeptIntent | undefined =>
  LOOK.test(withoutCourtesy(said.frame).replace(/[?!.]+$/u, '')) ? { do: 'look through' } : undefined;

/** Who asks something tells nothing. */
const ASKS = /^(?:and |so |hi |hello |hattie[, ]+)*(?:what|where|when|which|who|whose|how|do you know|can you tell me)\b/iu;

/** Words that nothing else understood, from somebody in a team, on WhatsApp: kept where they tell of care. */
export const heardLast = (words: string): KeptIntent | undefined =>
  tellsOfCare(words) && !ASKS.test(words) ? { do: 'keep', words: new Labelled('care', words.trim()) } : undefined;
