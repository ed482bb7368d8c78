import { Labelled } from '@hatstand/db/labels';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Said } from '../../words/hearing.ts';
import type { SetupIntent } from './intents.ts';

const BEGIN =
  /^(?:(?:lets |let us |can we )?(?:set ?up|set up hattie|set up hatstand|set ?up the (?:house|circle|co-op)|first set-?up|open the house|carry on setting up|go on with (?:the )?set-?up))$/;

/** Going on with the first set-up; its answers are heard only while it asks. */
export function understand(said: Said): SetupIntent | undefined {
  return BEGIN.test(withoutCourtesy(said.frame.replace(/['’]/gu, ''))) ? { do: 'begin' } : undefined;
}

const LONGEST_LINE = 60;

/** A name of a circle or a place, as it was typed: one line with letters in it. */
export function lineIn(typed: string): Labelled<'team'> | undefined {
  const plain = typed
    .replace(/\s+/gu, ' ')
    .replace(/[.!]+$/u, '')
    .trim();
  return plain.length <= LONGEST_LINE && /\p{L}/u.test(plain) && !/[<>@#*_~`]/u.test(plain) ? new Labelled('team', plain) : undefined;
}
