import { type Answer, answerJson } from './call.ts';
import type { Doors } from './doors.ts';

/** For whoever watches the machine. The only call that needs neither signature nor secret, so it says nothing more than this. */
export function sayHealth(doors: Doors): Answer {
  const ok = doors.isHealthy();
  return answerJson(ok ? 200 : 503, { ok }, { 'cache-control': 'no-store' });
}
