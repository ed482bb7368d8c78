import { CHANNELS, type Channel } from './channels.ts';
import { type Passage, withoutComment } from './lines.ts';
import { soughtIn } from './sought-text.ts';
import type { Check, Deed, Entry, Expectation, Step, Turn, Watched } from './steps.ts';
import { momentIn } from './wall-clock.ts';

const NAME = String.raw`(?<name>\p{L}[\p{L}\p{N}'_-]*)`;
const ON_CHANNEL = String.raw`(?: on (?<channel>rocket\.?chat|whatsapp))`;
const form = (pattern: string): RegExp => new RegExp(`^${pattern}$`, 'iu');

const IN_ROOM = form(String.raw`${NAME} in (?<room>\p{L}[\p{L}\p{N}'_-]*)`);
const SAYS = form(`${NAME}${ON_CHANNEL}?`);
const TAPS = form(`${NAME} taps`);
const FILLS = form(`${NAME} fills`);
const CHECKS = form(`${NAME}(?<room> room)? (?<how>sees|sees once|does not see)${ON_CHANNEL}?`);
const SEES_NOTHING = form(`${NAME}(?<room> room)? sees nothing${ON_CHANNEL}?`);
const DOWN_OR_BACK = /^(?<channel>rocket\.?chat|whatsapp) is (?<state>down|back)$/i;

export type StepRead = { readonly step: Step; readonly warning?: string } | string;
type Action = Deed | Turn | Check;

/** Reads one step. Gives a sentence when it is none of those that TRANSCRIPTS.md knows. */
export function stepIn(passage: Passage): StepRead {
  const source = [passage.first, ...passage.more].join('\n');
  const { line } = passage;
  const bare = [passage.first, ...passage.more].map(withoutComment).filter(Boolean).join(' ').replace(/\s+/g, ' ');
  if (/^at /i.test(bare)) {
    const moment = momentIn(bare.slice(3));
    if (typeof moment === 'string') return moment;
    const step: Step = { line, source, action: { does: 'move the clock', local: moment.local } };
    return moment.warning === undefined ? { step } : { step, warning: moment.warning };
  }
  const action = withoutWords(bare) ?? withWords(passage);
  return typeof action === 'string' ? action : { step: { line, source, action } };
}

/** Steps that have no colon. */
function withoutWords(bare: string): Action | string | undefined {
  if (/^world demo$/i.test(bare)) return { does: 'begin' };
  if (/^core restarts$/i.test(bare)) return { does: 'restart' };
  const turned = DOWN_OR_BACK.exec(bare)?.groups;
  if (turned) {
    const channel = channelCalled(turned['channel']) ?? 'rocketchat';
    return { does: /down/i.test(turned['state'] ?? '') ? 'take down' : 'bring back', channel };
  }
  const silent = SEES_NOTHING.exec(bare)?.groups;
  if (silent) return checkOf(silent, { is: 'nothing seen' });
  return undefined;
}

/** Steps that say after a colon what is said, tapped, filled in or looked for. */
function withWords({ first, more }: Passage): Action | string {
  const colon = first.indexOf(':');
  if (colon === -1 || withoutComment(first.slice(0, colon + 1)) === '') return 'this is not one of the steps a conversation is made of';
  const head = first.slice(0, colon).trim().replace(/\s+/g, ' ');
  const lines = [first.slice(colon + 1).trim(), ...more];
  const check = CHECKS.exec(head)?.groups;
  if (check) {
    const text = soughtIn(lines.filter((text, index) => index > 0 || text !== ''));
    return typeof text === 'string' ? text : checkOf(check, expectationOf(check['how'] ?? '', { whose: check['name'] ?? '', text }));
  }
  const words = lines.map(withoutComment).filter(Boolean).join('\n');
  return words === '' ? 'there is nothing after the colon' : deedIn(head, words);
}

function deedIn(head: string, words: string): Deed | string {
  const named = (pattern: RegExp) => pattern.exec(head)?.groups;
  const nameOf = (groups: Partial<Record<string, string>>): string => (groups['name'] ?? '').toLowerCase();
  const taps = named(TAPS);
  if (taps) return { does: 'tap', name: nameOf(taps), label: words };
  const fills = named(FILLS);
  if (fills) {
    const entries = entriesIn(words);
    return typeof entries === 'string' ? entries : { does: 'fill', name: nameOf(fills), entries };
  }
  const inRoom = named(IN_ROOM);
  if (inRoom) return { does: 'say', name: nameOf(inRoom), where: { is: 'room', room: (inRoom['room'] ?? '').toLowerCase() }, words };
  const direct = named(SAYS);
  if (!direct) return `"${head}" does not say who does what`;
  const channel = channelCalled(direct['channel']);
  return { does: 'say', name: nameOf(direct), where: channel ? { is: 'channel', channel } : { is: 'own channel' }, words };
}

/** `what we did = Walked; mood = good`. A piece without `=` goes on with the answer before it, which had a semicolon in it. */
function entriesIn(words: string): readonly Entry[] | string {
  const entries: Entry[] = [];
  for (const piece of words.split(';')) {
    const equals = piece.indexOf('=');
    const before = entries.at(-1);
    if (equals > -1) entries.push({ label: piece.slice(0, equals).trim(), answer: piece.slice(equals + 1).trim() });
    else if (before && piece.trim() !== '') entries.splice(-1, 1, { label: before.label, answer: `${before.answer}; ${piece.trim()}` });
    else if (piece.trim() !== '') return `"${piece.trim()}" does not say which field it answers, as in "mood = good"`;
  }
  if (entries.length === 0) return 'there is no field to fill in';
  return entries.some(({ label }) => label === '') ? 'a field has no label before the "="' : entries;
}

function expectationOf(how: string, { whose, text }: { whose: string; text: Extract<Expectation, { is: 'seen' }>['text'] }): Expectation {
  if (/nobody/i.test(whose)) return { is: 'not seen now', text };
  if (/not/i.test(how)) return { is: 'never seen', text };
  return /once/i.test(how) ? { is: 'seen once', text } : { is: 'seen', text };
}

function checkOf(groups: Partial<Record<string, string>>, expects: Expectation): Check | string {
  const name = (groups['name'] ?? '').toLowerCase();
  const isPlain = groups['how']?.toLowerCase() === 'sees' && groups['room'] === undefined;
  if (name === 'nobody' && !isPlain) return '"nobody" can only be used as in "nobody sees: key safe"';
  const of: Watched = name === 'nobody' ? { is: 'anyone' } : groups['room'] ? { is: 'room', room: name } : { is: 'person', name };
  return { does: 'check', of, on: channelCalled(groups['channel']) ?? 'any channel', expects };
}

function channelCalled(word: string | undefined): Channel | undefined {
  return CHANNELS.find((channel) => channel === word?.toLowerCase().replace('.', ''));
}
