import { createHash } from 'node:crypto';

/** How fast Hattie writes, in milliseconds. */
export interface Tempo {
  /** Between two messages: to somebody who has just written, and to others. */
  readonly gap: { readonly answering: Span; readonly unasked: Span };
  /** How long typing is shown. */
  readonly typing: { readonly answering: Span; readonly unasked: Span };
  /** Between two messages that say the same to different people, once a few have had it. */
  readonly sameWords: Span;
}
type Span = readonly [least: number, most: number];

/** Like somebody with a phone in the hand. */
export const HUMAN: Tempo = {
  gap: { answering: [700, 1_300], unasked: [2_000, 4_000] },
  typing: { answering: [1_000, 1_500], unasked: [1_200, 3_000] },
  sameWords: [15_000, 30_000],
};
/** For tests against a server on this machine, which blocks nobody. */
export const AT_ONCE: Tempo = { gap: { answering: [0, 0], unasked: [0, 0] }, typing: { answering: [0, 0], unasked: [0, 0] }, sameWords: [0, 0] };

/** The core waits ten seconds for an answer; longer than this nothing is held. */
const HELD_MILLISECONDS = 7_000;
/** So many may have the same words before the pace slows down. */
const SAME_WORDS_AT_ONCE = 3;
const SAME_WORDS_FORGOTTEN_MILLISECONDS = 10 * 60_000;
/** Nobody is told to come back later than this: what is asked for again is looked at anew. */
const LONGEST_SECONDS = 60;

interface Wish {
  readonly letter: string;
  readonly address: string;
  readonly text: string;
  /** The person has written a moment ago and waits for an answer. */
  readonly isAnswer: boolean;
}

/** When a letter may begin, and how long typing is shown for it; or in how many seconds to ask again. */
export type Turn = { readonly inMilliseconds: number; readonly typesFor: number } | { readonly askAgainInSeconds: number };

interface PaceSettings {
  readonly tempo: Tempo;
  /** Milliseconds; only differences count. */
  readonly now: () => number;
  /** Between 0 and 1. */
  readonly draw: () => number;
}

/**
 * One queue for all chats. Whoever waits for an answer need not wait behind letters nobody asked for; those are given a place each, and are asked for
 * again when it is near: nothing of them is kept here meanwhile but their ids.
 */
export function makePace({ tempo, now, draw }: PaceSettings) {
  /** When the last place given out ends, for what nobody asked for. */
  let taken = 0;
  /** When the last message left or will. */
  let busyUntil = -Infinity;
  const places = new Map<string, number>();
  const said = new Map<string, { readonly to: Set<string>; at: number }>();

  const within = ([least, most]: Span): number => least + (most - least) * draw();

  function turnFor({ letter, address, text, isAnswer }: Wish): Turn {
    const kind = isAnswer ? 'answering' : 'unasked';
    const typesFor = within(tempo.typing[kind]);
    const soonest = Math.max(now(), busyUntil + within(tempo.gap[kind]));
    const starts = isAnswer ? soonest : Math.max(soonest, places.get(letter) ?? newPlace(address, text, soonest, typesFor));
    if (starts - now() <= HELD_MILLISECONDS) {
      places.delete(letter);
      busyUntil = Math.max(busyUntil, starts + typesFor);
      if (!isAnswer) noteSaid(address, text, starts);
      return { inMilliseconds: starts - now(), typesFor };
    }
    places.set(letter, starts);
    return { askAgainInSeconds: Math.min(LONGEST_SECONDS, Math.max(1, Math.ceil((starts - now()) / 1000))) };
  }

  function newPlace(address: string, text: string, soonest: number, typesFor: number): number {
    const behindOthers = taken === 0 ? soonest : Math.max(soonest, taken + within(tempo.gap.unasked));
    const place = Math.max(behindOthers, afterSameWords(address, text));
    taken = place + typesFor;
    noteSaid(address, text, place);
    return place;
  }

  function afterSameWords(address: string, text: string): number {
    const same = said.get(nameOf(text));
    if (!same || same.to.has(address) || same.to.size < SAME_WORDS_AT_ONCE) return 0;
    return same.at + within(tempo.sameWords);
  }

  /** Words that a place was given for count too, or all who ask at once would be given the same one. */
  function noteSaid(address: string, text: string, at: number): void {
    for (const [words, { at: last }] of said) if (last < now() - SAME_WORDS_FORGOTTEN_MILLISECONDS) said.delete(words);
    const same = said.get(nameOf(text)) ?? { to: new Set<string>(), at };
    same.to.add(address);
    same.at = Math.max(same.at, at);
    said.set(nameOf(text), same);
  }

  return {
    turnFor,
    /** WhatsApp says it was too fast. */
    slowDown(milliseconds: number): void {
      busyUntil = Math.max(busyUntil, now() + milliseconds);
    },
  };
}

/** What was said is not kept here. */
const nameOf = (text: string): string => createHash('sha256').update(text).digest('base64');
