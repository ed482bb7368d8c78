import { Labelled } from '@hatstand/db/labels';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Said } from '../../words/hearing.ts';
import { hearName } from '../../words/names-said.ts';
import { posterWordsIn } from '../../words/poster-words.ts';
import type { VolunteerIntent } from './intents.ts';

const CHANGE =
  /^(?:volunteer(?:ing)?|(?:can i |i (?:want|would like|'d like) to |please )?change (?:what|how) i (?:give|gift|can give|help)(?: with)?|change (?:my )?(?:gifts?|volunteering)|what (?:do|can) i (?:give|gift)|(?:change )?how often (?:do )?i hear(?: from you)?)$/;
const MET =
  /^(?:(?:i|we)(?: have|'ve)?(?: now| just)? met(?: up)?(?: with)? @who(?: @when| today| yesterday| now)?|met @who|@who (?:has had|had|did|has done) (?:the |an |their |her |his )?induction(?: @when| today)?|@who (?:is|was|has been) inducted)$/;

/** What somebody says who gifts time, or looks after those who do. */
export function understand(said: Said): VolunteerIntent | undefined {
  const words = posterWordsIn(said.words);
  if (words) return { do: 'say words', words };
  const frame = withoutCourtesy(said.frame.replace(/[’‘]/gu, "'"));
  if (CHANGE.test(frame)) return { do: 'change what I give' };
  return MET.test(frame) && said.who.length === 1 ? { do: 'met', people: said.who[0]?.people ?? [] } : undefined;
}

/** What is said to Hattie rather than in answer to her. */
const TO_HATTIE =
  /^(?:help|help me|undo|never ?mind|cancel|forget (?:me|it|that)|where was i|pause|mine|settings|what do you (?:hold|know|have)(?: about| on) me.*|unlink.*|(?:i )?lost my phone|pause.*|(?:who|what) are you|rota|pins|team)$/;
export const isToHattie = (said: Said): boolean => TO_HATTIE.test(withoutCourtesy(said.frame).replace(/[?!.]+$/u, ''));

const SKIP =
  /^(?:(?:i(?:'d| would) )?(?:rather )?(?:like to )?skip(?: (?:it|this|that|this one|the question))?|pass|next|next (?:one|question)|no|nope|no (?:thanks|thank you)|not now|nothing|none|rather not|i(?:'d| would) rather not(?: say)?|prefer not(?: to(?: say)?)?|no comment|(?:i )?(?:don't|dont|do not) (?:want to say|know)|dunno|not sure|-+|x)$/;
export const isSkip = (words: string): boolean =>
  SKIP.test(
    withoutCourtesy(words.toLowerCase().replace(/[’‘]/gu, "'").trim())
      .replace(/[.!?,]+$/u, '')
      .trim(),
  );

const AS_A_NAME =
  /^(?:(?:hi|hello|hey|hiya)[ ,!]+)?(?:(?:my|the|first) )*(?:name is|name's|names|i am|i'm|im|it's|it is|its|this is|call me|just|people call me|everyone calls me|they call me|you can call me)\s+/iu;
const NO_PART_OF_A_NAME = /\b(?:by|on|at|with|do|can|have|want|like|love|help|give|there|from|stop|start)\b/iu;

/** The first name in an answer, without what else people write around it. Undefined where it may be none: more than a name and a surname is something else. */
export function firstNameIn(typed: string): Labelled<'team'> | undefined {
  const plain = typed
    .replace(/[’‘]/gu, "'")
    .replace(/\p{Extended_Pictographic}|\u200d|\ufe0f/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const said = plain.replace(AS_A_NAME, '');
  const short = (said === plain ? said : (said.split(/[,.;!]| and | but | from /iu)[0] ?? said)).trim();
  if (short.split(' ').length > 2 || NO_PART_OF_A_NAME.test(short)) return undefined;
  return hearName(short)?.first;
}

/** Their own words, kept as they are. */
export const ownWords = (words: string): Labelled<'care'> => new Labelled('care', words.trim());
