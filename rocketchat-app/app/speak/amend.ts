import type { WireLetter } from '@hatstand/core/wire/letter';
import { blocksOf } from './blocks.ts';
import { messageOf } from './letter-memory.ts';
import { LONGEST_PART } from './parts.ts';
import type { Speaking } from './speaking.ts';

/** Room that parts leave for what is added to them. */
const LONGEST_WITH_ADDED = LONGEST_PART + 200;

/**
 * Changes the message in which an earlier letter's buttons are: they become this letter's (usually none), and its text stands below the words. Where that message is
 * gone, or was a whisper, there is nothing to change. Done twice it is done once.
 */
export async function amend({ appId, read, modify }: Speaking, letter: WireLetter & { readonly amends: string }): Promise<void> {
  const shown = await messageOf(read, letter.amends);
  const hattie = await read.getUserReader().getAppUser();
  if (!shown || !hattie || !(await read.getMessageReader().getById(shown.messageId))) return;
  const updater = modify.getUpdater();
  const message = await updater.message(shown.messageId, hattie);
  const text = withAdded(message.getText(), letter.text);
  await updater.finish(message.setText(text).setBlocks(blocksOf(appId, { ...letter, text })));
}

function withAdded(words: string, added: string): string {
  const ending = `\n\n${added}`;
  return words.endsWith(ending) || words.length + ending.length > LONGEST_WITH_ADDED ? words : words + ending;
}
