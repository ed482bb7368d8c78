import type { Label } from '@hatstand/db/labels';
import type { ChannelName } from '@hatstand/db/schema/people';
import fc from 'fast-check';

/** What may happen around the courier. */
export type Act =
  | { readonly is: 'cue'; readonly who: string; readonly words: string; readonly again: boolean }
  | { readonly is: 'note'; readonly to: 'jo' | 'sam' | 'greta' | 'room'; readonly isCare: boolean }
  | { readonly is: 'clearance'; readonly who: 'sam' | 'greta'; readonly label: Label }
  | { readonly is: 'room'; readonly openTo: 'members' | 'everyone'; readonly stranger: boolean; readonly gone: boolean }
  | { readonly is: 'receipt'; readonly channel: ChannelName; readonly which: number; readonly times: number }
  | { readonly is: 'chat'; readonly channel: ChannelName; readonly mood: 'well' | 'down' | 'forgets to answer' | 'slow' | 'sends its receipt first' }
  | { readonly is: 'crash' }
  | { readonly is: 'wait'; readonly minutes: number }
  | { readonly is: 'settle' };

const channel = fc.constantFrom<ChannelName>('rocketchat', 'whatsapp');
/** Anything of it. */
export const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      is: fc.constant('cue' as const),
      who: fc.constantFrom('sam', 'jo', 'bilal', 'greta', 'rosa', 'tess'),
      words: fc.constantFrom(
        'trial offer',
        'trial took',
        'rota',
        'rota me',
        'rota cover Tue',
        'rota cover Wed',
        'pin Bins on Tuesday',
        'pins',
        'yes',
        'no',
        '1',
        'undo',
        'trial break',
      ),
      again: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      is: fc.constant('chat' as const),
      channel,
      mood: fc.constantFrom('well', 'well', 'down', 'forgets to answer', 'slow', 'sends its receipt first'),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      is: fc.constant('note' as const),
      to: fc.constantFrom('jo' as const, 'sam' as const, 'greta' as const, 'room' as const),
      isCare: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant('clearance' as const),
      who: fc.constantFrom('sam' as const, 'greta' as const),
      label: fc.constantFrom<Label>('plan', 'team', 'care'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant('room' as const),
      openTo: fc.constantFrom('members' as const, 'members' as const, 'everyone' as const),
      stranger: fc.boolean(),
      gone: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('receipt' as const), channel, which: fc.nat(20), times: fc.constantFrom(1, 2) }) },
  { weight: 2, arbitrary: fc.constant({ is: 'crash' as const }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('wait' as const), minutes: fc.constantFrom(1, 3, 30) }) },
  { weight: 1, arbitrary: fc.constant({ is: 'settle' as const }) },
);
