import { customType } from 'drizzle-orm/sqlite-core';
import { type Label, Labelled, reveal } from './labels.ts';
import { SealedText } from './vault.ts';

/** A column whose words come out labelled: no query can hand them over as a plain string. */
export const labelledText = <L extends Label>(label: L) =>
  customType<{ data: Labelled<L>; driverData: string | null }>({
    dataType: () => 'text',
    toDriver: (text) => (text ? reveal(text) : null),
    fromDriver: (words) => new Labelled(label, words ?? ''),
  })();

/** A column whose words are locked at rest and come out as a sealed box; `Vault.open` gives the labelled text. */
export const sealedText = <L extends Label>(label: L) =>
  customType<{ data: SealedText<L>; driverData: string | null }>({
    dataType: () => 'text',
    toDriver: (text) => text?.box ?? null,
    fromDriver: (box) => new SealedText(label, box ?? ''),
  })();

/** A moment, kept as milliseconds since 1970, UTC. */
export const instant = customType<{ data: Date; driverData: number | null }>({
  dataType: () => 'integer',
  toDriver: (moment) => moment?.getTime() ?? null,
  fromDriver: (milliseconds) => new Date(milliseconds ?? Number.NaN),
});
