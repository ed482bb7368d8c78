import type { PersonId, TeamId } from '@hatstand/db/ids';
import { plan, reveal, team as teamText } from '@hatstand/db/labels';
import type { Day } from '@hatstand/db/times';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../words/calendar.ts';
import type { ConsentFact } from './facts.ts';
import type { ConsentIntent } from './intents.ts';
import type { ConsentTeam, Known } from './known.ts';
import { tell } from './messages.ts';
import { decide } from './rules.ts';

const person = (key: string): PersonId => `person-${key}` as PersonId;
const ROSA = 'team-rosa' as TeamId;
const ARTHUR = 'team-arthur' as TeamId;
const TODAY = '2026-11-23' as Day;

interface Sketch {
  readonly me?: string;
  readonly room?: Known['room'];
  readonly asking?: ConsentTeam['asking'];
  readonly newcomers?: readonly string[];
  readonly anyTime?: Readonly<Record<string, Day | null>>;
  readonly alsoArthurs?: boolean;
}
const PEOPLE = ['sam', 'jo', 'bilal', 'greta', 'owen', 'joan', 'tess'];

function teamOf(id: TeamId, { asking = 'ask me first', newcomers = [], anyTime = {} }: Sketch): ConsentTeam {
  return {
    id,
    nickname: plan`R’s team`,
    owner: person('rosa'),
    ownerName: teamText`Rosa`,
    asking,
    speaksForIt: [person('rosa'), person('tess')],
    rotaHolders: [person('sam')],
    members: PEOPLE.map((key) => ({ person: person(key), givesVisits: key !== 'tess', newcomer: newcomers.includes(key) })),
    anyTime: Object.entries(anyTime).map(([key, until]) => ({ person: person(key), until })),
  };
}
const NAMES = { sam: plan`Sam`, jo: plan`Jo`, bilal: plan`Bilal`, greta: plan`Greta`, owen: plan`Owen`, joan: plan`Jo`, tess: plan`Tess` };
const known = (sketch: Sketch): Known => ({
  me: person(sketch.me ?? 'rosa'),
  today: TODAY,
  room: sketch.room,
  teams: [teamOf(ROSA, sketch), ...(sketch.alsoArthurs ? [teamOf(ARTHUR, {})] : [])],
  names: new Map(Object.entries(NAMES).map(([key, name]) => [person(key), name])),
  reachable: new Set([...PEOPLE, 'rosa'].map(person)),
  surnames: new Map([
    [person('jo'), teamText`Lin`],
    [person('joan'), teamText`Hill`],
  ]),
});
const decided = (sketch: Sketch, intent: ConsentIntent) => decide(intent, known(sketch));
const happened = (...facts: readonly object[]) => facts.map((fact) => expect.objectContaining(fact));
const refused = (reason: string) => ({ refused: reason });
const letCome = (keys: readonly string[], more: Partial<Extract<ConsentIntent, { do: 'let come' }>> = {}): ConsentIntent => ({
  do: 'let come',
  people: keys.map((key) => [person(key)]),
  unknown: false,
  ...more,
});
const askAbout = (...keys: string[]): ConsentIntent => ({ do: 'ask about', people: keys.map((key) => [person(key)]), unknown: false });
const end = (day: string, more: { from?: string; hasYear?: boolean } = {}) => ({
  day: day as Day,
  from: (more.from ?? null) as Day | null,
  hasYear: more.hasYear ?? false,
});

describe('who may say how the Team Owner wants to be asked', () => {
  const justTell: ConsentIntent = { do: 'set way', asking: 'just tell me' };
  test('the Team Owner and the advocate may', () => {
    for (const me of ['rosa', 'tess']) expect(decided({ me }, justTell)).toEqual(happened({ happened: 'way-changed', asking: 'just tell me', by: person(me) }));
  });
  test('nobody else may, not even the Rota Holder', () => {
    for (const me of ['sam', 'jo', 'owen'])
      for (const intent of [justTell, letCome(['jo']), askAbout('jo'), { do: 'let everybody come' } as const])
        expect(decided({ me }, intent)).toEqual(refused('not for you to say'));
  });
  test('everybody in the team may look', () => {
    for (const me of ['rosa', 'sam', 'jo']) expect(decided({ me }, { do: 'show' })).toEqual(happened({ happened: 'way-shown' }));
  });
  test('what is so already changes nothing', () => {
    expect(decided({ asking: 'just tell me' }, justTell)).toEqual(happened({ happened: 'way-is-so-already' }));
  });
  test('an advocate of two teams is asked which', () => {
    expect(decided({ me: 'tess', alsoArthurs: true }, justTell)).toEqual(happened({ happened: 'team-unclear', teams: [ROSA, ARTHUR] }));
    expect(decided({ me: 'tess', alsoArthurs: true }, { ...justTell, team: ARTHUR })).toEqual(happened({ happened: 'way-changed', team: ARTHUR }));
    expect(decided({ me: 'tess', alsoArthurs: true, room: ROSA }, justTell)).toEqual(happened({ happened: 'way-changed', team: ROSA }));
  });
  test('a room of another team is refused', () => {
    expect(decided({ room: ARTHUR }, justTell)).toEqual(refused('not in this team'));
  });
  test('“Jo says just tell her” is not how the Team Owner wants it', () => {
    expect(decided({}, { ...justTell, whose: [person('jo')] })).toEqual(refused('somebody else’s way'));
    expect(decided({}, { ...justTell, whose: [person('rosa')] })).toEqual(happened({ happened: 'way-changed' }));
  });
});

describe('a yes given beforehand', () => {
  test('holds on the last day that was said, and not on the next', () => {
    expect(decided({}, letCome(['jo'], { until: end('2027-03-28') }))).toEqual(happened({ happened: 'any-time-given', until: '2027-03-29' }));
  });
  test('has no end where none was said', () => {
    expect(decided({}, letCome(['jo', 'jo']))).toEqual(happened({ happened: 'any-time-given', people: [person('jo')], until: null, knownNow: [] }));
  });
  test('may end today, but not yesterday', () => {
    expect(decided({}, letCome(['jo'], { until: end(TODAY) }))).toEqual(happened({ happened: 'any-time-given', until: '2026-11-24' }));
    expect(decided({}, letCome(['jo'], { until: end('2026-11-22') }))).toEqual(happened({ happened: 'end-asked', because: 'gone', ahead: undefined }));
  });
  test('a day that has only just gone is asked about, with the year ahead as a choice', () => {
    expect(decided({}, letCome(['jo'], { until: end('2027-11-20') }))).toEqual(happened({ happened: 'end-asked', because: 'gone', ahead: '2027-11-20' }));
    expect(decided({}, letCome(['jo'], { until: end('2027-11-20', { hasYear: true }) }))).toEqual(happened({ happened: 'any-time-given' }));
  });
  test('a time that begins later is asked about', () => {
    const december = end('2026-12-31', { from: '2026-12-01' });
    expect(decided({}, letCome(['jo'], { until: december }))).toEqual(happened({ happened: 'end-asked', because: 'begins later' }));
  });
  test('given twice changes nothing; with another end it is given anew', () => {
    expect(decided({ anyTime: { jo: null } }, letCome(['jo']))).toEqual(happened({ happened: 'any-time-already' }));
    expect(decided({ anyTime: { jo: null } }, letCome(['jo'], { until: end('2027-01-31') }))).toEqual(happened({ happened: 'any-time-given' }));
  });
  test('one name that nobody has stops all of it', () => {
    expect(decided({}, letCome(['jo'], { unknown: true }))).toEqual(refused('nobody of that name'));
    expect(decided({}, letCome(['jo', 'ivy']))).toEqual(refused('not a member'));
  });
  test('of two people with one name it is asked which', () => {
    const both: ConsentIntent = { do: 'let come', people: [[person('jo'), person('joan')]], unknown: false };
    expect(decided({}, both)).toEqual(happened({ happened: 'which-person', step: expect.objectContaining({ of: [person('jo'), person('joan')] }) }));
  });
  test('“ask me about others” sets the way too', () => {
    const facts = decided({ asking: 'just tell me' }, letCome(['jo'], { askAboutOthers: true }));
    expect(facts).toEqual(happened({ happened: 'any-time-given' }, { happened: 'way-changed', asking: 'ask me first' }));
  });
});

describe('a newcomer', () => {
  const sketch: Sketch = { newcomers: ['owen'] };
  test('is asked about before a yes is given beforehand; the others are let come at once', () => {
    const facts = decided(sketch, letCome(['jo', 'owen'], { until: end('2027-03-28') }));
    expect(facts).toEqual(happened({ happened: 'any-time-given', people: [person('jo')] }, { happened: 'newcomers-asked-about', people: [person('owen')] }));
  });
  test('who is well known by now is no newcomer any more', () => {
    const facts = decided(sketch, letCome(['owen'], { knownWell: true }));
    expect(facts).toEqual(happened({ happened: 'any-time-given', people: [person('owen')], knownNow: [person('owen')] }));
  });
  test('what the Yes means keeps the end that was said', () => {
    const facts = decided(sketch, letCome(['owen'], { until: end('2027-03-28') }));
    if ('refused' in facts) throw new Error('refused');
    const yes = facts.flatMap((fact) => tell(fact, known(sketch))).flatMap((message) => message.choices ?? [])[0]?.means;
    if (!yes) throw new Error('there is no Yes');
    expect(decided(sketch, yes)).toEqual(happened({ happened: 'any-time-given', until: '2027-03-29', knownNow: [person('owen')] }));
    expect(decided({ ...sketch, me: 'sam' }, yes)).toEqual(refused('not for you to say'));
  });
  test('is never let come without that question', () => {
    fc.assert(
      fc.property(fc.subarray(PEOPLE, { minLength: 1 }), fc.subarray(PEOPLE), (named, newcomers) => {
        const facts = decided({ newcomers }, letCome(named));
        const given = 'refused' in facts ? [] : facts.flatMap((fact) => (fact.happened === 'any-time-given' ? fact.people : []));
        expect(given.filter((one) => newcomers.map(person).includes(one))).toEqual([]);
        expect([...given].sort()).toEqual(
          named
            .filter((key) => !newcomers.includes(key))
            .map(person)
            .sort(),
        );
      }),
    );
  });
});

describe('asking about somebody again', () => {
  test('ends the yes given beforehand', () => {
    expect(decided({ anyTime: { jo: null } }, askAbout('jo'))).toEqual(
      happened({ happened: 'asking-again', people: [person('jo')], others: [], turned: false }),
    );
  });
  test('who is asked about anyway stays so', () => {
    expect(decided({}, askAbout('jo'))).toEqual(happened({ happened: 'asked-about-already' }));
    expect(decided({ asking: 'just tell me', newcomers: ['owen'] }, askAbout('owen'))).toEqual(happened({ happened: 'asked-about-already' }));
  });
  test('where being told was enough, everybody else who is known keeps coming', () => {
    const others = ['sam', 'bilal', 'greta', 'joan'].map(person);
    expect(decided({ asking: 'just tell me', newcomers: ['owen'] }, askAbout('jo'))).toEqual(
      happened({ happened: 'asking-again', people: [person('jo')], others, turned: true }),
    );
  });
});

describe('who is told', () => {
  const facts = (sketch: Sketch, intent: ConsentIntent): readonly ConsentFact[] => {
    const decision = decided(sketch, intent);
    if ('refused' in decision) throw new Error(decision.refused);
    return decision;
  };
  const told = (sketch: Sketch, intent: ConsentIntent) => facts(sketch, intent).flatMap((fact) => tell(fact, known(sketch)).map(({ to }) => to));
  test('of another way: the other voice and the Rota Holder, once each', () => {
    expect(told({}, { do: 'set way', asking: 'just tell me' })).toEqual(['rosa', 'tess', 'sam'].map(person));
  });
  test('of a yes beforehand: those it is for, and the Rota Holder', () => {
    expect(told({}, letCome(['jo', 'sam']))).toEqual(['rosa', 'jo', 'sam'].map(person));
  });
  test('of its end: the Rota Holder alone, and not where it is about them', () => {
    expect(told({ anyTime: { jo: null } }, askAbout('jo'))).toEqual(['rosa', 'sam'].map(person));
    expect(told({ anyTime: { sam: null } }, askAbout('sam'))).toEqual(['rosa'].map(person));
  });
  test('the Team Owner is named in nothing that may go to WhatsApp', () => {
    for (const intent of [{ do: 'set way', asking: 'just tell me' }, letCome(['jo']), { do: 'show' }] as const)
      for (const fact of facts({}, intent))
        for (const { text, limited } of tell(fact, known({}))) {
          if (text.label === 'open' || text.label === 'plan') expect(reveal(text)).not.toContain('Rosa');
          if (limited) expect(reveal(limited)).not.toContain('Rosa');
        }
  });
});

test('the end that is kept is always the day after the last day said', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 800 }), (days) => {
      const day = addDays(TODAY, days);
      const facts = decided({}, letCome(['jo'], { until: { day, from: null, hasYear: true } }));
      expect(facts).toEqual(happened({ happened: 'any-time-given', until: addDays(day, 1) }));
    }),
  );
});
