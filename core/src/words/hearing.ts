import { reveal } from '@hatstand/db/labels';
import type { LocalTime } from '@hatstand/db/times';
import type { HeardWho, Named } from './people.ts';
import { hearPeople } from './people.ts';
import { writtenOut } from './short-forms.ts';
import type { HeardWhen } from './times.ts';
import { hearTimes } from './times.ts';

/** What somebody said, heard once: every grammar gets this. `frame` is the words in lower case with times as `@when` and names as `@who`. */
export interface Said {
  readonly words: string;
  readonly frame: string;
  readonly when: readonly HeardWhen[];
  readonly who: readonly HeardWho[];
}

export function hear(words: string, now: LocalTime, known: readonly Named[]): Said {
  const addressed = withoutAddress(words);
  const times = hearTimes(writtenOut(addressed, new Set(known.flatMap(calledBy))), now);
  const people = hearPeople(times.frame, known);
  return { words: addressed, frame: people.frame, when: times.when, who: people.who };
}

const calledBy = ({ firstName, surname, nicknames = [] }: Named): string[] => [firstName, surname, ...nicknames].map((name) => reveal(name).toLowerCase());

// Every control character but the newline.
const CONTROL = /[^\P{Cc}\n]/gu;

/** "/hattie rota me" and "Hattie, rota me" both say "rota me". */
function withoutAddress(words: string): string {
  const typed = words
    .replace(/[\t\r]+/gu, (blank) => (blank.includes('\t') ? ' ' : ''))
    .replace(CONTROL, '')
    .trim();
  const called = typed.replace(/^\/\s*/u, '').replace(/^@?hattie(?![\p{L}\p{M}\p{N}'’@._-])\s*[,:]?\s*/iu, '');
  return called.replace(/^\//u, '').trim();
}
