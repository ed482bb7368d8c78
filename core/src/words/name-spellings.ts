import type { PersonId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import { reveal } from '@hatstand/db/labels';
import { relationWords, shortNamesOf } from './short-names.ts';
import { ORDINARY } from './slips.ts';
import { folded, tokensOf } from './tokens.ts';

export interface Named {
  readonly id: PersonId;
  readonly firstName: Labelled<'plan'>;
  readonly surname: Labelled<'team'>;
  readonly nicknames?: readonly Labelled<'plan'>[];
  /** What this person is to whoever speaks: "mum". */
  readonly relations?: readonly Labelled<'team'>[];
}

/** One way to call somebody; two who share it are both in it. */
interface Spelling {
  readonly words: readonly string[];
  readonly ids: Set<PersonId>;
  /** 0 as written, 1 a short form, a surname, initials: the better one wins among equally long. */
  readonly rank: number;
}

export interface Spellings {
  readonly byFirstWord: ReadonlyMap<string, readonly Spelling[]>;
  /** First names that may be heard with a slip, by their first letter. */
  readonly slippable: ReadonlyMap<string, readonly string[]>;
}

const spelt = (name: Labelled): readonly string[] => tokensOf(folded(reveal(name))).map((token) => token.text);
const TITLES = ['mr', 'mrs', 'ms', 'miss', 'dr'];
const SHORTEST_SLIP = 4;
const NOT_INITIALS: ReadonlySet<string> = new Set(
  'ah am an as at be bf by cc do dr eg er ex gp go ha he hi hr id ie if in is it kg la lb me mg ml mm mr ms my nb no nr of oh ok on op or ow pa pc pe pl pm po ps re rn sh so st ta tb to tv uk um up us vs we wk wc wb xx ye yo bp bh dx rx ot pt ad bc'.split(
    ' ',
  ),
);

/** Each turn hears the same names again; these are the last ones heard, however large the circle. */
const MOST_KEPT = 200;
const kept = new Map<string, Spellings>();

/** A list that is kept by whoever read it needs no comparing. */
const keptFor = new WeakMap<readonly Named[], Spellings>();

/** All ways to call these people. Working them out was a tenth of a turn, so the last ones are kept. */
export function spellingsOf(known: readonly Named[]): Spellings {
  const spellings = keptFor.get(known) ?? spellingsOfAlike(known);
  keptFor.set(known, spellings);
  return spellings;
}

function spellingsOfAlike(known: readonly Named[]): Spellings {
  const key = JSON.stringify(known.map((one) => [one.id, reveal(one.firstName), reveal(one.surname), one.nicknames?.map(reveal), one.relations?.map(reveal)]));
  const found = kept.get(key) ?? workedOut(known);
  const [oldest] = kept.keys();
  if (!kept.delete(key) && kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(key, found);
  return found;
}

function workedOut(known: readonly Named[]): Spellings {
  const byKey = new Map<string, Spelling>();
  const add = (id: PersonId, words: readonly string[], rank: number): void => {
    if (words.length === 0 || !/[\p{L}\p{N}]/u.test(words.join(''))) return;
    const key = words.join(' ');
    const same = byKey.get(key);
    if (same && same.rank <= rank) {
      if (same.rank === rank) same.ids.add(id);
    } else byKey.set(key, { words, ids: new Set([id]), rank });
  };
  for (const person of known) addPerson(person, add);
  const byFirstWord = new Map<string, Spelling[]>();
  for (const spelling of byKey.values()) {
    const [first = ''] = spelling.words;
    const same = byFirstWord.get(first);
    if (same) same.push(spelling);
    else byFirstWord.set(first, [spelling]);
  }
  return { byFirstWord, slippable: slippableIn(known) };
}

function addPerson(
  { id, firstName, surname, nicknames = [], relations = [] }: Named,
  add: (id: PersonId, words: readonly string[], rank: number) => void,
): void {
  const first = spelt(firstName);
  const last = spelt(surname);
  // A name without a letter or number in it would be found in punctuation.
  if (!/[\p{L}\p{N}]/u.test(first.join(''))) return;
  add(id, first, 0);
  for (const nickname of nicknames) {
    add(id, spelt(nickname), 0);
    // "rs team"
    add(
      id,
      spelt(nickname).map((word) => word.replaceAll("'", '')),
      0,
    );
  }
  for (const relation of relations) for (const word of relationWords(spelt(relation).join(' '))) add(id, word.split(' '), 0);
  if (first.length === 1) for (const short of shortNamesOf(first[0] ?? '')) add(id, [short], 1);
  if (last.length === 0 || !/[\p{L}\p{N}]/u.test(last.join(''))) return;
  add(id, [...first, ...last], 0);
  for (const title of TITLES) add(id, [title, ...last], 0);
  const initial = last[0]?.[0] ?? '';
  const isLetter = /\p{L}/u.test(initial);
  if (isLetter && !/[aixs]/.test(initial)) add(id, [...first, initial], 1);
  if (isLetter)
    for (const dotted of [
      [initial, '.'],
      ['-', initial],
    ])
      add(id, [...first, ...dotted], 1);
  const lone = last.length === 1 ? last[0] : undefined;
  if (lone && lone.length > 2 && !ORDINARY.has(lone) && /^\p{L}/u.test(lone)) add(id, [lone], 1);
  const both = `${first[0]?.[0] ?? ''}${initial}`;
  if (/^\p{L}{2}$/u.test(both)) {
    if (!NOT_INITIALS.has(both)) add(id, [both], 1);
    const [one = '', other = ''] = both;
    add(id, [one, '.', other, '.'], 1);
    add(id, [one, '.', other], 1);
  }
}

function slippableIn(known: readonly Named[]): ReadonlyMap<string, readonly string[]> {
  const names = new Set(known.flatMap(({ firstName, surname }) => [spelt(firstName), spelt(surname)]).flatMap((words) => (words.length === 1 ? words : [])));
  const byLetter = new Map<string, string[]>();
  for (const name of names) {
    if (name.length < SHORTEST_SLIP || !/^\p{L}+$/u.test(name) || ORDINARY.has(name)) continue;
    const letter = name[0] ?? '';
    byLetter.set(letter, [...(byLetter.get(letter) ?? []), name]);
  }
  return byLetter;
}
