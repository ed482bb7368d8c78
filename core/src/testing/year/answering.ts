import type { Seen, Stage } from './stage.ts';

/** How somebody tends to answer: how often yes, no, maybe; the rest is silence. */
interface Manner {
  readonly yes: number;
  readonly no: number;
  readonly maybe: number;
}
const USUAL: Manner = { yes: 0.4, no: 0.25, maybe: 0.06 };
const MANNERS: Readonly<Record<string, Manner>> = {
  rosa: { yes: 0.45, no: 0.1, maybe: 0.05 },
  tess: { yes: 0.5, no: 0.08, maybe: 0.04 },
  lena: { yes: 0.6, no: 0.08, maybe: 0.04 },
  nia: { yes: 0.6, no: 0.1, maybe: 0.02 },
  ivy: { yes: 0.3, no: 0.3, maybe: 0.05 },
};
const MAYBE = ['maybe', 'not sure yet', 'let me check', 'ill let you know'] as const;
const MISTAKES = ['i said yes by mistake', 'oh no i said yes by mistake', 'that yes was a mistake sorry', 'i didnt mean to say yes'] as const;

/** What somebody does about a letter, minutes or days after they saw it, or never. */
export function answerTo(stage: Stage, seen: Seen): void {
  const { chance } = stage;
  const { who, choices } = seen;
  const find = (label: RegExp): number => choices.findIndex((choice) => label.test(choice.label));
  const soon = (likely: number, index: number, longest: number): boolean => {
    if (index < 0 || !chance.happens(likely)) return false;
    stage.later(chance.between(1, longest), () => stage.answer(seen, index));
    return true;
  };
  const [yes, no] = [find(/^Yes\b/), find(/^No\b/)];
  if (yes >= 0 && no >= 0) {
    question(stage, seen, { yes, no });
    return;
  }
  if (soon(0.35, find(/^I'll sort it/), 12)) return;
  if (soon(0.06, no, 90)) return; // "No, keep it"
  if (soon(0.45, find(/Ask the circle too/), 60)) return;
  if (soon(0.5, find(/^Ask (?:who can|everyone)/), 60)) return;
  if (soon(0.7, find(/^Look for cover|^It is not needed/), 20)) return;
  if (soon(0.05, find(/^Put it back/), 60)) return;
  if (soon(0.03, find(/^Stop asking/), 300)) return;
  if (soon(0.04, find(/^undo/i), 8)) return;
  if (soon(0.5, find(/^Done/), 150)) return;
  const days = choices.flatMap(({ label }, index) => (/\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d/.test(label) ? [index] : []));
  const day = chance.oneOf(days);
  if (day !== undefined && chance.happens(0.7)) stage.later(chance.between(1, 15), () => stage.answer(seen, day));
  if (/A gentle reminder/.test(seen.letter.text) && chance.happens(0.1)) stage.later(chance.between(2, 90), () => stage.say(who, 'yes', {}, seen.letter.text));
}

/** After minutes, hours or days: yes, no, maybe, or nothing at all. */
function question(stage: Stage, seen: Seen, { yes, no }: { readonly yes: number; readonly no: number }): void {
  const { chance } = stage;
  const manner = MANNERS[seen.who] ?? USUAL;
  const wait = chance.happens(0.6) ? chance.between(1, 45) : chance.happens(0.8) ? chance.between(45, 900) : chance.between(900, 4_000);
  if (chance.happens(manner.maybe)) stage.later(Math.ceil(wait / 2), () => stage.say(seen.who, chance.pick(MAYBE)));
  if (chance.happens(manner.yes)) {
    stage.later(wait, () => stage.answer(seen, yes));
    if (chance.happens(0.05)) stage.later(wait + chance.between(1, 90), () => stage.say(seen.who, chance.pick(MISTAKES)));
    if (chance.happens(0.03)) stage.later(wait + chance.between(1, 9), () => stage.say(seen.who, 'undo'));
  } else if (chance.happens(manner.no / (1 - manner.yes))) stage.later(wait, () => stage.answer(seen, no));
}
