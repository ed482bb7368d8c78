import type { Message } from './messages.ts';
import type { Check } from './steps.ts';

/** What has been shown so far in one file, and the moments that checks count from. */
export class Story {
  readonly #messages: Message[] = [];
  readonly #ownSteps = new Map<string, number>();
  #lastStep = 0;
  #lastMove = 0;

  add(message: Message): void {
    this.#messages.push(message);
  }

  get length(): number {
    return this.#messages.length;
  }

  /** Everything shown, or what came after the first so many. */
  messages(after = 0): readonly Message[] {
    return this.#messages.slice(after);
  }

  personActs(name: string): void {
    this.#ownSteps.set(name, this.length);
    this.#lastStep = this.length;
  }

  clockMoves(): void {
    this.#lastMove = this.length;
  }

  /** The messages a check may look at: those since the moment that TRANSCRIPTS.md lets it count from. */
  withinReachOf({ of, expects }: Check): readonly Message[] {
    switch (expects.is) {
      case 'never seen':
        return this.messages();
      case 'seen':
        return this.messages(Math.max(this.#lastMove, of.is === 'person' ? (this.#ownSteps.get(of.name) ?? 0) : this.#lastStep));
      case 'seen once':
      case 'not seen now':
      case 'nothing seen':
        return this.messages(Math.max(this.#lastMove, this.#lastStep));
    }
  }
}
