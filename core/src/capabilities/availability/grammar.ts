import { withoutCourtesy } from '../../words/courtesy.ts';
import type { HeardWhen } from '../../words/heard.ts';
import type { Said } from '../../words/hearing.ts';
import type { AvailabilityIntent, When } from './intents.ts';

const DAYS = '@when(?:(?:,| and|, and| &| plus) @when)*';
/** What comes before it in a breath: "oh no wait", "just to say", "hi all". */
const BREATH =
  '(?:(?:oh|ah|no|wait|actually|sorry|just|so|and|but|fyi|also|hi all|to (?:say|let you know)|letting you know|a heads up|heads up|that|btw)[ ,:!.-]+)*';
const I_AM =
  "(?:i(?:['’]m| am|m|['’]ll be| will be|['’]m going to be| am going to be|m going to be|m gonna be|['’]m gonna be|ll be)|we(?:['’]re| are|re)|going to be|will be)";
const GONE =
  '(?:away|off on holiday|on (?:my )?(?:holidays?|hols?|leave|annual leave|a break)|off|out|annual leave|a/l|holidays?|not (?:around|about|available|free|here|in|able to do anything)|unavailable|abroad|out of (?:town|the country)|busy|on vacation|going (?:away|on holiday))';
const CANT =
  "(?:i )?(?:can['’]?t|cannot|can not|won['’]?t be able to|not able to|unable to) (?:do|make|take|manage|work|give) (?:anything|any|any visits?|any of my visits|any shifts|any work|a thing|visits)(?: at all)?";
const WONT = "(?:i )?(?:won['’]?t|will not|can['’]?t|cannot) be (?:around|about|available|free|here|there|in)(?: at all)?";
const TO = '(?: all| in [a-z]+| again| for(?: the)?| from| on| over| at)*';

const AWAY = new RegExp(`^${BREATH}(?:(?:${I_AM} )?${GONE}|${CANT}|${WONT})${TO} (?<days>${DAYS})(?<rest>.*)$`, 's');
/** With what led up to it in front: "got my exams so i'm away @when". */
const AWAY_LATER = new RegExp(
  `^(?<before>.{1,200}?)[ ,.!;:-]+(?:so |and |because )?(?:i['’]?m|i am|i['’]?ll be|i will be) (?:away|on holiday|on leave|not (?:around|available))${TO} (?<days>${DAYS})(?<rest>.*)$`,
  's',
);
/** "taking next week off". */
const TIME_OFF = new RegExp(
  `^${BREATH}(?:i(?:['’]m| am|m|['’]ll be|['’]ve got| have| have got|ve got|['’]ve| need)? ?)?(?:taking|having|take|have|need|got|booked|booking|want)?(?: got| booked)? ?(?<days>${DAYS}) off(?: work)?$`,
);
const AWAY_WHEN = new RegExp(
  `^${BREATH}(?:${I_AM} )?(?:away|on holiday|going away|on leave|not available)(?: soon| (?:un)?til+ (?:further notice|i say|whenever)| for (?:a|one|two|three|\\d+) ?(?:fortnight|weeks?|days?|while|bit))?$`,
);
/** "I can't do Tuesdays": of a day that comes back. One day alone is a visit that needs cover. */
const NEVER = new RegExp(
  `^${BREATH}(?:i (?:can['’]?t|cannot|can not|can never|never|don['’]?t|do not|won['’]?t) (?:ever )?(?:do|make|manage|work|come|come in)|${I_AM} never (?:free|available|around|about)|never free)(?: on| in| over| at)* (?<days>${DAYS})$`,
  's',
);
const WAS_AWAY = new RegExp(`^${BREATH}(?:i|we) (?:was|were) (?:away|on holiday|off|not (?:around|available|here))${TO} ${DAYS}`);
/** Asking or supposing is not saying. */
const SUPPOSED = /\b(?:if|whether|when|while|unless|not sure|can|could|who|might|maybe|may|thinking|cover|swap|note|pin)\b/;
const NOT_FOR_ME = /^(?: ?(?:sick|ill|poorly|work|to (?:the )?(?:shop|see))\b)/;

const BACK = new RegExp(
  `^${BREATH}(?:(?:i(?:['’]m| am|m|['’]ll be| will be|ll be) |we(?:['’]re| are|re) |will be )?(?:(?:now )?(?:back|home)(?: home| again| now| already| early| after all| with you| in action| from (?:my |our )?(?:holidays?|hols?|leave|break|trip))*)|i can do visits again|i got back(?: early)?)(?:[ ,]+(?:from |on |as of )*(?<days>@when))?(?: instead| now| already| again| early)*$`,
);
const NOT_AWAY = new RegExp(
  `^${BREATH}(?:(?:${I_AM} )?not (?:going )?(?:away|on holiday)(?: any ?more| after all| now)*(?: on| for)?(?: (?<days>@when))?(?: after all| any ?more| now)*|(?:my |our )?(?:holiday|hols|trip|leave)(?:['’]?s| is| has been|s been)? (?:off|cancelled|not happening)(?: now| after all)*|(?:forget|scrap|undo|remove) my (?:holiday|leave|time away|absence)s?)$`,
);

const MY_AWAY =
  /^(?:when am i (?:away|off|on holiday|on leave)|am i (?:down as )?away|my (?:time off|time away|holidays?|absences?|days off|leave)|what days am i away|days i(?:['’]?m| am) away)(?: (?:in|on|for))?(?: @when)?$/;
const TEAM_AWAY =
  /^(?:who(?:['’]?s| is| are|) (?:all )?(?:away|off|on holiday|not around|on leave|unavailable)|when(?:['’]?s| is| are) (?:everybody|everyone|anybody|anyone|people|the team|we all|who) (?:away|off|on holiday|on leave)|is (?:anybody|anyone|somebody|someone) (?:away|off|on holiday)|(?:show (?:me )?)?(?:the )?(?:team['’]?s )?(?:holidays|absences|time off|away list)(?: list)?)(?: (?:in|on|for|over))?(?: @when)?$/;
const ONE_AWAY = /^(?:when(?:['’]?s| is| are)|is|are) @who(?:(?:,| and) @who)* (?:away|off|on holiday|on leave|back)(?: (?:in|on|for|over))?(?: @when)?$/;
const OTHER_AWAY = new RegExp(
  `^${BREATH}@who(?:['’]?s| is|s| will be| are)? (?:going to be )?(?:away|on holiday|on leave|not (?:around|available))${TO} ${DAYS}`,
);

const COULD_BE =
  "(?:i(?:['’]d| would|d)?(?: also)? (?:can|could)|(?:can|could)|i(?:['’]d| would|d)? be (?:able|happy|glad|free|available|willing) to|i(?:['’]m| am|m)(?: also)? (?:able|happy|glad|willing) to|i(?:['’]d| would|d) love to|(?:more than )?happy to|glad to|willing to|i don['’]?t mind)";
const TO_DO = '(?: also| usually| always| normally| still| now)*(?: do| doing| help| help out| come| come in| work| visit| manage| offer| give| make)(?: out)?';
const I_FREE =
  "(?:(?:i(?:['’]m| am|m|['’]ll be| will be)|we(?:['’]re| are)) )?(?:also |usually |generally |always |now )*(?:free|available|around|about)(?: to (?:help|work|visit|come|do visits))?";
const OFTEN = '(?: (?:on|for|some|most|any|a few|the odd|odd|every|all|more|visits?|extra|a|an|another|from|over|in|at))*';
const COULD = new RegExp(
  `^${BREATH}(?:${COULD_BE}${TO_DO}|${I_FREE}|(?:i )?offer|i (?:would|could) offer|put me down for)${OFTEN} (?<days>${DAYS})(?<rest>.*)$`,
  's',
);
const COULD_SOME = new RegExp(
  `^${BREATH}(?:${COULD_BE}${TO_DO}|${I_FREE})(?: on| for)?(?: some| most| any| a few| the odd| more| extra| a couple of)* (?:mornings?|afternoons?|evenings?|nights?|weekdays?|weekends?|days?|visits?)(?: if .*| sometimes| now and then| a week)?$`,
);
const NO_MORE = new RegExp(
  `^${BREATH}(?:(?:i )?(?:can['’]?t|cannot|can not|won['’]?t|don['’]?t want to) (?:do|help|come|manage|work|offer)${OFTEN} (?<days>@when) (?:any ?more|any longer|now on)|(?:i )?can no longer (?:do|help|come|manage|work|offer)${OFTEN} (?<days2>@when)|no more (?<days3>@when)(?: for me| from me)?|stop offering(?: me)?(?: for)?(?: my)?(?: (?<days4>@when))?|(?:take back|withdraw|end|forget|remove) my (?:offers?|availability)(?: (?:for|of|on))?(?: (?<days5>@when))?|i(?:['’]m| am|m) (?:not|no longer) (?:free|available)(?: on)? (?<days6>@when) (?:any ?more|any longer))(?<rest>.*)$`,
  's',
);
const MY_OFFERS =
  /^(?:what (?:have|did|do) i offer(?:ed)?|my offers?|my availability|when (?:can|could) i come|what (?:am i|have i) down for|when (?:have|did) i sa(?:id|y) i (?:can|could)(?: do)?)$/;
/** A visit of its own, or somebody else's: `cover` hears these. */
const ABOUT_A_VISIT = /\b(?:take|cover|swap|have|instead|for @who)\b|\?$/;

/** A picture at the end changes nothing. */
const WAVE = /(?:\s|\p{Extended_Pictographic}|\uFE0F|[\u{1F3FB}-\u{1F3FF}])+$/u;

/** What somebody says about when they can't and when they could, or undefined when they say something else. */
export function understand(said: Said): AvailabilityIntent | undefined {
  const frame = withoutCourtesy(said.frame.replace(WAVE, ''));
  const isQuestion = /\?\s*$/.test(said.words);
  return asked(frame, said) ?? backIn(frame, said) ?? noMoreIn(frame, said) ?? (isQuestion ? undefined : (awayIn(frame, said) ?? couldIn(frame, said)));
}

function asked(frame: string, said: Said): AvailabilityIntent | undefined {
  const when = said.when[0] ? { when: plain(said.when[0]) } : {};
  if (MY_AWAY.test(frame)) return { do: 'when away', whose: 'mine', ...when };
  if (TEAM_AWAY.test(frame)) return { do: 'when away', whose: 'team', ...when };
  if (ONE_AWAY.test(frame)) return { do: 'when away', whose: 'team', ...when, of: said.who.flatMap(({ people }) => people) };
  return MY_OFFERS.test(frame) ? { do: 'my offers' } : undefined;
}

function backIn(frame: string, said: Said): AvailabilityIntent | undefined {
  const [first] = said.when;
  const back = BACK.exec(frame);
  if (back) return back.groups?.['days'] && first ? { do: 'back', since: plain(first) } : { do: 'back' };
  if (!NOT_AWAY.test(frame)) return undefined;
  // "not away after all next week" is heard as the time after that week.
  return first && !/^after all\b/i.test(first.text) ? { do: 'not away', when: plain(first) } : { do: 'not away' };
}

function noMoreIn(frame: string, said: Said): AvailabilityIntent | undefined {
  if (!NO_MORE.test(frame)) return undefined;
  return said.when[0] ? { do: 'could no more', when: plain(said.when[0]) } : { do: 'could no more' };
}

function awayIn(frame: string, said: Said): AvailabilityIntent | undefined {
  if (WAS_AWAY.test(frame)) return { do: 'was away' };
  if (OTHER_AWAY.test(frame)) return { do: 'speak for another' };
  const later = AWAY_LATER.exec(frame);
  const never = said.when.every(({ repeat }) => repeat !== null) ? NEVER.exec(frame) : null;
  const found = AWAY.exec(frame) ?? never ?? TIME_OFF.exec(frame) ?? (later && !SUPPOSED.test(later.groups?.['before'] ?? '') ? later : null);
  if (!found) return AWAY_WHEN.test(frame) ? { do: 'away', when: [] } : undefined;
  const { before = '', days = '', rest = '' } = found.groups ?? {};
  if (NOT_FOR_ME.test(rest)) return undefined;
  const [skipped, said2] = [countOf(before), countOf(days)];
  const heard = said.when.slice(skipped, skipped + said2).map((when) => plain(when, /\b(?:around|about) $/.test(frame.slice(0, frame.indexOf('@when')))));
  const back = BACK_IN_REST.test(rest) ? said.when[skipped + said2] : undefined;
  return { do: 'away', when: heard, ...(back ? { back: plain(back) } : {}) };
}
const BACK_IN_REST = /^[ ,.;-]+(?:and |then )?(?:i['’]?m |i am |i['’]?ll be |i will be )?back (?:again |on |from )*@when/;

function couldIn(frame: string, said: Said): AvailabilityIntent | undefined {
  const found = COULD.exec(frame);
  if (ABOUT_A_VISIT.test(found?.groups?.['rest'] ?? '') || ABOUT_A_VISIT.test(frame.slice(0, frame.indexOf('@when') + 1))) return undefined;
  if (!found) return COULD_SOME.test(frame) ? { do: 'could', when: [] } : undefined;
  return { do: 'could', when: said.when.slice(0, countOf(found.groups?.['days'] ?? '')).map((when) => plain(sometimes(when))) };
}

/** "Some Saturdays" binds to nothing, and is kept as Saturdays. */
const SOME = /^(?<day>mon|tue|wed|thu|fri|sat|sun|weekend)(?:[a-z]*day)?s$/i;
function sometimes(heard: HeardWhen): HeardWhen {
  const day = SOME.exec(heard.text)?.groups?.['day']?.toLowerCase();
  if (!day || heard.repeat || heard.ask !== 'which of these') return heard;
  return { ...heard, ask: undefined, repeat: `FREQ=WEEKLY;BYDAY=${day === 'weekend' ? 'SA,SU' : day.slice(0, 2).toUpperCase()}` };
}

const countOf = (text: string): number => text.split('@when').length - 1;

/** The days without the words. After "not around" or "not about" a span is not heard as a rough one. */
function plain({ spans, ask, repeat, except }: HeardWhen, isExact = false): When {
  return { spans, ask: isExact && ask === 'which of these' && spans.length === 1 ? undefined : ask, repeat, except };
}
