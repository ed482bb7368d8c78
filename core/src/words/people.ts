import type { PersonId } from '@hatstand/db/ids';
import { isMonth } from './months.ts';
import type { Named, Spellings } from './name-spellings.ts';
import { spellingsOf } from './name-spellings.ts';
import { isOneSlip, ORDINARY } from './slips.ts';
import type { Token } from './tokens.ts';
import { textAt, tokensOf, touches } from './tokens.ts';
import { weekdayNamed } from './weekdays.ts';

export type { Named } from './name-spellings.ts';

/** One name found. More than one person: two people share it. */
export interface HeardWho {
  readonly people: readonly PersonId[];
}

/** Finds people by first name, nickname, surname, initials, relation or a name with one slip, as whole words; each is replaced by @who. */
export function hearPeople(frame: string, known: readonly Named[]): { frame: string; who: readonly HeardWho[] } {
  const text = withoutTypedMarkers(frame);
  const tokens = tokensOf(text);
  const spellings = spellingsOf(known);
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

interface FoundPerson {
  readonly people: readonly PersonId[];
  readonly next: number;
  readonly possessive: boolean;
}

function personAt(tokens: readonly Token[], place: number, spellings: Spellings): FoundPerson | undefined {
  if (!beginsName(tokens, place)) return undefined;
  const word = textAt(tokens, place);
  const bare = word.replace(/'s?$/, '');
  return (
    longestAt(tokens, place, word, spellings) ??
    (bare === word ? undefined : longestAt(tokens, place, bare, spellings)) ??
    ownerAt(tokens, place, word, spellings) ??
    (tokens[place]?.is === 'word' ? slippedAt(tokens, place, bare, spellings) : undefined)
  );
}

/** The longest way of calling somebody that stands here; among equally long ones the fullest. */
function longestAt(tokens: readonly Token[], place: number, first: string, spellings: Spellings): FoundPerson | undefined {
  let best: { match: NonNullable<Match>; rank: number; people: Set<PersonId> } | undefined;
  for (const { words, ids, rank } of spellings.byFirstWord.get(first) ?? []) {
    const match = matched(tokens, place, words);
    if (match === undefined || (best && (match.next < best.match.next || (match.next === best.match.next && rank > best.rank)))) continue;
    const isSame = best !== undefined && match.next === best.match.next && rank === best.rank;
    best = { match, rank, people: isSame && best ? new Set([...best.people, ...ids]) : ids };
  }
  return best && { people: [...best.people], ...best.match };
}

const OWNED = /^(?:rota|weeks?|month|days?|visits?|team|turns?|slots?|shifts?|next|mornings?|afternoons?|evenings?|tea)$/;
const NO_OWNER = /^(?:as|bus|gas|has|his|is|its|pas|this|us|was|yes)$/;

/** "rosas week", "jos Tues": the apostrophe left out, before something that somebody has. */
function ownerAt(tokens: readonly Token[], place: number, word: string, spellings: Spellings): FoundPerson | undefined {
  if (!word.endsWith('s') || word.includes("'") || NO_OWNER.test(word) || ORDINARY.has(word) || touches(tokens, place + 1)) return undefined;
  const isTime = textAt(tokens, place + 1) === '@' && textAt(tokens, place + 2) === 'when';
  if (!isTime && !OWNED.test(textAt(tokens, place + 1))) return undefined;
  const spelling = spellings.byFirstWord.get(word.slice(0, -1))?.find(({ words, rank }) => words.length === 1 && rank === 0);
  return spelling && { people: [...spelling.ids], next: place + 1, possessive: true };
}

/** "Billal": only longer names, never an everyday word, and never where two names are as near. */
function slippedAt(tokens: readonly Token[], place: number, word: string, spellings: Spellings): FoundPerson | undefined {
  if (word.length < 4 || ORDINARY.has(word) || isMonth(word) || weekdayNamed(word) !== undefined || isPlural(word)) return undefined;
  if (textAt(tokens, place - 1) === '@' || !endsName(tokens, place + 1)) return undefined;
  const names = (spellings.slippable.get(word[0] ?? '') ?? []).filter((name) => isOneSlip(word, name) && (name.length > 4 || isDoubled(word, name)));
  const [name, another] = names;
  if (name === undefined || another !== undefined) return undefined;
  const spelling = spellings.byFirstWord.get(name)?.find(({ words }) => words.length === 1);
  return spelling && { people: [...spelling.ids], next: place + 1, possessive: textAt(tokens, place) !== word };
}

const isPlural = (word: string): boolean => word.endsWith('s') && ORDINARY.has(word.slice(0, -1));

/** Of a short name only "Tesss" or "Mayaa" is sure enough. */
const isDoubled = (word: string, name: string): boolean =>
  word.length === name.length + 1 && word.replace(/(\p{L})\1/gu, '$1') === name.replace(/(\p{L})\1/gu, '$1');

type Match = { readonly next: number; readonly possessive: boolean } | undefined;

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
