import type { Frame } from './frames.ts';
import { familyIn, OWNER, POSSESSED, scopeOf, WHOM } from './frames.ts';
import type { NextIntent, RotaIntent } from './intents.ts';

const THERE =
  '(?: (?:be|next|on|coming|comes|come|here|in|visiting|visits|visit|working|work|go|going|due|round|over|there|about|back|booked|doing|seeing|see))';
const TO = `(?: (?:to see|with|for|at|to)? ?${WHOM})?`;
const of = (...patterns: string[]): RegExp[] => patterns.map((pattern) => new RegExp(`^${pattern}$`));

const MINE = of(
  `(?:when's |what's |show |see |show me )?my next (?:visit|one|turn|go|slot|day|shift)`,
  `when (?:am i|do i|will i|i'm|shall i)(?=.* next)${THERE}+${TO}(?: next)?`,
  `(?:rota )?next(?: (?:visit|one|turn|for me))?`,
  `(?:when's |what's )(?:the )?next (?:visit|one)`,
);
const ANYBODY = of(
  `who(?:'s|'ll| is| does| will| has)?(?: (?:be|the|up|on|here|in|coming|comes))* next${THERE}*${TO}`,
  `when(?:'s| will) (?:anyone|my next carer|the next (?:person|carer|helper))(?=.*(?: next| coming| here| person| carer| helper))${THERE}*${TO}`,
  `(?:when's |what's |show )?${POSSESSED} next (?:visit|one|turn)`,
  `next (?:visit|one) (?:for|with|at) ${OWNER}`,
  `when(?:'s| do| will) (?:you|they) (?:next )?coming(?: next)?`,
);
const SOMEBODY = of(
  `when(?:'s|'ll| is| does| will| do|) @who${THERE}+${TO}(?: next)?`,
  `when's @who's next (?:visit|one|turn|day)`,
  `when (?:do|will|am|shall) (?:i|we) (?:next )?(?:see|seeing|get|getting|have|having|expect) @who(?: next)?`,
  '@who next',
  `how long (?:till|until|til|before) @who${THERE}*`,
  'next @who',
);
/** A name that nobody has whom the speaker may ask about. */
const NOBODY = of(
  `when(?:'s|'ll| is| does| will| do) (?!(?:it|this|that|the|he|she|they|we|you|i|my|our|your|there|someone|anyone|everyone|everybody|nobody|lunch|tea|dinner|breakfast|christmas|easter|payday|bedtime)\\b)\\p{L}{2,20}(?=.*(?: next| coming| come| here))${THERE}+`,
);

/** When somebody's next visit is. Undefined when something else is meant, or a day was said. */
export function nextAsked(frame: Frame): RotaIntent | undefined {
  const { text, said } = frame;
  if (frame.when || frame.isNow) return undefined;
  const ask = (is: NextIntent['is'], more: Partial<NextIntent> = {}): NextIntent => ({ do: 'next', is, ...more });
  const fits = (patterns: readonly RegExp[]): boolean => patterns.some((pattern) => new RegExp(pattern, 'u').test(text));
  const [first, second] = said.who;
  if (fits(MINE)) return ask('my next', first ? { of: first.people } : familyIn(text));
  if (first && fits(SOMEBODY)) return ask({ people: first.people }, second ? { of: second.people } : familyIn(text));
  if (fits(ANYBODY)) return ask('anybody', scopeOf(frame));
  if (!first && fits(NOBODY)) return { do: 'name unknown', name: 'helper' };
  return undefined;
}
