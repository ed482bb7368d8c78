import type { LocalTime } from '@hatstand/db/times';
import type { Said } from '../../words/hearing.ts';
import { hearDurations } from './durations.ts';
import type { DayIntent, Which } from './intents.ts';

const WHOSE =
  '(?:@whos?(?: (?:visit|house|place|one|flat))?|(?:my |the )?(?:next |first |tea |morning |evening |lunch |company )*(?:@when )?(?:visit|one|@when|slot)(?: (?:with|at|for) @whos?)?|[a-z]{2,20})';
const I =
  '(?:(?:i|we)(?: am| are| will| have| think| might| may| could|ll|ve|m)*|im|ive|ill|ill prob|am|were|weve|ok|right|yes|yep|so|but|and|just|now|only|really|literally|finally|probably|prob|still|also|looks like|think|going to|gonna|gunna|might|may|will)';
const ON_MY_WAY = new RegExp(
  `^(?:${I} )*(?:on (?:my|the|our|me) way|onmy way|omw|on route|en route|setting (?:off|out)|set off|heading (?:out|over|off|there|(?:over )?to ${WHOSE})|leaving (?:now|home|the house)|left (?:home|the house)|off (?:to @whos?|now))(?: (?:now|over|there|soon|(?:over )?(?:to|for) (?:see )?(?!home\\b)${WHOSE}))*$`,
);
const DONE = new RegExp(
  `^(?:(?:${I}|all|me|thats|that is|its|everything|everythings|visit|visits|is|been) )*(?:done|finished|completed|finishing)(?: (?:now|here|there|up|off|it all|for (?:the day|now|today)|(?:at|with|for|to) ${WHOSE}|(?:my|the) @when(?: visit)?|(?:my|the) visit|@when))*$`,
);
const LEFT = new RegExp(
  `^(?:${I} )*(?:just left|left now|ive left|i have left|left @whos?|left (?:my|the) (?:@when )?visit)(?: (?:now|there|here|@whos?|(?:my|the) (?:@when )?visit|[a-z]{2,20}s))*$`,
);
const ABOUT =
  '(?:about|around|approx|approximately|maybe|prob|probably|roughly|nearly|like|say|by|up to|at least|another|a good|circa|only|just|of|more like|@dur)';
const LATE = new RegExp(
  `^(?:(?:${I}|be|being|run|running|runnin|runing|getting there|getting in|arriving|arrive|coming|come|turning up|very|quite|pretty|bit|held up and|stuck and|${ABOUT}|a (?:bit|little|tad|few minutes|few mins|while|touch)|slightly|@dur) )*(?:late|l8|behind|delayed|held up|lateish)(?: (?:${ABOUT}|a (?:bit|little|tad|few minutes)|again|now|today|tonight|this morning|running|by then|minutes|mins|@dur|(?:for|to|at|with|getting to) ${WHOSE}|@when))*$`,
);
const WAIT =
  /^(?:(?:i|ill|will|should|shall|can|could|hope to|hopefully|now|only|to) )*(?:(?:be|get|arrive|come)(?: (?:there|here|in|with (?:you|them|@who)))?|arriving|there|eta|more like|expect me)(?: (?:in|at|about|around|by|for|until|til|till|nearer|@dur)| @when)*$/;
const HOW_LONG = new RegExp(
  `^(?:(?:${I}|${ABOUT}|be|in|it will be|itll be|by) )*@dur(?: (?:or so|or more|away|tops|max|ish|late|behind|though|i think|roughly|probably|now|today))*$|^(?:about |maybe |say )?(?<bare>\\d{1,3})(?: or so)?$`,
);
const VEHICLE = '(?:my |the |this )?(?:bus|buses|train|trains|tram|traffic|car|taxi|lift|tube|coach|van|bike|road|roads|motorway|a\\d+|m\\d+)';
/** What makes people late, plain enough to stand alone. Never kept and never passed on. */
const HELD_UP = new RegExp(
  `^(?:(?:${I}) )*(?:(?:stuck|caught)(?: still)? (?:in|on|behind) .{2,40}|held up(?: (?:in|at|by|on) .{2,40})?|missed (?:my|the) (?:bus|train|tram|connection|lift)|(?:waiting|still waiting) for (?:a|my|the) (?:bus|train|tram|taxi|lift)|${VEHICLE}(?:s|es)? (?:is |are |was |has |have |been |running |just |still )*(?:late|delayed|cancelled|canceled|not (?:come|here|turned up)|didnt (?:come|turn up|show)|hasnt (?:come|turned up|arrived|shown up|shown)|havent come|broken down|broke down|at a standstill|stuck|wont start)(?: (?:again|yet|@dur))*|overslept)(?: @dur)?$`,
);
/** Any talk of the way, when lateness is said beside it. */
const TALK = new RegExp(
  `^(?:${VEHICLE}\\b.{0,60}|traffic.{0,60}|on (?:my|the) way.{0,20}|omw|be there (?:soon|asap)|(?:see|with) you (?:soon|then|shortly)|soon as (?:i )?can|as (?:soon|quick) as i can|asap|bad traffic|roadworks?|running|my fault|bear with me|wont be long|will hurry|hurrying|coming|almost there|nearly there)$`,
);

const COURTESY =
  /\b(?:(?:so |very |really |im )*(?:sorry|soz|apologies)(?: (?:about (?:this|that)|for (?:this|that)|all|everyone))?|please|pls|plz|thanks|thank you|thankyou|thx|ta|cheers|hi(?: all| everyone| there)?|hello|hey|hiya|morning(?: all)?|good (?:morning|afternoon|evening)|afternoon|evening(?= all)|hattie|guys|folks|everyone|oh (?:no|dear)|oh|argh+|ugh+|aargh+|um|erm|just to say|just letting you know|fyi|letting you know|to let you know|x+|lol)\b/g;
const GREETED = /\b(?:hi|hello|hey|hiya|sorry|morning) @who\b(?!s)/;
/** People in a hurry use no commas: "running late traffic is awful be with you in 20 mins". */
const RUN_ON =
  /(?<!\b(?:in|of|the|by|and|im|am)) (?=(?:stuck|traffic|(?:(?:ill|will|should) )?be (?:there|with)|see you)\b)|(?<=\blate) (?=(?:the |my )?(?:bus|train|tram|car|roads?)\b)/g;
const BREAKS = /\s*(?:[,;:!…()]+|\.+(?=\s|$)|\s[-–—]+(?=\s|$)|\n)\s*|\s+(?:but|cos|coz|cause|because|as the|as my|and)\s+(?!a (?:half|quarter))/;

/** What somebody says about a visit on the day. Only plain statements about themself: questions, other people and other days are not. */
export function onTheDay(said: Said): DayIntent | undefined {
  if (said.words.length > 160 || /\?|@dur/.test(said.words)) return undefined;
  const isGreeting = GREETED.test(said.frame);
  const { frame, minutes } = hearDurations(
    said.frame
      .replace(GREETED, ',')
      .replace(/['’]/g, '')
      .replace(/\p{Extended_Pictographic}|\uFE0F|\u200D/gu, ' ')
      .replace(COURTESY, ',')
      .replace(RUN_ON, ','),
  );
  const parts = frame
    .split(BREAKS)
    .map((part) =>
      part
        .replace(/^[\s–—-]+/, '')
        .trim()
        .replace(/\s+/g, ' '),
    )
    .filter((part) => part !== '');
  if (parts.length === 0) return undefined;
  const which = whichIn(said, parts, isGreeting);
  const late = lateIn(said, parts, minutes, which);
  if (late) return late;
  const rest = (main: RegExp) =>
    parts.some((part) => main.test(part)) && parts.every((part) => main.test(part) || WAIT.test(part) || HOW_LONG.test(part) || SMALL_TALK.test(part));
  if (rest(ON_MY_WAY)) return { do: 'on my way', which };
  const isDone = (part: string) => DONE.test(part) || LEFT.test(part);
  return parts.some(isDone) && parts.every((part) => isDone(part) || SMALL_TALK.test(part)) ? { do: 'done', which } : undefined;
}
const SMALL_TALK =
  /^(?:see you (?:soon|there|later|then)|all (?:good|well|fine|ok)|bye|on (?:my|the) way home|heading home|home now|ok|right|yes|wont be long|be there soon)$/;

function lateIn(said: Said, parts: readonly string[], minutes: readonly number[], which: Which): DayIntent | undefined {
  const isLate = parts.some((part) => part !== 'late' && part !== 'behind' && LATE.test(part));
  const isHeldUp = parts.some((part) => HELD_UP.test(part));
  if (!isLate && !isHeldUp) return undefined;
  const isFit = (part: string) =>
    LATE.test(part) ||
    HELD_UP.test(part) ||
    ON_MY_WAY.test(part) ||
    HOW_LONG.test(part) ||
    WAIT.test(part) ||
    SMALL_TALK.test(part) ||
    (isLate && TALK.test(part));
  if (!parts.every(isFit)) return undefined;
  const arriving = parts.find((part) => WAIT.test(part) && /@when|@dur/.test(part));
  const bare = parts.flatMap((part) => HOW_LONG.exec(part)?.groups?.['bare'] ?? []).map(Number);
  const most = Math.max(0, ...minutes, ...bare);
  if (arriving && /@dur/.test(arriving) && minutes.length === 1) return { do: 'late', which, arrivesIn: most };
  const moment = arriving && /@when/.test(arriving) ? momentIn(said) : undefined;
  if (moment) return { do: 'late', which: without(which), arrives: moment, ...(most > 0 ? { minutes: most } : {}) };
  return { do: 'late', which, ...(most > 0 ? { minutes: most } : {}) };
}

/** The moment at which they will be there is not the time of the visit. */
const without = ({ whose, word }: Which): Which => ({ ...(whose ? { whose } : {}), ...(word ? { word } : {}) });

function momentIn({ when }: Said): LocalTime | undefined {
  const span = when.length === 1 ? when[0]?.spans[0] : undefined;
  // True: what is longer than a day is a day with a time.
  return span?.to && span.to.length > 10 ? (span.to as LocalTime) : undefined;
}

/** Words behind "for" or "at" that are nobody's name. */
const NO_NAME =
  /^(?:work|it|you|them|her|him|there|here|now|today|tonight|my|the|least|about|around|least|tea|lunch|breakfast|visit|my visit|next|first|be|see|everyone|least|now|home|house|over)$/;
const WORD = /\b(?:for|to|at|with|left) (?!@|my\b|the\b)(?<word>[a-z]{2,20})\b(?! @)/;

function whichIn(said: Said, parts: readonly string[], isGreeting: boolean): Which {
  const named = (isGreeting ? said.who.slice(1) : said.who).flatMap(({ people }) => people);
  const [when] = said.when;
  const word = parts.flatMap((part) => WORD.exec(part)?.groups?.['word'] ?? []).find((one) => !NO_NAME.test(one));
  return { ...(named.length > 0 ? { whose: named } : {}), ...(word ? { word } : {}), ...(when ? { when } : {}) };
}
