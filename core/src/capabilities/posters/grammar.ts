import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Said } from '../../words/hearing.ts';
import type { PosterIntent } from './intents.ts';

const POSTER =
  '(?:posters?|pster|postr|flyers?|joining codes?|qr ?codes?)(?: (?:for|to (?:find|get|recruit|welcome)) (?:the |our |new |gifting |more )*(?:volunteers?|helpers?|neighbours?|people(?: who (?:want to )?(?:help|gift|give)(?: time)?)?))?';
const THE = '(?:the |a |an |our |my |that |this |another |some )*(?:volunteers? |volunteering |gifting |whats ?app |joining )*';
const AFRESH = [
  new RegExp(
    `^(?:(?:can|could) (?:you|i|we) )?(?:please )?(?:make|create|give me|i need|we need|get) (?:me |us )?(?:a |some )?(?:new|fresh) (?:words|code|codes) (?:for|on) ${THE}${POSTER}$`,
  ),
];
const MAKE = [
  new RegExp(
    `^(?:(?:can|could|may) (?:you|i|we) |i(?: would|'d|d)? (?:like|need|want) (?:to )?|we(?: would|'d|d)? (?:like|need|want) (?:to )?|let'?s )?(?:please )?(?:(?:make|create|design|print|show|send|give|get|have|do|put up|see|need)(?: out| off| me| us| up)? )?${THE}(?:new )?${POSTER}(?: again)?$`,
  ),
];
const STOP = [
  new RegExp(
    `^(?:please )?(?:stop|end|cancel|revoke|withdraw|remove|delete|kill|close|take down|take off|switch off|turn off) ${THE}(?:old )?${POSTER}(?: now)?$`,
  ),
  new RegExp(`^(?:take|switch|turn) ${THE}(?:old )?${POSTER} (?:down|off)$`),
  new RegExp(`^(?:no more|no) ${POSTER}(?: please)?$`),
];

/** What somebody wants with the poster of their circle. */
export function understand(said: Said): PosterIntent | undefined {
  const frame = withoutCourtesy(said.frame.replace(/[’‘]/gu, "'"));
  const fits = (patterns: readonly RegExp[]): boolean => patterns.some((pattern) => pattern.test(frame));
  if (fits(STOP)) return { do: 'stop' };
  if (fits(AFRESH)) return { do: 'make', afresh: true };
  return fits(MAKE) ? { do: 'make' } : undefined;
}
