import { inspect } from 'node:util';

/** Who may read a text, from widest to narrowest. PRODUCT: "Sensitivity labels and channels". */
export const LABELS = ['open', 'plan', 'team', 'care', 'sealed'] as const;
export type Label = (typeof LABELS)[number];

/** Every label that may travel inside a text labelled L. */
export type Within<L extends Label> = L extends 'open'
  ? 'open'
  : L extends 'plan'
    ? 'open' | 'plan'
    : L extends 'team'
      ? 'open' | 'plan' | 'team'
      : L extends 'care'
        ? Exclude<Label, 'sealed'>
        : Label;

let read: (text: Labelled) => string;

/** A text that knows who may read it. Printing, logging or serialising it shows the label, never the words. */
export class Labelled<out L extends Label = Label> {
  readonly #words: string;
  readonly label: L;

  constructor(label: L, words: string) {
    this.label = label;
    this.#words = words;
  }

  static {
    read = (text) => text.#words;
  }

  toString(): string {
    return `[${this.label} text]`;
  }

  toJSON(): string {
    return this.toString();
  }

  [inspect.custom](): string {
    return this.toString();
  }
}

/** Takes the words out of their label. Only columns, the conversation, channels and grammars may import it (checked in `npm test`). */
export const reveal = (text: Labelled): string => read(text);

type Part<L extends Label> = Labelled<Within<L>> | number;

const sentence =
  <L extends Label>(label: L) =>
  (frame: TemplateStringsArray, ...parts: Part<L>[]): Labelled<L> =>
    new Labelled(label, String.raw({ raw: frame.map((piece) => piece) }, ...parts.map((part) => (typeof part === 'number' ? part : read(part)))));

/** Sentences: `plan\`${day} needs cover\`` is a `Labelled<'plan'>` and takes only parts that may travel inside it. */
export const open = sentence('open');
export const plan = sentence('plan');
export const team = sentence('team');
export const care = sentence('care');
export const sealed = sentence('sealed');

/** The one table to read: how narrow a text each way out may carry, whoever is at the end of it. */
export const CEILINGS = {
  whatsapp: 'plan',
  calendar: 'plan',
  publicRoom: 'open',
  teamRoom: 'care',
  paper: 'care',
  direct: 'sealed',
} as const satisfies Record<string, Label>;
export type WayOut = keyof typeof CEILINGS;

/** A text that has been let through for a way out. Renderers take nothing else. */
export type Cleared<W extends WayOut> = Labelled<Within<(typeof CEILINGS)[W]>>;

const narrowness = (label: Label): number => LABELS.indexOf(label);

/** Whether a text with this label may be read where the limit is `ceiling`. */
export const mayCarry = (ceiling: Label, label: Label): boolean => narrowness(label) <= narrowness(ceiling);

/** The stricter of two limits: what both allow. */
export const lowest = (one: Label, other: Label): Label => (narrowness(one) <= narrowness(other) ? one : other);

/** The only way from "some text" to "a text this way out may carry". */
export function cleared<W extends WayOut>(way: W, text: Labelled): text is Cleared<W> {
  return mayCarry(CEILINGS[way], text.label);
}

/** Puts texts together, one after another; the whole is as narrow as L, and no part may be narrower. */
export function joined<L extends Label>(label: L, parts: readonly Labelled<Within<L>>[], between: string): Labelled<L> {
  return new Labelled(label, parts.map(read).join(between));
}

/**
 * Widens who may read a text. The reason must be one a person would accept if read aloud; callers keep it with what they record.
 * Search for `lower(` before each release.
 */
export function lower<L extends Label>(text: Labelled, to: L, because: string): Labelled<L> {
  if (because.trim() === '') throw new Error('a label is lowered only for a reason');
  return new Labelled(to, read(text));
}
