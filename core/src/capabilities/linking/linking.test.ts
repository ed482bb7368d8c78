import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { linkingWorld, NEW_NUMBER } from '../../testing/linking-world.ts';
import { addressOf, dump } from '../../testing/small-world.ts';

let world: ReturnType<typeof linkingWorld>;
beforeEach(() => {
  world = linkingWorld();
});
afterEach(() => {
  expect(world.bugs).toEqual([]);
  world.close();
});

const UNKNOWN = /^I don't know that code/;
const addresses = (who: string) =>
  world.db.client
    .prepare(
      'select channel, preferred, unlinked_at is null as linked, rests_since is not null as rests from addresses where person = ? order by channel, unlinked_at is null',
    )
    .all(`person-${who}`) as { channel: string; preferred: number; linked: number; rests: number }[];
const states = (): unknown[] => world.db.client.prepare('select kind, state from link_codes order by made_at, rowid').all();

describe('a code of one’s own', () => {
  test('links the other channel, and everything comes where it came before', async () => {
    const code = await world.code('sam', 'link whatsapp');
    expect(await world.from(NEW_NUMBER, `my code is ${code}`)).toMatch(/^Hello Sam\..*Nothing about care goes here/s);
    expect(world.lastTo('sam')).toMatch(/^WhatsApp was linked to you just now. Not you\?/);
    expect(addresses('sam')).toEqual([
      { channel: 'rocketchat', preferred: 1, linked: 1, rests: 0 },
      { channel: 'whatsapp', preferred: 0, linked: 1, rests: 0 },
    ]);
    expect(await world.from(NEW_NUMBER, 'rota me')).toMatch(/Tue 24 Nov, 9am to 11am/);
  });
  test('is said in groups, in a sentence, with hyphens', async () => {
    for (const [number, [say]] of [
      [(code: string) => `${code.slice(0, 3)} ${code.slice(3)}`],
      [(code: string) => `Hi Hattie, here is my code: ${code}. Thanks!`],
      [(code: string) => `code ${code.slice(0, 3)}-${code.slice(3)}`],
    ].entries()) {
      const code = await world.code('sam', 'link whatsapp', {}).catch(async () => {
        await world.says('sam', 'link whatsapp');
        world.presses('sam', world.button('sam', /new number/));
        await world.settle();
        return /\d{6}/.exec(world.lastTo('sam'))?.[0] ?? '';
      });
      expect(await world.from(`44770090070${number}`, say?.(code) ?? '')).toMatch(/^Hello Sam/);
    }
    expect(addresses('sam').filter(({ linked }) => linked)).toHaveLength(2);
  });
  test('works once', async () => {
    const code = await world.code('sam', 'link whatsapp');
    await world.from(NEW_NUMBER, code);
    expect(await world.from('447700900778', code)).toMatch(UNKNOWN);
  });
  test('is over after fifteen minutes, and stays so with the clock set back', async () => {
    const code = await world.code('sam', 'link whatsapp');
    world.time.now = new Date(world.time.now.getTime() + 15 * 60_000);
    expect(await world.from(NEW_NUMBER, code)).toMatch(UNKNOWN);
    world.time.now = new Date(world.time.now.getTime() - 10 * 60_000);
    expect(await world.from(NEW_NUMBER, code)).toMatch(UNKNOWN);
    expect(states()).toEqual([{ kind: 'own', state: 'expired' }]);
  });
  test('for WhatsApp is not taken from an account of Rocket.Chat', async () => {
    const code = await world.code('sam', 'link whatsapp');
    expect(await world.from('somebody', code, { on: 'rocketchat' })).toMatch(UNKNOWN);
    expect(await world.from(NEW_NUMBER, code)).toMatch(/^Hello Sam/);
  });
  test('said where it was got still works on the other channel', async () => {
    const code = await world.code('greta', 'i have a new account', { on: 'whatsapp' }).catch(() => '');
    expect(code).toBe('');
    const own = await world.code('jo', 'add rocket chat');
    expect(await world.says('jo', own)).toMatch(/linked here already.*Rocket\.Chat/s);
    expect(await world.from('jo.lin', own, { on: 'rocketchat' })).toMatch(/^Hello Jo.*what WhatsApp may not carry/s);
    expect(world.lastTo('jo')).toMatch(/^Rocket\.Chat was linked to you just now/);
  });
  test('gives a new number the place of the old one, preference and all', async () => {
    await world.says('greta', 'link my phone', { on: 'rocketchat' });
    world.presses('greta', world.button('greta', /new number/), { on: 'rocketchat' });
    await world.settle();
    const code = /\d{6}/.exec(world.lastTo('greta', 'rocketchat'))?.[0] ?? '';
    await world.from(NEW_NUMBER, code);
    expect(addresses('greta')).toEqual([
      { channel: 'rocketchat', preferred: 0, linked: 1, rests: 0 },
      { channel: 'whatsapp', preferred: 0, linked: 0, rests: 0 },
      { channel: 'whatsapp', preferred: 1, linked: 1, rests: 0 },
    ]);
    expect(await world.from(addressOf('greta', 'whatsapp'), 'rota me')).toMatch(/only talk with people who have been invited/);
  });
});

describe('an invitation', () => {
  test('is handed over by a Team Chat Admin, for exactly that person, who then is reached', async () => {
    const code = await world.code('greta', 'code for Sam on paper', { on: 'rocketchat' });
    expect(world.db.client.prepare('select handed_over from link_codes').pluck().get()).toBe('on paper');
    await world.from(NEW_NUMBER, `I got this code ${code}`);
    expect(world.lastTo('greta')).toMatch(/^Sam has linked WhatsApp with the code you made/);
    expect(await world.says('greta', 'my codes', { on: 'rocketchat' })).toMatch(/• For Sam, on paper: used Mon 23 Nov, 8am/);
  });
  test('lives three days', async () => {
    const code = await world.code('nia', 'invite code for Jo');
    await world.moveTo('2026-11-26T07:59');
    expect(await world.from('jo.lin', code, { on: 'rocketchat' })).toMatch(/^Hello Jo/);
  });
  test('for somebody who is in no team yet is a Team Starter’s to make', async () => {
    const code = await world.code('nia', 'code for Owen');
    expect(await world.from('owen.hart', code, { on: 'rocketchat' })).toMatch(/^Hello Owen/);
    expect(await world.says('greta', 'code for Owen')).toMatch(/don’t know anybody of that name/);
  });
  test('for a Team Owner names nobody', async () => {
    const answer = await world.says('greta', 'code for Rosa');
    expect(answer).toMatch(/\d{6}/);
    expect(answer).not.toMatch(/Rosa/i);
  });
  test('is not made by anybody else', async () => {
    expect(await world.says('sam', 'code for Jo')).toMatch(/handed over by a Team Starter or Team Chat Admin. For Jo please ask Greta or Nia/);
    expect(await world.says('dev', 'code for Jo')).toMatch(/don’t know anybody of that name/);
    expect(states()).toEqual([]);
  });
  test('how it was handed over is noted by a tap', async () => {
    await world.says('nia', 'code for Jo');
    world.presses('nia', world.button('nia', /in person/));
    await world.settle();
    expect(world.db.client.prepare('select handed_over from link_codes').pluck().get()).toBe('in person');
  });
  test('that is cancelled works no more', async () => {
    const code = await world.code('nia', 'code for Jo');
    expect(await world.says('nia', 'cancel the code for Jo')).toMatch(/^Done/);
    expect(await world.from(NEW_NUMBER, code)).toMatch(UNKNOWN);
  });
});

describe('a code that does not fit', () => {
  test('has one answer, whether it was guessed, used, too old or revoked', async () => {
    const [used, old, revoked] = [await world.code('nia', 'code for Jo'), '', ''];
    await world.from('jo.lin', used, { on: 'rocketchat' });
    const answers = [await world.from(NEW_NUMBER, used), await world.from(NEW_NUMBER, '999999'), old, revoked].filter(Boolean);
    expect(new Set(answers).size).toBe(1);
  });
  test('is looked at five times a day from one number; then even the right one is not', async () => {
    const code = await world.code('sam', 'link whatsapp');
    for (const guess of ['900001', '900002', '900003', '900004', '900005']) expect(await world.from(NEW_NUMBER, guess)).toMatch(UNKNOWN);
    expect(await world.from(NEW_NUMBER, code)).toMatch(UNKNOWN);
    expect(await world.from(NEW_NUMBER, code)).toBe('(nothing)');
    expect(addresses('sam')).toHaveLength(1);
    expect(await world.from('447700900778', code)).toMatch(/^Hello Sam/);
  });
  test('is looked at twenty times an hour from all numbers together', async () => {
    const code = await world.code('nia', 'code for Sam');
    for (let number = 0; number < 20; number += 1) await world.from(`4477009010${number}`, `9000${10 + number}`);
    expect(await world.from(NEW_NUMBER, code)).toMatch(UNKNOWN);
    world.time.now = new Date(world.time.now.getTime() + 60 * 60_000);
    expect(await world.from(NEW_NUMBER, code)).toMatch(/^Hello Sam/);
  });
  test('leaves nothing behind but keyed hashes, and those for a day', async () => {
    await world.from(NEW_NUMBER, 'my name is Kim, code 900001');
    expect(JSON.stringify(dump(world.db))).not.toMatch(new RegExp(`${NEW_NUMBER}|900001|Kim`));
  });
});

describe('a code that went astray', () => {
  test('is not taken from a number that somebody has: nobody hears of the other, and whoever made it is told', async () => {
    const code = await world.code('nia', 'code for Owen');
    const answer = await world.says('jo', code);
    expect(answer).toMatch(/^I don’t know that code here\. This WhatsApp is linked to you already/);
    expect(answer).not.toMatch(/Owen/);
    expect(await world.says('jo', '987654')).toBe(answer);
    expect(world.lastTo('nia')).toMatch(/^The code for Owen was said somewhere it does not belong/);
    expect(world.lastTo('nia')).not.toMatch(/Jo/);
    expect(await world.from('owen.hart', code, { on: 'rocketchat' })).toMatch(UNKNOWN);
  });
  test('in a room is not taken, and is ended', async () => {
    const code = await world.code('nia', 'code for Jo');
    await world.says('sam', `/hattie ${code}`, { room: 'rosa' });
    expect(world.lastTo('sam')).toMatch(/never use a code that was said in a room/);
    expect(world.lastTo('nia')).toMatch(/^The code for Jo was said somewhere/);
    expect(await world.from(NEW_NUMBER, code)).toMatch(UNKNOWN);
    expect(world.postsIn('rosa')).toEqual([]);
  });
  test('in a room by somebody nobody knows is ended too', async () => {
    const code = await world.code('nia', 'code for Jo');
    expect(await world.from('stranger', code, { on: 'rocketchat', room: 'rosa' })).toMatch(UNKNOWN);
    expect(world.lastTo('nia')).toMatch(/^The code for Jo was said somewhere/);
    expect(states()).toEqual([{ kind: 'invitation', state: 'revoked' }]);
  });
  test('asked for in a room is said to the person alone', async () => {
    await world.says('greta', '/hattie code for Jo', { room: 'rosa', on: 'rocketchat' });
    expect(world.lettersTo('greta', 'rocketchat').at(-1)?.to.kind).toBe('direct');
  });
  test('and used by the wrong one: two people of one code end with the first, and the second is nobody', async () => {
    const code = await world.code('nia', 'code for Owen');
    await world.from(NEW_NUMBER, code);
    expect(await world.from('447700900778', code)).toMatch(UNKNOWN);
    expect(world.lastTo('owen')).toMatch(/^I have stopped writing here.*Not you\?/);
  });
});

test('neither a code nor a number is anywhere in the database in clear', async () => {
  const code = await world.code('nia', 'code for Sam');
  await world.from(NEW_NUMBER, code);
  await world.says('sam', 'unlink whatsapp');
  const stored = JSON.stringify(dump(world.db));
  expect(stored).not.toContain(code);
  expect(stored).not.toContain(NEW_NUMBER);
});

test('undo after linking unlinks it again', async () => {
  const code = await world.code('sam', 'link whatsapp');
  await world.from(NEW_NUMBER, code);
  await world.from(NEW_NUMBER, 'undo');
  expect(await world.from(NEW_NUMBER, 'rota me')).toMatch(/only talk with people/);
  expect(await world.from(NEW_NUMBER, code)).toMatch(UNKNOWN);
});
