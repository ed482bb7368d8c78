import type { LocalTime } from '@hatstand/db/times';
import { describe, expect, test } from 'vitest';
import { momentOf, person, rotaKnown, type Sketch, visitId } from '../../testing/rota-known.ts';
import type { Change } from './changes.ts';
import type { PlanningFact } from './facts.ts';
import type { PlanningIntent } from './intents.ts';
import type { Known, ProposalKnown } from './known.ts';
import { decide } from './rules.ts';

const MONDAY = '2026-11-23T09:00';
const VISITS = {
  'thu@2026-11-26': ['jo', '2026-11-26 09:00-11:00'],
  'fri@2026-11-27': ['sam', '2026-11-27 09:00-11:00'],
  'sat@2026-11-28': [undefined, '2026-11-28 14:00-15:00'],
} as const satisfies Sketch['visits'];
const THU = 'thu@2026-11-26';
const FRI = 'fri@2026-11-27';
const SERIES = { starts: '09:00', ends: '11:00' };

/** Planning's view of Rosa's team: Sam holds the rota; Sam, Jo, Bilal and Greta give visits; Tess speaks for Rosa as well. */
function known(me: string, more: Sketch & { readonly proposal?: ProposalKnown; readonly noRotaHolder?: boolean } = {}): Known {
  const base = rotaKnown({ me, now: MONDAY, visits: VISITS, ...more });
  const teams = more.noRotaHolder ? base.teams.map((team) => ({ ...team, rotaHolders: [] })) : base.teams;
  return {
    ...base,
    teams,
    cancelled: [],
    schedules: Object.keys(VISITS).map(
      (key) => ({ schedule: { series: { id: visitId(key).split('@')[0], team: teams[0]?.id, ...SERIES }, givers: [], changes: [] }, standing: [] }) as never,
    ), // as much of a series as these rules read
    places: new Map(),
    horizon: '2028-01-01' as Known['horizon'],
    proposal: more.proposal,
    waiting: [],
    requests: [],
  };
}

const cancel = (key: string): PlanningIntent => ({ do: 'cancel', which: { visits: [visitId(key)] } });
const moveLater = (key: string): PlanningIntent => ({ do: 'move', which: { visits: [visitId(key)] }, to: { by: 60 } });
const at = (from: string, to: string) => ({ spans: [{ from: `2026-11-${from}` as LocalTime, to: `2026-11-${to}` as LocalTime }], ask: undefined });
const add = (who?: string): PlanningIntent => ({
  do: 'add',
  add: { when: at('29T14:00', '29T15:00'), skipsBankHolidays: false, ...(who ? { with: [person(who)] } : {}) },
});

/** Who is asked for a yes, in order, and as what; or what is done at once; or why not. */
function outcome(intent: PlanningIntent, view: Known): string {
  const decided = decide(intent, view, momentOf(view.now));
  if ('refused' in decided) return `no: ${decided.refused}`;
  const [fact] = decided;
  return fact?.happened === 'proposed' ? fact.answers.map((row) => `${row.person} as ${row.as}`).join(', ') : (fact?.happened ?? 'nothing');
}
const fact = <Happened extends PlanningFact['happened']>(intent: PlanningIntent, view: Known, happened: Happened) => {
  const decided = decide(intent, view, momentOf(view.now));
  const found = 'refused' in decided ? undefined : decided.find((one) => one.happened === happened);
  return found as Extract<PlanningFact, { happened: Happened }> | undefined; // found by what it is
};

describe('whose yes a visit needs', () => {
  test("Rosa's own wish for a visit with Jo needs Jo's yes alone", () => expect(outcome(add('jo'), known('rosa'))).toBe('person-jo as giver'));
  test('a visit nobody has needs nobody, when Rosa wants it', () => expect(outcome(add(), known('rosa'))).toBe('changed'));
  test("Sam's wish for a visit with Jo needs Jo's yes and then Rosa's", () =>
    expect(outcome(add('jo'), known('sam'))).toBe('person-jo as giver, person-rosa as Team Owner'));
  test("a member's suggestion goes to the Rota Holder first", () =>
    expect(outcome(add('jo'), known('bilal'))).toBe('person-sam as Rota Holder, person-jo as giver, person-rosa as Team Owner'));
  test('a newcomer always needs the yes of Rosa, who otherwise only wants to be told', () => {
    expect(outcome(add('jo'), known('sam', { asking: 'just tell me' }))).toBe('person-jo as giver');
    expect(outcome(add('jo'), known('sam', { asking: 'just tell me', newcomers: ['jo'] }))).toBe('person-jo as giver, person-rosa as Team Owner');
  });
  test('a standing consent is her yes given beforehand', () => expect(outcome(add('jo'), known('sam', { anyTime: ['jo'] }))).toBe('person-jo as giver'));
  test('a standing consent for Bilal is none for Jo', () =>
    expect(outcome(add('jo'), known('sam', { anyTime: ['bilal'] }))).toBe('person-jo as giver, person-rosa as Team Owner'));
  test('nobody can be planned in who gives no visits in the team', () => expect(outcome(add('maya'), known('sam'))).toBe('no: not a giver'));
});

describe('whose yes a new time needs', () => {
  test("when Jo moves her own visit, Rosa's", () => expect(outcome(moveLater(THU), known('jo'))).toBe('person-rosa as Team Owner'));
  test("when Rosa moves Jo's, Jo's", () => expect(outcome(moveLater(THU), known('rosa'))).toBe('person-jo as giver'));
  test("when Tess, who speaks for her, moves Jo's, Jo's", () => expect(outcome(moveLater(THU), known('tess'))).toBe('person-jo as giver'));
  test("when the Rota Holder moves Jo's, Jo's and then Rosa's", () =>
    expect(outcome(moveLater(THU), known('sam'))).toBe('person-jo as giver, person-rosa as Team Owner'));
  test('nobody is left to say yes where nobody speaks for the team', () =>
    expect(outcome(moveLater(THU), known('jo', { nobodySpeaks: true }))).toBe('no: nobody can say yes'));
});

describe('cancelling', () => {
  test('is for Rosa to do at once', () => expect(outcome(cancel(FRI), known('rosa'))).toBe('changed'));
  test('is for her advocate to do at once, and recorded as such', () => expect(fact(cancel(FRI), known('tess'), 'changed')?.as).toBe('advocate'));
  test('by a giver is first a question: cover, or not needed?', () => expect(outcome(cancel(THU), known('jo'))).toBe('cover-or-not'));
  test("by a giver as not needed waits for Rosa's yes, even where she only wants to be told", () => {
    const notNeeded: PlanningIntent = { do: 'cancel', which: { visits: [visitId(THU)] }, because: 'not needed' };
    expect(outcome(notNeeded, known('jo', { asking: 'just tell me' }))).toBe('person-rosa as Team Owner');
  });
  test('by the Rota Holder waits for Rosa, and the giver is told at once', () => {
    expect(outcome(cancel(THU), known('sam'))).toBe('person-rosa as Team Owner');
    expect(fact(cancel(THU), known('sam'), 'proposed')?.told).toEqual([person('jo')]);
  });
  test('at the end of a story is asked about first', () => {
    const friday = { spans: [{ from: '2026-11-27', to: '2026-11-27' }], ask: undefined } as never; // a day is a local day
    expect(outcome({ do: 'cancel', which: { when: friday }, inStory: true }, known('rosa'))).toBe('all-shown');
    expect(outcome({ do: 'cancel', which: { when: friday } }, known('rosa'))).toBe('changed');
  });
});

describe('late is within 24 hours', () => {
  const late = (now: string): number | undefined => fact(cancel(FRI), known('rosa', { now }), 'changed')?.late.length;
  test('a day before to the minute is in time', () => expect(late('2026-11-26T09:00')).toBe(0));
  test('a minute later is late', () => expect(late('2026-11-26T09:01')).toBe(1));
  test('a visit that has begun is left as it is', () => expect(outcome(cancel(FRI), known('rosa', { now: '2026-11-27T09:00' }))).toBe('no: begun'));
});

describe('an answer', () => {
  const asked = (
    answers: readonly (readonly [string, 'giver' | 'Team Owner', 'none yet' | 'yes'])[],
    state: ProposalKnown['state'] = 'waiting',
  ): ProposalKnown => {
    const [visit] = known('sam').visits;
    if (!visit) throw new Error('the sketch has a Thursday');
    return {
      id: 'proposal-1' as ProposalKnown['id'],
      team: visit.team,
      change: {
        is: 'move',
        visit: { id: visit.id, span: visit.span, giver: person('jo') },
        to: { day: '2026-11-26', starts: '13:00', ends: '15:00' },
      } as Change, // a day and times of a day
      by: person('sam'),
      voiceFirst: false,
      state,
      answers: answers.map(([key, as, answer]) => ({ person: person(key), as, answer })),
      closesAt: momentOf('2026-11-25T09:00').now,
    };
  };
  const says = (key: string, yes: boolean, proposal: ProposalKnown): string => outcome({ do: 'answer', proposal: proposal.id, yes }, known(key, { proposal }));
  const both = [
    ['jo', 'giver', 'none yet'],
    ['rosa', 'Team Owner', 'none yet'],
  ] as const;

  test("Jo's yes is noted and Rosa is asked next", () => {
    const proposal = asked(both);
    const said = fact({ do: 'answer', proposal: proposal.id, yes: true }, known('jo', { proposal }), 'yes-said');
    expect(said?.next === 'settle' ? [] : said?.next.map((row) => row.person)).toEqual([person('rosa')]);
  });
  test("Rosa's turn is not before Jo's", () => expect(says('rosa', true, asked(both))).toBe('no: not asked'));
  test("of Tess counts as Rosa's, as advocate", () => {
    const proposal = asked([['jo', 'giver', 'yes'], both[1]]);
    expect(fact({ do: 'answer', proposal: proposal.id, yes: true }, known('tess', { proposal }), 'yes-said')?.as).toBe('advocate');
  });
  test('by somebody who was not asked is none', () => expect(says('greta', true, asked(both))).toBe('no: not asked'));
  test('no ends it', () => expect(says('jo', false, asked(both))).toBe('declined'));
  test('is too late once it is over', () => expect(says('jo', true, asked(both, 'lapsed'))).toBe('no: over'));
  test('said twice is said once', () => expect(says('jo', true, asked([['jo', 'giver', 'yes'], both[1]]))).toBe('no: already said yes'));
  test('that never comes is no yes: the question lapses', () => {
    const proposal = asked(both);
    expect(outcome({ do: 'lapse', proposal: proposal.id }, known('sam', { proposal, now: '2026-11-25T09:01' }))).toBe('proposal-ended');
    expect(outcome({ do: 'lapse', proposal: proposal.id }, known('sam', { proposal }))).toBe('nothing');
  });
  test('only whoever asked can stop asking', () => {
    const proposal = asked(both);
    expect(outcome({ do: 'withdraw', proposal: proposal.id }, known('bilal', { proposal }))).toBe('no: not yours');
    expect(outcome({ do: 'withdraw', proposal: proposal.id }, known('sam', { proposal }))).toBe('proposal-ended');
  });
});
