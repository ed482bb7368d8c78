/** A word, a number or a single mark, where it stands, and whether it touches what stands before it. */
export interface Token {
  readonly is: 'word' | 'number' | 'mark';
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly touches: boolean;
}

const PIECE = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|[0-9]+|\S/gu;

// Marks that turn the direction of writing or join nothing: they hide inside words and are not heard.
const UNSEEN = /[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;

/** Lower case, blanks folded, and no marker of our own that somebody typed. */
export function folded(words: string): string {
  const plain = words.replace(UNSEEN, '').normalize('NFC').toLowerCase().normalize('NFC').replaceAll('’', "'");
  return plain
    .replace(/(?<!@)@+(?=when|who)/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let end = -1;
  for (const piece of text.matchAll(PIECE)) {
    const word = piece[0];
    const is = /^[0-9]/.test(word) ? 'number' : /^[\p{L}\p{M}]/u.test(word) ? 'word' : 'mark';
    tokens.push({ is, text: word, from: piece.index, to: piece.index + word.length, touches: piece.index === end });
    end = piece.index + word.length;
  }
  return tokens;
}

/** What was understood, and the place of the first token after it. */
export interface Found<T> {
  readonly value: T;
  readonly next: number;
}

export const textAt = (tokens: readonly Token[], place: number): string => tokens[place]?.text ?? '';

export const isOneOf = (tokens: readonly Token[], place: number, words: ReadonlySet<string>): boolean => words.has(textAt(tokens, place));

/** Skips one token if it is one of these. */
export const past = (tokens: readonly Token[], place: number, words: ReadonlySet<string>): number => (isOneOf(tokens, place, words) ? place + 1 : place);

export const touches = (tokens: readonly Token[], place: number): boolean => tokens[place]?.touches ?? false;
