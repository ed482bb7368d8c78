import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clashes, crowded, ROSA, visitsNow } from '../../testing/crowded-world.ts';
import { runs } from '../../testing/runs.ts';
import { homeOf, type SmallWorld, smallWorld } from '../../testing/small-world.ts';
import { instantOf, localTimeOf } from '../../words/calendar.ts';

const GIVERS = ['sam', 'jo', 'bilal', 'greta', 'maya'];
const ASKS = [
  'rota cover Tue 9am',
  'rota cover Wed',
  'rota swap Thu',
  "I'm ill, can't do today",
  "can't do tomorrow",
  'can someone do the first hour of Tue 9am',
  'can anyone do the last half hour of Wed',
  "cover Jo's Thursday",
  "can't do Mon 9am",
  'cover all my visits this week',
];
const OTHERS = [
  'take Tue',
  'take Wed',
  "I'll take Thu",
  'I said yes by mistake',
  'I’m away tomorrow',
  'I’m back',
  'ask the circle',
  'I’ll sort it',
  'stop asking',
  'yes',
  'no',
  'undo',
];

type Act =
  | { readonly who: string; readonly says: string }
  | { readonly who: string; readonly presses: number }
  | { readonly who: string; readonly agrees: true }
  | { readonly hours: number }
  | 'restart';
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ who: fc.constantFrom(...GIVERS), says: fc.constantFrom(...ASKS) }) },
  { weight: 4, arbitrary: fc.record({ who: fc.constantFrom(...GIVERS), says: fc.constantFrom(...OTHERS) }) },
  { weight: 8, arbitrary: fc.record({ who: fc.constantFrom(...GIVERS, 'rosa', 'lena', 'nia', 'ruth', 'ivy'), presses: fc.nat(4) }) },
  { weight: 8, arbitrary: fc.record({ who: fc.constantFrom(...GIVERS, 'rosa', 'rosa', 'lena'), agrees: fc.constant(true as const) }) },
  { weight: 2, arbitrary: fc.record({ hours: fc.constantFrom(0.1, 0.6, 4, 13) }) },
  { weight: 1, arbitrary: fc.constant('restart' as const) },
);

/** One visit that nobody takes, and one that is agreed, given back and put to somebody else. */
const AGREED_AND_NOT: Act[] = [
  { who: 'sam', says: 'rota cover Tue 9am' },
  { who: 'jo', agrees: true },
  { who: 'rosa', agrees: true },
  { hours: 0.6 },
  { who: 'jo', says: 'I said yes by mistake' },
  'restart',
  { who: 'bilal', agrees: true },
  { hours: 0.1 },
  { who: 'rosa', agrees: true },
  { who: 'sam', says: "can't do Mon 9am" },
];

async function perform(of: SmallWorld, one: Act): Promise<SmallWorld> {
  if (one === 'restart') return smallWorld({ db: of.db, time: of.time, chats: of.chats });
  if ('hours' in one) await of.moveTo(localTimeOf(new Date(of.time.now.getTime() + one.hours * 3_600_000)));
  else if ('says' in one) of.says(one.who, one.says, { id: `said-${counted()}` });
  else if ('agrees' in one) {
    const yes =
      homeOf(one.who) === 'rocketchat'
        ? of
            .lettersTo(one.who)
            .flatMap(({ buttons }) => buttons.filter(({ label }) => /^Yes/.test(label)))
            .at(-1)
        : undefined;
    if (yes) of.presses(one.who, yes.choice, { id: `pressed-${counted()}` });
    else of.says(one.who, 'yes', { id: `said-${counted()}` });
  } else {
    const button = of
      .lettersTo(one.who)
      .flatMap(({ buttons }) => buttons)
      .at(-1 - one.presses);
    if (button) of.presses(one.who, button.choice, { on: homeOf(one.who), id: `pressed-${counted()}` });
  }
  await of.settle();
  return of;
}
let count = 0;
const counted = (): number => {
  count += 1;
  return count;
};

interface Fact {
  readonly happened: string;
  readonly request: string;
  readonly giver?: string;
  readonly taker?: string;
  readonly to?: string;
  readonly agreedAs?: string;
  readonly reminded?: readonly { readonly request: string; readonly person: string }[];
}
const factsIn = (of: SmallWorld): (Fact & { readonly person: string })[] =>
  (of.db.client.prepare("select person, fact from journal where capability = 'cover' order by id").all() as { person: string; fact: string }[]).map(
    ({ person, fact }) => ({
      ...(JSON.parse(fact) as Fact),
      person,
    }),
  );

/** How long people are with the two teams' owners in all: what is split must add up. */
const minutesIn = (of: SmallWorld): number =>
  visitsNow(of).reduce((sum, { span }) => sum + (instantOf(span.to).getTime() - instantOf(span.from).getTime()) / 60_000, 0);

function promisesKept(of: SmallWorld): void {
  const facts = factsIn(of);
  const saidYes = new Set(facts.filter(({ happened }) => happened === 'yes-said').map(({ person, request }) => `${person} ${request}`));
  const swapAsked = new Set(facts.filter(({ happened }) => happened === 'swap-asked').map(({ person, request }) => `${person} ${request}`));
  const requests = new Map((of.db.client.prepare('select * from requests').all() as Record<string, string>[]).map((one) => [one['id'], one]));
  for (const { happened, request, person, giver, taker, agreedAs } of facts) {
    if (happened !== 'settled') continue;
    const record = requests.get(request);
    expect(saidYes).toContain(`${taker} ${request}`);
    // In a swap both come: whoever asked has said so by asking.
    if (record?.['kind'] === 'swap') expect(saidYes.has(`${giver} ${request}`) || swapAsked.has(`${giver} ${request}`)).toBe(true);
    if (record?.['team'] === ROSA) expect(['person-rosa', 'person-tess'].includes(person) || agreedAs === 'standing consent').toBe(true);
  }
  const reminded = facts.flatMap((fact) => (fact.happened === 'mentioned' ? (fact.reminded ?? []) : [])).map((one) => `${one.person} ${one.request}`);
  expect(new Set(reminded).size).toBe(reminded.length);
  const climbed = of.db.client.prepare("select series || '@' || day from visit_record where what in ('last resort shown', 'being sorted')").pluck().all();
  for (const { happened, request } of facts) {
    const record = requests.get(request);
    if (happened === 'lapsed' && record?.['kind'] === 'cover') expect(climbed).toContain(record['visit']);
  }
}

test('whatever happens, nobody is assigned or in two places, nothing is lost, and what is uncovered when it begins has gone up the whole ladder', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 24 }), async (acts) => {
      let of = crowded();
      try {
        const before = minutesIn(of);
        for (const one of acts) {
          of = await perform(of, one);
          expect(clashes(of)).toEqual([]);
          expect(minutesIn(of)).toBe(before);
        }
        of = await perform(of, { hours: 24 });
        for (const { happened } of factsIn(of)) seen.add(happened);
        expect(of.bugs).toEqual([]);
        promisesKept(of);
      } finally {
        of.close();
      }
    }),
    { numRuns: runs(10, 200), examples: [[AGREED_AND_NOT]] },
  );
  // The promises were put to the test.
  for (const happened of ['cover-asked', 'settled', 'rung-climbed', 'lapsed']) expect(seen).toContain(happened);
}, 1_200_000);
