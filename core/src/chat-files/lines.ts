/** The lines of one step: where it begins, and what stands there with the lines that belong to it. */
export interface Passage {
  readonly line: number;
  readonly first: string;
  readonly more: readonly string[];
}

export type Passages = { readonly are: 'found'; readonly passages: readonly Passage[] } | { readonly are: 'not found'; readonly line: number };

interface NumberedLine {
  readonly line: number;
  readonly text: string;
}

/** Splits a file into steps: a line at the margin begins one, indented lines go on with it. Comments at the end of a line stay. */
export function passagesOf(file: string): Passages {
  const passages: { line: number; first: string; more: string[] }[] = [];
  for (const { line, text } of atTheMargin(linesOf(file))) {
    if (!/^\s/.test(text)) {
      passages.push({ line, first: text.trimEnd(), more: [] });
      continue;
    }
    const step = passages.at(-1);
    if (!step) return { are: 'not found', line };
    step.more.push(text.trim());
  }
  return { are: 'found', passages };
}

/** Lines with something to read. Empty lines and lines with nothing but a comment are for the reader only. */
function linesOf(file: string): NumberedLine[] {
  return file
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((text, index) => ({ line: index + 1, text }))
    .filter(({ text }) => text.trim() !== '' && !text.trim().startsWith('#'));
}

/** Takes away what all lines are indented by, so that a file copied with leading blanks reads the same. */
function atTheMargin(lines: readonly NumberedLine[]): NumberedLine[] {
  const indentations = lines.map(({ text }) => /^\s*/.exec(text)?.[0] ?? '');
  const shared = indentations.reduce((one, other) => sharedStart(one, other), indentations[0] ?? '');
  return lines.map(({ line, text }) => ({ line, text: text.slice(shared.length) }));
}

function sharedStart(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return one.slice(0, length);
}

/** What stands before a comment. A `#` inside a word is not one. */
export function withoutComment(text: string): string {
  return text.replace(/(^|\s)#.*$/, '').trim();
}
