import { isOneSlip, ORDINARY } from './slips.ts';

/** How people type words on a phone: "any1", "4 me", "2 do", "nxt", "swop". */
const SHORT: readonly (readonly [RegExp, string])[] = [
  [/(?<![\p{L}\p{N}])4 (?=(?:me|my|us|mum|dad|him|her|them|you|u)(?!\p{L}))/giu, 'for '],
  [/(?<=\p{L} )2 (?=(?:do|cover|take|have|go|come|be|swap|help|see|fill|step|ask)(?!\p{L}))/giu, 'to '],
  [/(?<!\p{L})(any|every)1(?![\p{L}\p{N}])/giu, '$1one'],
  [/(?<!\p{L})s[ou]me?1(?![\p{L}\p{N}])/giu, 'someone'],
  [/(?<!\p{L})swop(?=s|ped|ping|(?!\p{L}))/giu, 'swap'],
  [/(?<!\p{L})nxt(?!\p{L})/giu, 'next'],
  [/(?<!\p{L})wen(?=(?:['’]?s)?(?!\p{L}))/giu, 'when'],
];

/** The words that what is wanted hangs on. */
const KEY_WORDS = ['someone', 'somebody', 'anyone', 'anybody', 'could', 'cover', 'please'] as const;
const REAL_WORDS: ReadonlySet<string> = new Set(['clover', 'rover', 'hover', 'lover', 'coven', 'cloud', 'mould', 'pleased']);

/** The same words with short forms written out, a slip in a word that matters put right, and the marks for bold or code left out. Names stay as they are. */
export function writtenOut(words: string, names: ReadonlySet<string>): string {
  const plain = words.replace(/<\/?[a-z]{1,10}>/giu, '').replace(/(?<![\p{L}\p{N}])[*_`~]+(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}.!?])[*_`~]+(?![\p{L}\p{N}])/gu, '');
  const long = SHORT.reduce((text, [short, written]) => text.replace(short, written), plain);
  return long.replace(/[\p{L}\p{M}]{5,9}/gu, (word) => meant(word, names) ?? word);
}

function meant(word: string, names: ReadonlySet<string>): string | undefined {
  const typed = word.toLowerCase();
  if (ORDINARY.has(typed) || REAL_WORDS.has(typed) || names.has(typed)) return undefined;
  return KEY_WORDS.find((key) => !typed.startsWith(key) && !key.startsWith(typed) && isOneSlip(typed, key));
}
