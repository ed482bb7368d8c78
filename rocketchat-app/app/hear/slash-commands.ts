import { randomUUID } from 'node:crypto';
import type { ISlashCommand } from '@rocket.chat/apps-engine/definition/slashcommands/index.js';
import { placeOf } from './place.ts';
import { speaker } from './speaker.ts';
import { hearOrApologise } from './turn.ts';

/**
 * Rocket.Chat has already split the line and dropped quotes and extra spaces; one space between the pieces is
 * the nearest to what was typed. (Putting quotes back would be wrong: it takes two apostrophes for a pair of quotes.)
 */
export function slashCommand(appId: string, command: string): ISlashCommand {
  return {
    command,
    i18nDescription: `${command}-description`,
    i18nParamsExample: `${command}-example`,
    providesPreview: false,
    async executor(context, read, modify, http) {
      const [person, room, triggerId] = [context.getSender(), context.getRoom(), context.getTriggerId()];
      const words = [`/${command}`, ...context.getArguments()].join(' ');
      const cue = { id: triggerId ?? randomUUID(), from: speaker(person), place: await placeOf(room, read), heard: { kind: 'words' as const, words } };
      await hearOrApologise({ appId, read, modify, http }, cue, { person, room, triggerId });
    },
  };
}
