import type { TeamId } from './ids.ts';
import { LABELS, type Label, Labelled } from './labels.ts';
import type { Db } from './open.ts';
import { SealedText } from './vault.ts';

/** Turns an intent or a step into JSON to be stored. Labelled words inside are locked on the way, with the team's key where one team is concerned. */
export function pack(db: Db, value: unknown, team?: TeamId): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key, shown) {
    const original = this[key];
    if (!(original instanceof Labelled)) return shown;
    return { $sealed: db.vault.seal(original, team).box, $label: original.label };
  });
}

/** The value as it was packed, labelled words opened again. */
export function unpack(db: Db, packed: string): unknown {
  return JSON.parse(packed, (_key, value) => (isBox(value) ? db.vault.open(new SealedText(value.$label, value.$sealed)) : value));
}

const isBox = (value: unknown): value is { $sealed: string; $label: Label } =>
  typeof value === 'object' && value !== null && '$sealed' in value && '$label' in value && LABELS.includes(value.$label as Label);
