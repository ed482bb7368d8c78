import { randomBytes } from 'node:crypto';

/** A person or a program with an account. */
export interface Account {
  readonly _id: string;
  username: string;
  name: string;
  active: boolean;
  readonly type: 'user' | 'bot' | 'app';
  roles: string[];
}

export interface RoomRow {
  readonly _id: string;
  t: 'p' | 'c' | 'd';
  name?: string;
  topic?: string;
  announcement?: string;
  archived: boolean;
  /** Everybody in it, with when they came. */
  readonly members: Map<string, Date>;
  readonly moderators: Set<string>;
  readonly ts: Date;
  _updatedAt: Date;
}

export interface MessageRow {
  readonly _id: string;
  readonly rid: string;
  msg: string;
  readonly ts: Date;
  _updatedAt: Date;
  readonly u: { readonly _id: string; readonly username: string; readonly name: string };
  readonly t?: string;
  readonly tmid?: string;
  readonly mentions?: readonly { readonly _id: string }[];
  editedAt?: Date;
  pinned?: boolean;
  reactions?: Record<string, { usernames: string[] }>;
}

/** Something the realtime line tells of. */
export type Happened =
  | { readonly is: 'message'; readonly message: MessageRow; readonly readers: readonly string[] }
  | { readonly is: 'room'; readonly room: RoomRow; readonly readers: readonly string[] }
  | { readonly is: 'subscription'; readonly change: 'inserted' | 'removed'; readonly room: RoomRow; readonly of: string };

/** Which roles may do what, as far as the account needs it: as Rocket.Chat sets it up. */
const PERMISSIONS: Readonly<Record<string, readonly string[]>> = {
  'api-bypass-rate-limit': ['admin', 'bot', 'app'],
  'create-d': ['admin', 'user', 'bot', 'app'],
  'view-d-room': ['admin', 'user', 'bot', 'app', 'guest'],
  'pin-message': ['owner', 'moderator', 'admin'],
  'edit-room': ['owner', 'moderator', 'admin'],
  'bypass-time-limit-edit-and-delete': ['bot', 'app'],
  'send-many-messages': ['admin', 'bot', 'app'],
};

export const newId = (): string => randomBytes(9).toString('hex').slice(0, 17);

/** The state of a made-up workspace, and what people do in it. Nothing here is refused; `rest.ts` refuses what the real server refuses. */
export function makeWorkspace() {
  const accounts = new Map<string, Account>();
  const rooms = new Map<string, RoomRow>();
  const messages = new Map<string, MessageRow>();
  const tokens = new Map<string, string>();
  const settings = new Map<string, unknown>([
    ['Message_MaxAllowedSize', 5_000],
    ['Message_AllowPinning', true],
    ['Message_AllowEditing', true],
    ['RetentionPolicy_Enabled', false],
    ['Accounts_ForgetUserSessionOnWindowClose', false],
  ]);
  const permissions = new Map(Object.entries(PERMISSIONS).map(([name, roles]) => [name, [...roles]]));
  const listeners = new Set<(happened: Happened) => void>();
  /** Moments are never the same twice, so that what was changed since one is clear. */
  let last = 0;
  const now = (): Date => {
    last = Math.max(Date.now(), last + 1);
    return new Date(last);
  };
  const tell = (happened: Happened): void => listeners.forEach((listener) => listener(happened));
  const readersOf = (room: RoomRow): string[] => [...room.members.keys()];

  function roomChanged(room: RoomRow): void {
    room._updatedAt = now();
    tell({ is: 'room', room, readers: readersOf(room) });
  }

  function messageChanged(message: MessageRow): void {
    message._updatedAt = now();
    const room = rooms.get(message.rid);
    if (room) tell({ is: 'message', message, readers: readersOf(room) });
  }

  function post(by: Account, room: RoomRow, msg: string, more: Partial<Pick<MessageRow, '_id' | 't' | 'tmid' | 'ts'>> = {}): MessageRow {
    const ts = more.ts ?? now();
    const mentions = [...accounts.values()].filter(({ username }) => new RegExp(`@${username}(?![\\w-])`, 'i').test(msg)).map(({ _id }) => ({ _id }));
    const { _id, username, name } = by;
    const message: MessageRow = { _id: newId(), ...more, rid: room._id, msg, ts, _updatedAt: ts, u: { _id, username, name }, mentions };
    messages.set(message._id, message);
    tell({ is: 'message', message, readers: readersOf(room) });
    roomChanged(room);
    return message;
  }

  function enter(room: RoomRow, account: Account): void {
    room.members.set(account._id, now());
    tell({ is: 'subscription', change: 'inserted', room, of: account._id });
    if (room.t !== 'd') post(account, room, account.username, { t: 'au' });
  }

  return {
    accounts,
    rooms,
    messages,
    tokens,
    settings,
    permissions,
    listeners,
    now,
    post,
    roomChanged,
    messageChanged,
    addAccount(_id: string, name: string, more: Partial<Pick<Account, 'type' | 'roles'>> = {}): Account {
      const account: Account = { _id, username: name.toLowerCase().replaceAll(' ', '.'), name, active: true, type: 'user', roles: ['user'], ...more };
      accounts.set(_id, account);
      return account;
    },
    addRoom(_id: string, t: 'p' | 'c', members: readonly Account[]): RoomRow {
      const ts = now();
      const room: RoomRow = {
        _id,
        t,
        name: _id,
        archived: false,
        members: new Map(members.map((one) => [one._id, ts])),
        moderators: new Set(),
        ts,
        _updatedAt: ts,
      };
      rooms.set(_id, room);
      return room;
    },
    /** The direct messages of these, made if there are none. */
    direct(members: readonly Account[]): RoomRow {
      const ids = members.map(({ _id }) => _id).sort();
      const _id = ids.join('');
      const there = rooms.get(_id);
      if (there) return there;
      const ts = now();
      const room: RoomRow = { _id, t: 'd', archived: false, members: new Map(), moderators: new Set(), ts, _updatedAt: ts };
      rooms.set(_id, room);
      for (const member of members) enter(room, member);
      return room;
    },
    may: ({ roles, _id }: Account, permission: string, room?: RoomRow): boolean =>
      (permissions.get(permission) ?? []).some((role) => roles.includes(role) || (role === 'moderator' && room?.moderators.has(_id))),
    enter,
    leave(room: RoomRow, account: Account): void {
      room.members.delete(account._id);
      tell({ is: 'subscription', change: 'removed', room, of: account._id });
      post(account, room, account.username, { t: 'ru' });
    },
    remove(room: RoomRow): void {
      rooms.delete(room._id);
      for (const message of [...messages.values()]) if (message.rid === room._id) messages.delete(message._id);
      for (const of of room.members.keys()) tell({ is: 'subscription', change: 'removed', room, of });
    },
    openToAll(room: RoomRow, by: Account): void {
      room.t = 'c';
      post(by, room, 'public', { t: 'room_changed_privacy' });
    },
    edit(message: MessageRow, msg: string): void {
      message.msg = msg;
      message.editedAt = now();
      messageChanged(message);
    },
    react(message: MessageRow, { username }: Account, emoji: string, isThere: boolean): void {
      const reactions = { ...message.reactions };
      const others = (reactions[emoji]?.usernames ?? []).filter((name) => name !== username);
      const usernames = isThere ? [...others, username] : others;
      if (usernames.length > 0) reactions[emoji] = { usernames };
      else delete reactions[emoji];
      message.reactions = reactions;
      messageChanged(message);
    },
    pin(message: MessageRow, by: Account, isPinned: boolean): void {
      message.pinned = isPinned;
      const room = rooms.get(message.rid);
      messageChanged(message);
      if (isPinned && room) post(by, room, '', { t: 'message_pinned' });
    },
  };
}
export type Workspace = ReturnType<typeof makeWorkspace>;
