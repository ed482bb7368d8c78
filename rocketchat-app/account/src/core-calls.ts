import { callSigned } from '@hatstand/core/wire/calling';
import type { Cue } from '@hatstand/core/wire/cue';
import type { Receipt } from '@hatstand/core/wire/letter';
import type { RoomReport } from '@hatstand/core/wire/room';
import type { Outcome } from './lanes.ts';

const PATIENCE_MILLISECONDS = 30_000;

interface CoreCallsSettings {
  readonly url: string;
  readonly secret: string;
  readonly tell: (sentence: string) => void;
}

/** The calls to the core, each tried once: what becomes of those that must wait is for the caller to say. */
export function makeCoreCalls({ url, secret, tell }: CoreCallsSettings) {
  const stopping = new AbortController();
  const callee = { url, channel: 'rocketchat', secret, nowSeconds: () => Date.now() / 1000 };
  let isRefused = false;

  async function call(path: string, what: Cue | Receipt | RoomReport): Promise<Outcome> {
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(PATIENCE_MILLISECONDS)]);
    const response = await callSigned(callee, path, JSON.stringify(what), signal).catch(() => undefined);
    if (!response) return { is: 'later', inMilliseconds: 0 };
    const body = await response.text().catch(() => '');
    if (response.ok) {
      isRefused = false;
      return { is: 'taken' };
    }
    if ([400, 413, 415].includes(response.status)) {
      tell(`The core refused a call to ${path} (${response.status}). It is not sent again.`);
      return { is: 'refused' };
    }
    if (response.status === 401 && !isRefused) {
      isRefused = true;
      tell(body.includes('"clock"') ? CLOCK : SECRET);
    }
    return { is: 'later', inMilliseconds: 1000 * (Number(response.headers.get('retry-after')) || 0) };
  }

  return {
    hear: (cue: Cue) => call('/cues', cue),
    report: (receipt: Receipt) => call('/receipts', receipt),
    tellOfRoom: (report: RoomReport) => call('/rooms', report),
    stop: () => stopping.abort(),
  };
}

const CLOCK = 'The core refuses our calls because the two clocks differ. Set the clock of this machine and of the core right.';
const SECRET = 'The core refuses our calls. HATSTAND_ROCKETCHAT_SECRET must be the same here and at the core. What people say waits until it is.';
