import type { ChannelName } from '@hatstand/db/schema/people';
import { calmDb, smallWorld } from './small-world.ts';

/** A number of Ofcom's range for drama that nobody in the demo world has. */
export const NEW_NUMBER = '447700900777';

/** The demo world, with strangers who write from numbers and accounts that nobody has linked. */
export function linkingWorld() {
  const world = smallWorld({ db: calmDb() });
  const momentOf = world.time.moment.bind(world.time);
  // Digits that are found nowhere else in a database.
  let drawn = 730_911;
  world.time.moment = () => ({
    ...momentOf(),
    draw: (below) => {
      drawn += 101;
      return drawn % below;
    },
  });
  let cues = 0;
  const from = async (address: string, words: string, { on = 'whatsapp', room }: { on?: ChannelName; room?: string } = {}): Promise<string> => {
    cues += 1;
    const before = world.chats[on].shown.length;
    const place = room ? ({ kind: 'room', room } as const) : ({ kind: 'direct' } as const);
    world.hear(on, { id: `stranger-${cues}`, from: { address }, place, heard: { kind: 'words', words } });
    await world.settle();
    return (
      world.chats[on].shown
        .slice(before)
        .filter(({ to }) => 'address' in to && to.address === address)
        .at(-1)?.text ?? '(nothing)'
    );
  };
  /** Says it and gives the answer, wherever it came. */
  const says = async (who: string, words: string, where: Parameters<typeof world.says>[2] = {}): Promise<string> => {
    world.says(who, words, where);
    await world.settle();
    return world.lastTo(who, where.on);
  };
  const codeIn = (text: string): string => {
    const code = /\b\d{6}\b/.exec(text)?.[0];
    if (!code) throw new Error(`there is no code in “${text}”`);
    return code;
  };
  return {
    ...world,
    world,
    from,
    says,
    code: async (who: string, words: string, where?: Parameters<typeof world.says>[2]) => codeIn(await says(who, words, where)),
  };
}
