/** What a conversation looks for in a message: words in any case, or a regular expression. */
export type Sought = { readonly is: 'words'; readonly words: string } | { readonly is: 'pattern'; readonly pattern: RegExp };

/** One blank for any white space, small letters, straight quotes: two texts that read alike become equal. */
export function fold(text: string): string {
  return text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim().toLowerCase();
}

export function isNamedIn(words: string, text: string): boolean {
  return fold(text).includes(fold(words));
}

const EMPHASIS = /(?<![\p{L}\p{N}])([*_~`]{1,3})(?=\S)(.+?)(?<=\S)\1(?![\p{L}\p{N}])/gu;
const INVISIBLE = /[\u200B\u2060\uFEFF]/g;
const FIXED_BLANK = /[\u00A0\u202F]/g;

/** The text as the chat shows it: a person sees bold letters, not the stars around them. */
export function asShown(text: string): string {
  const plain = text.replace(INVISIBLE, '').replace(FIXED_BLANK, ' ');
  // Twice, because bold words may hold slanted ones.
  return plain.replace(EMPHASIS, '$2').replace(EMPHASIS, '$2');
}

/** Whether the text says it, either as it was sent or as the chat shows it. */
export function says(text: string, sought: Sought): boolean {
  const readings = [text, asShown(text)];
  switch (sought.is) {
    case 'words':
      return readings.some((reading) => isNamedIn(sought.words, reading));
    case 'pattern':
      return readings.some((reading) => sought.pattern.test(reading));
  }
}

export function shorten(text: string, longest = 400): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
