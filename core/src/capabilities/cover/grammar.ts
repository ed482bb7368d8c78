import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Said } from '../../words/hearing.ts';
import type { CoverIntent, Wanted, When } from './intents.ts';

const ANYONE = '(?:anyone|anybody|someone|somebody|everyone|any one|one of you|you|who)';
const WISH = "(?:(?:can|could|may|shall) (?:i|we) |i(?:'d| would)? (?:like|want|need|wish) to |i (?:want|need) a |need to |want to |let me )?";
const VISIT = '(?: (?:visit|visits|one|slot|turn|morning|evening|tea|day))?';
const NAMED = '@who(?:,? (?:or|and) @who)*';

const SWAP = new RegExp(
  `^(?:rota )?${WISH}swap(?<whose> @who's)?(?: my| the)?(?: (?<on>@when))?${VISIT}(?: (?:with|for|to)(?: (?<with>${NAMED})(?:'s)?| ${ANYONE}))?(?:(?: (?:for|with|on))?(?: (?<owner>@who's)| their| his| her| a| the)? (?<other>@when)${VISIT})?$`,
);
const ASK_SWAP = new RegExp(`^(?:can|could|would|will) (?<with>${NAMED}) swap(?: with me)?(?: for| on)?(?: my)?(?: (?<on>@when))?${VISIT}(?: with me)?$`);
const SWAP_ANYHOW = /^(?:rota )?swap\b/;

const COVER = new RegExp(`^(?:rota )?${WISH}(?:need )?(?:find )?(?:some )?cover(?<whose> @who's)?(?: for| on)?(?: my| the)?(?: (?<on>@when))?${VISIT}$`);
const ASK_COVER = new RegExp(
  `^(?:can|could|would|will|is there)?\\s?(?:(?<with>${NAMED})|${ANYONE}|ask everyone(?: to)?|find (?:someone|somebody|anyone)(?: to)?|ask (?:someone|somebody)(?: to)?)(?: who)?(?: (?:can|could|be able to|free to|please))? (?:do|cover|take|have|step in)(?: for)?(?: my| me)?(?: (?:on|for))?(?: (?<on>@when))${VISIT}(?: for me| instead| instead of me)*$`,
);
const CANT_DO = new RegExp(
  `^(?:i )?(?:can't|cant|cannot|can not|won't be able to) (?:do|make|come|get there|be there|work)(?: for| on)?(?: my| the)?(?: (?<on>@when|at \\d{1,2}|\\d{1,2}))${VISIT}(?: @when)?$`,
);
const COVER_ANYHOW = /^(?:rota )?cover\b/;
const STOP_ASKING =
  /^(?:you can )?(?:stop asking|no need to ask|don't ask any ?more|(?:cancel|drop|stop) (?:my|the) (?:question|request|swap|cover))(?: any ?more)?(?: (?:about|for|anyone|everyone|the team))*(?: my)?(?: @when)?$/;

/** What somebody wants of the rota, or undefined when they want something else. */
export function understand(said: Said): CoverIntent | undefined {
  const frame = withoutCourtesy(said.frame);
  if (STOP_ASKING.test(frame)) return { do: 'stop asking' };
  return (
    wanted('swap', said, SWAP.exec(frame) ?? ASK_SWAP.exec(frame)) ??
    wanted('cover', said, COVER.exec(frame) ?? ASK_COVER.exec(frame) ?? CANT_DO.exec(frame)) ??
    (SWAP_ANYHOW.test(frame) ? anyhow('swap', said) : undefined) ??
    (COVER_ANYHOW.test(frame) ? anyhow('cover', said) : undefined)
  );
}

function wanted(what: Wanted, said: Said, found: RegExpExecArray | null): CoverIntent | undefined {
  if (!found) return undefined;
  const { whose, on, with: withWhom, owner, other } = found.groups ?? {};
  if (whose) return { do: 'touch another', wanted: what };
  const people = withWhom || owner ? said.who.flatMap((one) => one.people) : undefined;
  const heard: (When | undefined)[] = [...said.when];
  const when = on ? heard.shift() : undefined;
  const inReturn = other ? heard.shift() : undefined;
  return { do: 'find', wanted: what, on: when, ...(people ? { with: people } : {}), ...(inReturn ? { inReturn } : {}) };
}

/** The wish is clear and the rest is not. One day heard is taken for the visit's; more are asked about. */
const anyhow = (what: Wanted, said: Said): CoverIntent => ({ do: 'find', wanted: what, on: said.when.length === 1 ? said.when[0] : undefined });
