/**
 * Words and pairs of words that tell of somebody's health, body, medication or home, as people write them. Hattie says none of them on WhatsApp (whatever
 * plays conversations looks at every letter), and what people write there with one of them in it is kept as care.
 */
const HEALTH =
  "dementia|alzheimers?|alzheimer's|diabet(?:es|ic)|stroke|parkinsons?|parkinson's|epilep(?:sy|tic)|seizures?|cancer|chemo(?:therapy)?|arthritis|asthma|angina|copd|pneumonia|sepsis|infect(?:ed|ions?)|uti|cellulitis|dehydrat(?:ed|ion)|constipat(?:ed|ion)|diarrhoea|vomit(?:ed|ing)?|nausea|dizz(?:y|iness)|agitat(?:ed|ion)|delirious|hallucinat\\w*|(?:in)?continen(?:t|ce)|catheter|stoma|commode|pressure (?:sores?|mat)|bed ?sores?|wounds?|bruis(?:e[ds]?|ing)|bleed(?:s|ing)?|swollen|swelling|rash|fever|breathless|breathing|wheez(?:y|ing)|choking|swallow(?:s|ing)?|fainted|had a fall|fell (?:over|down|again|out|in|on|this|last|yesterday)|fallen|(?:a|another|her|his|bad) fall|fractur(?:e|ed)|ambulance|hospital|paramedics?|blood (?:pressure|sugar|test)|gp|the doctor|doctor's|district nurse|diagnos(?:is|ed)|palliative|hospice|dnr|resuscitat\\w*|depress(?:ed|ion)|suicidal|self[- ]harm|(?:very |so |more |quite |a bit )?confused (?:again|today|this|last|about where)|didn't (?:eat|drink|sleep)|(?:not|won't|isn't|stopped) (?:eating|drinking|sleeping)|in pain|(?:wet|soiled) (?:herself|himself|the bed|her|his)";
const MEDICATION =
  'medications?|medicines?|meds|(?:her|his|the|took|take|takes|taking|refused|missed|my) (?:\\w+ )?(?:tablets?|pills?)|(?:a|the|double|missed) dose|prescriptions?|paracetamol|ibuprofen|codeine|morphine|warfarin|aspirin|metformin|insulin|antibiotics?|amoxicillin|steroids?|inhaler|laxatives?|senna|omeprazole|statins?|simvastatin|ramipril|furosemide|diazepam|lorazepam|donepezil|memantine|levodopa|eye ?drops|blister pack|dosette';
const HOME = 'key ?safe|key ?code|door code|alarm code|pendant alarm|bank (?:card|account)|pin number|attendance allowance';

const CARE = new RegExp(`(?<![\\p{L}\\p{N}])(?:${HEALTH}|${MEDICATION}|${HOME})(?![\\p{L}\\p{N}])`, 'iu');

/** What tells of care as well, said by somebody who is in a team and wants nothing else with it. Hattie may say some of these words of other things. */
const PERHAPS =
  /(?<![\p{L}\p{N}])(?:(?:been|was|is|being|feels?|feeling) (?:\w+ )?(?:sick|unwell|poorly|ill|tearful|low|sore|weak|shaky)|(?:isn't|wasn't|hasn't|not) (?:\w+ )?(?:herself|himself|eating|sleeping|drinking)|slept (?:badly|well|poorly|through)|(?:bad|poor|rough|restless|sleepless) night|(?:up|awake) (?:all|half|most of) (?:the )?night|(?:off|refused|refusing|left|leaving) (?:her|his) (?:food|breakfast|lunch|dinner|tea|supper|drinks?)|(?:very|so|too|really) (?:drowsy|sleepy|weak|muddled)|(?:back|hip|hips|leg|legs|knee|knees|head|foot|feet|arm|shoulder|chest|stomach|tummy|neck|mouth|skin) (?:is |are |was |were )?(?:hurts?|hurting|aches?|aching|sore|painful|swollen)|(?:her|his) (?:mood|skin|legs?|foot|feet|chest|heart|bowels?|bladder|hips?|knees?|heels?|head|eyes?|hearing|weight|appetite|breath|stomach|tummy|arms?|hands?|toe(?:nail)?s?)|on the (?:toilet|loo)|(?:washed|bathed|showered|dressed|fed|hoisted|changed) (?:her|him)|(?:couldn't|can't) (?:walk|stand|breathe|get up|swallow)|had a (?:turn|funny turn|bad night|wobble|blackout)|memory|carpets? (?:is|was) wet|won't (?:eat|drink|get up|wash|take)|(?:ate|drank|eaten|drunk) (?:all|nothing|half|most|little|very|some)|district nurse|social worker|cpn|physio|occupational therapist)(?![\p{L}\p{N}])/iu;

const plainly = (words: string): string =>
  words
    .replace(/[’‘]/gu, "'")
    .replace(/\b(did|does|was|is|has|could|wo)nt\b/giu, "$1n't")
    .replace(/\b(did|does|was|is|has|could) not\b/giu, "$1n't")
    .replace(/\bcan(?: ?not|t)\b/giu, "can't");

/** The first words in a text that tell of care for certain; undefined where there are none. */
export const careWordIn = (words: string): string | undefined => CARE.exec(plainly(words))?.[0];

/** Whether what somebody wrote is about care, or may well be: losing it would be worse than keeping it. */
export const tellsOfCare = (words: string): boolean => CARE.test(plainly(words)) || PERHAPS.test(plainly(words));
