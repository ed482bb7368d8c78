import { SKEW_SECONDS } from './skew.ts';

/**
 * A call may be dated up to the allowed skew ahead, and is then accepted until that long after its date.
 * Keeping every nonce for twice the skew covers that, and makes the oldest entry the first to be forgotten.
 */
const KEPT_SECONDS = 2 * SKEW_SECONDS;

/** 500 calls a second, the limit of a channel, for as long as a nonce is kept: about 50 MB at the very worst. */
const MOST_NONCES = 500 * KEPT_SECONDS;

type NonceUse = { readonly is: 'fresh' } | { readonly is: 'used' } | { readonly is: 'full'; readonly secondsToWait: number };

/** The nonces one channel has used lately. Nothing is forgotten early: when there is no room left, calls have to wait. */
export interface Nonces {
  readonly use: (nonce: string, now: Date) => NonceUse;
}

export function startNonces(most = MOST_NONCES): Nonces {
  const forgetAt = new Map<string, number>();

  function forgetOld(now: number): void {
    for (const [nonce, time] of forgetAt) {
      if (time >= now) return;
      forgetAt.delete(nonce);
    }
  }

  function use(nonce: string, now: Date): NonceUse {
    forgetOld(now.getTime());
    if (forgetAt.has(nonce)) return { is: 'used' };
    if (forgetAt.size >= most) {
      const [oldest = now.getTime()] = forgetAt.values();
      return { is: 'full', secondsToWait: Math.floor((oldest - now.getTime()) / 1000) + 1 };
    }
    forgetAt.set(nonce, now.getTime() + KEPT_SECONDS * 1000);
    return { is: 'fresh' };
  }

  return { use };
}
