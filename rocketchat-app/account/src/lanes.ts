import { setTimeout as pass } from 'node:timers/promises';

const LONGEST_WAIT_MILLISECONDS = 60_000;

/** What became of a call: taken, never to be sent again, or to be sent again after that long. */
export type Outcome = { readonly is: 'taken' } | { readonly is: 'refused' } | { readonly is: 'later'; readonly inMilliseconds: number };

interface Waiting {
  readonly at: number;
}
interface Item extends Waiting {
  readonly room: string;
  readonly send: (() => Promise<Outcome>) | undefined;
  readonly taken: () => void;
}

interface LanesSettings {
  /** Everything of this room up to here is with the core. */
  readonly onRead: (room: string, until: number) => void;
  readonly firstWaitMilliseconds?: number;
  readonly chance?: () => number;
}

/**
 * Carries what was heard to the core: each person's words in order, one after the other; nobody waits for anybody else. What the core cannot take now is
 * tried again. A room counts as read up to the last message before which nothing waits: after a kill, what comes later is read from the workspace again.
 */
export function makeLanes({ onRead, firstWaitMilliseconds = 1_000, chance = Math.random }: LanesSettings) {
  const lanes = new Map<string, Item[]>();
  const waiting = new Map<string, Set<Waiting>>();
  const furthest = new Map<string, number>();
  const stopping = new AbortController();

  function isWith(item: Item): void {
    item.taken();
    furthest.set(item.room, Math.max(furthest.get(item.room) ?? 0, item.at));
    leave(item.room, item);
  }

  function leave(room: string, item: Waiting): void {
    const others = waiting.get(room);
    others?.delete(item);
    const first = others && others.size > 0 ? Math.min(...[...others].map(({ at }) => at)) - 1 : Number.POSITIVE_INFINITY;
    const until = Math.min(first, furthest.get(room) ?? 0);
    if (until > 0) onRead(room, until);
  }

  function wait(room: string, item: Waiting): void {
    const ofRoom = waiting.get(room) ?? new Set();
    waiting.set(room, ofRoom.add(item));
  }

  async function drive(person: string, lane: Item[]): Promise<void> {
    let pause = firstWaitMilliseconds;
    for (let next = lane[0]; next && !stopping.signal.aborted; next = lane[0]) {
      const outcome = await next.send?.();
      if (outcome?.is === 'later') {
        const milliseconds = Math.max(outcome.inMilliseconds, pause * (0.5 + chance() / 2));
        await pass(milliseconds, undefined, { signal: stopping.signal }).catch(() => {});
        pause = Math.min(LONGEST_WAIT_MILLISECONDS, pause * 2);
        continue;
      }
      if (stopping.signal.aborted) return;
      lane.shift();
      isWith(next);
      pause = firstWaitMilliseconds;
    }
    if (lane.length === 0) lanes.delete(person);
  }

  return {
    /** Takes the next of somebody's messages; without `send` it only counts as read. */
    add(person: string, item: Item): void {
      wait(item.room, item);
      if (!item.send) return isWith(item);
      const lane = lanes.get(person);
      if (lane) {
        lane.push(item);
        return;
      }
      const fresh = [item];
      lanes.set(person, fresh);
      void drive(person, fresh);
    },
    /** A room counts as read no further than this until it is let go of: not everything before it has been added yet. */
    hold(room: string, at: number): () => void {
      const hold = { at };
      wait(room, hold);
      return () => leave(room, hold);
    },
    size: (): number => [...lanes.values()].reduce((sum, lane) => sum + lane.length, 0),
    stop: () => stopping.abort(),
  };
}
export type Lanes = ReturnType<typeof makeLanes>;
