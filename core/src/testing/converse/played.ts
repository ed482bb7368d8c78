import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conversationFiles, nameFrom } from '../../chat-files/files.ts';
import { openDemoStage } from './demo-stage.ts';
import { remarksOn, reportOf } from './reports.ts';
import { runConversation } from './run.ts';
import { closeStage, type Stage } from './stage.ts';

const CORE = join(import.meta.dirname, '../../..');
const PATIENCE_MILLISECONDS = 120_000;
/** As many test files play the conversations, so that a machine of two cores has both at work. */
const SHARES = 2;

/** Plays every second conversation there is, from the first or from the second on. */
export async function playShare(share: 0 | 1): Promise<void> {
  const { files } = await conversationFiles([CORE], CORE);
  const names = files.map((file) => nameFrom(CORE, file)).filter((_, index) => index % SHARES === share);
  describe('conversations', () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await openDemoStage();
    });
    afterAll(() => closeStage(stage));

    it.each(names)('%s', { timeout: PATIENCE_MILLISECONDS }, async (file) => {
      const outcome = await runConversation(await readFile(join(CORE, file), 'utf8'), stage);
      const told = [...reportOf(file, outcome, { verbose: false }), ...(outcome.is === 'unreadable' ? remarksOn(file, outcome) : [])];
      expect(told).toEqual([`ok ${file}`]);
    });
  });
}
