import { basename } from 'node:path';
import type { Breach } from './breach.ts';

const MOST_LINES = 300;
const NAMELESS = /^(utils?|helpers?|common|misc|managers?)$/;

/** A file fits in a head. */
export function tooLong(path: string, text: string): Breach[] {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  return lines > MOST_LINES
    ? [{ rule: 'length', path, line: MOST_LINES + 1, says: `${lines} lines are more than ${MOST_LINES}: give part of it a file of its own` }]
    : [];
}

/** Files and folders are named after their subject. */
export function badlyNamed(path: string): Breach[] {
  const words = path
    .split('/')
    .flatMap((part) => basename(part).split(/[.\-_]/))
    .map((word) => word.toLowerCase());
  const nameless = words.find((word) => NAMELESS.test(word));
  return nameless ? [{ rule: 'name', path, line: 1, says: `"${nameless}" says nothing: name it after its subject` }] : [];
}
