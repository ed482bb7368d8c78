import { isSignedWith, type Signature } from './signature.ts';

/** How far the clock of the other side may be off, either way. The channel contract promises this number. */
const SKEW_SECONDS = 300;

/** A check of signed calls that remembers which it has let through: right secret, in time, and once. */
export function makeSignatureCheck(secret: string, nowSeconds: () => number): (signature: Signature, body: string) => boolean {
  // Oldest first, each with the second from which its age alone refuses it.
  const seen = new Map<string, number>();

  return ({ time, nonce, mac }, body) => {
    if (!/^\d{1,12}$/.test(time) || !/^[^.]{16,100}$/.test(nonce)) return false;
    if (!isSignedWith(secret, { time, nonce, mac }, body)) return false;
    const now = nowSeconds();
    if (Math.abs(now - Number(time)) > SKEW_SECONDS) return false;
    for (const [old, until] of seen) {
      if (until >= now) break;
      seen.delete(old);
    }
    // Last, so that a forged call cannot use up a nonce.
    if (seen.has(nonce)) return false;
    seen.set(nonce, now + 2 * SKEW_SECONDS);
    return true;
  };
}
