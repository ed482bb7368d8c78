import type { CircleId, PersonId, TeamId } from '@hatstand/db/ids';
import { care, plan, team as teamText } from '@hatstand/db/labels';
import type { LocalTime } from '@hatstand/db/times';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hear } from '../../words/hearing.ts';
import { understand } from './grammar.ts';
import type { OnCallIntent } from './intents.ts';
import type { CircleKnown, Known } from './known.ts';
import { tell } from './messages.ts';
import { decide, reordered } from './rules.ts';

const person = (key: string): PersonId => `person-${key}` as PersonId;
const MILLBROOK = 'circle-millbrook' as CircleId;
const HILL = 'circle-hill' as CircleId;
const PEOPLE = ['cal', 'ivy', 'ruth', 'dev', 'tess', 'other-tess'];

interface Sketch {
  readonly me?: string;
  readonly room?: Known['room'];
  readonly onCall?: readonly string[];
  readonly askedLately?: readonly string[];
  readonly lastResorts?: number;
  readonly wanted?: Partial<Known['wanted']>;
  readonly answeredBefore?: boolean;
  readonly twoCircles?: boolean;
  readonly unreachable?: readonly string[];
}
const HATS = ['cal', 'ruth'];
const circleOf = (id: CircleId, { me = 'cal', onCall = [], askedLately = [], lastResorts = 0 }: Sketch): CircleKnown => ({
  id,
  area: plan`Millbrook`,
  people: PEOPLE.map(person),
  onCall: onCall.map(person),
  lastResorts: Array.from({ length: lastResorts }, (_, index) => ({ id: index + 10, words: plan`Line ${index}` })),
  wearsHat: HATS.includes(me),
  mayLook: PEOPLE.includes(me) || me === 'sam',
  askedLately: new Set(askedLately.map(person)),
});
const known = (sketch: Sketch): Known => ({
  me: person(sketch.me ?? 'cal'),
  room: sketch.room,
  teams: ['team-rosa' as TeamId],
  circles: [circleOf(MILLBROOK, sketch), ...(sketch.twoCircles ? [circleOf(HILL, { me: sketch.me ?? 'cal' })] : [])],
  names: new Map(PEOPLE.map((key) => [person(key), plan`Somebody`])),
  reachable: new Set(PEOPLE.filter((key) => !sketch.unreachable?.includes(key)).map(person)),
  answeredBefore: sketch.answeredBefore ?? false,
  askedBy: undefined,
  wanted: { length: 30, hasNumber: true, isKept: false, namesTeamOwner: false, ...sketch.wanted },
});
const decided = (sketch: Sketch, intent: OnCallIntent) => decide(intent, known(sketch));
const happened = (...facts: readonly object[]) => facts.map((fact) => expect.objectContaining(fact));
const refused = (reason: string) => ({ refused: reason });
const named = (...keys: string[]) => ({ people: keys.map((key) => [person(key)]), unknown: false });
const ask = (...keys: string[]): OnCallIntent => ({ do: 'ask', dated: false, ...named(...keys) });
const order = (how: Extract<OnCallIntent, { do: 'order' }>['how'], ...keys: string[]): OnCallIntent => ({ do: 'order', how, ...named(...keys) });
const goOn: OnCallIntent = { do: 'go on', dated: false };
const comeOff: OnCallIntent = { do: 'come off', dated: false };
const check: OnCallIntent = { do: 'check last resort', words: care`Care line 01632 960 100`, names: [] };
const keep: OnCallIntent = { ...check, do: 'keep last resort' };

describe('going on and coming off call', () => {
  test('anybody of the circle puts themself on', () => {
    for (const me of ['cal', 'dev']) expect(decided({ me }, goOn)).toEqual(happened({ happened: 'went-on-call', person: person(me) }));
  });
  test('who is not of the circle may not, a Rota Holder neither', () => {
    for (const me of ['sam', 'jo']) expect(decided({ me }, goOn)).toEqual(refused('not of the circle'));
  });
  test('a second time changes nothing', () => {
    expect(decided({ onCall: ['cal'] }, goOn)).toEqual(refused('on call already'));
    expect(decided({}, comeOff)).toEqual(refused('not on call'));
  });
  test('coming off needs nobody’s yes', () => {
    expect(decided({ me: 'dev', onCall: ['dev'] }, comeOff)).toEqual(happened({ happened: 'came-off-call', person: person('dev') }));
  });
  test('a day is explained first, because the list has none', () => {
    expect(decided({}, { ...goOn, dated: true })).toEqual(happened({ happened: 'no-days-explained' }));
  });
  test('nobody takes somebody else off', () => {
    expect(decided({ onCall: ['ivy'] }, { do: 'take others off', people: [[person('ivy')]] })).toEqual(refused('only they can say'));
    expect(decided({ onCall: ['cal'] }, { do: 'take others off', people: [[person('cal')]] })).toEqual(happened({ happened: 'came-off-call' }));
  });
  test('in two circles it is asked which, except where only one of them can be meant', () => {
    expect(decided({ twoCircles: true }, goOn)).toEqual(happened({ happened: 'circle-unclear', circles: [MILLBROOK, HILL] }));
    expect(decided({ twoCircles: true }, { ...goOn, circle: HILL })).toEqual(happened({ happened: 'went-on-call', circle: HILL }));
    expect(decided({ twoCircles: true, onCall: ['cal'] }, comeOff)).toEqual(happened({ happened: 'came-off-call', circle: MILLBROOK }));
  });
  test('in a room of another team it is refused', () => {
    expect(decided({ room: 'team-arthur' as TeamId }, goOn)).toEqual(refused('not in this team'));
    expect(decided({ room: 'no team' }, goOn)).toEqual(happened({ happened: 'went-on-call' }));
  });
});

describe('asking somebody to be on call', () => {
  test('nobody is put on by being asked', () => {
    expect(decided({}, ask('ivy', 'dev'))).toEqual(happened({ happened: 'asked-to-be-on-call', people: [person('ivy'), person('dev')], by: person('cal') }));
  });
  test('is for circle hats', () => {
    for (const me of ['dev', 'ivy', 'sam']) expect(decided({ me }, ask('tess'))).toEqual(refused('circle hats only'));
  });
  test('happens once', () => {
    expect(decided({ askedLately: ['ivy'] }, ask('ivy'))).toEqual(refused('asked not long ago'));
    expect(decided({ onCall: ['ivy'] }, ask('ivy'))).toEqual(refused('they are on call already'));
    expect(decided({ unreachable: ['ivy'] }, ask('ivy'))).toEqual(refused('can’t be reached'));
  });
  test('asks which of two with one name', () => {
    const both: OnCallIntent = { do: 'ask', dated: false, people: [[person('tess'), person('other-tess')]], unknown: false };
    expect(decided({}, both)).toEqual(happened({ happened: 'which-person' }));
  });
  test('somebody of another team is not of the circle', () => {
    expect(decided({}, ask('sam'))).toEqual(refused('nobody of that name'));
  });
  test('a no is told to the asker alone, and only once', () => {
    const no: OnCallIntent = { do: 'answer', yes: false, askedBy: person('cal'), circle: MILLBROOK };
    const facts = decided({ me: 'ivy' }, no);
    expect(facts).toEqual(happened({ happened: 'said-not-this-time', askedBy: person('cal') }));
    if ('refused' in facts) throw new Error('refused');
    expect(facts.flatMap((fact) => tell(fact, known({ me: 'ivy' }))).map(({ to }) => to)).toEqual([person('ivy'), person('cal')]);
    expect(decided({ me: 'ivy', answeredBefore: true }, no)).toEqual(happened({ happened: 'left-as-is' }));
  });
  test('an old Yes of somebody who has left the circle does nothing', () => {
    expect(decided({ me: 'jo' }, { do: 'answer', yes: true, askedBy: person('cal'), circle: MILLBROOK })).toEqual(refused('not of the circle'));
  });
});

describe('the order', () => {
  const onCall = ['ivy', 'cal', 'ruth'];
  test('changes as was said', () => {
    expect(decided({ onCall }, order('before', 'cal', 'ivy'))).toEqual(
      happened({ order: ['cal', 'ivy', 'ruth'].map(person), moved: ['cal', 'ivy'].map(person) }),
    );
    expect(decided({ onCall }, order('after', 'ivy', 'ruth'))).toEqual(happened({ order: ['cal', 'ruth', 'ivy'].map(person) }));
    expect(decided({ onCall }, order('last', 'ivy'))).toEqual(happened({ order: ['cal', 'ruth', 'ivy'].map(person) }));
    expect(decided({ onCall }, order('in this order', 'ruth', 'ivy'))).toEqual(happened({ order: ['ruth', 'ivy', 'cal'].map(person) }));
  });
  test('holds only people who said yes', () => {
    expect(decided({ onCall }, order('before', 'dev', 'ivy'))).toEqual(refused('not on the list'));
  });
  test('that is so already changes nothing', () => {
    expect(decided({ onCall }, order('before', 'ivy', 'cal'))).toEqual(happened({ happened: 'order-is-so-already' }));
  });
  test('never loses or adds anybody', () => {
    const ways = fc.constantFrom('before', 'after', 'first', 'last', 'in this order');
    fc.assert(
      fc.property(ways, fc.uniqueArray(fc.constantFrom(...PEOPLE), { minLength: 1 }), fc.nat(), fc.nat(), (how, now, one, other) => {
        const list = now.map(person);
        const picked = [list[one % list.length], list[other % list.length]].filter((each) => each !== undefined);
        expect([...reordered(how, [...new Set(picked)], list)].sort()).toEqual([...list].sort());
      }),
    );
  });
});

describe('the last resort', () => {
  test('is shown back before it is kept', () => {
    expect(decided({}, check)).toEqual(happened({ happened: 'last-resort-checked' }));
    expect(decided({}, keep)).toEqual(happened({ happened: 'last-resort-kept', by: person('cal') }));
  });
  test('what can’t be shown is refused, before and after the yes', () => {
    for (const intent of [check, keep]) {
      expect(decided({ wanted: { hasNumber: false } }, intent)).toEqual(refused('no number in it'));
      expect(decided({ wanted: { length: 121 } }, intent)).toEqual(refused('too long'));
      expect(decided({ wanted: { length: 120 } }, intent)).toEqual(happened({ circle: MILLBROOK }));
      expect(decided({ wanted: { namesTeamOwner: true } }, intent)).toEqual(refused('names a Team Owner'));
      expect(decided({ wanted: { isKept: true } }, intent)).toEqual(refused('kept already'));
      expect(decided({ lastResorts: 5 }, intent)).toEqual(refused('enough last resorts'));
      expect(decided({ me: 'dev' }, intent)).toEqual(refused('circle hats only'));
    }
  });
  test('to remove one of several it is asked which; one alone is meant', () => {
    const remove: OnCallIntent = { do: 'remove last resort' };
    expect(decided({}, remove)).toEqual(refused('no last resorts'));
    expect(decided({ lastResorts: 2 }, remove)).toEqual(happened({ happened: 'which-last-resort' }));
    expect(decided({ lastResorts: 1 }, remove)).toEqual(happened({ happened: 'last-resort-removed', resort: expect.objectContaining({ id: 10 }) }));
    expect(decided({ lastResorts: 2 }, { ...remove, number: 2 })).toEqual(happened({ resort: expect.objectContaining({ id: 11 }) }));
    for (const number of [0, 3]) expect(decided({ lastResorts: 2 }, { ...remove, number })).toEqual(refused('no such last resort'));
    expect(decided({ lastResorts: 1 }, { ...remove, id: 99 })).toEqual(refused('gone'));
  });
});

describe('the words', () => {
  const people = [
    { id: person('cal'), firstName: plan`Cal`, surname: teamText`Brook` },
    { id: person('ivy'), firstName: plan`Ivy`, surname: teamText`Chen` },
  ];
  const understood = (words: string) => understand(hear(words, '2026-11-23T09:00' as LocalTime, people));

  test.each([
    'put me on call',
    '/hattie put me on call',
    'I can be on call',
    "i'll be on call",
    'ill go on-call',
    'add me to the on call list',
    'im happy to be on call',
    'please put me down for oncall',
    'could you put me on call pls',
  ])('“%s” puts them on', (words) => {
    expect(understood(words)).toEqual({ do: 'go on', dated: false });
  });
  test.each([
    'take me off call',
    'take me off call please, bit much at the mo',
    'take me off the on call list',
    "i can't be on call any more",
    'cant be on call',
    "don't put me on call",
    'remove me from the on call list',
  ])('“%s” takes them off', (words) => {
    expect(understood(words)).toEqual({ do: 'come off', dated: false });
  });
  test.each([
    'who is on call',
    "who's on call?",
    'whos on call tonight',
    'on call',
    'show the on-call list',
    'is anyone on call',
    'last resort',
    'what is the last resort',
  ])('“%s” shows the list', (words) => {
    expect(understood(words)).toEqual({ do: 'show' });
  });
  test.each(['ask ivy to be on call', 'can you ask Ivy if she could be on call', 'could ivy be on call?', 'put ivy on call', 'add ivy to the on call list'])(
    '“%s” asks Ivy',
    (words) => {
      expect(understood(words)).toEqual({ do: 'ask', dated: false, people: [[person('ivy')]], unknown: false });
    },
  );
  test.each([
    ['put Cal before Ivy', 'before'],
    ['put cal after ivy on call', 'after'],
    ['on call order: Cal, Ivy', 'in this order'],
    ['on call order cal then ivy', 'in this order'],
  ])('“%s” changes the order', (words, how) => {
    expect(understood(words)).toEqual({ do: 'order', how, people: [[person('cal')], [person('ivy')]], unknown: false });
  });
  test('a day said is not lost', () => {
    expect(understood('put me on call on friday')).toEqual({ do: 'go on', dated: true });
  });
  test.each([
    'put me on call but not at night',
    'put me on friday',
    'put ivy before tuesday',
    'call me',
    'im on call-outs all day',
    'as a last resort ask ivy',
    'take me off tuesday',
    'who is on',
    'on',
  ])('“%s” is not about this', (words) => {
    expect(understood(words)).toBeUndefined();
  });
});
