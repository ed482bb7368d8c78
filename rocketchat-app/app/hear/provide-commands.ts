import { COMMANDS } from '@hatstand/core/wire/commands';
import type { App } from '@rocket.chat/apps-engine/definition/App.js';
import type { IConfigurationExtend, ILogger } from '@rocket.chat/apps-engine/definition/accessors/index.js';
import { ENGLISH } from '../languages.ts';
import { SlashCommand } from './slash-commands.ts';

const HATTIE = 'hattie';

/** Registers each command. One that another app has is left to it, and administrators are told how people can say the same; the rest goes on. */
export async function provideCommands(configuration: IConfigurationExtend, app: App, log: ILogger): Promise<void> {
  for (const command of COMMANDS) {
    try {
      await configuration.slashCommands.provideSlashCommand(new SlashCommand(app, command));
    } catch (refusal) {
      // Ours from before the app was switched off: still there, and working.
      if (/already exists/.test(String(refusal))) continue;
      if (!/already been touched/.test(String(refusal))) throw refusal;
      log.warn(command.word === HATTIE ? ENGLISH['log-hattie-taken'] : `${ENGLISH['log-command-taken']} /${HATTIE} ${command.word}`);
    }
  }
}
