import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Labelled, reveal } from '../src/labels.ts';
import { inOneTransaction, type Tx } from '../src/open.ts';
import * as codes from '../src/repositories/link-codes.ts';
import { dump, id, JO, NOW, SAM, smallTeam } from './small-team.ts';

const HANDLE = '447700900999';
const MINUTE = 60_000;
const later = (minutes: number): Date => new Date(NOW.getTime() + minutes * MINUTE);

let db: ReturnType<typeof smallTeam>;
let made = 0;
beforeEach(() => {
  db = smallTeam();
});
afterEach(() => db.client.close());
const within = <T>(work: (tx: Tx) => T): T => inOneTransaction(db, (tx) => work(tx) as never);
const momentAt = (now: Date, draws: readonly number[] = [123_456]) => {
  let drawn = 0;
  return {
    now,
    newId: (kind: string) => {
      made += 1;
      return id(kind, `${made}`);
    },
    draw: () => {
      drawn += 1;
      return draws[(drawn - 1) % draws.length] ?? 0;
    },
  } as codes.CodeMoment;
};
const invite = (now = NOW, draws?: readonly number[]) =>
  within((tx) => codes.makeInvitationCode(tx, { person: JO, by: SAM, how: 'on paper', moment: momentAt(now, draws) }));
const found = (code: Labelled, now: Date) => within((tx) => codes.openCodeWith(tx, code, now)?.person);

describe('a code', () => {
  test('has six digits, those in front too, and is kept as a hash only', () => {
    const { code } = invite(NOW, [42]);
    expect(reveal(code)).toBe('000042');
    expect(JSON.stringify(dump(db))).not.toContain('000042');
    expect(found(code, NOW)).toBe(JO);
  });
  test('is over after its time, and a clock set back does not bring it to life', () => {
    const { code, expiresAt } = invite();
    expect(found(code, new Date(expiresAt.getTime() - 1))).toBe(JO);
    expect(found(code, expiresAt)).toBeUndefined();
    expect(found(code, later(1))).toBeUndefined();
  });
  test('made before the clock was set back does not count until its time has come', () => {
    const { code } = invite(later(60));
    expect(found(code, NOW)).toBeUndefined();
    expect(found(code, later(61))).toBe(JO);
  });
  test('of one’s own lives fifteen minutes', () => {
    const { code } = within((tx) => codes.makeOwnCode(tx, { person: JO, channel: 'rocketchat', moment: momentAt(NOW) }));
    expect(found(code, later(14.9))).toBe(JO);
    expect(found(code, later(15))).toBeUndefined();
  });
  test('takes the place of the person’s older one of its kind, and of no other', () => {
    const older = invite(NOW, [1]);
    const own = within((tx) => codes.makeOwnCode(tx, { person: JO, channel: 'rocketchat', moment: momentAt(NOW, [2]) }));
    const newer = invite(NOW, [3]);
    expect([older, own, newer].map(({ code }) => found(code, NOW))).toEqual([undefined, JO, JO]);
  });
  test('is never the same as another open one', () => {
    const one = invite(NOW, [999_999]);
    const other = within((tx) => codes.makeInvitationCode(tx, { person: SAM, by: SAM, moment: momentAt(NOW, [999_999]) }));
    expect(reveal(other.code)).toBe('000000');
    expect([found(one.code, NOW), found(other.code, NOW)]).toEqual([JO, SAM]);
  });
  test('is used once, and its hash is gone with it', () => {
    const { id: code, code: digits } = invite();
    expect(within((tx) => codes.endCode(tx, code, 'used', NOW))).toBe(true);
    expect(within((tx) => codes.endCode(tx, code, 'used', NOW))).toBe(false);
    expect(found(digits, NOW)).toBeUndefined();
    expect(within((tx) => codes.codeById(tx, code))).toMatchObject({ state: 'used', findable: null, handedOver: 'on paper', madeBy: SAM });
  });
});

describe('tries', () => {
  const tries = (handle: string, now: Date) => within((tx) => codes.triesLeft(tx, tx.vault.findable('whatsapp', handle), now));
  const fail = (handle: string, at: Date) => within((tx) => codes.countTry(tx, tx.vault.findable('whatsapp', handle), { at, looked: true }));
  test('are five a day from one address; the next is answered and not looked at, and then there is silence', () => {
    for (const _ of [1, 2, 3, 4]) fail(HANDLE, NOW);
    expect(tries(HANDLE, NOW)).toBe('looked at');
    fail(HANDLE, NOW);
    expect(tries(HANDLE, NOW)).toBe('no more');
    fail(HANDLE, NOW);
    expect(tries(HANDLE, NOW)).toBe('silent');
    expect(tries('447700900998', NOW)).toBe('looked at');
    expect(tries(HANDLE, later(24 * 60))).toBe('looked at');
  });
  test('are not given back by a clock set back', () => {
    for (const _ of [1, 2, 3, 4, 5]) fail(HANDLE, NOW);
    expect(tries(HANDLE, later(-60))).toBe('no more');
  });
  test('from everywhere together have a cap an hour', () => {
    for (let number = 0; number < codes.MOST_TRIES.altogetherAnHour; number += 1) fail(`44${number}`, NOW);
    expect(tries(HANDLE, NOW)).toBe('no more');
    expect(tries(HANDLE, later(60))).toBe('looked at');
  });
  test('are forgotten after a day, and the number was never kept', () => {
    fail(HANDLE, NOW);
    expect(JSON.stringify(dump(db))).not.toContain('447700900999');
    within((tx) => codes.forgetTries(tx, later(24 * 60)));
    expect(dump(db)['code_tries']).toEqual([]);
  });
});
