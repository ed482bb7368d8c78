import type { LineState } from '@hatstand/db/schema/lines';

export type PhoneLineIntent =
  | { readonly do: 'show' }
  /** WhatsApp's line has changed, and whoever runs the house should know. */
  | { readonly do: 'tell of line'; readonly state: LineState };
