import { setTimeout as wait } from 'node:timers/promises';

/** Waits for something another process does. Fails with a sentence when it never happens. */
export async function until<Value>(what: string, look: () => Value | undefined | false, patienceMilliseconds = 15_000): Promise<Value> {
  const deadline = Date.now() + patienceMilliseconds;
  for (;;) {
    const seen = look();
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() > deadline) throw new Error(`waited in vain for: ${what}`);
    await wait(20);
  }
}
