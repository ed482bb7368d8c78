import { type Cleared, cleared, open, reveal } from '@hatstand/db/labels';
import { TAP_ONE, UNDO } from '../conversation/messages.ts';
import type { WireLetter } from '../wire/letter.ts';
import { AboveCeiling, type OutgoingLetter, type ShownChoice } from './channel.ts';
import { withoutControls } from './plain-text.ts';

/** A letter as WhatsApp shows it: plain text, choices as numbers. Nothing above `plan` compiles or passes. */
export function renderForWhatsApp(letter: OutgoingLetter): WireLetter {
  const { id, to, way, text, choices } = letter;
  if (way !== 'whatsapp' || !cleared('whatsapp', text)) throw new AboveCeiling(`letter ${id} may not go out by whatsapp`);
  const poll = pollOf(choices);
  return { id, to, label: text.label, text: wordsForWhatsApp(text, choices), buttons: [], ...(poll && { poll }) };
}

/** From this many choices on a tap is easier than a number. A yes or a no is quicker said, or answered with a thumb. */
const LEAST_TO_TAP = 3;
const MOST_TO_TAP = 12;
const LONGEST_TO_TAP = 100;

/** The answers to a question once more, to be tapped. None where WhatsApp could not show them all, or not apart. */
function pollOf(choices: readonly ShownChoice[]): WireLetter['poll'] {
  if (choices.some((choice) => choice.leadsOn)) return undefined;
  const options = choices.filter((choice) => choice.numbered).map(({ label }) => withoutControls(reveal(label)));
  const isShowable = options.length >= LEAST_TO_TAP && options.length <= MOST_TO_TAP && new Set(options).size === options.length;
  if (!isShowable || options.some((option) => option.length > LONGEST_TO_TAP)) return undefined;
  return { ask: reveal(TAP_ONE), options };
}

/** The text with its choices below, a number each. Takes only cleared text. */
export function wordsForWhatsApp(text: Cleared<'whatsapp'>, choices: readonly ShownChoice[]): string {
  const numbered = choices.filter((choice) => choice.numbered).map((choice, index) => `${index + 1}. ${reveal(choice.label)}`);
  const undo = choices.some((choice) => !choice.numbered) ? [reveal(open`${UNDO.inWords}`)] : [];
  const lines = [reveal(text), ...(numbered.length > 0 ? [`\n${numbered.join('\n')}`] : []), ...undo];
  return withoutMarks(withoutControls(lines.join('\n')));
}

/** A star or an underscore in a name must not turn the rest of the message bold. */
const withoutMarks = (words: string): string => words.replace(/[*_~`](?=\S)/g, '$&\u200B');
