import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Said } from '../../words/hearing.ts';
import type { RotaIntent } from './intents.ts';

const SHOW_TEAM = [
  /^(?:the )?rota(?: show| week)?(?: for)?(?: @when)?$/,
  /^(?:show|see)(?: me)?(?: the)? rota(?: for)?(?: @when)?$/,
  /^what(?:'s|s| is| was)? (?:on(?: the rota)?|happening)(?: for)?(?: @when)?$/,
  /^what(?:'s|s| is| was) @when$/,
  /^(?:which|what) visits are there(?: @when)?$/,
  /^@when(?:'s)? rota$/,
];
const SHOW_EVERYONE = [
  /^who(?:'s|s| is| was|'ll be| will be) (?:on|coming|here|in|visiting|working|due|with (?:me|us|mum|dad|@who))(?: in)?(?: @when)?$/,
  /^who(?:'s|s| is| was| has| does|) (?:comes )?@when$/,
  /^who(?:'s|s| is) (?:doing|giving)(?: the)? @when(?: visits?)?$/,
  /^(?:is|will) (?:anyone|anybody|someone|somebody)(?: be)? (?:coming|on|in|here|visiting)(?: @when)?$/,
];
const SHOW_MINE =
  /^(?:rota (?:me|mine)|(?:show |see )?(?:me )?my (?:rota|visits?|week|shifts?)|when am i (?:on|in|working)|when do i (?:work|visit)|what am i (?:doing|on)|am i(?: on| in| working)?|which are my visits)(?: for| on)?(?: @when)?$/;

/** What somebody wants of the rota, or undefined when they want something else. */
export function understand(said: Said): RotaIntent | undefined {
  const frame = withoutCourtesy(said.frame);
  const when = said.when[0];
  if (SHOW_MINE.test(frame)) return { do: 'show', whose: 'mine', when };
  if (SHOW_EVERYONE.some((pattern) => pattern.test(frame))) return { do: 'show', whose: 'everyone', when };
  if (SHOW_TEAM.some((pattern) => pattern.test(frame))) return { do: 'show', whose: 'team', when };
  return undefined;
}
