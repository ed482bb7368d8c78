import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import type { MovableClock } from '../clock-moving.ts';

const kept = z.object({ now: z.iso.datetime() });

/** The demo's clock: stands still until it is moved, and is the same after a restart. */
export function keptClock(file: string, start: Date): MovableClock {
  let now = existsSync(file) ? new Date(kept.parse(JSON.parse(readFileSync(file, 'utf8'))).now) : start;
  return {
    get now() {
      return now;
    },
    set now(moment) {
      now = moment;
      // Written beside and renamed, so that a kill in the middle leaves the old clock or the new one, never half of one.
      writeFileSync(`${file}.new`, JSON.stringify({ now: moment.toISOString() }));
      renameSync(`${file}.new`, file);
    },
  };
}
