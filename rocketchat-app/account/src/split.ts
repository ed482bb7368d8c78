/** Where a text may be cut, the best first: between paragraphs, lines, sentences, words. */
const SEAMS = [/\n\n(?=\S)/g, /\n(?=\S)/g, /[.!?…]["”’)]*\s+(?=\S)/g, /\s(?=\S)/g] as const;

/** Cuts a text into parts of at most so many characters, at the last good seam of each; nothing of it is lost. A word too long for a part is cut between characters. */
export function split(text: string, most: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const end = lastSeam(rest, most);
    parts.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...parts, rest];
}

function lastSeam(text: string, most: number): number {
  const within = text.slice(0, most + 1);
  for (const seam of SEAMS) {
    const ends = [...within.matchAll(seam)].map(({ index, 0: found }) => index + found.length).filter((end) => end <= most);
    // A seam near the beginning would make many small messages.
    const last = ends.at(-1);
    if (last !== undefined && last >= most / 3) return last;
  }
  // Never between the halves of one character.
  const isInside = /[\uD800-\uDBFF]/.test(text.charAt(most - 1));
  return isInside && most > 1 ? most - 1 : most;
}
