import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDemoStage } from './demo-stage.ts';
import { conversationFiles, nameFrom } from './files.ts';
import { remarksOn, reportOf } from './reports.ts';
import { runConversation } from './run.ts';
import { closeStage, type Stage } from './stage.ts';

const CORE = join(import.meta.dirname, '../../..');
const PATIENCE_MILLISECONDS = 120_000;
const { files } = await conversationFiles([CORE], CORE);

describe('conversations', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openDemoStage();
  });
  afterAll(() => closeStage(stage));

  it.each(files.map((file) => nameFrom(CORE, file)))('%s', { timeout: PATIENCE_MILLISECONDS }, async (file) => {
    const outcome = await runConversation(await readFile(join(CORE, file), 'utf8'), stage);
    const told = [...reportOf(file, outcome, { verbose: false }), ...(outcome.is === 'unreadable' ? remarksOn(file, outcome) : [])];
    expect(told).toEqual([`ok ${file}`]);
  });
});
