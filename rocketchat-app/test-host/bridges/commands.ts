import type { ISlashCommand } from '@rocket.chat/apps-engine/definition/slashcommands/index.js';
import { bridge } from '../bridge.ts';
import type { ChatWorld } from '../chat.ts';
import type { Engine } from '../engine.ts';

/** Rocket.Chat's own commands. An app that wants one of these names is refused. */
const RESERVED = `archive create gimme help hide invite invite-all-from invite-all-to join kick leave lennyface me msg
  mute open part shrug status tableflip topic unarchive unflip unmute`.split(/\s+/);

export function commandBridge(engine: Engine, { offering }: ChatWorld) {
  const commands = new Set(RESERVED);
  return bridge(engine.CommandBridge, {
    async doesCommandExist(command: string) {
      return commands.has(command.toLowerCase());
    },
    async registerCommand({ command, providesPreview }: ISlashCommand) {
      commands.add(command.toLowerCase());
      if (providesPreview) offering.add(command.toLowerCase());
    },
    async unregisterCommand(command: string) {
      commands.delete(command.toLowerCase());
    },
    /** Disabling an app disables its commands; their names stay taken. */
    async enableCommand() {},
    async disableCommand() {},
  });
}
