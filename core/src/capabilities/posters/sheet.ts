import { type Labelled, open } from '@hatstand/db/labels';
import { sayNumber } from '../../words/phone-numbers.ts';
import { linkOf } from '../../words/poster-link.ts';

/** What stands on a poster, all of it for everybody to read. */
export interface Sheet {
  readonly title: Labelled<'open'>;
  readonly circle: Labelled<'open'>;
  readonly lead: Labelled<'open'>;
  readonly how: Labelled<'open'>;
  /** What the square of dots opens, and what a screen reader says of it. */
  readonly link: Labelled<'open'>;
  readonly picture: Labelled<'open'>;
  readonly orWrite: Labelled<'open'>;
  readonly words: Labelled<'open'>;
  readonly whatHappens: Labelled<'open'>;
  readonly privacy: Labelled<'open'>;
}

/** `number`: of Hattie's own WhatsApp line, digits only, with the code of the country. */
export function sheetOf({ circle, words, number }: { circle: Labelled<'open'>; words: Labelled<'open'>; number: string }): Sheet {
  return {
    title: open`Would you like to give a little?`,
    circle,
    lead: open`A lift, some company, a skill, a thing to lend. Once, or now and then. You choose each time, and no is always fine.`,
    how: open`Point your phone at this square:`,
    link: linkOf(number, words),
    picture: open`A square of dots for phones. It opens WhatsApp with the words of this poster: ${words}`,
    orWrite: open`Or write these words to ${sayNumber(number)} on WhatsApp:`,
    words,
    whatHappens: open`Hattie answers at once. She is a program that helps us keep in touch, and asks three short questions. Say STOP, and she stops.`,
    privacy: open`WhatsApp knows that you wrote to us. We keep your number locked.`,
  };
}
