import { COMMANDS } from '@hatstand/core/wire/commands';
import { App } from '@rocket.chat/apps-engine/definition/App.js';
import type { IConfigurationExtend, IHttp, IModify, IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors/index.js';
import { ApiSecurity, ApiVisibility } from '@rocket.chat/apps-engine/definition/api/index.js';
import type { IPostMessageSentToBot } from '@rocket.chat/apps-engine/definition/messages/IPostMessageSentToBot.js';
import type { IMessage } from '@rocket.chat/apps-engine/definition/messages/index.js';
import type { ISetting } from '@rocket.chat/apps-engine/definition/settings/index.js';
import type { IUIKitInteractionHandler, IUIKitResponse } from '@rocket.chat/apps-engine/definition/uikit/index.js';
import type { UIKitBlockInteractionContext, UIKitViewSubmitInteractionContext } from '@rocket.chat/apps-engine/definition/uikit/UIKitInteractionContext.js';
import { hearDirectMessage } from './hear/direct-messages.ts';
import { hearForm } from './hear/forms.ts';
import { hearPress } from './hear/presses.ts';
import { slashCommand } from './hear/slash-commands.ts';
import { SETTINGS } from './settings.ts';
import { LettersEndpoint } from './speak/letters-endpoint.ts';

/** Hattie in Rocket.Chat. It carries words to the core and letters from it, and decides nothing. */
export class HatstandApp extends App implements IPostMessageSentToBot, IUIKitInteractionHandler {
  protected override async extendConfiguration(configuration: IConfigurationExtend): Promise<void> {
    for (const setting of SETTINGS) await configuration.settings.provideSetting(setting);
    await configuration.api.provideApi({ visibility: ApiVisibility.PUBLIC, security: ApiSecurity.UNSECURE, endpoints: [new LettersEndpoint(this)] });
    // Commands come last: Rocket.Chat keeps them while the app is disabled and then refuses them, which would stop everything after.
    for (const command of COMMANDS) {
      await configuration.slashCommands.provideSlashCommand(slashCommand(this.getID(), command)).catch((refusal: unknown) => {
        if (!/already exists/.test(String(refusal))) throw refusal;
        this.getLogger().info(`/${command} was there already`);
      });
    }
  }

  /** Answering with the setting, as the base class does, writes the secret into the app's logs. Without an answer it is saved all the same. */
  override async onPreSettingUpdate(): Promise<ISetting> {
    return undefined as unknown as ISetting;
  }

  async executePostMessageSentToBot(message: IMessage, read: IRead, http: IHttp, _: IPersistence, modify: IModify): Promise<void> {
    await hearDirectMessage({ appId: this.getID(), read, modify, http }, message);
  }

  async executeBlockActionHandler(press: UIKitBlockInteractionContext, read: IRead, http: IHttp, _: IPersistence, modify: IModify): Promise<IUIKitResponse> {
    await hearPress({ appId: this.getID(), read, modify, http }, press.getInteractionData());
    return press.getInteractionResponder().successResponse();
  }

  async executeViewSubmitHandler(
    submit: UIKitViewSubmitInteractionContext,
    read: IRead,
    http: IHttp,
    _: IPersistence,
    modify: IModify,
  ): Promise<IUIKitResponse> {
    return hearForm({ appId: this.getID(), read, modify, http }, submit);
  }
}
