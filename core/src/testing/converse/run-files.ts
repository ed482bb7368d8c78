import { type Outcome, runConversation } from './run.ts';
import { closeStage, type Stage } from './stage.ts';

export interface Script {
  readonly file: string;
  readonly text: string;
}

interface Staging {
  readonly openStage: () => Promise<Stage>;
  readonly stages: number;
  /** Called once for each file, in the order the files were given. */
  readonly told: (file: string, outcome: Outcome) => void;
}

/** Plays files on a few stages at the same time; each stage takes the next file when it is free. */
export async function runFiles(scripts: readonly Script[], { openStage, stages, told }: Staging): Promise<void> {
  const waiting = scripts.entries();
  const outcomes = new Map<number, Outcome>();
  let next = 0;
  const tellInOrder = (): void => {
    for (let outcome = outcomes.get(next); outcome; outcome = outcomes.get(next)) {
      told(scripts[next]?.file ?? '', outcome);
      outcomes.delete(next);
      next += 1;
    }
  };
  const playOnOneStage = async (): Promise<void> => {
    const stage = await openStage();
    try {
      for (const [place, { text }] of waiting) {
        outcomes.set(place, await runConversation(text, stage));
        tellInOrder();
      }
    } finally {
      await closeStage(stage);
    }
  };
  await Promise.all(Array.from({ length: Math.min(stages, scripts.length) }, playOnOneStage));
}
