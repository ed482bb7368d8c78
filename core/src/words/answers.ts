const YES: ReadonlySet<string> = new Set([
  'yes',
  'y',
  'yeah',
  'yea',
  'yep',
  'yup',
  'ya',
  'aye',
  'ok',
  'okay',
  'okey dokey',
  'sure',
  'of course',
  'go on then',
  'go on',
  'go ahead',
  'i can',
  'yes i can',
  'yeah i can',
  'i will',
  'yes i will',
  'will do',
  'fine',
  'that is fine',
  "that's fine",
  'happy to',
  'ok then',
  'yes ok',
  'yeah ok',
  'yeah sure',
  'yes sure',
  'definitely',
  '👍',
  '👌',
]);
const NO: ReadonlySet<string> = new Set([
  'no',
  'n',
  'nope',
  'nah',
  'naw',
  "can't",
  'cant',
  'cannot',
  "i can't",
  'i cant',
  'i cannot',
  "no i can't",
  'no i cant',
  'not this time',
  'no not this time',
  'not today',
  'afraid not',
  "i'm afraid not",
  'rather not',
  "i'd rather not",
  "can't this time",
  'cant this time',
  "i can't this time",
  'i cant this time',
  '👎',
]);

/** Words of courtesy that change nothing: "no thanks", "can't, sorry". */
const COURTESY: ReadonlySet<string> = new Set([
  'please',
  'pls',
  'plz',
  'thanks',
  'thank',
  'you',
  'ta',
  'cheers',
  'sorry',
  'hattie',
  '@hattie',
  '🙏',
  '🙂',
  '😊',
  '😀',
  'x',
  'xx',
  'xxx',
]);

// Skin tones and the mark that asks for a coloured picture.
const SHADES = /[\u{1F3FB}-\u{1F3FF}\uFE0F]/gu;

/** A plain yes or no. Anything longer that is not clearly one is neither: "yes but not Tuesday". */
export function hearAnswer(words: string): 'yes' | 'no' | undefined {
  if (words.length > 80) return undefined;
  // "Yes?" asks.
  if (words.includes('?')) return undefined;
  const plain = words
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(SHADES, '')
    .replace(/(👍|👌|👎)/gu, ' $1 ')
    .replace(/[.,!;:…\s]+/gu, ' ')
    .trim();
  const all = plain.split(' ');
  const said = all.filter((word, index) => !COURTESY.has(word) && word !== all[index - 1]).join(' ');
  return answerTo(plain) ?? answerTo(said) ?? withThumb(said);
}

const answerTo = (said: string): 'yes' | 'no' | undefined => (YES.has(said) ? 'yes' : NO.has(said) ? 'no' : undefined);

/** "yes 👍": words and thumb must agree. */
function withThumb(said: string): 'yes' | 'no' | undefined {
  const [, words, thumb] = /^(.*) (👍|👌|👎)$/u.exec(said) ?? [];
  if (words === undefined || thumb === undefined) return undefined;
  const answer = answerTo(words);
  return answer === answerTo(thumb) ? answer : undefined;
}

/** The number of a choice: "1", "2.", "option 2", "1️⃣". */
export function hearNumber(words: string): number | undefined {
  if (words.length > 40) return undefined;
  const plain = words
    .toLowerCase()
    .replaceAll('🔟', '10')
    .replace(/[\uFE0F\u20E3]/gu, '')
    .trim();
  const [, digits] = /^(?:(?:option|number|choice|answer)\s*|#)?([0-9]{1,2})\s*[.):]?(?:\s+(?:please|pls|thanks))?[.!]?$/u.exec(plain) ?? [];
  const number = Number(digits);
  return digits !== undefined && number > 0 ? number : undefined;
}
