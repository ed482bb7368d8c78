import type { LineState } from '@hatstand/core/wire/letter';

/** What to do when WhatsApp has closed the line. */
type AfterClosing =
  | { readonly next: 'call again'; readonly inMilliseconds: number }
  | { readonly next: 'stop'; readonly because: string; readonly state: LineState; readonly unlinked: boolean };

const SHORTEST_MILLISECONDS = 1_000;
const LONGEST_MILLISECONDS = 5 * 60 * 1_000;

/** Calling again after one of these makes it worse: two bridges push each other off, and a blocked number stays blocked for longer. */
const REASONS_TO_STOP: Record<number, LineState> = { 401: 'unlinked', 403: 'blocked', 405: 'too old', 411: 'too old', 440: 'replaced' };

/** For the terminal: how the line is, and what to do. The core tells the organiser in its own words. */
export const SAYS: Readonly<Record<LineState, string>> = {
  linked: 'WhatsApp is connected.',
  'to be linked': 'WhatsApp is not linked yet.',
  'linking blocked':
    'Linking has come to nothing. If the phone has scanned or typed the code and then asks for a passkey or shows nothing, WhatsApp wants a passkey from this account, ' +
    'which the bridge cannot give: use another number, or the official Cloud API. If nobody has tried yet, go on: the newest code above still works.',
  'phone away': 'The phone of this number has not been online for 10 days. Open WhatsApp on it: after 14 days WhatsApp unlinks the bridge.',
  'phone nearly lost': 'The phone of this number has not been online for 12 days. Open WhatsApp on it today or tomorrow, or WhatsApp unlinks the bridge.',
  replaced: 'Another bridge has taken over this line. Stop one of the two, then start this one again.',
  unlinked: 'WhatsApp has unlinked this device. Start the bridge again to link it anew.',
  blocked: 'WhatsApp has blocked this number. Open WhatsApp on its phone to see why before starting the bridge again.',
  'too old': 'WhatsApp says the bridge, or WhatsApp on the phone of this number, is too old. Update both, then start the bridge again.',
  'no new chats':
    'WhatsApp does not let this number write to anybody new for now. People who have written before are still reached. Nobody new is written to for a day; ' +
    'let people write first.',
};

/** `failures` counts the closings since the line last held; `chance` is between 0 and 1 and spreads the calls of many bridges. */
export function afterClosing(code: number | undefined, failures: number, chance: number): AfterClosing {
  const state = code === undefined ? undefined : REASONS_TO_STOP[code];
  if (state) return { next: 'stop', because: SAYS[state], state, unlinked: code === 401 };
  // WhatsApp asks for this itself, right after linking.
  if (code === 515) return { next: 'call again', inMilliseconds: 0 };
  const full = Math.min(LONGEST_MILLISECONDS, SHORTEST_MILLISECONDS * 2 ** failures);
  return { next: 'call again', inMilliseconds: Math.round(full * (0.5 + chance / 2)) };
}
