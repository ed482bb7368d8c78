import type { AddressId, PersonId } from '@hatstand/db/ids';
import type { LineState } from '@hatstand/db/schema/lines';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { PhoneLineIntent } from './intents.ts';

export interface Known {
  readonly me: PersonId;
  /** The hat is worn in a circle. */
  readonly isOrganiser: boolean;
  readonly line: { readonly state: LineState; readonly since: Date } | undefined;
  /** Where they can be told even when WhatsApp is gone. */
  readonly onRocketChat: AddressId | undefined;
}
export type PhoneLineFact = { readonly happened: 'line-shown' } | { readonly happened: 'line-told'; readonly state: LineState };
export type PhoneLineReason = 'not for you';

/** How the house is connected is for whoever runs it. Others hear of what could not be delivered. */
export function decide(intent: PhoneLineIntent, { isOrganiser, line }: Known): readonly PhoneLineFact[] | Refusal<PhoneLineReason> {
  switch (intent.do) {
    case 'show':
      return isOrganiser ? [{ happened: 'line-shown' }] : refuse('not for you');
    case 'tell of line':
      // It has changed again since the alarm was set: that has an alarm of its own.
      return isOrganiser && line?.state === intent.state ? [{ happened: 'line-told', state: intent.state }] : [];
  }
}
