import { type Mismatch, mismatchIn } from '../../chat-files/checks.ts';
import type { Message } from '../../chat-files/messages.ts';
import { checksAnything, readConversation } from '../../chat-files/reading.ts';
import type { Remark, Step } from '../../chat-files/steps.ts';
import { CoreDied } from './core.ts';
import { Play } from './play.ts';
import type { Stage } from './stage.ts';

export interface Difference extends Mismatch {
  readonly line: number;
}

/** One step as it was played: what was shown because of it, and how it differed. */
export interface Scene {
  readonly step: Step;
  readonly shown: readonly Message[];
  readonly differences: readonly Difference[];
}

export type Outcome =
  | { readonly is: 'unreadable'; readonly remarks: readonly Remark[] }
  | {
      readonly is: 'played';
      readonly differences: readonly Difference[];
      readonly scenes: readonly Scene[];
      readonly warnings: readonly Remark[];
    };

let conversations = 0;

/** Plays the text of a conversation file from start to end, also after differences, and says what differed. */
export async function runConversation(file: string, stage: Stage): Promise<Outcome> {
  const reading = readConversation(file);
  if (reading.is === 'unreadable') return reading;
  const { steps, warnings } = reading;
  if (!checksAnything(steps)) {
    return {
      is: 'played',
      scenes: [],
      warnings,
      differences: [{ line: 1, expected: 'a step that says what somebody sees', there: ['nothing is checked'] }],
    };
  }
  conversations += 1;
  const play = new Play(stage);
  const scenes: Scene[] = [];
  for (const step of steps) {
    const before = play.story.length;
    const trouble = await playStep(play, { step, id: `${conversations}-${step.line}` });
    const complaints = stage.chats
      .takeComplaints()
      .map((complaint): Mismatch => ({ expected: 'letters and receipts as in the channel contract', there: [complaint] }));
    const differences = [...(trouble ? [trouble.mismatch] : []), ...complaints].map((mismatch) => ({ line: step.line, ...mismatch }));
    scenes.push({ step, shown: play.story.messages(before), differences });
    if (trouble?.ends) break;
  }
  return { is: 'played', differences: scenes.flatMap((scene) => scene.differences), scenes, warnings };
}

interface Trouble {
  readonly mismatch: Mismatch;
  /** Without a world or a core there is nothing left to play with. */
  readonly ends: boolean;
}

async function playStep(play: Play, { step, id }: { step: Step; id: string }): Promise<Trouble | undefined> {
  const { action, source } = step;
  if (action.does === 'check') {
    const mismatch = mismatchIn(play.story, action);
    return mismatch && { mismatch, ends: false };
  }
  try {
    await ('name' in action ? play.deed(action, id) : play.turn(action));
    return undefined;
  } catch (cause) {
    // Whatever went wrong is a finding about the core: it is reported, not thrown.
    return {
      mismatch: { expected: `this step to be carried out: ${source}`, there: [sentenceOf(cause)] },
      ends: cause instanceof CoreDied || action.does === 'begin',
    };
  }
}

function sentenceOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause instanceof Error ? `${cause.message}: ${cause.cause.message}` : cause.message;
}
