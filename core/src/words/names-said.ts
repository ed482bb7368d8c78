import { Labelled, reveal } from '@hatstand/db/labels';

/** A name as somebody typed it: of a person Hattie may never have heard of. Names are `team` until it is known whose they are. */
export interface NameSaid {
  readonly first: Labelled<'team'>;
  readonly surname?: Labelled<'team'>;
}

const PART = String.raw`\p{L}[\p{L}\p{M}'’-]{0,39}`;
const NAME = new RegExp(`^(${PART})((?: ${PART}){0,3})$`, 'u');
const NOT_A_NAME =
  /^(?:i|me|my|our|your|his|her|hers|him|them|their|the|a|an|this|that|it|us|we|you|he|she|they|who|whom|someone|somebody|anyone|anybody|everyone|everybody|nobody|no|none|not|yes|yep|ok|okay|sorry|please|what|why|how|when|where|is|are|was|and|or|but|mum|mam|mom|dad|nan|gran|people|person|more|another|new|one|all|some|any|to|for|in|of|as|hello|hi|thanks|maybe|later|skip)$/iu;

/** The same name with a capital where somebody typed in a hurry: "edith shaw". */
const capital = (part: string): string => (part === part.toLowerCase() ? part.charAt(0).toUpperCase() + part.slice(1) : part);

/** One name and nothing else; undefined when it is none, or may be other words. */
export function hearName(typed: string): NameSaid | undefined {
  const plain = typed
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/^(?:its|it's|it’s|that's|she's|he's|her name is|his name is|name is|called)\s+/iu, '')
    .replace(/[.,!]+$/u, '')
    .trim();
  const [, first, rest = ''] = NAME.exec(plain) ?? [];
  if (first === undefined || plain.split(' ').some((part) => NOT_A_NAME.test(part))) return undefined;
  const surname = rest.trim().split(' ').map(capital).join(' ');
  return { first: new Labelled('team', capital(first)), ...(surname ? { surname: new Labelled('team', surname) } : {}) };
}

/** A surname alone: "Shaw", "van der Berg". */
export function hearSurname(typed: string): Labelled<'team'> | undefined {
  const name = hearName(typed);
  return name && new Labelled('team', [name.first, ...(name.surname ? [name.surname] : [])].map(reveal).join(' '));
}

/** "E's team": what a team is called at first where its Team Owner is never named. */
export const initialOf = (first: Labelled): Labelled<'plan'> => new Labelled('plan', [...reveal(first).trim()][0]?.toUpperCase() ?? '');

const letters = (words: string): string => words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether words would give a name away: as a word of its own, or as the beginning of one. A single letter gives nothing away. */
export function givesAway(words: Labelled, names: readonly Labelled[]): boolean {
  const said = letters(reveal(words)).split(/[^\p{L}\p{N}]+/u);
  const hidden = names.flatMap((name) => letters(reveal(name)).split(/[^\p{L}\p{N}]+/u)).filter((part) => part.length > 1);
  return hidden.some((part) => said.some((word) => word === part || (part.length > 2 && word.includes(part))));
}

/** A nickname as it was typed, without quotation marks; undefined when it is empty or too long for a line. */
export function hearNickname(typed: string): Labelled<'team'> | undefined {
  const plain = typed
    .replace(/\s+/gu, ' ')
    .replace(/^[“”"'‘]+|[“”"’.!]+$/gu, '')
    .trim();
  return plain.length >= 1 && plain.length <= 40 && /[\p{L}\p{N}]/u.test(plain) && !/[\n<>@#*_~`]/u.test(plain) ? new Labelled('team', plain) : undefined;
}

/** Whether two names are the same to whoever reads them. */
export const isSameName = (one: Labelled, other: Labelled): boolean => letters(reveal(one)).replace(/’/gu, "'") === letters(reveal(other)).replace(/’/gu, "'");
