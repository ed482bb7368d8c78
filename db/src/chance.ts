import { randomFillSync } from 'node:crypto';

/** Asked for one by one, twelve bytes take the machine longer than locking a sentence with them does. */
const POOL_BYTES = 3_072;
const pool = Buffer.alloc(POOL_BYTES);
let used = POOL_BYTES;

/** So many random bytes that nobody can guess, taken from a few thousand fetched together; each is given out once, and then blanked here. */
export function freshBytes(count: number): Buffer {
  if (used + count > POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = Buffer.from(pool.subarray(used, used + count));
  pool.fill(0, used, used + count);
  used += count;
  return bytes;
}
