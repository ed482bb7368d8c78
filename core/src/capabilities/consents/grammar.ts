import type { Day } from '@hatstand/db/times';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Said } from '../../words/hearing.ts';
import type { ConsentIntent, End, Heard } from './intents.ts';
import * as words from './phrases.ts';

/** What somebody says about being asked, or undefined when they say something else. */
export function understand(said: Said): ConsentIntent | undefined {
  const frame = plainFrame(said);
  if (words.SHOW.some((pattern) => pattern.test(frame))) return { do: 'show' };
  if (words.EVERYBODY_ANY_TIME.test(frame)) return { do: 'let everybody come' };
  return wayIn(frame, said) ?? lettingIn(frame, said) ?? askAboutIn(frame, said);
}

/** The frame without kind words, small talk and apostrophes; "any time" is seen even where it was heard as part of a time. */
function plainFrame(said: Said): string {
  let at = 0;
  const frame = said.frame.replaceAll('@when', () => {
    const heard = said.when[at]?.text ?? '';
    at += 1;
    return words.BEGINS_ANY_TIME.test(heard) ? 'any time @when' : '@when';
  });
  return withoutCourtesy(frame.replaceAll("'", '').replace(/\s+/gu, ' ')).replace(words.SMALL_TALK, '');
}

function wayIn(frame: string, said: Said): ConsentIntent | undefined {
  if (words.ASK_FIRST.test(frame)) return { do: 'set way', asking: 'ask me first' };
  if (words.JUST_TELL.test(frame)) return { do: 'set way', asking: 'just tell me' };
  const whose = said.who[0]?.people;
  if (whose && words.THEY_SAY_ASK_FIRST.test(frame)) return { do: 'set way', asking: 'ask me first', whose };
  if (whose && words.THEY_SAY_JUST_TELL.test(frame)) return { do: 'set way', asking: 'just tell me', whose };
  return undefined;
}

function lettingIn(frame: string, said: Said): ConsentIntent | undefined {
  const groups = words.ANY_TIME.map((pattern) => pattern.exec(frame)?.groups).find((found) => found !== undefined);
  const named = groups && namesIn(groups['names'] ?? '', said);
  if (!groups || !named) return undefined;
  // Without a name we know it must at least be plain that somebody may come.
  if (named.people.length === 0 && !/\b(?:come|visit|welcome|these)\b/.test(frame)) return undefined;
  return {
    do: 'let come',
    ...named,
    ...(said.when.length > 0 ? { until: endIn(said) } : {}),
    ...(groups['others'] ? { askAboutOthers: true } : {}),
  };
}

function askAboutIn(frame: string, said: Said): ConsentIntent | undefined {
  const groups = words.ASK_ABOUT.map((pattern) => pattern.exec(frame)?.groups).find((found) => found !== undefined);
  const named = groups && namesIn(groups['names'] ?? '', said);
  return named && { do: 'ask about', ...named };
}

/** Everybody named, and whether a word stands among them that is no name here. All names of a sentence that fits stand in its list. */
function namesIn(list: string, said: Said): { people: Heard; unknown: boolean } {
  const unknown = list.split(words.BETWEEN_NAMES).some((name) => name.trim() !== '' && name.trim() !== '@who');
  return { people: said.who.map(({ people }) => people), unknown };
}

/** The last day in what was said. More than one time, a repeat, or no last day: not sure. */
export function endIn({ when: [heard, another] }: Pick<Said, 'when'>): End {
  const [span, more] = heard?.spans ?? [];
  if (!heard || another || heard.ask || heard.repeat || heard.except.length > 0 || !span?.to || more) return 'unclear';
  // True: a day or a local time begins with its day.
  const day = span.to.slice(0, 10) as Day;
  const from = span.from === null ? null : (span.from.slice(0, 10) as Day);
  return { day, from, hasYear: /\b20\d\d\b/.test(heard.text) };
}
