import { type Labelled, reveal } from '@hatstand/db/labels';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { calmDb, type SmallWorld, smallWorld } from '../testing/small-world.ts';
import { trialCapability } from '../testing/trial-capability.ts';
import { FORM_CLOSED, noSuchNumber, OFFER, OLDER_VERSION, whichDoYouMean } from './messages.ts';

let world: SmallWorld;
let rules: ReturnType<typeof trialCapability>['rules'];
beforeEach(() => {
  const trial = trialCapability();
  rules = trial.rules;
  world = smallWorld({ house: trial.house, db: calmDb() });
});
afterEach(() => world.close());

const LOST = /^Sorry, I did not/;
const wordsOf = (text: Labelled): string => reveal(text);
async function said(who: string, words: string, where = {}): Promise<string> {
  world.says(who, words, where);
  await world.settle();
  return world.lastTo(who);
}
async function pressed(who: string, choice: string): Promise<string> {
  world.presses(who, choice);
  await world.settle();
  return world.lastTo(who);
}
const wait = (hours: number): void => {
  world.time.now = new Date(world.time.now.getTime() + hours * 3_600_000);
};

describe('a question in words', () => {
  test('takes the words that its dialog understands', async () => {
    await said('jo', 'trial ask');
    expect(await said('jo', 'an apple')).toMatch(/A fruit/);
    expect(await said('jo', 'an orange')).toMatch(LOST);
  });
  test('waits while somebody asks for something else: grammar comes first', async () => {
    await said('jo', 'trial ask');
    expect(await said('jo', 'rota me')).toMatch(/Your visits/);
    expect(await said('jo', 'an apple')).toMatch(/A fruit/);
  });
  test('stays open after words nobody understands', async () => {
    await said('jo', 'trial ask');
    expect(await said('jo', 'a bicycle')).toMatch(LOST);
    expect(await said('jo', 'an apple')).toMatch(/A fruit/);
  });
  test('is answered after another one was asked and dropped', async () => {
    await said('jo', 'trial ask');
    await said('jo', 'trial ask other');
    expect(await said('jo', 'an apple')).toMatch(LOST); // the newest is asked first
    await said('jo', 'never mind');
    expect(await said('jo', 'an apple')).toMatch(/A fruit/);
  });
  test('closes after a day', async () => {
    await said('jo', 'trial ask');
    wait(23.9);
    expect(await said('jo', 'where was i')).toMatch(/Which fruit/);
    wait(0.2);
    expect(await said('jo', 'an apple')).toMatch(LOST);
    expect(await said('jo', 'where was i')).toMatch(/Nothing is open/);
  });
  test('of an older version is dropped kindly, once', async () => {
    await said('jo', 'trial ask');
    rules.version = 2;
    expect(await said('jo', 'an apple')).toBe(wordsOf(OLDER_VERSION));
    expect(await said('jo', 'an apple')).toMatch(LOST);
  });
  test('is the asker’s own: nobody else answers it', async () => {
    await said('jo', 'trial ask');
    expect(await said('sam', 'an apple')).toMatch(LOST);
  });
});

describe('a button', () => {
  test('of somebody else is refused, and stays good for the one it was for', async () => {
    await said('sam', 'trial offer');
    const yes = world.button('sam', /Yes/);
    expect(await pressed('bilal', yes)).toBe(wordsOf(OFFER['not yours']));
    expect(await pressed('sam', yes)).toBe('Taken.');
  });
  test('used twice goes to the rules again, which say what is so now', async () => {
    await said('sam', 'trial offer');
    const yes = world.button('sam', /Yes/);
    expect(await pressed('sam', yes)).toBe('Taken.');
    expect(await pressed('sam', yes)).toBe('Taken.');
  });
  test('is good for 31 days and closed after', async () => {
    await said('sam', 'trial offer');
    const yes = world.button('sam', /Yes/);
    wait(31 * 24 - 1);
    expect(await pressed('sam', yes)).toBe('Taken.');
    wait(1);
    expect(await pressed('sam', yes)).toBe(wordsOf(OFFER.over));
  });
  test('of a turn that was taken back says so', async () => {
    await said('sam', 'rota cover Tue', { room: 'rosa' });
    expect(world.lastTo('jo')).toMatch(/could you take/);
    const [offer] = world.db.client.prepare("select id from offers where person = 'person-jo'").pluck().all() as string[];
    await said('sam', 'undo', { room: 'rosa' });
    expect(await said('jo', 'yes')).toBe(wordsOf(OFFER['taken back']));
    expect(await pressed('jo', `${offer}.0`)).toBe(wordsOf(OFFER['taken back']));
  });
  test.each(['', '.', 'offer-nobody.0', 'x', '.0'])('that never was (%j) changes nothing and says so', async (token) => {
    expect(await pressed('sam', token)).toBe(wordsOf(OFFER.gone));
  });
  test('beyond the choices of its offer changes nothing', async () => {
    await said('sam', 'trial offer');
    const offer = world.button('sam', /Yes/).replace(/\.\d+$/, '');
    for (const index of ['9', '-1', 'x', '1.5']) expect(await pressed('sam', `${offer}.${index}`)).toBe(wordsOf(OFFER.gone));
  });
  test('of an older version is dropped kindly', async () => {
    await said('sam', 'trial offer');
    rules.version = 2;
    expect(await pressed('sam', world.button('sam', /Yes/))).toBe(wordsOf(OLDER_VERSION));
  });
});

describe('yes and no', () => {
  test('answer the one offer that is open', async () => {
    await said('jo', 'trial offer');
    expect(await said('jo', 'yes please')).toBe('Taken.');
    await said('jo', 'trial offer');
    expect(await said('jo', 'no')).toBe('Left.');
  });
  test('ask which, where two are open, and the answer to that is kept', async () => {
    await said('jo', 'trial offer');
    await said('jo', 'trial offer again');
    const which = await said('jo', 'yes');
    expect(which).toContain(wordsOf(whichDoYouMean));
    expect(which).toMatch(/the first thing/);
    expect(which).toMatch(/the other thing/);
    expect(await said('jo', '2')).toBe('Taken.');
  });
  test('given to a quoted letter are for that one', async () => {
    await said('jo', 'trial offer');
    const first = world.lettersTo('jo').at(-1)?.id ?? '';
    await said('jo', 'trial offer again');
    expect(await said('jo', 'no', { quoting: first })).toBe('Left.');
    expect(await said('jo', 'yes')).toBe('Taken.'); // the other one is the only one open now
  });
  test('do nothing where nothing is open', async () => {
    expect(await said('jo', 'yes')).not.toBe('Taken.');
  });
  test('never choose somebody whose name begins like them', async () => {
    world.db.client.exec("update people set first_name = 'Noah' where id = 'person-jo'; update people set first_name = 'Yesenia' where id = 'person-bilal'");
    expect(await said('sam', 'rota swap Tue')).toMatch(/Which visit/);
    for (const words of ['no', 'yes']) {
      await said('sam', words);
      expect(world.textsTo('jo')).toEqual([]);
      expect(world.textsTo('bilal')).toEqual([]);
    }
  });
});

describe('a number', () => {
  test('chooses from the last offer on that channel', async () => {
    await said('greta', 'trial offer', { on: 'whatsapp' });
    await said('greta', 'trial offer again', { on: 'rocketchat' });
    world.says('greta', '2', { on: 'whatsapp' });
    await world.settle();
    expect(world.lastTo('greta', 'whatsapp')).toBe('Left.');
    const used = world.db.client.prepare('select channel from offers where used_in is not null').pluck().all();
    expect(used).toEqual(['whatsapp']);
  });
  test('that is not among the choices is asked again', async () => {
    await said('jo', 'trial offer');
    expect(await said('jo', '3')).toBe(wordsOf(noSuchNumber(2)));
    expect(await said('jo', '1')).toBe('Taken.');
  });
  test('never undoes: undo is a word', async () => {
    expect(await said('jo', 'trial write')).toMatch(/reply undo/);
    await said('jo', '1');
    expect(world.db.client.prepare("select count(*) from travel where from_place = 'place-write'").pluck().get()).toBe(1);
    expect(await said('jo', 'undo')).toMatch(/taken back/i);
  });
});

describe('a form', () => {
  const open = async () => world.says('sam', 'pin something', { room: 'rosa' }).form?.id ?? '';
  const pins = (): unknown => world.db.client.prepare('select count(*) from pins').pluck().get();
  const fields = { words: 'Bins on Tuesday', readers: 'everyone' };

  test('is opened at once, filled once, and closed after', async () => {
    const form = await open();
    world.fills('sam', form, fields);
    await world.settle();
    expect(pins()).toBe(1);
    world.fills('sam', form, fields);
    await world.settle();
    expect(world.lastTo('sam')).toBe(wordsOf(FORM_CLOSED));
    expect(pins()).toBe(1);
  });
  test('of somebody else is not taken', async () => {
    const form = await open();
    world.fills('bilal', form, fields);
    await world.settle();
    expect(world.lastTo('bilal')).toBe(wordsOf(FORM_CLOSED));
  });
  test('is answered in words as well', async () => {
    await open();
    expect(await said('sam', 'The bins go out on Tuesday')).not.toMatch(LOST);
    await said('sam', 'yes'); // she makes sure that it was meant as a pin
    expect(pins()).toBe(1);
  });
});

test('the label of a choice is plan at most', () => {
  const labels = [...world.house.values()].flatMap((capability) => capability.examples.map(({ say }: { say: Labelled }) => say.label));
  expect(new Set(labels)).toEqual(new Set(['open']));
});
