import { Labelled } from '@hatstand/db/labels';
import { hearCircleHat } from '../../words/hats.ts';
import type { Said } from '../../words/hearing.ts';
import { hearKind } from '../../words/member-kinds.ts';
import { hearName } from '../../words/names-said.ts';
import type { As, Inviting, JoiningIntent } from './intents.ts';

const POLITE = String.raw`(?:(?:please|pls|hi|hello|hattie|ok|and|also|can you|could you|can we|could we|shall we|should we|lets|let['’]s|i(?:['’]d| would) like to|i(?:['’]d| would) like you to|i want to|we(?:['’]d| would) like to)[\s,]+)*`;
const NAME = String.raw`(?<name>[\p{L}][\p{L}\p{M}'’-]*(?:\s[\p{L}][\p{L}\p{M}'’-]*){0,3}?)`;
const TEAM = String.raw`(?:(?:the|our|my|this)\s+team|us|(?<where>[\p{L}\p{N}][^\n]{0,39}?\s?team))`;
const CIRCLE = String.raw`(?<circle>(?:(?:the|our|my|this)\s+)?(?:[\p{L}]+\s)?(?:local\s+)?circle)`;
const PLACE = `(?:${CIRCLE}|${TEAM})`;
const AS = String.raw`(?:[\s,]+(?:as|to be|for)\s+(?<as>[^\n]{2,40}?))?`;
const END = String.raw`(?:[\s,]+(?:please|pls|thanks|thank you|x+))*[.!?\s]*$`;
const phrase = (core: string): RegExp => new RegExp(`^${POLITE}${core}${AS}${END}`, 'iu');

const PHRASES: readonly RegExp[] = [
  phrase(String.raw`(?:invite|ask)\s+${NAME}\s+(?:to\s+(?:join|be in|come into|be part of)|into?|to)\s+${PLACE}`),
  phrase(String.raw`(?:ask)\s+${NAME}\s+(?:to join|if (?:s?he|they) (?:would like|wants?|want) to join|to join us)`),
  phrase(String.raw`(?:add|bring|get|take|put|have)\s+${NAME}\s+(?:in\s?to|to|on|in|onto)\s+${PLACE}`),
  phrase(String.raw`(?:can|could|may|let|might)\s+${NAME}\s+(?:please\s+)?(?:join|be in|come into|be part of)(?:\s+${PLACE})?`),
  phrase(
    String.raw`${NAME}\s+(?:wants|would like|['’]d like|is happy|is keen|is willing|has asked|asked|has offered|offered|hopes|wishes|wd like)\s+to\s+(?:join|be in|be part of|come into)(?:\s+(?:in\s+)?${PLACE})?`,
  ),
  phrase(String.raw`(?:make)\s+${NAME}\s+(?:a )?(?:part|member) of\s+${PLACE}`),
  phrase(String.raw`(?:i(?:['’]d| would) like|i want|we want|we(?:['’]d| would) like)\s+${NAME}\s+(?:to join|in|on)\s+${PLACE}`),
];
const INVITE = phrase(String.raw`(?:invite|add new member|new member:?|team invite)\s+${NAME}`);
const SOMEBODY = phrase(
  String.raw`(?:invite|add|ask)\s+(?:somebody|someone|somebody new|someone new|a new (?:person|member)|people|a person|another person|a member)(?:\s+(?:in\s?to|to|in)\s+(?:join\s+)?${PLACE})?`,
);
const BARE = /^(?:(?:team )?invite|invite (?:somebody|someone)|new member|add (?:a |new )*member)[.!]*$/iu;

/** Who is to be asked to join, or undefined when it is about something else. */
export function understand(said: Said): JoiningIntent | undefined {
  const words = said.words.replace(/\s+/gu, ' ').trim();
  if (BARE.test(words)) return { do: 'invite' };
  const somebody = SOMEBODY.exec(words);
  if (somebody) return { do: 'invite', ...placeIn(somebody.groups), ...asIn(somebody.groups) };
  for (const pattern of [...PHRASES, INVITE]) {
    const found = pattern.exec(words);
    const name = found && hearName(found.groups?.['name'] ?? '');
    if (!found || !name) continue;
    const as = asIn(found.groups);
    if (found.groups?.['as'] && !as.as) return undefined;
    // "invite Owen" needs nothing more to be sure of; times make it something else.
    if (said.when.length > 0) return undefined;
    const heard = said.who[0]?.people;
    return { do: 'invite', name, ...(heard ? { heard } : {}), ...placeIn(found.groups), ...as };
  }
  return undefined;
}

function placeIn(groups: Record<string, string | undefined> | undefined): Pick<Inviting, 'where' | 'toCircle'> {
  if (groups?.['circle']) return { toCircle: true };
  const where = groups?.['where'];
  return where && !/^(?:the|our|my|this|a) team$/iu.test(where) ? { where: new Labelled('team', where) } : {};
}

function asIn(groups: Record<string, string | undefined> | undefined): { as?: As } {
  const said = groups?.['as'];
  const as = said === undefined ? undefined : hearAs(said);
  return as ? { as } : {};
}

/** As what: a kind of member, or a hat of the circle. */
export function hearAs(said: string): As | undefined {
  const plain = said
    .toLowerCase()
    .replace(/[.!,]+$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return hearKind(plain) ?? hearCircleHat(plain) ?? (/^(?:an? )?member$/u.test(plain) ? 'member' : undefined);
}
