import type { HeldBack } from '@hatstand/db/repositories/held-back';
import type { ChannelName } from '@hatstand/db/schema/people';
import type { LocalTime } from '@hatstand/db/times';
import type { Cue, HeardAnswer } from '../../wire/cue.ts';
import type { Receipt, WireLetter } from '../../wire/letter.ts';
import { instantOf } from '../../words/calendar.ts';
import type { PlaygroundCore } from './playground.ts';

export const START = new Date('2026-11-23T08:00:00Z');

/** For tests: a core that remembers what it heard, and carries the letters it was given when it settles. */
export function pretendCore() {
  let now = START;
  const heard: { readonly channel: ChannelName; readonly cue: Cue }[] = [];
  const pretend = {
    heard,
    receipts: [] as Receipt[],
    heldBack: new Map<string, HeldBack>(),
    answers: [] as HeardAnswer[],
    letters: [] as { readonly channel: ChannelName; readonly letter: WireLetter }[],
    carry: async (_channel: ChannelName, _letter: WireLetter): Promise<unknown> => undefined,
    startedAfresh: 0,
  };
  const core: PlaygroundCore = {
    now: () => now,
    hear: async (channel, cue) => {
      heard.push({ channel, cue });
      return pretend.answers.shift() ?? { outcome: 'done' };
    },
    receive: (_channel, receipt) => void pretend.receipts.push(receipt),
    moveTo: async (local: LocalTime) => {
      if (instantOf(local) < now) throw new Error('the clock only goes forward');
      now = instantOf(local);
    },
    settle: async () => {
      for (const { channel, letter } of pretend.letters.splice(0)) await pretend.carry(channel, letter);
    },
    ledgerOf: () => undefined,
    capabilityOf: () => 'reminders',
    heldBack: (letter) => pretend.heldBack.get(letter),
    startAfresh: async () => {
      pretend.startedAfresh += 1;
      now = START;
    },
    restart: async () => undefined,
  };
  return { core, pretend };
}

/** A plain letter, but for the changes. */
export const letterTo = (to: WireLetter['to'], changes: Partial<WireLetter> = {}): WireLetter => ({
  id: 'l1',
  to,
  label: 'plan',
  text: 'Hello',
  buttons: [],
  ...changes,
});
