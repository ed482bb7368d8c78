import type { RequestId } from '@hatstand/db/ids';
import type { LocalTime } from '@hatstand/db/times';
import { expect } from 'vitest';
import type { CoverFact } from '../capabilities/cover/facts.ts';
import type { CoverIntent } from '../capabilities/cover/intents.ts';
import { decide } from '../capabilities/cover/rules.ts';
import { instantOf } from '../words/calendar.ts';
import type { HeardSpan } from '../words/heard.ts';
import { momentOf, person, REQUEST, rotaKnown, type Sketch, visitId } from './rota-known.ts';

/** What tests of cover say again and again. */
const MON = '2026-11-23T09:00';
export const TUE = '2026-11-24 09:00-11:00';
export const WED = '2026-11-25 09:00-11:00';
export const THU = '2026-11-26 09:00-11:00';
export const samAndJo: Sketch = { visits: { tue: ['sam', TUE], thu: ['jo', THU] } };

export const decided = (sketch: Sketch, intent: CoverIntent) => decide(intent, rotaKnown(sketch), momentOf(sketch.now ?? MON));
/** The facts of what is not refused. */
export function factsOf(sketch: Sketch, intent: CoverIntent): readonly CoverFact[] {
  const decision = decided(sketch, intent);
  if ('refused' in decision) throw new Error(`refused: ${decision.refused}`);
  return decision;
}
export const refused = (reason: string) => ({ refused: reason });
export const happened = (...facts: readonly object[]) => facts.map((fact) => expect.objectContaining(fact));
export const people = (...keys: readonly string[]) => keys.map(person);
export const local = (time: string): Date => instantOf(time as LocalTime);

export const askCover = (visit = 'tue'): CoverIntent => ({ do: 'ask cover', visit: visitId(visit) });
export const askSwap = (visit = 'tue', inReturn = 'thu'): CoverIntent => ({ do: 'ask swap', visit: visitId(visit), inReturn: visitId(inReturn) });
export const say = (yes: boolean, request: RequestId = REQUEST): CoverIntent => ({ do: 'answer', request, yes });
export const agree = (yes: boolean, taker = 'jo'): CoverIntent => ({ do: 'agree', request: REQUEST, taker: person(taker), yes });
/** A day, or from when to when, as the ear gives it: `on('2026-11-24')`, `on('2026-11-24T09:00', '2026-11-24T10:00')`. */
export const on = (from: string, to = from) => ({ spans: [{ from, to } as HeardSpan], ask: undefined });
