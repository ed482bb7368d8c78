import type { Message } from './messages.ts';
import { hasReached, toldBriefly, wordsOf } from './messages.ts';
import type { Check } from './steps.ts';
import type { Story } from './story.ts';
import { type Sought, says, shorten } from './text.ts';

/** What a step expected and what was there instead. */
export interface Mismatch {
  readonly expected: string;
  readonly there: readonly string[];
}

/** Compares a check with the story so far. */
export function mismatchIn(story: Story, check: Check): Mismatch | undefined {
  const { of, on, expects } = check;
  const reached = story.withinReachOf(check).filter((message) => hasReached(message, of) && (on === 'any channel' || message.channel === on));
  const saying = (text: Sought): readonly Message[] => reached.filter((message) => says(wordsOf(message), text));
  const whose = `${subjectOf(check)} ${on === 'any channel' ? '' : `on ${on} `}`;
  switch (expects.is) {
    case 'seen':
      return saying(expects.text).length > 0 ? undefined : mismatch(`${whose}to see ${quoted(expects.text)}`, reached);
    case 'seen once': {
      const count = saying(expects.text).length;
      return count === 1 ? undefined : mismatch(`${whose}to see ${quoted(expects.text)} once, not ${count} times`, reached);
    }
    case 'not seen now':
    case 'never seen': {
      const leaked = saying(expects.text);
      const when = expects.is === 'never seen' ? ' since the start of the file' : '';
      return leaked.length === 0 ? undefined : mismatch(`${whose}not to see ${quoted(expects.text)}${when}`, leaked);
    }
    case 'nothing seen':
      return reached.length === 0 ? undefined : mismatch(`${whose}to see nothing`, reached);
  }
}

function subjectOf({ of }: Check): string {
  switch (of.is) {
    case 'person':
      return of.name;
    case 'room':
      return `${of.room} room`;
    case 'anyone':
      return 'everybody';
  }
}

function mismatch(expected: string, messages: readonly Message[]): Mismatch {
  return { expected, there: messages.map((message) => shorten(toldBriefly(message))) };
}

function quoted(text: Sought): string {
  return text.is === 'words' ? `"${text.words}"` : `/${text.pattern.source}/`;
}
