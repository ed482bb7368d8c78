import { describe, expect, test } from 'vitest';
import { momentOf, person } from '../../testing/rota-known.ts';
import { decide, type Known } from './rules.ts';

const moment = momentOf('2026-11-23T09:00');
const known = (current?: string): Known => ({ me: person('sam'), inRoom: false, current, shows: 'own visits' });

describe('asked for a calendar', () => {
  test('who has none gets an address with a fresh secret', () => {
    expect(decide({ do: 'give' }, known(), moment)).toMatchObject([{ happened: 'address-made', for: person('sam'), replaced: false }]);
  });
  test('who has one is offered another, which would replace just that one', () => {
    expect(decide({ do: 'give' }, known('hash one'), moment)).toEqual([{ happened: 'another-offered', insteadOf: 'hash one' }]);
  });
});

describe('asked for a new address', () => {
  test('it replaces the one there is, or is the first', () => {
    expect(decide({ do: 'renew' }, known('hash one'), moment)).toMatchObject([{ happened: 'address-made', replaced: true }]);
    expect(decide({ do: 'renew' }, known(), moment)).toMatchObject([{ happened: 'address-made', replaced: false }]);
  });
  test('a button that replaces another address than the present one is too old', () => {
    expect(decide({ do: 'renew', insteadOf: 'hash one' }, known('hash one'), moment)).toMatchObject([{ happened: 'address-made' }]);
    expect(decide({ do: 'renew', insteadOf: 'hash one' }, known('hash two'), moment)).toEqual({ refused: 'renewed already' });
    expect(decide({ do: 'renew', insteadOf: 'hash one' }, known(), moment)).toEqual({ refused: 'renewed already' });
  });
});

describe('asked to stop', () => {
  test('it stops, or there is nothing to stop', () => {
    expect(decide({ do: 'stop' }, known('hash one'), moment)).toEqual([{ happened: 'calendar-stopped', for: person('sam') }]);
    expect(decide({ do: 'stop' }, known(), moment)).toEqual({ refused: 'nothing to stop' });
  });
});

test('what is kept in the journal has no secret in it', () => {
  expect(JSON.stringify(decide({ do: 'give' }, known(), moment))).not.toContain('000000');
});
