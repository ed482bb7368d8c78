import type { Frame } from './frames.ts';
import { OWNER, POSSESSED, scopeOf } from './frames.ts';
import type { RotaIntent } from './intents.ts';

const of = (...patterns: string[]): RegExp[] => patterns.map((pattern) => new RegExp(`^${pattern}$`));
const WHERE = `(?: (?:in|on|for|with|at|of)(?: the)?(?: (?:rota|team|us|me|${POSSESSED}(?: (?:rota|team))?|${OWNER}(?: team)?))?)*`;
const LEFT = '(?: (?:left|open|to fill|coming up|free|available|going|showing))*';
const OPEN = `(?:(?:not|n't) (?:been )?(?:covered|filled|taken|sorted)|uncovered|unfilled|untaken|unassigned|open|free|empty|missing|left|short|needing (?:cover|somebody|anyone|filling)|looking for (?:cover|anyone))`;

const GAPS = of(
  `(?:rota |(?:is|are) there |have we got |do we have |we got |show |see |show me |list |what's |what |who's )*(?:any |the |all |all the |our |${POSSESSED} )*(?:gaps?|holes|(?:free|open|uncovered|unfilled|empty|spare) (?:visits?|slots?|turns?)|uncovered)${LEFT}${WHERE}${LEFT}`,
  `what(?: visits?)?(?:'s)? (?:still )?(?:needs?|need) (?:cover|covering|filling|doing|sorting|anyone|a person)${WHERE}`,
  `what(?:'s)? (?:still |not )?(?:${OPEN})${WHERE}`,
  `what(?:'s| has|)(?: isn't| hasn't| not)(?: been)? (?:covered|filled|taken|sorted)${WHERE}`,
  `(?:which|what) visits (?:still )?(?:needs? (?:cover|covering|anyone|filling)|have (?:nobody|no one|no-one)|has nobody|(?:'s |are |is |are still )?(?:${OPEN})|aren't (?:covered|filled|taken))${WHERE}`,
  `visits (?:that |which )?(?:still )?(?:need(?:ing)? (?:cover|covering|anyone)|nobody has|with nobody|to cover|up for grabs)${WHERE}`,
  `who's missing${WHERE}`,
  `(?:is |are )?(?:everything|all|it all|all visits|all the visits|every visit|the rota|we|we all)(?: all)? (?:covered|filled|full|sorted)${WHERE}`,
  // "Is Thursday covered?": the day is taken out.
  '(?:is|are)(?: the)? (?:all )?(?:covered|filled|sorted)',
  `any visits (?:going|left|open|free|spare)${WHERE}`,
  `(?:is (?:there )?)?anything(?: that's)? (?:${OPEN}|that needs cover|needs cover)${WHERE}`,
  `(?:where|when)(?:'s)? (?:are )?(?:we|we're) short${WHERE}`,
  `what (?:can|could) i (?:take|pick up|do to help|cover)`,
);
const FAIRNESS = of(
  `who(?:'s| has|'ve| have| does|)(?: been)? (?:cover(?:s|ed|ing)?|done|did|doing|does|help(?:s|ed|ing)?(?: out)?|taken|stepp?(?:s|ed|ing)? in|picked up)(?: (?:the|most|more|least|what|cover|covers|extra|visits|the most))+(?: (?:lately|recently|visits?|cover|covers|of late|so far|times))*`,
  `(?:is|was) (?:it|this|that|the rota|cover|covering|the cover|the covering)(?: (?:all|being|shared|spread))* (?:fair|fairly|even|evenly|shared|spread)(?: (?:shared|spread|out|fairly|evenly|enough))*`,
  `(?:rota |cover )?fair(?:ness)?(?: check| rota)?`,
  `how fair(?:'s| is| are)? (?:it|the rota|this|cover|we)`,
  `how (?:many|often|much)(?: (?:visits|times|cover|covers))? has @who (?:covered|done|taken)(?: (?:lately|recently))?`,
);

const fits = (patterns: readonly RegExp[], text: string): boolean => patterns.some((pattern) => pattern.test(text));

/** What needs somebody, or who has covered how often. */
export function gapsAsked(frame: Frame): RotaIntent | undefined {
  if (fits(FAIRNESS, frame.text)) return { do: 'fairness' };
  if (fits(GAPS, frame.text)) return { do: 'gaps', when: frame.when, ...scopeOf(frame) };
  return undefined;
}
