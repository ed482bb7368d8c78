import type { Companion } from './companion.ts';
import type { Phone } from './phone.ts';

/** The WhatsApp account that Hattie speaks from: its own phone, and the bridge once it is linked. */
export interface Account {
  readonly phone: Phone;
  companion: Companion | undefined;
}
