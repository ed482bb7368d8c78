/** What to do when WhatsApp has closed the line. */
type AfterClosing =
  | { readonly next: 'call again'; readonly inMilliseconds: number }
  | { readonly next: 'stop'; readonly because: string; readonly unlinked: boolean };

const SHORTEST_MILLISECONDS = 1_000;
const LONGEST_MILLISECONDS = 5 * 60 * 1_000;

/** Calling again after one of these makes it worse: two bridges push each other off, and a blocked number stays blocked for longer. */
const REASONS_TO_STOP: Record<number, string> = {
  401: 'WhatsApp has unlinked this device. Start the bridge again to link it anew.',
  403: 'WhatsApp has blocked this number. Open WhatsApp on its phone to see why before starting the bridge again.',
  405: 'WhatsApp says the bridge is too old. Update it.',
  411: 'The phone of this number cannot have linked devices. Update WhatsApp on the phone.',
  440: 'Another bridge has taken over this line. Stop one of the two.',
};

/** `failures` counts the closings since the line last held; `chance` is between 0 and 1 and spreads the calls of many bridges. */
export function afterClosing(code: number | undefined, failures: number, chance: number): AfterClosing {
  const reason = code === undefined ? undefined : REASONS_TO_STOP[code];
  if (reason) return { next: 'stop', because: reason, unlinked: code === 401 };
  // WhatsApp asks for this itself, right after linking.
  if (code === 515) return { next: 'call again', inMilliseconds: 0 };
  const full = Math.min(LONGEST_MILLISECONDS, SHORTEST_MILLISECONDS * 2 ** failures);
  return { next: 'call again', inMilliseconds: Math.round(full * (0.5 + chance / 2)) };
}
