import type { IMessage } from '@rocket.chat/apps-engine/definition/messages/index.js';
import { beforeAll } from 'vitest';
import { channelContract, type OpenChannel, type Place, type ShownLetter } from '../../core/src/channels/channel.contract.ts';
import { channelsBy } from '../../core/src/channels/channels.ts';
import { carryOverHttp } from '../../core/src/channels/http-carrier.ts';
import { buttonsOf } from '../test-host/acts.ts';
import { addTeamRoom } from '../test-host/rocket-chat.ts';
import { change } from '../test-host/room-acts.ts';
import { SECRET } from './fake-core.ts';
import { deliver, letter, sealed } from './post.ts';
import { workspaceWithCore } from './with-core.ts';
import { APP_ID, type Workspace } from './workspace.ts';

const PLACES: readonly Place[] = [
  { name: 'a direct message', way: 'direct', to: { kind: 'direct', address: 'sam' } },
  { name: 'the room of a team', way: 'teamRoom', to: { kind: 'room', room: 'rosa' } },
  { name: 'a whisper in it', way: 'teamRoom', to: { kind: 'whisper', room: 'rosa', address: 'sam' } },
  { name: 'a public room', way: 'publicRoom', to: { kind: 'room', room: 'millbrook' } },
];

let workspace: Workspace;
beforeAll(async () => {
  const both = await workspaceWithCore();
  workspace = both.workspace;
  addTeamRoom(workspace.chat, 'millbrook', [workspace.sam, workspace.nia]);
  await change(workspace.chat, 'millbrook', { type: workspace.chat.engine.RoomType.CHANNEL });
  // The app asks the core about a room before the first letter that is shown in it.
  for (const room of ['rosa', 'millbrook']) await deliver(workspace, sealed(letter({ to: { kind: 'room', room } })));
  return both.close;
}, 120_000);

/** The core's own renderer and signed calls, and the packed app on the real engine. */
function open(): OpenChannel {
  const { world } = workspace.chat;
  world.messages.length = 0;
  world.whispers.length = 0;
  const carry = carryOverHttp({ channel: 'rocketchat', url: workspace.front.addressOf(APP_ID, 'letters'), secret: SECRET, now: () => new Date() });
  const channel = channelsBy({ rocketchat: carry }).get('rocketchat');
  if (!channel) throw new Error('the channel was not made');
  const shown: { to: string; messages: readonly IMessage[] }[] = [];
  return {
    channel: {
      ...channel,
      async carry(one) {
        const [said, whispered] = [world.messages.length, world.whispers.length];
        const carried = await channel.carry(one);
        const messages = [...world.messages.slice(said), ...world.whispers.slice(whispered).map(({ message }) => message)];
        if (messages.length > 0) shown.push({ to: JSON.stringify(one.to), messages });
        return carried;
      },
    },
    shownAt: ({ to }) => shown.filter((one) => one.to === JSON.stringify(to)).map(({ messages }) => whole(messages)),
    close: () => undefined,
  };
}

/** A letter as a person sees it, from all its parts, which are cut at a space: escapes and marks of no width are not seen. */
const whole = (parts: readonly IMessage[]): ShownLetter => ({
  text: parts
    .map(({ text = '' }) => text)
    .join(' ')
    .replace(/\\(?=[*_~`#])|\u200B/g, ''),
  answers: parts.flatMap((part) => buttonsOf(part).map(({ value = '' }) => value)),
});

channelContract('Rocket.Chat through the app', { places: PLACES, answeredBy: 'buttons', markup: /(?<!\\)[*_~`#]|\]\(|@\p{L}/u, open });
