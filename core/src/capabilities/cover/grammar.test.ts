import { Labelled } from '@hatstand/db/labels';
import type { LocalTime } from '@hatstand/db/times';
import { expect, test } from 'vitest';
import { person } from '../../testing/rota-known.ts';
import { hear } from '../../words/hearing.ts';
import type { Named } from '../../words/people.ts';
import { understand } from './grammar.ts';
import type { When } from './intents.ts';

const NOW = '2026-11-23T09:00' as LocalTime; // a Monday
const named = (key: string, firstName: string): Named => ({
  id: person(key),
  firstName: new Labelled('plan', firstName),
  surname: new Labelled('team', `L${key}`),
});
const KNOWN = [named('jo', 'Jo'), named('sam', 'Sam'), named('bilal', 'Bilal'), named('greta', 'Greta')];

const times = (when: When | undefined): string => (when?.spans ?? []).map(({ from, to }) => (from === to ? from : `${from}/${to}`)).join(' ');
const names = (people: readonly string[] | undefined): string => (people ?? []).join().replaceAll('person-', '');

/** What was understood, in one line: what to do, when, whose, with whom, which part. */
function meaning(words: string): string {
  const intent = understand(hear(words, NOW, KNOWN));
  if (!intent) return 'nothing';
  if (intent.do === 'find') {
    const { part } = intent;
    const partly = part === 'as said' ? part : part ? `${part.at} ${part.minutes}` : '';
    const back = intent.inReturn ? `R ${intent.inReturn.spans[0]?.from}` : '';
    const more = [names(intent.of), names(intent.with), partly, intent.all ? 'all' : '', intent.ill ? 'ill' : '', back];
    return ['find', intent.wanted, times(intent.on), ...more].filter((piece) => piece !== '').join(' | ');
  }
  const whose = intent.do === 'ask circle' ? names(intent.of) : '';
  return [intent.do, times('on' in intent ? intent.on : undefined), whose].filter((piece) => piece !== '').join(' | ');
}

test.each([
  ['rota swap Tue', 'find | swap | 2026-11-24'],
  ['swap my tuesday', 'find | swap | 2026-11-24'],
  ['swap tues with jo', 'find | swap | 2026-11-24 | jo'],
  ["can i swap my tues 9 to 11 for jo's thursday", 'find | swap | 2026-11-24T09:00/2026-11-24T11:00 | jo | as said | R 2026-11-26'],
  ['swap my tue for thu', 'find | swap | 2026-11-24 | R 2026-11-26'],
  ['could jo swap with me for tuesday', 'find | swap | 2026-11-24 | jo'],
  ['can jo swap thurs with me', 'find | swap | 2026-11-26 | jo'],
  ['pls swap weds', 'find | swap | 2026-11-25'],
  ['swap mon 30 nov with anyone', 'find | swap | 2026-11-30'],
  ['rota cover Thu', 'find | cover | 2026-11-26'],
  ['cover thurs pls', 'find | cover | 2026-11-26'],
  ['cover my thursday 9am', 'find | cover | 2026-11-26T09:00'],
  ['i need cover for sat', 'find | cover | 2026-11-28'],
  ['need someone for saturday', 'find | cover | 2026-11-28'],
  ['need cover weds pls', 'find | cover | 2026-11-25'],
  ['can anyone do my tuesday?', 'find | cover | 2026-11-24'],
  ['can someone cover tue', 'find | cover | 2026-11-24'],
  ['can anybody do 9 today', 'find | cover | 2026-11-23T09:00'],
  ['could somebody take my thursday please', 'find | cover | 2026-11-26'],
  ['any chance anyone could do fri?', 'find | cover | 2026-11-27'],
  ['would anyone be able to do my wednesday', 'find | cover | 2026-11-25'],
  ['who could do my friday', 'find | cover | 2026-11-27'],
  ['can one of you do sat morning', 'find | cover | 2026-11-28T06:00/2026-11-28T12:00'],
  ['is there anyone who can do tomorrow', 'find | cover | 2026-11-24'],
  ['does anyone mind doing thursday', 'find | cover | 2026-11-26'],
  ['can anyone help out on friday', 'find | cover | 2026-11-27'],
  ['looking for someone to do tuesday', 'find | cover | 2026-11-24'],
  ['please find someone for thursday', 'find | cover | 2026-11-26'],
  ['ask for cover for tue', 'find | cover | 2026-11-24'],
  ['can jo do my tuesday', 'find | cover | 2026-11-24 | jo'],
  ['can bilal or greta do tue', 'find | cover | 2026-11-24 | bilal,greta'],
  ['ask jo to do friday', 'find | cover | 2026-11-27 | jo'],
  ['could greta cover sat for me', 'find | cover | 2026-11-28 | greta'],
  ["can't do 9 today", 'find | cover | 2026-11-23T09:00'],
  ['cant do tues', 'find | cover | 2026-11-24'],
  ["i can't make it tomorrow morning", 'find | cover | 2026-11-24T06:00/2026-11-24T12:00'],
  ['sorry i cant come tomorrow', 'find | cover | 2026-11-24'],
  ["won't be able to do friday", 'find | cover | 2026-11-27'],
  ['wont make thursday', 'find | cover | 2026-11-26'],
  ['im not able to do weds', 'find | cover | 2026-11-25'],
  ['i can no longer do sat', 'find | cover | 2026-11-28'],
  ["hi, really sorry but i can't do tue, my car's broken", 'find | cover | 2026-11-24'],
  ['not going to make it to tuesday', 'find | cover | 2026-11-24'],
  ["i'm ill today", 'find | cover | 2026-11-23 | ill'],
  ['im ill, cant do today', 'find | cover | 2026-11-23 | ill'],
  ["i'm poorly and can't do tomorrow", 'find | cover | 2026-11-24 | ill'],
  ["been sick all night, can't come in today", 'find | cover | 2026-11-23 | ill'],
  ['got a migraine', 'find | cover | ill'],
  ["i've got covid", 'find | cover | ill'],
  ["i'm not well", 'find | cover | ill'],
  ['come down with flu, cant make tomorrow', 'find | cover | 2026-11-24 | ill'],
  ['can someone do the first hour of fri', 'find | cover | 2026-11-27 | start 60'],
  ['can anyone do the last half hour of tuesday?', 'find | cover | 2026-11-24 | end 30'],
  ['cover the first hour of fri', 'find | cover | 2026-11-27 | start 60'],
  ['can someone do 9 til 10 on tue', 'find | cover | 2026-11-24T09:00/2026-11-24T10:00 | as said'],
  ['can anyone cover 9 to 10 tomorrow', 'find | cover | 2026-11-24T09:00/2026-11-24T10:00 | as said'],
  ['cant do the first hour of tues', 'find | cover | 2026-11-24 | start 60'],
  ['cover all my visits 1 to 14 dec', 'find | cover | 2026-12-01/2026-12-14 | all'],
  ['can anyone do all my visits next week', 'find | cover | 2026-11-30/2026-12-06 | all'],
  ['can someone cover everything next week', 'find | cover | 2026-11-30/2026-12-06 | all'],
  ["cover jo's thursday", 'find | cover | 2026-11-26 | jo'],
  ['can someone cover for jo on thursday', 'find | cover | 2026-11-26 | jo'],
  ["find someone for bilal's wednesday", 'find | cover | 2026-11-25 | bilal'],
  ["jo can't do thursday", 'find | cover | 2026-11-26 | jo'],
  ["i'll take sat 5 dec", 'take | 2026-12-05'],
  ['ill do tuesday', 'take | 2026-11-24'],
  ["i'll have friday", 'take | 2026-11-27'],
  ['happy to do sat', 'take | 2026-11-28'],
  ['put me down for saturday', 'take | 2026-11-28'],
  ['let me do tue', 'take | 2026-11-24'],
  ['take sat 5 dec', 'take | 2026-12-05'],
  ["i'll cover thursday", 'take | 2026-11-26'],
  ['i will do 9am tue', 'take | 2026-11-24T09:00'],
  ['can i take saturday', 'take | 2026-11-28'],
  ['i said yes by mistake', 'untake'],
  ['that yes was a mistake', 'untake'],
  ["i didn't mean to say yes", 'untake'],
  ['take back my yes', 'untake'],
  ['sorry meant to say no', 'untake'],
  ['said yes to tue by accident', 'untake | 2026-11-24'],
  ['stop asking', 'stop asking'],
  ['stop asking about tue', 'stop asking | 2026-11-24'],
  ['cancel my swap', 'stop asking'],
  ['no need to ask any more', 'stop asking'],
  ['ask the circle', 'ask circle'],
  ['ask the circle too', 'ask circle'],
  ['can you ask people in the circle about tue', 'ask circle | 2026-11-24'],
  ['ok ask the whole circle', 'ask circle'],
  ["ask the circle about jo's thursday", 'ask circle | 2026-11-26 | jo'],
  ["i'll sort it", 'sort'],
  ["ok i'll sort it", 'sort'],
  ['leave it with me', 'sort'],
  ['i can sort it', 'sort'],
  ['sorted', 'sort'],
  ['on it', 'sort'],
])('“%s” means %s', (words, means) => {
  expect(meaning(words)).toBe(means);
});

// Talk about visits, other people's plans, what somebody else said, and what other capabilities are for.
test.each([
  'nobody can do tue?',
  'I asked jo to do friday already',
  "sam said he can't do friday",
  "sam said he can't do friday so jo is doing it",
  "jo told me she can't make thursday",
  'bilal is covering friday',
  'jo will do tuesday',
  'jo did tuesday',
  'i did tuesday',
  "i did jo's visit on tuesday",
  'who is on tuesday',
  "who's doing friday",
  'is anyone coming tuesday',
  'i can do tuesday',
  'i can do saturdays',
  "i can't do saturdays any more",
  "can't wait for tuesday",
  "i can't remember who does tuesday",
  "mum can't come on tuesday",
  "we can't do friday",
  'the doctor will take tue',
  "rosa can't eat before 9 on tuesday",
  'take her tablets on tue',
  'take mum to the doctor on tuesday',
  'take the bins out thursday',
  'i take sugar',
  'can i have friday off',
  'when is jo next',
  'thanks for covering tuesday',
  'thanks jo for doing friday',
  'jo swapped with sam on tuesday',
  'i swapped tuesday with jo',
  'we swapped it last week',
  'the cover of the book',
  'put a cover on the bed tuesday',
  'jo is ill',
  'rosa is poorly today',
  'i was ill last week',
  'somebody did tuesday',
  'someone came on tuesday',
  'everyone did well on friday',
  'who did thursday',
  'can you tell me who does tuesday',
  'is tuesday covered',
  'tuesday is covered',
  'tuesday is sorted',
  'jo sorted it',
  'can the nurse do tuesday',
  "i'll do it",
  'yes i can',
  "i'm away next week",
  'move tuesday to wednesday',
  'cancel tuesday',
  "i'll be there tuesday",
  "i'll see you tuesday",
  'i will have lunch on tuesday',
  "i'll take mum out on tuesday",
  "i'm happy to see you on sat",
  'do you want me to do tuesday',
  'should i do tuesday',
  'do i do tuesday',
  'am i doing tuesday',
  'if anyone asks, i do tuesday',
  'sam says someone should cover thursday',
  'she said she needs cover for tuesday',
  'the swap is fine',
  'no swap needed',
  'no need for cover on tuesday',
  'who covered last tuesday',
])('“%s” asks nothing of cover', (words) => {
  expect(meaning(words)).toBe('nothing');
});
