import { type Labelled, reveal } from '@hatstand/db/labels';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { calmDb, type SmallWorld, smallWorld } from '../testing/small-world.ts';
import { trialCapability } from '../testing/trial-capability.ts';

let world: SmallWorld;
beforeEach(() => {
  world = smallWorld({ house: trialCapability().house, db: calmDb() });
});
afterEach(() => world.close());

async function said(who: string, words: string, where = {}): Promise<string> {
  world.says(who, words, where);
  await world.settle();
  return world.lastTo(who);
}

describe('where was I', () => {
  test('says so when nothing is open', async () => {
    expect(await said('jo', 'where was I?')).toMatch(/Nothing is open/);
  });
  test('tells the question asked last, and everything somebody waits for', async () => {
    await said('jo', 'trial ask');
    await said('jo', 'trial offer');
    await said('jo', 'trial offer again');
    const place = await said('jo', 'where was i');
    expect(place).toMatch(/Which fruit/);
    expect(place).toMatch(/the first thing/);
    expect(place).toMatch(/the other thing/);
    await said('jo', 'no', { quoting: world.lettersTo('jo').find(({ text }) => /And this/.test(text))?.id });
    expect(await said('jo', 'where was i')).not.toMatch(/the other thing/);
  });
  test('tells nothing of other people', async () => {
    await said('jo', 'trial ask');
    expect(await said('sam', 'where was i')).toMatch(/Nothing is open/);
  });
});

describe('never mind', () => {
  test('drops the question asked last, and only that', async () => {
    await said('jo', 'trial ask');
    await said('jo', 'trial ask other');
    expect(await said('jo', 'never mind')).toMatch(/dropped/);
    expect(await said('jo', 'where was i')).toMatch(/Which fruit/);
    expect(await said('jo', 'forget it')).toMatch(/dropped/);
    expect(await said('jo', 'cancel')).toMatch(/no question open/);
  });
});

describe('help', () => {
  test('shows a slash in a room and none elsewhere', async () => {
    expect(await said('sam', 'help')).not.toMatch(/• \//);
    expect(await said('sam', '/hattie help', { room: 'rosa' })).toMatch(/\/rota/);
    expect(await said('jo', 'help')).not.toMatch(/• \//);
  });
  test('speaks of every capability that has examples', async () => {
    const topics = ['help', 'help visits', 'help people', 'help news', 'help me with my settings'];
    const answers: string[] = [];
    for (const words of topics) answers.push(await said('jo', words));
    const help = answers.join('\n');
    const examples = [...world.house.values()].flatMap((capability) => capability.examples.map(({ say }: { say: Labelled }) => reveal(say)));
    expect(examples.length).toBeGreaterThan(4);
    for (const example of examples) expect(help).toContain(example);
  });
  test('fits on a small screen, and says where there is more', async () => {
    const help = await said('jo', 'help');
    expect(help.split('\n').length).toBeLessThanOrEqual(14);
    expect(help).toMatch(/help visits/);
    expect(await said('jo', 'help with the rota')).toMatch(/About visits/);
    expect(await said('jo', 'help team')).toMatch(/About a team/);
  });
  test('says to somebody in no team that there is nothing to show yet', async () => {
    expect(await said('dev', 'hello')).toMatch(/not in a team/);
  });
  test('in a room is seen by the asker alone', async () => {
    await said('sam', '/hattie help', { room: 'rosa' });
    expect(world.postsIn('rosa')).toEqual([]);
    expect(world.lettersTo('sam').at(-1)?.to.kind).toBe('whisper');
  });
});

describe('undo', () => {
  test('takes back what was just done, once', async () => {
    await said('jo', 'trial write');
    expect(await said('jo', 'undo')).toMatch(/taken back/i);
    expect(await said('jo', 'undo')).toMatch(/nothing of yours/);
  });
  test('is for the last ten minutes', async () => {
    await said('jo', 'trial write');
    world.time.now = new Date(world.time.now.getTime() + 10 * 60_000);
    expect(await said('jo', 'undo')).not.toMatch(/taken back/i);
  });
  test('is for one’s own changes only', async () => {
    await said('jo', 'trial write');
    expect(await said('sam', 'undo')).toMatch(/nothing of yours/);
  });
  test('is refused where somebody has acted on it', async () => {
    await said('sam', 'rota swap Tue', { room: 'rosa' });
    world.presses('sam', world.button('sam', /^Jo,/));
    await world.settle();
    await said('jo', 'yes');
    expect(await said('sam', 'undo')).toMatch(/already answered/);
  });
  test('tells those who had heard, and nobody else', async () => {
    await said('sam', 'rota swap Tue', { room: 'rosa' });
    world.presses('sam', world.button('sam', /^Jo,/));
    await world.settle();
    await said('sam', 'undo');
    expect(world.lastTo('jo')).toMatch(/taken back/i);
    expect(world.textsTo('bilal')).toEqual([]);
  });
});

test('what a capability breaks on while undoing nothing is not remembered as a change', async () => {
  await said('jo', 'rota');
  expect(await said('jo', 'undo')).toMatch(/nothing of yours/);
});
