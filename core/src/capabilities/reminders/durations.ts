import { numberNamed } from '../../words/numbers.ts';

const TENS = new Map([
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
  ['sixty', 60],
  ['ninety', 90],
]);
const UNITS = 'one|two|three|four|five|six|seven|eight|nine';
const NUMBER = `(?:\\d{1,3}(?:\\.\\d)?|(?:twenty|thirty|forty|fifty)[ -](?:${UNITS})|${UNITS}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|${[...TENS.keys()].join('|')})`;
const MINUTES = '(?:m|mi|min|mins|minit|minits|minute|minutes|minuets|mintues|minites)';
const HOURS = '(?:h|hr|hrs|hour|hours|hrs)';

/** Ways of saying how long, the longest first: "an hour and a half" is not "an hour". */
const WAYS: readonly { readonly said: string; readonly minutes: (parts: readonly string[]) => number }[] = [
  { said: `(${NUMBER}|an?) ?${HOURS} (?:and )?(?:a )?half`, minutes: ([hours]) => amountOf(hours) * 60 + 30 },
  { said: `(${NUMBER}) and a half ?${HOURS}`, minutes: ([hours]) => amountOf(hours) * 60 + 30 },
  { said: `(${NUMBER}|an?) ?${HOURS} (?:and )?(?:a )?quarter`, minutes: ([hours]) => amountOf(hours) * 60 + 15 },
  { said: `(${NUMBER}|an?) ?${HOURS},? ?(?:and )?(${NUMBER})(?: ?${MINUTES})?`, minutes: ([hours, more]) => amountOf(hours) * 60 + amountOf(more) },
  { said: `(?:a )?three[ -]quarters of an ${HOURS}`, minutes: () => 45 },
  { said: `(?:a )?quarter (?:of )?an ${HOURS}`, minutes: () => 15 },
  { said: `(?:a )?half (?:of )?(?:an? )?${HOURS}|1/2 (?:an? )?${HOURS}|½ ?(?:an? )?${HOURS}`, minutes: () => 30 },
  { said: `(?!(?:twenty|thirty|forty|fifty)[ -](?:${UNITS}))${NUMBER} ?(?:-|–|to|or) ?(${NUMBER}) ?${MINUTES}`, minutes: ([most]) => amountOf(most) },
  { said: `(${NUMBER}) ?${MINUTES}`, minutes: ([minutes]) => amountOf(minutes) },
  { said: `(${NUMBER}|an?) ?${HOURS}`, minutes: ([hours]) => amountOf(hours) * 60 },
];
const PATTERNS = WAYS.map(({ said, minutes }) => ({ pattern: new RegExp(`(?<![\\w@.])(?:${said})(?![\\w])`, 'g'), minutes }));

/** Finds how long was said; each is replaced by @dur. Of "20 to 30 mins" the longer counts: nobody waits for somebody who said less. */
export function hearDurations(frame: string): { readonly frame: string; readonly minutes: readonly number[] } {
  const minutes: number[] = [];
  let left = frame;
  for (const way of PATTERNS) {
    left = left.replace(way.pattern, (...match: (string | undefined | number)[]) => {
      const parts = match.slice(1).filter((part) => typeof part === 'string');
      minutes.push(Math.round(way.minutes(parts)));
      return '@dur';
    });
  }
  return { frame: bareMinutes(left, minutes), minutes };
}

/** "running late 20", "20 late", "late by 20": what stands next to "late" is minutes. */
const bareMinutes = (frame: string, minutes: number[]): string =>
  frame.replace(/(?<=\b(?:late|late by|behind by|late about|late,)[ ]+)(\d{1,3})(?![\w:.])|(?<![\w:.@])(\d{1,3})(?= (?:late|behind)\b)/g, (found) => {
    minutes.push(Number(found));
    return '@dur';
  });

function amountOf(typed: string | undefined): number {
  if (typed === undefined || typed === 'a' || typed === 'an') return 1;
  if (/^\d/.test(typed)) return Number(typed);
  const [tens = '', ones] = typed.split(/[ -]/);
  return (TENS.get(tens) ?? numberNamed(tens) ?? 0) + (ones ? (numberNamed(ones) ?? 0) : 0);
}
