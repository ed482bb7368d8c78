import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LABELS, reveal } from '../src/labels.ts';
import { type Db, inOneTransaction } from '../src/open.ts';
import { pack, unpack } from '../src/packing.ts';
import * as schema from '../src/schema/index.ts';
import { SealedText, Vault } from '../src/vault.ts';
import { id, SECRET, smallTeam, TEAM, words } from './small-team.ts';

let db: Db;
beforeEach(() => {
  db = smallTeam();
});
afterEach(() => db.client.close());

const text = fc.string({ unit: 'binary', maxLength: 200 });

test('whatever is locked comes out the same, with its label', () => {
  fc.assert(
    fc.property(text, fc.constantFrom(...LABELS), fc.constantFrom(TEAM, undefined), (said, label, team) => {
      const opened = db.vault.open(db.vault.seal(words(label, said), team));
      expect(opened.label).toBe(label);
      expect(reveal(opened)).toBe(Buffer.from(said).toString()); // half characters cannot be kept in UTF-8
    }),
  );
});

test('the same words never look the same twice', () => {
  const [one, other] = [1, 2].map(() => db.vault.seal(words('care', 'marmalade'), TEAM).box);
  expect(one).not.toBe(other);
});

test('a box that was tampered with throws, whichever byte was changed', () => {
  const { box } = db.vault.seal(words('care', 'ate all her lunch'), TEAM);
  const split = box.indexOf(':') + 1;
  const bytes = Buffer.from(box.slice(split), 'base64');
  for (const [position, byte] of bytes.entries()) {
    const changed = Buffer.from(bytes);
    changed[position] = byte ^ 1;
    expect(() => db.vault.open(new SealedText('care', box.slice(0, split) + changed.toString('base64')))).toThrow();
  }
  expect(() => db.vault.open(new SealedText('care', box.slice(0, -8)))).toThrow();
  expect(() => db.vault.open(new SealedText('care', `:${box.slice(split)}`))).toThrow(); // said to be the house's
});

describe('a team’s key', () => {
  const sealedNow = (): SealedText<'care'> => db.vault.seal(words('care', 'ate all her lunch'), TEAM);
  const forget = (): void => {
    db.drizzle.delete(schema.teamKeys).run();
  };
  const afterRestart = (): Vault =>
    new Vault(SECRET, (team) => db.client.prepare('select wrapped from team_keys where team = ?').pluck().get(team) as string | undefined);

  test('once forgotten, makes the team’s words unreadable', () => {
    const box = sealedNow();
    expect(reveal(afterRestart().open(box))).toBe('ate all her lunch');
    forget();
    expect(() => afterRestart().open(box)).toThrow(/gone/);
  });
  test('once forgotten, is forgotten at once, not only after a restart', () => {
    const box = sealedNow();
    forget();
    expect(() => db.vault.open(box)).toThrow(/gone/);
    expect(() => sealedNow()).toThrow(/gone/);
  });
  test('made anew does not open what the old one locked', () => {
    const box = sealedNow();
    db.drizzle.update(schema.teamKeys).set({ wrapped: db.vault.newTeamKey() }).run();
    expect(() => afterRestart().open(box)).toThrow();
  });
  test('of a team whose making was rolled back is not used for the team made after all', () => {
    const team = id('team', 'new');
    const make = (): void => {
      db.drizzle.insert(schema.teamKeys).values({ team, wrapped: db.vault.newTeamKey() }).run();
    };
    expect(() =>
      inOneTransaction(db, () => {
        make();
        db.vault.seal(words('care', 'first try'), team);
        throw new Error('a bug later in the turn');
      }),
    ).toThrow();
    make();
    const box = db.vault.seal(words('care', 'second try'), team);
    expect(reveal(afterRestart().open(box))).toBe('second try');
  });
});

test('another house key opens nothing', () => {
  const box = db.vault.seal(words('care', 'x'), undefined);
  expect(() => new Vault('another secret of thirty-two characters', () => undefined).open(box)).toThrow();
});

describe('findable', () => {
  test('is the same for the same handle, after a restart too', () => {
    const again = new Vault(SECRET, () => undefined);
    fc.assert(fc.property(text, (handle) => again.findable('whatsapp', handle) === db.vault.findable('whatsapp', handle)));
  });
  test('differs by channel, by handle and by key, and does not show the handle', () => {
    const other = new Vault('another secret of thirty-two characters', () => undefined);
    const all = [
      db.vault.findable('whatsapp', '44'),
      db.vault.findable('rocketchat', '44'),
      db.vault.findable('whatsapp', '45'),
      other.findable('whatsapp', '44'),
    ];
    expect(new Set(all).size).toBe(4);
    expect(db.vault.findable('whatsapp', '447700900002')).not.toContain('447700900002');
  });
});

describe('packing', () => {
  test('an intent comes out as it went in, labelled words and all', () => {
    const intent = { do: 'pin', words: words('care', 'marmalade “x”\n'), list: [words('plan', 'Jo'), 1, null, 'plain'], deep: { is: words('sealed', '') } };
    const out = unpack(db, pack(db, intent)) as typeof intent;
    expect(out.do).toBe('pin');
    expect([out.words, out.list[0], out.deep.is].map((one) => (one && typeof one === 'object' ? [one.label, reveal(one)] : one))).toEqual([
      ['care', 'marmalade “x”\n'],
      ['plan', 'Jo'],
      ['sealed', ''],
    ]);
    expect(out.list.slice(1)).toEqual([1, null, 'plain']);
  });

  test('whatever the words, the packed text never holds them', () => {
    const telling = fc.string({ unit: 'grapheme', minLength: 4, maxLength: 60 }).filter((said) => said.trim().length > 3);
    fc.assert(
      fc.property(telling, fc.constantFrom(...LABELS), fc.jsonValue(), (said, label, rest) => {
        const inside = words(label, `marmalade ${said} marmalade`);
        const packed = pack(db, { deep: [{ inside }], rest: JSON.stringify(rest).includes('marmalade') ? null : rest });
        expect(packed).not.toContain('marmalade');
        const { deep } = unpack(db, packed) as { deep: { inside: typeof inside }[] };
        expect(deep[0] && reveal(deep[0].inside)).toBe(reveal(inside));
      }),
    );
  });
});
