import { setTimeout as pass } from 'node:timers/promises';
import type { Message, Room } from './chat.ts';
import type { Listener } from './listener.ts';
import { type Rest, SignedOut, TryLater } from './rest.ts';
import type { Rooms } from './rooms.ts';
import { openSocket } from './socket.ts';
import { tellBug } from './terminal.ts';

const SHORTEST_MILLISECONDS = 1_000;
/** While the socket stays down, the workspace is asked this often over REST, at least. */
const LONGEST_MILLISECONDS = 15_000;
/** A line that stayed up this long counts as healthy: the next closing starts with the shortest wait. */
const HEALTHY_AFTER_MILLISECONDS = 60_000;
const ROOMS_EVERY_MILLISECONDS = 2_000;

interface LineSettings {
  readonly server: string;
  readonly userId: string;
  readonly token: string;
  readonly rest: Rest;
  readonly listener: Listener;
  readonly rooms: Rooms;
  readonly tell: (sentence: string) => void;
  /** Rocket.Chat can be written to again. */
  readonly onBack: () => void;
  readonly shortestMilliseconds?: number;
  readonly chance?: () => number;
}

/** Listens over the socket while it is up; asks over REST while it is not. Ends when the token is refused: every further call would be refused too. */
export function openLine(settings: LineSettings) {
  const { listener, rooms, rest, tell, onBack, shortestMilliseconds = SHORTEST_MILLISECONDS, chance = Math.random } = settings;
  const stopping = new AbortController();
  let isUp = false;
  let wasAway = true;
  let close: (() => void) | undefined;

  /** One life of the socket. Everything said before is read first; a message that cannot be taken ends it, so that it is read again. */
  async function listen(): Promise<void> {
    const arrived: (() => Promise<void>)[] = [];
    let wake: (() => void) | undefined;
    const queue = (work: () => Promise<void>): void => {
      arrived.push(work);
      wake?.();
    };
    const opened = await openSocket({
      server: settings.server,
      userId: settings.userId,
      token: settings.token,
      onMessage: (message: Message) => queue(() => takeMessage(message)),
      onRoom: (change, room) => queue(async () => takeRoom(change, room)),
    });
    if (opened.is === 'signed out') {
      rest.signOut();
      throw new SignedOut();
    }
    if (opened.is === 'no') throw new TryLater('the socket did not open');
    const { socket } = opened;
    close = socket.close;
    try {
      await listener.catchUp();
      back('Listening to Rocket.Chat.');
      isUp = true;
      let isOver = stopping.signal.aborted;
      void socket.closed.then(() => {
        isOver = true;
        wake?.();
      });
      while (!isOver) {
        for (let work = arrived.shift(); work; work = arrived.shift()) await work();
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (arrived.length > 0 || isOver) resolve();
        });
      }
    } finally {
      isUp = false;
      wasAway = true;
      socket.close();
    }
  }

  async function takeMessage(message: Message): Promise<void> {
    // System messages tell of people coming and going, of a new name, of a room opened to everybody.
    if (message.t) rooms.noteChanged(message.rid);
    await listener.take(message);
  }

  function takeRoom(change: 'is' | 'removed', room: Room): void {
    if (change === 'removed' || rooms.looksChanged(room)) rooms.noteChanged(room._id);
  }

  function back(sentence: string): void {
    if (!wasAway) return;
    wasAway = false;
    tell(sentence);
    onBack();
  }

  async function askInstead(): Promise<void> {
    await listener.catchUp();
    back('Rocket.Chat answers, but its socket does not open: asking every few seconds instead.');
  }

  async function run(): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted; failures += 1) {
      const begun = Date.now();
      try {
        await listen().catch(async (problem) => {
          if (problem instanceof TryLater && !stopping.signal.aborted) await askInstead();
          else throw problem;
        });
      } catch (problem) {
        if (problem instanceof SignedOut) return signedOut();
        if (!(problem instanceof TryLater)) tellBug(problem);
        wasAway = true;
      }
      if (Date.now() - begun > HEALTHY_AFTER_MILLISECONDS) failures = 0;
      const full = Math.min(LONGEST_MILLISECONDS, shortestMilliseconds * 2 ** failures);
      await pass(full * (0.5 + chance() / 2), undefined, { signal: stopping.signal }).catch(() => {});
    }
  }

  function signedOut(): void {
    tell(SIGNED_OUT);
  }

  /** Rooms that changed are looked at a moment later, also while the socket is down. */
  async function watchRooms(): Promise<void> {
    while (!stopping.signal.aborted && !rest.isSignedOut()) {
      await rooms.tellChanged().catch((problem: unknown) => {
        if (!(problem instanceof TryLater) && !(problem instanceof SignedOut)) tellBug(problem);
      });
      await pass(Math.min(ROOMS_EVERY_MILLISECONDS, shortestMilliseconds), undefined, { signal: stopping.signal }).catch(() => {});
    }
  }

  const running = Promise.all([run(), watchRooms()]);
  return {
    isUp: () => isUp,
    async close(): Promise<void> {
      stopping.abort();
      close?.();
      await running;
    },
  };
}

export const SIGNED_OUT =
  'Rocket.Chat does not accept our token any more. Sign in as the bot account, make a new personal access token (with "ignore two factor"), put it into HATSTAND_ACCOUNT_TOKEN, and start this again. Until then no call is made.';
