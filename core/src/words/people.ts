import type { PersonId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import { reveal } from '@hatstand/db/labels';
import type { Token } from './tokens.ts';
import { folded, textAt, tokensOf, touches } from './tokens.ts';

export interface Named {
  readonly id: PersonId;
  readonly firstName: Labelled<'plan'>;
  readonly surname: Labelled<'team'>;
}

/** One name found. More than one person: two people share it. */
export interface HeardWho {
  readonly people: readonly PersonId[];
}

interface Spelling {
  readonly id: PersonId;
  readonly first: readonly string[];
  readonly surname: readonly string[];
}

const spelt = (name: Labelled): readonly string[] => tokensOf(folded(reveal(name))).map((token) => token.text);

/** Finds people by first name, or first name and surname, as whole words; each is replaced by @who. */
export function hearPeople(frame: string, known: readonly Named[]): { frame: string; who: readonly HeardWho[] } {
  const text = withoutTypedMarkers(frame);
  const tokens = tokensOf(text);
  const spellings = byFirstWord(known);
  const who: HeardWho[] = [];
  const pieces: string[] = [];
  let end = 0;
  let place = 0;
  while (place < tokens.length) {
    const found = personAt(tokens, place, spellings);
    if (found === undefined) {
      place += 1;
      continue;
    }
    const at = textAt(tokens, place - 1) === '@' && touches(tokens, place) ? place - 1 : place;
    pieces.push(text.slice(end, tokens[at]?.from), ` @who${found.possessive ? "'s" : ''} `);
    end = tokens[found.next - 1]?.to ?? end;
    place = found.next;
    who.push({ people: found.people });
  }
  pieces.push(text.slice(end));
  return { frame: pieces.join('').replace(/\s+/gu, ' ').trim(), who };
}

/** The frame's own @when stays; an @who in it was typed by somebody. */
const withoutTypedMarkers = (frame: string): string =>
  frame
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC')
    .replaceAll('’', "'")
    .replace(/(?<!@)@+(?=who)/gu, '');

function byFirstWord(known: readonly Named[]): ReadonlyMap<string, readonly Spelling[]> {
  const spellings = new Map<string, Spelling[]>();
  for (const { id, firstName, surname } of known) {
    const first = spelt(firstName);
    const word = first[0];
    // A name without a letter or number in it would be found in punctuation.
    if (word === undefined || !/[\p{L}\p{N}]/u.test(first.join(''))) continue;
    const same = spellings.get(word) ?? [];
    same.push({ id, first, surname: spelt(surname) });
    spellings.set(word, same);
  }
  return spellings;
}

interface FoundPerson {
  readonly people: readonly PersonId[];
  readonly next: number;
  readonly possessive: boolean;
}

function personAt(tokens: readonly Token[], place: number, spellings: ReadonlyMap<string, readonly Spelling[]>): FoundPerson | undefined {
  if (!beginsName(tokens, place)) return undefined;
  const word = textAt(tokens, place);
  const candidates = spellings.get(word) ?? spellings.get(word.replace(/'s?$/, ''));
  if (candidates === undefined) return undefined;
  const full = candidates.map((each) => ({ each, match: matched(tokens, place, [...each.first, ...each.surname]) }));
  const first = candidates.map((each) => ({ each, match: matched(tokens, place, each.first) }));
  const surnamed = full.filter(({ each }) => each.surname.length > 0);
  return longest(surnamed) ?? longest(first);
}

type Match = { readonly next: number; readonly possessive: boolean } | undefined;

function longest(tried: readonly { readonly each: Spelling; readonly match: Match }[]): FoundPerson | undefined {
  const next = Math.max(...tried.map(({ match }) => match?.next ?? 0));
  const best = tried.filter(({ match }) => match?.next === next);
  const match = best[0]?.match;
  return match && { people: [...new Set(best.map(({ each }) => each.id))], ...match };
}

function matched(tokens: readonly Token[], place: number, name: readonly string[]): Match {
  for (const [index, word] of name.entries()) {
    const said = textAt(tokens, place + index);
    const isLast = index === name.length - 1;
    if (said === word) continue;
    if (!isLast || said !== `${word}'s`) return undefined;
    return endsName(tokens, place + name.length) ? { next: place + name.length, possessive: true } : undefined;
  }
  const next = place + name.length;
  // "Chris' visit": the apostrophe after an s stands alone.
  const trailing = name.at(-1)?.endsWith('s') && textAt(tokens, next) === "'" && touches(tokens, next) && !touches(tokens, next + 1);
  if (trailing) return { next: next + 1, possessive: true };
  return endsName(tokens, next) ? { next, possessive: false } : undefined;
}

const GLUE = /^[-–_.@/\\#%&+=]$/;
const isLetters = (token: Token | undefined): boolean => token !== undefined && token.is !== 'mark';

/** "Ann" is not in "Jo-Ann" or in an address like me@ann.org. */
function beginsName(tokens: readonly Token[], place: number): boolean {
  if (!touches(tokens, place)) return true;
  const before = tokens[place - 1];
  if (isLetters(before)) return false;
  // The frame's own @when is nobody, even if somebody is called When.
  if (before?.text === '@') return !before.touches && textAt(tokens, place) !== 'when';
  return !(before && GLUE.test(before.text) && before.touches && isLetters(tokens[place - 2]));
}

function endsName(tokens: readonly Token[], next: number): boolean {
  if (!touches(tokens, next)) return true;
  const after = tokens[next];
  if (isLetters(after)) return false;
  return !(after && GLUE.test(after.text) && touches(tokens, next + 1) && isLetters(tokens[next + 1]));
}
