import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Said } from '../../words/hearing.ts';
import type { RotaIntent, When } from './intents.ts';

const ANYONE = '(?:anyone|anybody|someone|somebody|any one|one of you|you|who)';
const WISH = "(?:(?:can|could|may|shall) (?:i|we) |i(?:'d| would)? (?:like|want|need|wish) to |i (?:want|need) a |need to |want to |let me )?";
const VISIT = '(?: (?:visit|visits|one|slot|turn|morning|evening|tea|day))?';

const SHOW_TEAM = [
  /^(?:the )?rota(?: show| week)?(?: for)?(?: @when)?$/,
  /^(?:show|see)(?: me)?(?: the)? rota(?: for)?(?: @when)?$/,
  /^what(?:'s|s| is| was)? (?:on(?: the rota)?|happening)(?: for)?(?: @when)?$/,
  /^what(?:'s|s| is| was) @when$/,
  /^who(?:'s|s| is| was) (?:on|coming|here|in|visiting|working|due)(?: in)?(?: @when)?$/,
  /^who(?:'s|s| is| was|) (?:comes )?@when$/,
  /^who(?:'s|s| is) (?:doing|giving)(?: the)? @when(?: visits?)?$/,
  /^(?:which|what) visits are there(?: @when)?$/,
  /^@when(?:'s)? rota$/,
];
const SHOW_MINE =
  /^(?:rota (?:me|mine)|(?:show |see )?(?:me )?my (?:rota|visits?|week|shifts?)|when am i (?:on|in|working|next|next on)|when do i (?:work|visit)|what am i (?:doing|on)|am i (?:on|working)|which are my visits)(?: for| on)?(?: @when)?$/;

const SWAP = new RegExp(
  `^(?:rota )?${WISH}swap(?<whose> @who's)?(?: my| the)?(?: (?<on>@when))?${VISIT}(?: (?:with|for|to)(?: (?<with>@who)| ${ANYONE}))?(?: (?:for|with)(?: (?<owner>@who's)| their| his| her| a| the)? (?<other>@when)${VISIT})?$`,
);
const ASK_SWAP = new RegExp(`^(?:can|could|would|will) (?<with>@who) swap(?: with me)?(?: for| on)?(?: my)?(?: (?<on>@when))?${VISIT}(?: with me)?$`);
const SWAP_ANYHOW = /^(?:rota )?swap\b/;

const COVER = new RegExp(`^(?:rota )?${WISH}(?:need )?(?:find )?(?:some )?cover(?<whose> @who's)?(?: for| on)?(?: my| the)?(?: (?<on>@when))?${VISIT}$`);
const ASK_COVER = new RegExp(
  `^(?:can|could|would|will|is there)?\\s?(?:(?<with>@who)|${ANYONE}|ask everyone(?: to)?|find (?:someone|somebody|anyone)(?: to)?|ask (?:someone|somebody)(?: to)?)(?: who)?(?: (?:can|could|be able to|free to|please))? (?:do|cover|take|have|step in)(?: for)?(?: my| me)?(?: (?:on|for))?(?: (?<on>@when))${VISIT}(?: for me| instead| instead of me)*$`,
);
const CANT_DO = new RegExp(
  `^i (?:can't|cant|cannot|can not|won't be able to) (?:do|make|come|get there|be there|work)(?: for| on)?(?: my| the)?(?: (?<on>@when))${VISIT}$`,
);
const COVER_ANYHOW = /^(?:rota )?cover\b/;

/** What somebody wants of the rota, or undefined when they want something else. */
export function understand(said: Said): RotaIntent | undefined {
  const frame = withoutCourtesy(said.frame);
  if (SHOW_MINE.test(frame)) return { do: 'show', whose: 'mine', when: said.when[0] };
  if (SHOW_TEAM.some((pattern) => pattern.test(frame))) return { do: 'show', whose: 'team', when: said.when[0] };
  return (
    wanted('swap', said, SWAP.exec(frame) ?? ASK_SWAP.exec(frame)) ??
    wanted('cover', said, COVER.exec(frame) ?? ASK_COVER.exec(frame) ?? CANT_DO.exec(frame)) ??
    (SWAP_ANYHOW.test(frame) ? { do: 'find', wanted: 'swap', on: undefined } : undefined) ??
    (COVER_ANYHOW.test(frame) ? { do: 'find', wanted: 'cover', on: undefined } : undefined)
  );
}

function wanted(what: 'swap' | 'cover', said: Said, found: RegExpExecArray | null): RotaIntent | undefined {
  if (!found) return undefined;
  const { whose, on, with: withWhom, owner, other } = found.groups ?? {};
  if (whose) return { do: 'touch another', wanted: what };
  const people = withWhom || owner ? said.who[0]?.people : undefined;
  const heard: (When | undefined)[] = [...said.when];
  const when = on ? heard.shift() : undefined;
  const inReturn = other ? heard.shift() : undefined;
  return { do: 'find', wanted: what, on: when, ...(people ? { with: people } : {}), ...(inReturn ? { inReturn } : {}) };
}
