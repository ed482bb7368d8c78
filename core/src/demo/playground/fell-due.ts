import { html } from 'hono/html';
import { DEMO_PEOPLE } from '../people.ts';
import { ownerAt, roomTitle, shortName } from './cast.ts';
import type { Html } from './chat-pieces.ts';
import { messageTime } from './clock-words.ts';
import type { Arrived } from './screens.ts';

/** What happened while the clock moved: a line for each moment and kind, with those it went to. */
export interface FellDue {
  readonly lines: readonly string[];
}

/** What letters are called by the capability they come from; what is not named here is a message. */
const KINDS: Readonly<Record<string, string>> = {
  reminders: 'reminders',
  cover: 'news about cover',
  planning: 'news about visits',
  availability: 'news about who is away',
  announcements: 'news for the team',
  pins: 'news about the notice board',
  joining: 'news about joining',
  leaving: 'news about leaving',
  breaks: 'what was kept during a break',
};
const MOST_LINES = 30;

/** "6pm: reminders went to Sam and Jo". `kindOf` gives the capability that a letter came from. */
export function fellDue(arrived: readonly Arrived[], kindOf: (letter: string) => string | undefined, now: Date): FellDue {
  const lines = new Map<string, Set<string>>();
  for (const { channel, letter, room, reader, at } of arrived) {
    const kind = KINDS[kindOf(letter) ?? ''] ?? 'a message';
    const before = `${messageTime(at, now)}: ${kind} went to `;
    const whom = reader === undefined ? `the room of ${roomTitle(room ?? '')}` : nameOf(ownerAt(channel, reader)?.key);
    lines.set(before, (lines.get(before) ?? new Set()).add(whom));
  }
  const all = [...lines].map(([before, whom]) => `${before}${inWords([...whom])}.`);
  if (all.length === 0) return { lines: ['Nothing fell due on the way.'] };
  const left = all.length - MOST_LINES;
  return { lines: left > 0 ? [`Before that, ${left} other times.`, ...all.slice(-MOST_LINES)] : all };
}

function nameOf(key: string | undefined): string {
  const person = DEMO_PEOPLE.find((one) => one.key === key);
  return person ? shortName(person) : 'somebody';
}

function inWords(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** The list below the clock; the place is always there, so that it can be filled later and is read out. */
export const fellDueList = (due: FellDue | undefined): Html =>
  html`<div id="fell-due" class="fell-due" role="status" data-drawn>${
    due === undefined
      ? ''
      : due.lines.length === 1
        ? html`<p>${due.lines[0]}</p>`
        : html`<h2>On the way</h2><ul tabindex="0" aria-label="What fell due on the way">${due.lines.map((line) => html`<li>${line}</li>`)}</ul>`
  }</div>`;
