import * as z from 'zod';
import { bad, Refusal } from './refusals.ts';
import { type Account, type MessageRow, newId, type RoomRow, type Workspace } from './workspace.ts';

interface Caller {
  readonly workspace: Workspace;
  readonly me: Account;
}
type Call = (caller: Caller, given: unknown) => object;

/** Strict, as the real server's own schemas are: a parameter it does not know is refused. */
function call<Given>(shape: z.ZodType<Given>, work: (caller: Caller, given: Given) => object): Call {
  return (caller, given) => {
    const read = shape.safeParse(given);
    if (!read.success) throw bad(`must match the schema: ${read.error.issues.map(({ path }) => path.join('.')).join(', ')} [invalid-params]`);
    return work(caller, read.data);
  };
}

const text = z.string().min(1);
const count = z.coerce.number().int().min(0);

const shownUser = ({ _id, username, name, active, type, roles }: Account) => ({ _id, username, name, active, type, roles });
const shownRoom = ({ members, moderators: _, ...room }: RoomRow) => ({
  ...room,
  usersCount: members.size,
  ...(room.t === 'd' ? { uids: [...members.keys()] } : {}),
});

function messageOf({ workspace }: Caller, id: string): MessageRow {
  const message = workspace.messages.get(id);
  if (!message) throw bad('The provided "messageId" does not match any existing message. [error-message-not-found]');
  return message;
}

/** A room the caller may read; a private one in which they are not is as good as none. */
function roomOf({ workspace, me }: Caller, id: string): RoomRow {
  const room = workspace.rooms.get(id);
  if (!room) throw bad('The required "roomId" or "roomName" param provided does not match any channel [error-room-not-found]');
  if (room.t !== 'c' && !room.members.has(me._id)) throw bad('not-allowed');
  return room;
}

function members(caller: Caller, t: 'p' | 'c', { roomId, count, offset }: { roomId: string; count: number; offset: number }): object {
  const room = roomOf(caller, roomId);
  if (room.t !== t) throw bad(`The required "roomId" param provided does not match any ${t === 'p' ? 'group' : 'channel'} [error-room-not-found]`);
  if (room.archived) throw bad(`The room ${room.name} is archived [error-room-archived]`);
  const all = [...room.members.keys()].flatMap((id) => caller.workspace.accounts.get(id) ?? []).filter(({ active }) => active);
  const page = all.slice(offset, offset + Math.min(count, 100));
  return { members: page.map(({ _id, username, name }) => ({ _id, username, name })), count: page.length, offset, total: all.length };
}

const page = z.strictObject({ roomId: text, count: count.default(50), offset: count.default(0) });
const onMessage = z.strictObject({ messageId: text });

function mayPin(caller: Caller, message: MessageRow): void {
  const room = caller.workspace.rooms.get(message.rid);
  if (!caller.workspace.settings.get('Message_AllowPinning')) throw bad('Message pinning not allowed [error-action-not-allowed]');
  if (!room?.members.has(caller.me._id)) throw bad('Not Authorized [not-authorized]');
  if (!caller.workspace.may(caller.me, 'pin-message', room)) throw bad('Not Authorized [not-authorized]');
}

/** The REST calls there are, by method and name. */
export const CALLS: Readonly<Record<string, Call>> = {
  'GET me': call(z.strictObject({}), ({ me }) => shownUser(me)),
  'GET settings.public': call(z.strictObject({ count: count.default(50), offset: count.default(0) }), ({ workspace }, { count, offset }) => {
    const all = [...workspace.settings].map(([_id, value]) => ({ _id, value }));
    const settings = count === 0 ? all.slice(offset) : all.slice(offset, offset + count);
    return { settings, count: settings.length, offset, total: all.length };
  }),
  'GET permissions.listAll': call(z.strictObject({}), ({ workspace }) => ({
    update: [...workspace.permissions].map(([_id, roles]) => ({ _id, roles })),
    remove: [],
  })),
  'GET users.info': call(z.union([z.strictObject({ userId: text }), z.strictObject({ username: text })]), ({ workspace }, given) => {
    const user = [...workspace.accounts.values()].find(({ _id, username }) => ('userId' in given ? _id === given.userId : username === given.username));
    if (!user) throw bad('User not found.');
    return { user: shownUser(user) };
  }),
  'POST im.create': call(z.strictObject({ username: text }), ({ workspace, me }, { username }) => {
    if (!workspace.may(me, 'create-d')) throw bad('Not allowed [error-not-allowed]');
    const other = [...workspace.accounts.values()].find((one) => one.username === username);
    if (!other) throw bad('Invalid user [error-invalid-user]');
    return { room: shownRoom(workspace.direct([me, other])) };
  }),
  'GET rooms.get': call(z.strictObject({}), ({ workspace, me }) => ({
    update: [...workspace.rooms.values()].filter(({ members }) => members.has(me._id)).map(shownRoom),
    remove: [],
  })),
  'GET subscriptions.get': call(z.strictObject({}), ({ workspace, me }) => ({
    update: [...workspace.rooms.values()].flatMap(({ _id, t, members, moderators }) => {
      const ts = members.get(me._id);
      return ts ? [{ _id: newId(), rid: _id, t, ts, ...(moderators.has(me._id) ? { roles: ['moderator'] } : {}) }] : [];
    }),
    remove: [],
  })),
  'GET rooms.info': call(z.strictObject({ roomId: text }), (caller, { roomId }) => {
    const room = roomOf(caller, roomId);
    if (room.archived) throw bad(`The channel, ${room.name}, is archived [error-room-archived]`);
    return { room: shownRoom(room) };
  }),
  'GET groups.members': call(page, (caller, given) => members(caller, 'p', given)),
  'GET channels.members': call(page, (caller, given) => members(caller, 'c', given)),
  'GET chat.getMessage': call(z.strictObject({ msgId: text }), (caller, { msgId }) => {
    const message = caller.workspace.messages.get(msgId);
    if (!message) throw bad('');
    roomOf(caller, message.rid);
    return { message };
  }),
  'GET chat.syncMessages': call(z.strictObject({ roomId: text, lastUpdate: z.iso.datetime() }), (caller, { roomId, lastUpdate }) => {
    const room = roomOf(caller, roomId);
    const since = new Date(lastUpdate);
    const updated = [...caller.workspace.messages.values()].filter((one) => one.rid === room._id && one._updatedAt > since);
    return { result: { updated: updated.sort((one, other) => other.ts.getTime() - one.ts.getTime()), deleted: [] } };
  }),
  'POST chat.sendMessage': call(
    z.strictObject({ message: z.strictObject({ _id: text.optional(), rid: text, msg: z.string(), tmid: text.optional() }) }),
    (caller, { message: { rid, msg, ...more } }) => {
      const { workspace, me } = caller;
      if (msg.length > Number(workspace.settings.get('Message_MaxAllowedSize'))) throw bad('Message size exceeds [error-message-size-exceeded]');
      const room = workspace.rooms.get(rid);
      if (!room?.members.has(me._id)) throw bad('Not allowed [error-not-allowed]');
      if (room.archived) throw bad('room_is_archived');
      const others = [...room.members.keys()].flatMap((id) => (id === me._id ? [] : (workspace.accounts.get(id) ?? [])));
      if (room.t === 'd' && others.some(({ active }) => !active)) throw bad("You can't send messages because the room is readonly.");
      if (more._id && workspace.messages.has(more._id)) throw bad('E11000 duplicate key error');
      return { message: workspace.post(me, room, msg, { ...(more._id ? { _id: more._id } : {}), ...(more.tmid ? { tmid: more.tmid } : {}) }) };
    },
  ),
  'POST chat.update': call(z.strictObject({ roomId: text, msgId: text, text }), (caller, { roomId, msgId, text }) => {
    const message = caller.workspace.messages.get(msgId);
    if (!message) throw bad(`No message found with the id of "${msgId}".`);
    if (message.rid !== roomId) throw bad('The room id provided does not match where the message is from.');
    if (message.u._id !== caller.me._id) throw bad('Message editing not allowed [error-action-not-allowed]');
    if (text.length > Number(caller.workspace.settings.get('Message_MaxAllowedSize'))) throw bad('[error-message-size-exceeded]');
    caller.workspace.edit(message, text);
    return { message };
  }),
  'POST chat.react': call(z.strictObject({ messageId: text, emoji: text, shouldReact: z.boolean().optional() }), (caller, given) => {
    const message = messageOf(caller, given.messageId);
    if (!/^:(?:one|two|three|four|five|six|seven|eight|nine|thumbsup|wave):$/.test(given.emoji)) throw bad('Invalid emoji provided. [error-not-allowed]');
    caller.workspace.react(message, caller.me, given.emoji, given.shouldReact ?? true);
    return {};
  }),
  'POST chat.pinMessage': call(onMessage, (caller, { messageId }) => {
    const message = messageOf(caller, messageId);
    mayPin(caller, message);
    if (!message.pinned) caller.workspace.pin(message, caller.me, true);
    return { message };
  }),
  'POST chat.unPinMessage': call(onMessage, (caller, { messageId }) => {
    const message = messageOf(caller, messageId);
    mayPin(caller, message);
    caller.workspace.pin(message, caller.me, false);
    return {};
  }),
  'POST rooms.saveRoomSettings': call(
    z.strictObject({ rid: text, roomTopic: z.string().optional(), roomAnnouncement: z.string().optional() }),
    (caller, { rid, roomTopic, roomAnnouncement }) => {
      const room = roomOf(caller, rid);
      if (!caller.workspace.may(caller.me, 'edit-room', room)) throw new Refusal(400, 'Not allowed [error-action-not-allowed]');
      if (roomTopic !== undefined) room.topic = roomTopic;
      if (roomAnnouncement !== undefined) room.announcement = roomAnnouncement;
      caller.workspace.roomChanged(room);
      return { rid };
    },
  ),
};
