import type { Store } from './store.ts';

const PROBE_MILLISECONDS = 2_000;

interface RoomSettings {
  readonly store: Pick<Store, 'onNoRoom' | 'hasRoom'>;
  readonly tell: (sentence: string) => void;
  /** Stop taking. May be called in the middle of something. */
  readonly stop: () => void;
  readonly goOn: () => void;
  readonly probeMilliseconds?: number;
}

/** While the disk is full nothing more is taken, so that nothing is confirmed that could be lost; it goes on by itself when there is room. Gives an end to the watching. */
export function watchRoom({ store, tell, stop, goOn, probeMilliseconds = PROBE_MILLISECONDS }: RoomSettings): () => void {
  let isFull = false;
  let isOver = false;
  let nextProbe: NodeJS.Timeout | undefined;

  function probe(): void {
    nextProbe = undefined;
    if (isOver) return;
    if (!store.hasRoom()) {
      nextProbe = setTimeout(probe, probeMilliseconds);
      return;
    }
    isFull = false;
    tell('There is room on the disk again. Messages are taken again.');
    goOn();
  }

  store.onNoRoom(() => {
    if (isFull || isOver) return;
    isFull = true;
    tell('The disk is full, so no messages are taken. WhatsApp keeps them meanwhile. Make room on the disk; the bridge then goes on by itself.');
    stop();
    nextProbe = setTimeout(probe, probeMilliseconds);
  });
  return () => {
    isOver = true;
    clearTimeout(nextProbe);
  };
}
