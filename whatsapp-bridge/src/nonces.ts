/** Remembers each nonce for as long as a call carrying it could still be fresh. */
export function makeNonces(keptSeconds: number) {
  const seen = new Map<string, number>();

  /** True the first time a nonce is used. */
  return function isNew(nonce: string, nowSeconds: number): boolean {
    for (const [old, until] of seen) {
      // Oldest first: the first one still to be kept ends the sweep.
      if (until >= nowSeconds) break;
      seen.delete(old);
    }
    if (seen.has(nonce)) return false;
    seen.set(nonce, nowSeconds + keptSeconds);
    return true;
  };
}
