import type { ChannelName } from '@hatstand/db/schema/people';
import type { TimeOfDay } from '@hatstand/db/times';

export type Digest = 'off' | 'morning' | 'evening';

/** Everything somebody can say of how they want to be written to. A side of the quiet hours that was not said stays as it is. */
export type SettingIntent =
  | { readonly do: 'show' | 'show quiet hours' | 'show digest' | 'leave as is' }
  | { readonly do: 'use channel'; readonly channel: ChannelName }
  | { readonly do: 'set quiet hours'; readonly from?: TimeOfDay; readonly until?: TimeOfDay }
  | { readonly do: 'no quiet hours' | 'usual quiet hours' }
  | { readonly do: 'set urgent'; readonly mayWake: boolean }
  | { readonly do: 'set digest'; readonly digest: Digest };
