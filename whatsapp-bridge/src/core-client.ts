import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Cue } from '@hatstand/core/wire/cue';
import type { Receipt } from '@hatstand/core/wire/letter';
import { macOf } from '@hatstand/core/wire/signature';

const LONGEST_WAIT_MILLISECONDS = 60_000;
const PATIENCE_MILLISECONDS = 30_000;

interface Call {
  readonly path: '/cues' | '/receipts';
  readonly body: string;
}

interface CoreClientSettings {
  readonly url: string;
  readonly secret: string;
  readonly tell: (sentence: string) => void;
  readonly firstWaitMilliseconds?: number;
}

/** Tells the core what was heard, one call after the other. What the core cannot take now waits here, in order, until it can. */
export function makeCoreClient({ url, secret, tell, firstWaitMilliseconds = 1_000 }: CoreClientSettings) {
  const waiting: Call[] = [];
  const stopping = new AbortController();
  let isCalling = false;

  async function callInOrder(): Promise<void> {
    if (isCalling) return;
    isCalling = true;
    let pause = firstWaitMilliseconds;
    for (let next = waiting[0]; next && !stopping.signal.aborted; next = waiting[0]) {
      const status = await post(next);
      if (isForLater(status)) {
        await wait(pause * (0.5 + Math.random() / 2), undefined, { signal: stopping.signal }).catch(() => {});
        pause = Math.min(LONGEST_WAIT_MILLISECONDS, pause * 2);
        continue;
      }
      if (status >= 400) tell(`The core refused a call to ${next.path} (${status}). It is not sent again.`);
      waiting.shift();
      pause = firstWaitMilliseconds;
    }
    isCalling = false;
  }

  /** The status, or 0 when there was no answer. Signed anew each time: a nonce is good for one call. */
  async function post({ path, body }: Call): Promise<number> {
    const time = String(Math.floor(Date.now() / 1000));
    const nonce = randomUUID();
    try {
      const answer = await fetch(new URL(path, url), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-hatstand-channel': 'whatsapp',
          'x-hatstand-time': time,
          'x-hatstand-nonce': nonce,
          'x-hatstand-signature': macOf(secret, { time, nonce }, body),
        },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(PATIENCE_MILLISECONDS)]),
      });
      await answer.body?.cancel();
      return answer.status;
    } catch {
      return 0;
    }
  }

  function queue(path: Call['path'], body: Cue | Receipt): void {
    waiting.push({ path, body: JSON.stringify(body) });
    void callInOrder();
  }

  return {
    hear: (cue: Cue) => queue('/cues', cue),
    report: (receipt: Receipt) => queue('/receipts', receipt),
    stop: () => stopping.abort(),
  };
}
export type CoreClient = ReturnType<typeof makeCoreClient>;

const isForLater = (status: number): boolean => status === 0 || status === 401 || status === 429 || status >= 500;
