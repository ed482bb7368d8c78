import { Labelled } from '@hatstand/db/labels';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Said } from '../../words/hearing.ts';
import type { Named, OnCallIntent, Wanted } from './intents.ts';
import * as words from './phrases.ts';

/** What somebody wants of the on-call list or the last resort, or undefined when they want something else. */
export function understand(said: Said): OnCallIntent | undefined {
  const frame = plainFrame(said.frame);
  const dated = said.when.length > 0;
  if (words.SHOW.some((pattern) => pattern.test(frame))) return { do: 'show' };
  if (words.COME_OFF.some((pattern) => pattern.test(frame))) return { do: 'come off', dated };
  if (words.GO_ON.some((pattern) => pattern.test(frame))) return { do: 'go on', dated };
  return otherPeople(frame, said, dated) ?? orderIn(frame, said) ?? lastResortIn(frame, said);
}

const plainFrame = (frame: string): string =>
  withoutCourtesy(frame.replaceAll("'", '').replace(/\bon[ -]?call\b/g, 'on call'))
    .replace(words.SMALL_TALK, '')
    .replace(/\s+/g, ' ');

function otherPeople(frame: string, said: Said, dated: boolean): OnCallIntent | undefined {
  const ask = words.ASK.map((pattern) => pattern.exec(frame)?.groups).find((found) => found !== undefined);
  if (ask) return { do: 'ask', dated, ...namesIn(ask['names'] ?? '', said) };
  const off = words.TAKE_OFF.exec(frame);
  return off ? { do: 'take others off', people: said.who.map(({ people }) => people) } : undefined;
}

function orderIn(frame: string, said: Said): OnCallIntent | undefined {
  const beside = words.BESIDE.exec(frame)?.groups;
  if (beside) {
    const how = beside['how'] === 'after' || beside['how'] === 'behind' ? 'after' : 'before';
    return { do: 'order', how, ...namesIn(`${beside['one']},${beside['other']}`, said) };
  }
  const end = words.AT_AN_END.exec(frame)?.groups;
  if (end) return { do: 'order', how: /first|top|start/.test(end['end'] ?? '') ? 'first' : 'last', ...namesIn(end['one'] ?? '', said) };
  const order = words.ORDER.exec(frame)?.groups;
  return order && { do: 'order', how: 'in this order', ...namesIn(order['names'] ?? '', said) };
}

function lastResortIn(frame: string, said: Said): OnCallIntent | undefined {
  const off = words.REMOVE_LAST_RESORT.exec(frame);
  if (off) {
    const number = Number(off.groups?.['number'] ?? off.groups?.['other']);
    return { do: 'remove last resort', ...(Number.isNaN(number) ? {} : { number }) };
  }
  const typed = words.LAST_RESORT.exec(said.words)?.groups?.['rest'];
  return typed === undefined ? undefined : { do: 'check last resort', ...wanted(typed, said) };
}

const wanted = (typed: string, said: Said): Wanted => ({
  words: new Labelled('care', typed.replace(/\s+/gu, ' ').trim()),
  names: said.who.flatMap(({ people }) => people),
});

/** Everybody named, and whether a word stands among them that is no name here. */
function namesIn(list: string, said: Said): Named {
  const unknown = list.split(words.BETWEEN_NAMES).some((name) => name.trim() !== '' && name.trim() !== '@who');
  return { people: said.who.map(({ people }) => people), unknown };
}
