import type { Handler } from 'hono';
import type { Doors } from './doors.ts';

/** For whoever watches the machine. The only call that needs no signature, so it says nothing more than this. */
export function sayHealth(doors: Doors): Handler {
  return (context) => {
    const ok = doors.isHealthy();
    return context.json({ ok }, ok ? 200 : 503, { 'cache-control': 'no-store' });
  };
}
