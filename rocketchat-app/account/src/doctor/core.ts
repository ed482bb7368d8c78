import { callSigned } from '@hatstand/core/wire/calling';
import type { Receipt } from '@hatstand/core/wire/letter';
import type { Settings } from '../settings.ts';
import { type Finding, mend, well } from './finding.ts';

const PATIENCE_MILLISECONDS = 8_000;
/** Says no more than that the chat works, which it does. */
const BACK: Receipt = { kind: 'back' };

/** Whether the core answers, and whether it takes us for who we are. */
export async function lookAtCore({ coreUrl, secret }: Settings): Promise<Finding[]> {
  const health = await fetch(new URL('/health', coreUrl), { signal: AbortSignal.timeout(PATIENCE_MILLISECONDS) }).catch(() => undefined);
  if (!health) return [mend(`The core does not answer at ${coreUrl}. Is HATSTAND_CORE_URL right, and is it running?`)];
  if (!health.ok) return [mend(`The core at ${coreUrl} says that it is not well (${health.status}). Look at its log.`)];
  const callee = { url: coreUrl, channel: 'rocketchat', secret, nowSeconds: () => Date.now() / 1000 };
  const answer = await callSigned(callee, '/receipts', JSON.stringify(BACK), AbortSignal.timeout(PATIENCE_MILLISECONDS)).catch(() => undefined);
  if (answer?.status === 204) return [well('The core answers, and the secret is the same there.')];
  const says = (await answer?.text().catch(() => '')) ?? '';
  if (answer?.status === 401 && says.includes('"clock"'))
    return [mend("The core's clock and the clock here differ by more than five minutes. Set both right (by NTP).")];
  if (answer?.status === 401) return [mend('The core does not accept our calls: HATSTAND_ROCKETCHAT_SECRET must be the same here and there.')];
  return [mend(`The core answered a call of ours with ${answer?.status ?? 'nothing'}. Look at its log.`)];
}
