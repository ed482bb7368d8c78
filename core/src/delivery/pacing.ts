import type { LetterId } from '@hatstand/db/ids';

/**
 * Letters that their channel wants to be asked for again in a moment, because others are before them. Nothing is wrong with them, so nothing is counted
 * and nothing written down. In real time: the chat's hurry has nothing to do with the clock of the demo.
 */
export function makePacing(wake: () => void) {
  const resting = new Map<LetterId, NodeJS.Timeout>();

  return {
    isResting: (letter: LetterId): boolean => resting.has(letter),
    rest(letter: LetterId, seconds: number): void {
      clearTimeout(resting.get(letter));
      const over = setTimeout(() => {
        resting.delete(letter);
        wake();
      }, seconds * 1000);
      over.unref();
      resting.set(letter, over);
    },
    stop(): void {
      for (const over of resting.values()) clearTimeout(over);
    },
  };
}
export type Pacing = ReturnType<typeof makePacing>;
