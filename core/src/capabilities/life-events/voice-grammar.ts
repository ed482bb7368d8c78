import type { PersonId } from '@hatstand/db/ids';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Said } from '../../words/hearing.ts';
import type { VoiceIntent } from './intents.ts';

const MORE = '(?: any ?more| any longer| from now on| now)*';
const CANNOT =
  "(?:can't|cannot|cant|can no longer|can not|is no longer able to|isn't able to|is not able to|won't|will not|doesn't want to|does not want to|no longer wants to|should not|shouldn't)";
const I_CANNOT =
  "i(?:'m| am)? (?:can't|cannot|cant|can no longer|no longer able to|not able to|don't want to|dont want to|no longer want to|would rather not|have to stop|want to stop|won't)";
const WHOSE = "(?:my |the |our |an |her |his |their |@who's |@whos |@who |for @who )?";
const ADVOCATE = '(?:advocate|representative|nominated representative)';
const SELF = '(?:herself|himself|themselves|themself|her self|him self)';

const END: readonly RegExp[] = [
  new RegExp(`^@who(?:'s| is|) (?:no longer|not) ${WHOSE}${ADVOCATE}(?: for @who)?${MORE}$`),
  new RegExp(`^@who isn't ${WHOSE}${ADVOCATE}${MORE}$`),
  new RegExp(`^@who ${CANNOT} (?:be|act as|carry on as|go on as|stay|stay on as) ${WHOSE}${ADVOCATE}${MORE}$`),
  new RegExp(`^(?:i )?(?:don't|dont|do not|no longer) want @who (?:as|to be) ${WHOSE}${ADVOCATE}${MORE}$`),
  new RegExp(`^@who (?:can't|cannot|can no longer|no longer|does not|doesn't|should not|shouldn't) speaks? for (?:me|@who|the team)${MORE}$`),
  new RegExp(`^(?:i )?(?:don't|dont|do not|no longer) want @who (?:to speak|speaking|to talk|to decide) for (?:me|@who|the team)${MORE}$`),
  new RegExp(`^(?:remove|end|stop|take off|take) @who (?:as|from being|being) ${WHOSE}${ADVOCATE}$`),
];
const STEP_DOWN: readonly RegExp[] = [
  new RegExp(`^${I_CANNOT} (?:be|being|act as|carry on as|go on as|carry on being) ${WHOSE}${ADVOCATE}(?: for @who)?${MORE}$`),
  new RegExp(`^${I_CANNOT} (?:speak|speaking) for @who${MORE}$`),
  new RegExp(`^(?:i(?:'m| am|'d like to| want to| would like to)? )?(?:step|stepping|stand|standing) down as ${WHOSE}${ADVOCATE}$`),
  new RegExp(`^i(?:'m| am) no longer ${WHOSE}${ADVOCATE}$`),
];
const MAKE: readonly RegExp[] = [
  new RegExp(`^(?:make|name|appoint|add|i(?:'d| would)? (?:like|want)|let) @who (?:to be |be |as )?${WHOSE}(?:new )?${ADVOCATE}(?: for @who)?(?: instead)?$`),
  new RegExp(`^@who(?:'s| is| will be| should be| shall be| to be) (?:my|our|the new|@who's)(?: new)? ${ADVOCATE}${MORE}$`),
  new RegExp(`^(?:let |i(?:'d like| want) )?@who (?:to )?(?:shall |should |will |can )?speaks? for me${MORE}$`),
];
const CANNOT_DECIDE: readonly RegExp[] = [
  new RegExp(
    `^(?:record that |please record that |note that )?(?:@who|i) (?:can't|cannot|cant|can no longer|can not|is no longer able to|isn't able to|is not able to|is unable to|am not able to|am no longer able to) (?:decide|make (?:her |his |their |my |the |any )?(?:own )?decisions?)(?<how>(?: for ${SELF}| for myself| alone| by ${SELF}| on (?:her|his|their|my) own| any ?more| any longer)+)$`,
  ),
  /^(?:record that |note that )?@who (?:has lost|lacks|no longer has|doesn't have|does not have)(?: the)?(?: mental)? capacity(?: to decide| any ?more)*$/,
];
const DECIDES_AGAIN: readonly RegExp[] = [
  /^i(?:'ll| can| will| do| want to|'d like to|'m going to)? ?(?:decide|make (?:my|the) (?:own )?decisions|decide things)(?: (?:for myself|myself|alone|on my own|again|now|from now on))+$/,
  new RegExp(
    `^@who (?:can |is able to )?(?:decides?|make (?:her|his|their) (?:own )?decisions)(?: (?:for ${SELF}|${SELF}|alone|on (?:her|his|their) own))* again(?: now)?$`,
  ),
];
const SHOW = new RegExp(
  `^(?:who(?:'s| is)? ?(?:speaks?|speaking)? for (?:me|@who|the team|us)|who(?:'s| is) ${WHOSE}${ADVOCATE}|who are ${WHOSE}${ADVOCATE}s|${ADVOCATE}s?)$`,
);

/** What was said about who speaks for a Team Owner, and who decides. */
export function understandVoice(said: Said): VoiceIntent | undefined {
  const frame = withoutCourtesy(said.frame.replace(/\s+/gu, ' ')).replace(/[\s.!?]+$/u, '');
  const [first, second] = said.who.map(({ people }) => people);
  const some = (patterns: readonly RegExp[]): boolean => patterns.some((pattern) => pattern.test(frame));
  if (some(STEP_DOWN)) return { do: 'step down', ...whose(first) };
  if (first && some(END)) return { do: 'end advocate', who: first, ...whose(second) };
  if (first && some(MAKE)) return { do: 'make advocate', who: first, ...whose(second) };
  if (some(CANNOT_DECIDE)) return { do: 'deciding', how: 'with the advocate', ...whose(first) };
  if (some(DECIDES_AGAIN)) return { do: 'deciding', how: 'alone', ...whose(first) };
  return SHOW.test(frame) ? { do: 'show voice', ...whose(first) } : undefined;
}

const whose = (people: readonly PersonId[] | undefined): { whose?: readonly PersonId[] } => (people ? { whose: people } : {});
