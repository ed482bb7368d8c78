import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Said } from '../../words/hearing.ts';
import type { PhoneLineIntent } from './intents.ts';

const WHATSAPP = '(?:the )?(?:whatsapp|whats app|wa)(?: (?:line|bridge|connection|link))?';
const WELL = '(?:working|ok|okay|alright|all right|up|down|connected|linked|running|broken|alive|there)';
const ASKED = [
  new RegExp(`^(?:is|isnt) ${WHATSAPP} (?:still |not )?${WELL}(?: today| now| again)?$`),
  new RegExp(`^(?:how is|hows|what about|check|show) ${WHATSAPP}(?: doing)?$`),
  new RegExp(`^(?:whats|what is) (?:wrong|up|the matter) with ${WHATSAPP}$`),
  new RegExp(`^${WHATSAPP} (?:status|state|line status|ok|okay|working)$`),
];

/** "Is WhatsApp working?", "how's WhatsApp", "whatsapp status". */
export const understand = ({ frame }: Said): PhoneLineIntent | undefined =>
  ASKED.some((pattern) => pattern.test(withoutCourtesy(frame.replace(/['’]/g, '').replace(/[?.!]+$/, '')).trim())) ? { do: 'show' } : undefined;
