import { LATER, MAYBE, NO, YES } from './reply-words.ts';

export type Reply = 'yes' | 'no' | 'maybe' | 'later';

/** Words of courtesy that change nothing: "no thanks", "can't, sorry". */
const COURTESY: ReadonlySet<string> = new Set(
  (
    'please pls plz thanks thank you ta cheers thx thnx sorry soz hattie @hattie 🙏 🙂 😊 😀 😁 😃 😄 😉 🥰 😘 ❤ 😢 😔 😞 😕 🙁 ☹ x xx xxx xxxx ' +
    'hun love mate lovely dear darling hi hello oh ah aw aww lol haha hiya'
  ).split(' '),
);
const THUMB = /^(.*?) ?(👍|👌|👎|✅|✔|☑|🆗|❌|✖|🚫|🤷|🤔|🙅|💯)$/u;

// Skin tones, the mark that asks for a coloured picture, and who is shown.
const SHADES = /[\u{1F3FB}-\u{1F3FF}\uFE0F]|\u200D[♀♂]/gu;
const PICTURES = /(👍|👌|👎|✅|✔|☑|🆗|❌|✖|🚫|🤷|🤔|🙅|💯|⏰|🙏|🙂|😊|😀|😁|😃|😄|😉|🥰|😘|❤|😢|😔|😞|😕|🙁|☹)/gu;

/** A plain yes or no. Anything longer that is not clearly one is neither: "yes but not Tuesday". */
export function hearAnswer(words: string): 'yes' | 'no' | undefined {
  const reply = hearReply(words);
  return reply === 'yes' || reply === 'no' ? reply : undefined;
}

/** Yes, no, maybe or later in the ways people say them; undefined when it is neither. */
export function hearReply(words: string): Reply | undefined {
  if (words.length > 80) return undefined;
  // "Yes?" asks, except after "can I let you know".
  if (words.includes('?') && !/let you know\??$/i.test(words.trim())) return undefined;
  const plain = words
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(SHADES, '')
    .replace(PICTURES, ' $1 ')
    .replace(/[.,!;:…?()\s–—-]+/gu, ' ')
    .replace(/(thanks|thank you) (?:so much|very much|a lot|anyway)/gu, '$1')
    .replace(/(?:so|very|really) (sorry)/gu, '$1')
    .trim();
  const all = plain.split(' ').map((word) => word.replace(/^(y|n)(e|o|a)?([aehops])\3{2,}$/u, '$1$2$3'));
  const said = all.filter((word, index) => !COURTESY.has(word) && word !== all[index - 1]).join(' ');
  return replyIn(plain) ?? replyIn(all.join(' ')) ?? replyIn(said) ?? withPicture(said) ?? twice(said);
}

const replyIn = (said: string): Reply | undefined => {
  if (YES.has(said)) return 'yes';
  if (NO.has(said)) return 'no';
  if (LATER.has(said)) return 'later';
  return MAYBE.has(said) ? 'maybe' : undefined;
};

/** "yes 👍": words and picture must agree. */
function withPicture(said: string): Reply | undefined {
  const [, words, picture] = THUMB.exec(said) ?? [];
  if (!words || picture === undefined) return undefined;
  const reply = replyIn(words);
  return reply === replyIn(picture) ? reply : undefined;
}

/** "yes that's fine, I can do it": both halves say the same. "No problem" and the like count only alone. */
function twice(said: string): Reply | undefined {
  const words = said.split(' ');
  for (let cut = 1; cut < words.length; cut += 1) {
    const first = replyIn(words.slice(0, cut).join(' '));
    const rest = words.slice(cut).join(' ');
    const second = first === undefined ? undefined : (replyIn(rest) ?? twice(rest));
    if (first !== undefined && first === second) return first;
  }
  return undefined;
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
