import type { PersonId } from '@hatstand/db/ids';
import { Labelled } from '@hatstand/db/labels';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Said } from '../../words/hearing.ts';
import { hearName, hearNickname } from '../../words/names-said.ts';
import type { TeamIntent } from './intents.ts';

const SHOW = [
  /^(?:(?:show|see)(?: me)? )?(?:the |my |our )?teams?(?: (?:show|list|members|people))?$/,
  /^(?:whos|who is|who are|who all is|who else is) (?:all )?(?:in|on) (?:the|my|our|this) team(?: (?:now|just now|at the moment))?$/,
  /^(?:whos|who is) in (?:it|this room|here)$/,
  /^(?:who are|tell me about|about|list) (?:the|my|our) (?:team|people)(?: members)?$/,
  /^(?:team members|members of the team|what hats are (?:free|there)|who wears (?:what|which hats?)|hats)$/,
];
const SHOW_OF = [/^(?:whos|who is|who are) (?:all )?in @whos? (?:team|circle)$/, /^team @who(?:s(?: team)?)?$/, /^@whos team$/];
const STARTING =
  '(?:team (?:start|set ?up|new|begin)|new team|(?:start|begin|set up|make|create)(?: up)? (?:a|the|another|this)?(?: ?new)? ?team(?: room)?|(?:make|turn|use) (?:this|it|this room|the room)(?: into| as)?(?: a| the)? ?(?:new )?team(?:[\u0027’]?s)? ?(?:room)?)';
const START = new RegExp(
  String.raw`^(?:(?:please|pls|can you|could you|can we|could we|lets|let['’]s|i(?:['’]d| would) like to|i want to|we want to)\s+)*${STARTING}(?:\s+(?:here|in (?:here|this room)))?(?:\s+(?:for|around)\s+(?<name>.+?))?(?:\s+(?:here|in (?:here|this room)))?(?:[\s,]+(?:please|pls|thanks|thank you))*[.!?]*$`,
  'iu',
);
const TEAM = String.raw`(?<team>[\p{L}\p{N}][^\n]{0,39}?\s?team)`;
const NOW = '(?:,? (?:now|from now on|again))?';
/** A room that is a team's from now on, because the one it had is gone. */
const ITS_ROOM = [
  `team room(?: (?:here|now))?(?: (?:of|for) ${TEAM})?`,
  `(?:this|it|this room) (?:is|will be) (?:now )?${TEAM}(?:['’]?s)?(?: new)? room${NOW}`,
  `(?:this|it|this room) (?:is|will be) (?:now )?(?:the|a) (?:new )?(?:team )?room (?:of|for) ${TEAM}${NOW}`,
  `(?:make|turn|use|take) (?:this|it|this room|the room)(?: into| as)? (?:(?:(?:the|a) )?(?:new )?(?:team )?room (?:of|for)|for) ${TEAM}${NOW}`,
  `(?:make|turn|use|take) (?:this|it|this room|the room)(?: into| as)? ${TEAM}(?:['’]?s)?(?: new)? room${NOW}`,
  `(?:(?:this|it) is |here is |we have )?(?:our|the team['’]?s|a) new (?:team )?room(?: (?:of|for) ${TEAM})?${NOW}`,
].map((form) => new RegExp(`^${form}$`, 'iu'));
const GIVE_UP =
  /^(?:(?:stop|cancel|give up|forget) (?:starting )?(?:the|this|that|a) (?:new )?team|team (?:stop|cancel)|(?:dont|do not) start (?:the|a|this) team)$/;
const CALL =
  /^(?:please\s+)?(?:(?:call|name|rename)\s+(?:the|our|my|this)\s+team\s*(?:to|:)?|(?:change|set)\s+(?:the|our|my)\s+(?:team['’]?s?\s+)?(?:nick ?name|name)(?:\s+of\s+the\s+team)?\s*(?:to|:)|(?:the|our)\s+(?:team['’]?s?\s+)?nick ?name\s+(?:is|should be)|nick ?name:?)\s+(?<name>\S.*)$/iu;
const CALL_WHAT = /^(?:(?:change|new|set) (?:the |our |my |a )?(?:teams? )?nick ?name|rename (?:the|our|my) team|team nickname)$/;
const KNOW =
  /^(?:(?<i>i|we)|@who) (?:know|knows|has got to know|have got to know|got to know) (?<names>@who(?:(?:,? and |, )@who)*)(?: (?:well|now|well enough|by now|quite well|well now|well by now|well enough now))+$/;
const NO_NEWCOMER = /^@who is (?:not new|no longer new|no newcomer|not a newcomer|no longer a newcomer)(?: (?:here|any ?more|now))*$/;

/** What somebody wants to see or change of a team, or undefined when they want something else. */
export function understand(said: Said): TeamIntent | undefined {
  const frame = withoutCourtesy(said.frame.replace(/['’]/gu, '').replace(/\?+$/u, ''));
  if (SHOW.some((pattern) => pattern.test(frame))) return { do: 'show' };
  const of = said.who[0]?.people;
  if (of && said.who.length === 1 && SHOW_OF.some((pattern) => pattern.test(frame))) return { do: 'show', of };
  return starting(said, frame) ?? naming(said, frame) ?? knowing(said, frame);
}

function starting(said: Said, frame: string): TeamIntent | undefined {
  if (GIVE_UP.test(frame)) return { do: 'give up starting' };
  const start = START.exec(said.words.trim());
  if (!start) return itsRoom(said);
  const owner = hearName(start.groups?.['name'] ?? '');
  return { do: 'start', ...(owner ? { owner } : {}) };
}

function itsRoom(said: Said): TeamIntent | undefined {
  const typed = withoutCourtesy(said.words.trim());
  const room = ITS_ROOM.map((pattern) => pattern.exec(typed)).find((match) => match !== null);
  if (!room) return undefined;
  const called = room.groups?.['team'];
  const of = said.who.length === 1 ? said.who[0]?.people : undefined;
  if (!called || /^(?:the|our|my|this|a) (?:new )?team$/iu.test(called)) return { do: 'give room' };
  return { do: 'give room', called: new Labelled('team', called), ...(of ? { of } : {}) };
}

function naming(said: Said, frame: string): TeamIntent | undefined {
  if (CALL_WHAT.test(frame)) return { do: 'call it' };
  const typed = CALL.exec(said.words.trim())?.groups?.['name'];
  if (typed === undefined) return undefined;
  const nickname = hearNickname(typed);
  return { do: 'call it', ...(nickname ? { nickname } : {}) };
}

function knowing(said: Said, frame: string): TeamIntent | undefined {
  const groups = KNOW.exec(frame)?.groups;
  const names: (readonly PersonId[])[] = said.who.map(({ people }) => people);
  if (groups?.['i']) return { do: 'know well', people: names };
  const [whose, ...people] = names;
  if (groups && whose && people.length > 0) return { do: 'know well', people, whose };
  return NO_NEWCOMER.test(frame) ? { do: 'know well', people: names } : undefined;
}
