import { callSigned } from '@hatstand/core/wire/calling';
import type { Cue } from '@hatstand/core/wire/cue';
import type { Receipt } from '@hatstand/core/wire/letter';
import type { Inbox, Waiting } from './inbox.ts';
import { NoRoom } from './store.ts';

const LONGEST_WAIT_MILLISECONDS = 60_000;
const PATIENCE_MILLISECONDS = 30_000;
/** Saying it again would not help: the core has read it and will not have it. */
const REFUSED_FOR_GOOD = [400, 413, 415, 422];
const TOO_MUCH_FROM_ONE = 429;

interface CoreClientSettings {
  readonly url: string;
  readonly secret: string;
  readonly inbox: Inbox;
  readonly tell: (sentence: string) => void;
  readonly firstWaitMilliseconds?: number;
}

interface Answer {
  /** 0 when there was no answer. */
  readonly status: number;
  readonly retryAfterSeconds: number;
}

/**
 * Tells the core what waits in the inbox, one call after the other. What the core cannot take now stays there, in order, until it can: a day or a restart
 * later too. Whoever the core wants to hear less from waits alone; when it cannot be reached all wait.
 */
export function makeCoreClient({ url, secret, inbox, tell, firstWaitMilliseconds = 1_000 }: CoreClientSettings) {
  const core = { url, channel: 'whatsapp', secret, nowSeconds: () => Date.now() / 1000 };
  const stopping = new AbortController();
  /** Lanes that are not to be tried before a time. */
  const resting = new Map<string, number>();
  /** When none is to be tried before. */
  let pausedUntil = 0;
  let failures = 0;
  let isCalling = false;
  let nextTry: NodeJS.Timeout | undefined;

  async function callInOrder(): Promise<void> {
    if (isCalling) return;
    isCalling = true;
    let due = Infinity;
    while (!stopping.signal.aborted) {
      // Asked once: between two looks at the clock a pause may come to its end, and then nobody would set the timer.
      const now = Date.now();
      if (pausedUntil > now) {
        due = pausedUntil;
        break;
      }
      for (const [lane, until] of resting) if (until <= now) resting.delete(lane);
      const next = inbox.next(new Set(resting.keys()));
      if (!next) {
        // Without a lane at rest that is never.
        due = Math.min(...resting.values());
        break;
      }
      after(next, await post(next));
    }
    isCalling = false;
    clearTimeout(nextTry);
    if (!stopping.signal.aborted && due < Infinity) nextTry = setTimeout(() => void callInOrder(), Math.max(0, due - Date.now()));
  }

  function after(call: Waiting, { status, retryAfterSeconds }: Answer): void {
    if (stopping.signal.aborted) return;
    const pause = Math.max(retryAfterSeconds * 1000, Math.min(LONGEST_WAIT_MILLISECONDS, firstWaitMilliseconds * 2 ** failures));
    const isRefused = REFUSED_FOR_GOOD.includes(status);
    if (isRefused) tell(`The core refused a call to ${call.path} (${status}). It is not sent again.`);
    if (isRefused || (status >= 200 && status < 300)) {
      if (isTakenOut(call)) failures = 0;
      else pausedUntil = Date.now() + pause;
    } else if (status === TOO_MUCH_FROM_ONE) {
      resting.set(call.lane, Date.now() + pause);
    } else {
      failures += 1;
      pausedUntil = Date.now() + pause * (0.5 + Math.random() / 2);
    }
  }

  /** On a full disk it stays, and the core hears it once more and knows it. */
  function isTakenOut(call: Waiting): boolean {
    try {
      inbox.done(call);
      return true;
    } catch (error) {
      if (error instanceof NoRoom) return false;
      throw error;
    }
  }

  async function post({ path, body }: Waiting): Promise<Answer> {
    try {
      const answer = await callSigned(core, path, body, AbortSignal.any([stopping.signal, AbortSignal.timeout(PATIENCE_MILLISECONDS)]));
      await answer.body?.cancel();
      return { status: answer.status, retryAfterSeconds: Number(answer.headers.get('retry-after')) || 0 };
    } catch {
      return { status: 0, retryAfterSeconds: 0 };
    }
  }

  return {
    /** `chat` is where it was said, as WhatsApp names it. Thrown back when it cannot be kept: then it must not be confirmed. */
    hear(cue: Cue, chat: string): void {
      if (inbox.hear(cue, chat)) void callInOrder();
    },
    report(receipt: Receipt): void {
      inbox.report(receipt);
      void callInOrder();
    },
    /** Something waits: from before the bridge was started, or put into the inbox by others. */
    wake: () => void callInOrder(),
    stop(): void {
      stopping.abort();
      clearTimeout(nextTry);
    },
  };
}
export type CoreClient = ReturnType<typeof makeCoreClient>;
