import type { AnyCapability } from '../house.ts';
import { backIn } from './back-in.ts';
import { helpAbout } from './help.ts';
import { neverMind } from './never-mind.ts';
import { outOfDate } from './out-of-date.ts';
import { roomChanges } from './room-changes.ts';
import { thanks } from './thanks.ts';
import { undelivered } from './undelivered.ts';
import { undo } from './undo.ts';
import { whereWasI } from './where-was-i.ts';

/** What works for every capability without its doing. */
export const everyday = (capabilities: readonly AnyCapability[]): readonly AnyCapability[] => [
  helpAbout(capabilities),
  undo,
  neverMind,
  whereWasI,
  thanks,
  undelivered,
  outOfDate,
  backIn,
  roomChanges,
];
