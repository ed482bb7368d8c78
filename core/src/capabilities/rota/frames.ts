import type { LocalTime, TimeOfDay } from '@hatstand/db/times';
import { at, dayOf } from '../../words/calendar.ts';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Said } from '../../words/hearing.ts';
import type { HeardWho } from '../../words/people.ts';
import type { Scope, When } from './intents.ts';

/** What somebody is called by family who speak of the Team Owner. */
const RELATION =
  '(?:my |our )?(?:mum|mam|mom|mummy|mother|dad|daddy|father|gran|nan|nana|nanna|grandma|granny|grandmother|grandad|granddad|grandpa|grandfather|aunt|auntie|aunty|uncle)';
/** A person that somebody comes to, and with `POSSESSED` what is theirs. */
export const WHOM = `(?:@who|${RELATION}|me|us|her|him|them)`;
export const OWNER = `(?:@who|${RELATION})`;
export const POSSESSED = `(?:@who's|${RELATION}(?:'s|s))`;

/** What was said, made even for the patterns of the rota: one spelling for the same words, days taken out. */
export interface Frame {
  readonly text: string;
  readonly when: When | undefined;
  readonly isNow: boolean;
  readonly isQuestion: boolean;
  readonly said: Said;
}

const BEFORE =
  /^(?:(?:and|but|so|then|also|well|please|what about|how about|(?:can|could|will|would) you(?: please)? (?:tell me|show me|say|check)|tell me|do you know|does anyone know|do we know|any idea|remind me|let me know|just checking|quick (?:one|question)|i wonder|wondering|not sure)[ ,:-]+)+(?=\S)/;
const EVEN: readonly (readonly [RegExp, string])[] = [
  [/\bcomin\b'?/g, 'coming'],
  [/\bvisitin\b'?/g, 'visiting'],
  [/\bdoin\b'?/g, 'doing'],
  [/\b(who|when|what)(?:s| is| are|'re)\b(?!')/g, "$1's"],
  [/\b(?:anybody|any one|somebody|someone|some one|any body)\b/g, 'anyone'],
  [/\b(?:isnt|isn't|is n't) (?=anyone|@who|it)/g, 'is '],
  [/\b(?:covrd|coverd)\b/g, 'covered'],
];

export function frameOf(said: Said): Frame {
  let text = withoutCourtesy(said.frame).replace(BEFORE, '').replace(BEFORE, '');
  for (const [typed, even] of EVEN) text = text.replace(typed, even);
  const isNow = / (?:just |right )?now$| at the moment$| atm$/.test(text);
  text = text.replace(/ (?:(?:just |right )?now|at the moment|atm)$/, '');
  const bare = text
    .replace(/@when(?:'s)?/g, ' ')
    .replace(/ ?,(?= |$)/g, ' ')
    .replace(/ (?:then|again|at all|or not|or what|still)(?= |$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return { text: bare, when: together(said), isNow, isQuestion: /\?\s*$/.test(said.words), said };
}

/** "Sat or Sun": all the days that were said. */
function together({ when: said }: Said): When | undefined {
  const when = said.map(withItsEvening);
  const [first] = when;
  if (!first || when.length === 1) return first;
  return { spans: when.flatMap(({ spans }) => spans), ask: when.find(({ ask }) => ask)?.ask };
}

/** The ear takes "Friday night" for the night; of who comes then people mean the evening too. */
const withItsEvening = (heard: Said['when'][number]): Said['when'][number] =>
  /\b(?:night|nite)s?\b/i.test(heard.text)
    ? { ...heard, spans: heard.spans.map(({ from, to }) => ({ from: from?.endsWith('T21:00') ? at(dayOf(from as LocalTime), FIVE) : from, to })) } // it has a time
    : heard;
const FIVE = '17:00' as TimeOfDay; // a time of day

const SPEAKS_OF_FAMILY = new RegExp(`\\b${RELATION}(?:'?s)?\\b`);

/** Whose team is meant: that of somebody named, or "mum's". */
export function scopeOf({ said, text }: Frame, named: HeardWho | undefined = said.who[0]): Scope {
  return named ? { of: named.people } : familyIn(text);
}
export const familyIn = (text: string): Scope => (SPEAKS_OF_FAMILY.test(text) ? { family: true } : {});
