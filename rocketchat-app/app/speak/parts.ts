/** What Rocket.Chat takes in one message, in characters (`Message_MaxAllowedSize`, unless an administrator chose less), less room for a line that is added later. */
export const LONGEST_PART = 4_800;

/** Where a text is cut, the best first: between paragraphs, lines, sentences, words. Each ends behind what belongs to the part before. */
const CUTS = [/\n{2,}/gu, /\n/gu, /[.!?…][\p{Pe}\p{Pf}"']*\s+/gu, /\s+/gu] as const;
/** A part is not cut shorter than this share of what it may be, where a lesser cut would fill it better. */
const LEAST_FILLED = 0.5;

/** Cuts a long text into parts that can be sent one after the other. Put together again they are the same text, but for the white space where it was cut. */
export function partsOf(text: string, longest = LONGEST_PART): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > longest) {
    const at = cutIn(rest, longest);
    parts.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return [...parts, ...(rest === '' && parts.length > 0 ? [] : [rest])].filter((part, _, all) => part !== '' || all.length === 1);
}

function cutIn(text: string, longest: number): number {
  const head = text.slice(0, longest + 1);
  for (const cut of CUTS) {
    const at = [...head.matchAll(cut)].map((found) => found.index + found[0].length).findLast((end) => end <= longest);
    if (at !== undefined && at >= longest * LEAST_FILLED) return at;
  }
  return betweenCharacters(text, longest);
}

/** Nothing to cut at: not inside of one character, nor between a backslash and what it keeps from being markup. */
function betweenCharacters(text: string, longest: number): number {
  const isTrailing = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
  const at = isTrailing(text.charCodeAt(longest)) ? longest - 1 : longest;
  return text[at - 1] === '\\' ? at - 1 : at;
}
