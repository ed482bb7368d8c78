import { Labelled } from '@hatstand/db/labels';

/** Six digits, also in groups ("123 456", "12-34-56"), and no part of a longer number. */
const SIX = /(?<![\d+]|\d[ .–-])(\d(?:[ .–-]?\d){5})(?![ .–-]?\d)/gu;
const LONGEST = 200;

const LEAD =
  "(?:(?:hi|hello|hey|hiya|hattie|please|ok|okay|so|right|and|the|my|a|your|this|is|it|it's|its|here|here's|heres|code|codes|number|pin|link|linking|invite|invitation|six|digit|6|use|try|enter|i|i've|ive|have|got|was|given|gave|me|number's|codes|says?|new|got|from|for|you|am|i'm|im)[ ,.:;=!-]+)*";
const TAIL = '(?:[ ,.!]*(?:please|pls|thanks|thank you|ta|cheers|x+|is my code|is the code|my code|the code|hattie|🙂|👍|🙏))*[ ,.!?]*';
const JUST_A_CODE = new RegExp(`^${LEAD}@code${TAIL}$`, 'u');

const plainly = (words: string): string =>
  words
    .normalize('NFKC')
    .replace(/[\uFE0F\u20E3\u200B-\u200F\u2066-\u2069\u202A-\u202E*_`~"“”'’()[\]]/gu, (mark) => (mark === "'" || mark === '’' ? "'" : ''))
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();

/** The one code in what a stranger wrote, whatever stands around it. Two codes are none. */
export function codeAnywhere(words: string): Labelled<'sealed'> | undefined {
  if (words.length > LONGEST) return undefined;
  const [one, another] = [...plainly(words).matchAll(SIX)];
  return one && !another ? codeOf(one[1] ?? '') : undefined;
}

/** The code where somebody says a code and nothing else: "123 456", "my code is 123-456". Other numbers people write are left alone. */
export function codeSaid(words: string): Labelled<'sealed'> | undefined {
  const code = codeAnywhere(words);
  return code && JUST_A_CODE.test(plainly(words).replace(SIX, '@code')) ? code : undefined;
}

const codeOf = (digits: string): Labelled<'sealed'> => new Labelled('sealed', digits.replace(/\D/gu, ''));

const STOP =
  /^(?:please |pls |plz |hattie[ ,]+)*(?:stop(?: it| this| that| all| now)*(?: (?:messaging|texting|contacting|writing to|writing|sending)(?: me| us)?(?: messages| texts)?)?|unsubscribe(?: me)?|(?:don't|dont|do not) (?:message|text|contact|write to) me(?: any ?more| again)?|leave me alone|opt out|stopall)(?: please| pls| thanks| thank you| hattie| now)*[ .!]*$/u;

/** Whether a stranger wants to hear no more. */
export const saysStop = (words: string): boolean => words.length <= LONGEST && STOP.test(plainly(words));
