import type { Id } from '@hatstand/db/ids';
import { reveal } from '@hatstand/db/labels';
import type { Day, LocalTime } from '@hatstand/db/times';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { momentOf, person, rotaKnown, type Sketch } from '../../testing/rota-known.ts';
import type { Away } from '../../visits/known.ts';
import { daysOf } from '../../visits/regular-times.ts';
import { minutesInto } from '../../words/calendar.ts';
import { hear } from '../../words/hearing.ts';
import { understand } from './grammar.ts';
import type { AvailabilityIntent } from './intents.ts';
import type { Known } from './known.ts';
import { offersIn } from './offers.ts';
import { sayOffer } from './phrases.ts';
import { type Decision, decide } from './rules.ts';
import { isWithin, joined, overlap, without } from './spans.ts';

const NOW = '2026-11-23T09:00' as LocalTime;
const TODAY = '2026-11-23' as Day;
const away = (from: string, until: string): Away => ({ from: `${from}T00:00` as LocalTime, until: `${until}T00:00` as LocalTime });
const absence = (id: string, from: string, until: string, isToldOf = false) => ({ id: id as Id<'absence'>, ...away(from, until), isToldOf });
const known = (sketch: Sketch, more: Partial<Known> = {}): Known => ({
  ...rotaKnown({ me: 'jo', ...sketch }),
  belongs: true,
  absences: [],
  offers: [],
  regular: [],
  asked: [],
  lookedFor: new Set(),
  ...more,
});
const meant = (words: string): AvailabilityIntent => {
  const intent = understand(hear(words, NOW, []));
  if (!intent) throw new Error(`not understood: ${words}`);
  return intent;
};
const decided = (words: string, more: Partial<Known> = {}, sketch: Sketch = {}) => decide(meant(words), known(sketch, more), momentOf(NOW));
const happened = (fact: object) => [expect.objectContaining(fact)];
/** The visits that a fact lists. */
const visitsOf = (decision: Decision, list: 'visits' | 'free'): string[] => {
  const [fact] = 'refused' in decision ? [] : decision;
  const visits = fact && list in fact ? (fact as { readonly [key in typeof list]?: readonly { readonly id: string }[] })[list] : undefined; // just looked
  return visits?.map(({ id }) => id) ?? [];
};
const THU = { thu: ['jo', '2026-12-03 09:00-11:00'] } as const;

describe('away every week', () => {
  const TUESDAYS = { id: 'tue' as Id<'availability'>, firstDay: '2026-11-24' as Day, lastDay: null, repeats: 'FREQ=WEEKLY;BYDAY=TU', starts: null, ends: null };
  test('is kept as a rule, once, and ends an offer for those days', () => {
    expect(decided('away every tuesday')).toEqual(happened({ happened: 'cannot-regularly', added: [expect.objectContaining({ repeats: TUESDAYS.repeats })] }));
    expect(decided('away every tuesday', { regular: [TUESDAYS] })).toEqual(happened({ happened: 'cannot-regularly', added: [] }));
    expect(decided('away every tuesday', { offers: [TUESDAYS] })).toEqual(happened({ happened: 'cannot-regularly', ended: [TUESDAYS] }));
  });
  test('is taken back by weekday, or for one day alone', () => {
    const weekend = { ...TUESDAYS, repeats: 'FREQ=WEEKLY;BYDAY=TU,SA' };
    expect(decided('not away on saturdays any more', { regular: [weekend] })).toEqual(
      happened({ happened: 'can-again', ended: [weekend], added: [expect.objectContaining({ repeats: 'FREQ=WEEKLY;BYDAY=TU' })] }),
    );
    expect(decided('not away on tue 8 dec', { regular: [TUESDAYS] })).toEqual(
      happened({ happened: 'can-again', added: [expect.objectContaining({ lastDay: '2026-12-07' }), expect.objectContaining({ firstDay: '2026-12-15' })] }),
    );
  });
  test('a new offer for those days takes it back', () => {
    expect(decided('i can do tuesdays', { regular: [TUESDAYS] })).toEqual(happened({ happened: 'offered-to-come', ended: [TUESDAYS], left: [] }));
  });
});

describe('going away', () => {
  test('keeps the days up to the end of the last', () => {
    expect(decided('away 1 to 14 dec')).toEqual(happened({ happened: 'went-away', said: [away('2026-12-01', '2026-12-15')] }));
  });
  test('lists only the visits of whoever goes, in that time', () => {
    const visits = { ...THU, sams: ['sam', '2026-12-04 09:00-11:00'], later: ['jo', '2026-12-17 09:00-11:00'] } as const;
    expect(visitsOf(decided('away 1 to 14 dec', {}, { visits }), 'visits')).toEqual(['visit-thu']);
  });
  test('what meets or overlaps is joined, and kept once', () => {
    const absences = [absence('old', '2026-12-10', '2026-12-20')];
    expect(decided('away 1 to 14 dec', { absences })).toEqual(
      happened({ happened: 'went-away', ended: ['old'], added: [expect.objectContaining(away('2026-12-01', '2026-12-20'))] }),
    );
  });
  test('said twice changes nothing', () => {
    expect(decided('away 1 to 14 dec', { absences: [absence('old', '2026-12-01', '2026-12-15')] })).toEqual(happened({ happened: 'away-already' }));
  });
  test('until the day before they are back', () => {
    expect(decided('im away from 1 dec, back on the 15th')).toEqual(happened({ happened: 'went-away', said: [away('2026-12-01', '2026-12-15')] }));
  });
  test('without an end it is asked for', () => {
    expect(decided('away from 1 dec')).toEqual(happened({ happened: 'until-asked', from: '2026-12-01T00:00' }));
  });
  test('the wrong way round is asked about, a year is taken', () => {
    expect(decided('away from 14 dec to 1 dec')).toEqual(happened({ happened: 'other-way-round', swappedAway: away('2026-12-01', '2026-12-15') }));
    expect(decided('im away for a year from 1 dec')).toEqual(happened({ happened: 'went-away' }));
  });
  test('days just gone are not taken for next year’s', () => {
    expect(decided('im away 16 nov to 20 nov')).toEqual(happened({ happened: 'gone-or-next-year' }));
    expect(decided('i was away mon and tues last week')).toEqual({ refused: 'in the past' });
  });
  test('a day with two readings is asked about', () => {
    expect(decided('away 30 feb')).toEqual(happened({ happened: 'days-unclear' }));
  });
  test('only part of a day is kept as times', () => {
    expect(decided('not available mon 7 dec afternoon')).toEqual(happened({ said: [{ from: '2026-12-07T12:00', until: '2026-12-07T17:00' }] }));
  });
  test('somebody in no team is told so', () => {
    expect(decided('away next week', { belongs: false })).toEqual({ refused: 'in no team' });
  });
  test('is nobody’s to say for another', () => {
    expect(decide({ do: 'speak for another' }, known({}), momentOf(NOW))).toEqual({ refused: 'only they can say' });
  });
});

describe('coming back', () => {
  const absences = [absence('now', '2026-11-20', '2026-12-05', true)];
  test('ends what runs, and nothing that is over', () => {
    expect(decided('im back', { absences })).toEqual(happened({ happened: 'came-back', isBackNow: true, changed: [], ended: ['now'] }));
  });
  test('from a day on shortens it', () => {
    expect(decided('back early, from thursday', { absences })).toEqual(
      happened({ happened: 'came-back', isBackNow: false, changed: [{ id: 'now', ...away('2026-11-20', '2026-11-26') }] }),
    );
  });
  test('days in the middle part it in two', () => {
    expect(decided('not away 28 nov', { absences })).toEqual(
      happened({ changed: [{ id: 'now', ...away('2026-11-20', '2026-11-28') }], added: [expect.objectContaining(away('2026-11-29', '2026-12-05'))] }),
    );
  });
  test('of several to come, asks which is off', () => {
    const two = [absence('one', '2026-12-01', '2026-12-03'), absence('two', '2026-12-10', '2026-12-12')];
    expect(decided('not away after all', { absences: two })).toEqual(happened({ happened: 'which-absence' }));
  });
  test('who is not away hears so', () => {
    expect(decided('im back')).toEqual({ refused: 'not away' });
  });
});

describe('offering to come', () => {
  const free = { free: [undefined, '2026-11-28 14:00-16:00'], taken: ['greta', '2026-11-28 10:00-12:00'] } as const;
  const freeOf = (words: string, more: Partial<Known> = {}, sketch: Sketch = {}): string[] =>
    visitsOf(decided(words, more, { visits: free, ...sketch }), 'free');
  test('meets visits that nobody has', () => {
    expect(freeOf('i can do saturdays')).toEqual(['visit-free']);
    expect(freeOf('i can do sundays')).toEqual([]);
    expect(freeOf('im free sat mornings')).toEqual([]);
  });
  test('not while away, not without the skill, not with another visit then', () => {
    expect(freeOf('i can do saturdays', { away: new Map([[person('jo'), [away('2026-11-28', '2026-11-29')]]]) })).toEqual([]);
    expect(freeOf('i can do saturdays', {}, { visits: { free: [undefined, '2026-11-28 14:00-16:00', { skill: 'cooking' }] } })).toEqual([]);
    expect(freeOf('i can do saturdays', {}, { visits: { ...free, own: ['jo', '2026-11-28 15:00-17:00'] } })).toEqual([]);
  });
  test('weekends without Saturdays are Sundays', () => {
    const [weekends] = offersIn(
      { spans: [{ from: '2026-11-28' as Day, to: '2026-11-28' as Day }], repeat: 'FREQ=WEEKLY;BYDAY=SA,SU', except: [], ask: undefined },
      TODAY,
    );
    if (!weekends) throw new Error('no offer');
    const offers = [{ id: 'offer' as Id<'availability'>, ...weekends }];
    expect(decided("i can't do saturdays any more", { offers })).toEqual(
      happened({ happened: 'offer-ended', added: [expect.objectContaining({ repeats: 'FREQ=WEEKLY;BYDAY=SU' })] }),
    );
  });
  test('a day taken out is not among the days', () => {
    const intent = meant('i can do saturdays except 12 dec');
    const offers = intent.do === 'could' ? intent.when.flatMap((when) => offersIn(when, TODAY)) : [];
    const days = offers.flatMap((offer) => daysOf(offer, TODAY, '2026-12-31' as Day));
    expect(days).toEqual(['2026-11-28', '2026-12-05', '2026-12-19', '2026-12-26']);
  });
  test.each([
    ['i can do saturdays', 'Saturdays'],
    ['happy to do weekends until christmas', 'Saturdays and Sundays, until Fri 25 Dec'],
    ['im free thurs afternoons', 'Thursdays, 12 noon to 5pm'],
    ['free after 5 on fridays', 'Fridays, from 5pm'],
    ['available 12 dec', 'Sat 12 Dec'],
    ['im free 1 to 5 dec', 'from Tue 1 Dec to Sat 5 Dec'],
  ])('"%s" is said back as "%s"', (words, said) => {
    const intent = meant(words);
    const offers = intent.do === 'could' ? intent.when.flatMap((when) => offersIn(when, TODAY)) : [];
    expect(offers.map((offer) => reveal(sayOffer(offer, TODAY)))).toEqual([said]);
  });
});

describe('who may see who is away', () => {
  const others = { away: new Map([[person('greta'), [away('2026-12-12', '2026-12-13')]]]) };
  test('the Rota Holder and those who speak for the team', () => {
    for (const me of ['sam', 'rosa', 'tess'])
      expect(decided("who's away", others, { me })).toEqual(
        happened({ happened: 'absences-shown', away: [expect.objectContaining({ person: person('greta') })] }),
      );
  });
  test('nobody else', () => {
    expect(decided("who's away", others)).toEqual({ refused: 'not for you to see' });
  });
});

test.each([
  "i'll take sat 5 dec 10am",
  'i can take saturday',
  'i could cover saturday',
  "can't do 9 today",
  "i'm off sick tomorrow",
  'can i have cover, im away thursday',
  'if im away next week can somebody do it',
  'is anyone free saturday?',
  'im free',
])('"%s" is not for availability', (words) => {
  expect(understand(hear(words, NOW, []))).toBeUndefined();
});

describe('times joined and cut', () => {
  const time = fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 60 })).map(
    ([from, hours]): Away => ({
      from: minutesInto(TODAY, from * 60),
      until: minutesInto(TODAY, (from + hours) * 60),
    }),
  );
  const hours = Array.from({ length: 264 }, (_, hour) => ({ from: minutesInto(TODAY, hour * 60), until: minutesInto(TODAY, hour * 60 + 60) }));
  const covers = (all: readonly Away[]) => hours.map((hour) => all.some((one) => overlap(one, hour)));

  test('joining keeps every hour, adds none, and leaves no two that meet', () => {
    fc.assert(
      fc.property(fc.array(time, { maxLength: 6 }), (all) => {
        const whole = joined(all);
        expect(covers(whole)).toEqual(covers(all));
        expect(all.every((one) => isWithin(one, whole))).toBe(true);
        for (const [index, one] of whole.entries()) expect((whole[index + 1]?.from ?? '9') > one.until).toBe(true);
      }),
    );
  });
  test('cutting takes exactly the hours cut', () => {
    fc.assert(
      fc.property(fc.array(time, { maxLength: 6 }), time, (all, cut) => {
        const [before, gone] = [covers(all), covers([cut])];
        expect(covers(without(all, cut))).toEqual(before.map((isThere, hour) => isThere && gone[hour] !== true));
      }),
    );
  });
});
