import { expect, test } from 'vitest';
import { smallWorld } from '../../testing/small-world.ts';

const NUMBER = '447700900777';

test('somebody nobody knew links with the code that was handed to them, is asked there, and comes in with both yeses', async () => {
  const world = smallWorld();
  let cues = 0;
  const peter = async (words: string): Promise<string> => {
    cues += 1;
    world.hear('whatsapp', { id: `peter-${cues}`, from: { address: NUMBER }, place: { kind: 'direct' }, heard: { kind: 'words', words } });
    await world.settle();
    return world.chats.whatsapp.shown
      .filter(({ to }) => 'address' in to && to.address === NUMBER)
      .map(({ text }) => text)
      .join('\n');
  };
  world.says('nia', "invite Peter Marsh to R's team as a peer supporter");
  await world.settle();
  world.presses('nia', world.button('nia', /^Code for Peter/));
  await world.settle();
  const code = /\b\d{3} ?\d{3}\b/.exec(world.lastTo('nia'))?.[0] ?? 'no code';
  expect(await peter(code)).toContain("would you like to join R's team as a peer supporter?");
  expect(await peter('yes')).toContain('One more yes');
  world.presses('rosa', world.button('rosa', /^Yes/));
  await world.settle();
  expect(await peter('team')).toMatch(/Welcome to R's team[\s\S]*You, peer supporter/);
  expect(await peter('thanks')).not.toMatch(/Rosa|Marlow/);
  expect(world.bugs).toEqual([]);
  world.close();
});
