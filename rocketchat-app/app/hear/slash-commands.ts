import { randomUUID } from 'node:crypto';
import type { WireCommand } from '@hatstand/core/wire/commands';
import type { App } from '@rocket.chat/apps-engine/definition/App.js';
import type { IHttp, IModify, IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors/index.js';
import type {
  ISlashCommand,
  ISlashCommandPreview,
  ISlashCommandPreviewItem,
  SlashCommandContext,
} from '@rocket.chat/apps-engine/definition/slashcommands/index.js';
import type { Listening } from './listening.ts';
import { placeOf } from './place.ts';
import { picked, previewOf } from './previews.ts';
import { speaker } from './speaker.ts';
import { hearOrKeep } from './turn.ts';

/** One of Hattie's commands. A class with the app in a field: so Rocket.Chat finds the log that belongs to each call. */
export class SlashCommand implements ISlashCommand {
  readonly app: App;
  readonly wire: WireCommand;
  readonly command: string;
  readonly i18nDescription: string;
  readonly i18nParamsExample: string;
  readonly providesPreview: boolean;

  constructor(app: App, wire: WireCommand) {
    this.app = app;
    this.wire = wire;
    this.command = wire.word;
    this.i18nDescription = `${wire.word}-description`;
    this.i18nParamsExample = `${wire.word}-example`;
    this.providesPreview = wire.quick.length > 0;
  }

  /**
   * Rocket.Chat has already split the line and dropped quotes and extra spaces; one space between the pieces is
   * the nearest to what was typed. (Putting quotes back would be wrong: it takes two apostrophes for a pair of quotes.)
   */
  async executor(context: SlashCommandContext, read: IRead, modify: IModify, http: IHttp, persistence: IPersistence): Promise<void> {
    await this.say([this.command, ...context.getArguments()].join(' '), context, { read, modify, http, persistence });
  }

  async previewer(context: SlashCommandContext, read: IRead): Promise<ISlashCommandPreview> {
    return previewOf(this.wire, context.getArguments(), read);
  }

  /** Picking a line is as good as typing it. */
  async executePreviewItem(item: ISlashCommandPreviewItem, context: SlashCommandContext, read: IRead, modify: IModify, http: IHttp, persistence: IPersistence) {
    const say = picked(this.wire, item);
    if (say) await this.say(say, context, { read, modify, http, persistence });
  }

  private async say(words: string, context: SlashCommandContext, lent: Pick<Listening, 'read' | 'modify' | 'http' | 'persistence'>): Promise<void> {
    const [person, room, triggerId] = [context.getSender(), context.getRoom(), context.getTriggerId()];
    const place = await placeOf(room, lent.read, context.getThreadId());
    const cue = { id: triggerId ?? randomUUID(), from: speaker(person), place, heard: { kind: 'words' as const, words: `/${words}` } };
    await hearOrKeep({ appId: this.app.getID(), log: this.app.getLogger(), ...lent }, cue, { person, room, triggerId, isCommand: true });
  }
}
