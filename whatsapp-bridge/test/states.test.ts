import type { LineState } from '@hatstand/core/wire/letter';
import { describe, expect, test } from 'vitest';
import { SAYS } from '../src/closings.ts';
import { openContacts } from '../src/contacts.ts';
import { makeStates } from '../src/states.ts';
import { storeInMemory } from './stores.ts';

const DAY = 24 * 60 * 60 * 1000;

function watched() {
  const clock = { now: Date.UTC(2026, 10, 1) };
  const reported: LineState[] = [];
  const told: string[] = [];
  const contacts = openContacts(storeInMemory(), () => clock.now);
  const states = makeStates({ contacts, tell: (sentence) => told.push(sentence), report: (state) => reported.push(state), now: () => clock.now });
  return { clock, reported, told, contacts, states };
}

describe('how the line is', () => {
  test('every state has a sentence that says what to do', () => {
    for (const sentence of Object.values(SAYS)) expect(sentence).toMatch(/^[A-Z].+\.$/);
  });

  test('a drop and a new connection are no news', () => {
    const { states, reported } = watched();
    states.connected();
    states.connected();
    expect(reported).toEqual(['linked']);
  });

  test('a phone that has been away is warned of at 10 and at 12 days, once each, until it is seen', () => {
    const { states, reported, told, clock } = watched();
    states.phoneSeen();
    states.connected();
    for (let day = 1; day <= 13; day += 1) {
      clock.now += DAY;
      states.lookForPhone();
      states.connected();
    }
    expect(reported).toEqual(['linked', 'phone away', 'phone nearly lost']);
    expect(told.filter((sentence) => sentence === SAYS['phone nearly lost'])).toHaveLength(1);
    states.phoneSeen();
    expect(reported.at(-1)).toBe('linked');
    clock.now += DAY;
    states.lookForPhone();
    expect(reported).toHaveLength(4);
  });

  test('that nobody new may be written to stays so over a drop, for a day', () => {
    const { states, reported, contacts, clock } = watched();
    states.connected();
    contacts.restFromNewChats();
    states.become('no new chats');
    states.connected();
    expect(states.now()).toMatchObject({ state: 'no new chats', says: SAYS['no new chats'] });
    clock.now += DAY;
    states.connected();
    expect(reported).toEqual(['linked', 'no new chats', 'linked']);
  });
});
