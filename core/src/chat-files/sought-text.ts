import { withoutComment } from './lines.ts';
import type { Sought } from './text.ts';

/** Reads the text of a check, comments and all. Gives a sentence when there is nothing to look for. */
export function soughtIn(lines: readonly string[]): Sought | string {
  const pattern = patternIn(lines.join('\n'));
  if (pattern !== undefined) return compiled(pattern);
  const words = lines.map(withoutComment).filter(Boolean).join('\n');
  return words === '' ? 'there is no text to look for after the colon' : { is: 'words', words };
}

/** What stands between two slashes, the second of which ends the step, except for a comment. */
function patternIn(text: string): string | undefined {
  if (!text.startsWith('/')) return undefined;
  for (let end = text.indexOf('/', 1); end !== -1; end = text.indexOf('/', end + 1)) {
    const isPartOfThePattern = text[end - 1] === '\\' || !/^\s*(\s#[^\n]*)?$/.test(text.slice(end + 1));
    if (!isPartOfThePattern && end > 1) return text.slice(1, end);
  }
  return undefined;
}

function compiled(pattern: string): Sought | string {
  try {
    return { is: 'pattern', pattern: new RegExp(pattern, 'is') };
  } catch {
    return `/${pattern}/ is not a regular expression`;
  }
}
