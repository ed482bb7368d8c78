import { type Labelled, open, reveal } from '@hatstand/db/labels';
import type { WireCommand, WireMenuLine } from '../wire/commands.ts';
import type { AnyCapability } from './house.ts';

/** What Rocket.Chat shows of the capabilities: its commands and its own menus. */
interface Shown {
  readonly commands: readonly WireCommand[];
  readonly menu: readonly WireMenuLine[];
}

const HATTIE = { word: 'hattie', does: open`Ask Hattie, in your own words`, example: open`help` } as const;

/**
 * What `wire/commands.ts` lists, from what each capability says of itself. A command whose words may be about somebody's life offers no quick sayings:
 * Rocket.Chat asks for those at every keystroke, and writes in the app's logs what has been typed so far. After `/hattie` anything may be said.
 */
export function shownInRocketChat(capabilities: readonly AnyCapability[]): Shown {
  const quick = capabilities.flatMap((capability) => capability.quick ?? []).map(({ say, label }) => ({ say: reveal(say), label: reveal(label) }));
  const commands = capabilities.flatMap(({ commands = [], takesCareText }) =>
    commands.map(({ word, does, example }) => ({
      ...command(word, does, example),
      quick: takesCareText ? [] : quick.filter(({ say }) => say.split(' ')[0] === word),
    })),
  );
  const menu = capabilities.flatMap(({ name, menu = [] }) =>
    menu.map(({ on, say, label }, index) => ({ id: `${name}-${index + 1}`, on, say: reveal(say), label: reveal(label) })),
  );
  return { commands: [...commands, { ...command(HATTIE.word, HATTIE.does, HATTIE.example), quick: [] }], menu };
}

const command = (word: string, does: Labelled<'open'>, example: Labelled<'open'>) => ({ word, does: reveal(does), example: reveal(example) });
