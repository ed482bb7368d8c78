import { App } from '@rocket.chat/apps-engine/definition/App.js';
import type { IConfigurationExtend, IEnvironmentRead, IHttp, IModify, IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors/index.js';
import { ApiSecurity, ApiVisibility } from '@rocket.chat/apps-engine/definition/api/index.js';
import type { IPostMessageSent } from '@rocket.chat/apps-engine/definition/messages/IPostMessageSent.js';
import type { IPostMessageSentToBot } from '@rocket.chat/apps-engine/definition/messages/IPostMessageSentToBot.js';
import type { IPostSystemMessageSent } from '@rocket.chat/apps-engine/definition/messages/IPostSystemMessageSent.js';
import type { IMessage } from '@rocket.chat/apps-engine/definition/messages/index.js';
import type {
  IPostRoomDeleted,
  IPostRoomUserJoined,
  IPostRoomUserLeave,
  IRoom,
  IRoomUserJoinedContext,
  IRoomUserLeaveContext,
} from '@rocket.chat/apps-engine/definition/rooms/index.js';
import type { ISetting } from '@rocket.chat/apps-engine/definition/settings/index.js';
import type { IUIKitInteractionHandler, IUIKitResponse } from '@rocket.chat/apps-engine/definition/uikit/index.js';
import type {
  UIKitActionButtonInteractionContext,
  UIKitBlockInteractionContext,
  UIKitViewSubmitInteractionContext,
} from '@rocket.chat/apps-engine/definition/uikit/UIKitInteractionContext.js';
import { hearDirectMessage } from './hear/direct-messages.ts';
import { hearForm } from './hear/forms.ts';
import type { Listening } from './hear/listening.ts';
import { hearMention, isForHattie } from './hear/mentions.ts';
import { hearMenu, MENU_LINES } from './hear/menu.ts';
import { passingOn } from './hear/passing-on.ts';
import { hearPress } from './hear/presses.ts';
import { provideCommands } from './hear/provide-commands.ts';
import { lookedAgain } from './hear/waiting-view.ts';
import { report } from './report.ts';
import { someoneJoined, someoneLeft } from './rooms/coming-and-going.ts';
import { lookAgain, tellGone } from './rooms/tell-of-room.ts';
import { CORE_ADDRESS, SETTINGS } from './settings.ts';
import { LOOK } from './speak/form.ts';
import { LettersEndpoint } from './speak/letters-endpoint.ts';

/** Hattie in Rocket.Chat. It carries words to the core and letters from it, and decides nothing. */
export class HatstandApp
  extends App
  implements
    IPostMessageSent,
    IPostMessageSentToBot,
    IPostRoomDeleted,
    IPostRoomUserJoined,
    IPostRoomUserLeave,
    IPostSystemMessageSent,
    IUIKitInteractionHandler
{
  protected override async extendConfiguration(configuration: IConfigurationExtend): Promise<void> {
    for (const setting of SETTINGS) await configuration.settings.provideSetting(setting);
    await configuration.api.provideApi({ visibility: ApiVisibility.PUBLIC, security: ApiSecurity.UNSECURE, endpoints: [new LettersEndpoint(this)] });
    for (const line of MENU_LINES) await configuration.ui.registerButton(line);
    await configuration.scheduler.registerProcessors([passingOn(this.getID())]);
    // Commands come last: Rocket.Chat keeps them while the app is disabled and then refuses them, which would stop everything after.
    await provideCommands(configuration, this, this.getLogger());
  }

  /** Answering with the setting, as the base class does, writes the secret into the app's logs. Without an answer it is saved all the same. */
  override async onPreSettingUpdate(): Promise<ISetting> {
    return undefined as unknown as ISetting;
  }

  /** The app is there again: what waited for it may come. */
  override async onEnable(environment: IEnvironmentRead): Promise<boolean> {
    const { reader: read, http } = this.getAccessors();
    // Not waited for: a core that is slow must not keep Rocket.Chat from starting.
    if (await environment.getSettings().getValueById(CORE_ADDRESS)) void report({ read, http }, '/receipts', { kind: 'back' });
    return true;
  }

  async executePostRoomUserJoined({ room, joiningUser }: IRoomUserJoinedContext, read: IRead, http: IHttp, persistence: IPersistence): Promise<void> {
    await someoneJoined({ read, http, persistence }, room, joiningUser);
  }

  async executePostRoomUserLeave({ room, leavingUser }: IRoomUserLeaveContext, read: IRead, http: IHttp, persistence: IPersistence): Promise<void> {
    await someoneLeft({ read, http, persistence }, room, leavingUser);
  }

  async executePostRoomDeleted(room: IRoom, read: IRead, http: IHttp, persistence: IPersistence): Promise<void> {
    await tellGone({ read, http, persistence }, room.id);
  }

  /** Made public or private, given another name: Rocket.Chat says such things in the room. */
  async executePostSystemMessageSent({ room }: IMessage, read: IRead, http: IHttp, persistence: IPersistence): Promise<void> {
    await lookAgain({ read, http, persistence }, room);
  }

  async checkPostMessageSent(message: IMessage): Promise<boolean> {
    return isForHattie(message);
  }

  async executePostMessageSent(message: IMessage, read: IRead, http: IHttp, persistence: IPersistence, modify: IModify): Promise<void> {
    await hearMention(this.listening({ read, http, persistence, modify }), message);
  }

  async executePostMessageSentToBot(message: IMessage, read: IRead, http: IHttp, persistence: IPersistence, modify: IModify): Promise<void> {
    await hearDirectMessage(this.listening({ read, http, persistence, modify }), message);
  }

  async executeBlockActionHandler(
    press: UIKitBlockInteractionContext,
    read: IRead,
    http: IHttp,
    persistence: IPersistence,
    modify: IModify,
  ): Promise<IUIKitResponse> {
    const [chat, pressed] = [this.listening({ read, http, persistence, modify }), press.getInteractionData()];
    if (pressed.actionId === LOOK) return press.getInteractionResponder().updateModalViewResponse(await lookedAgain(chat, pressed.container.id));
    await hearPress(chat, pressed);
    return press.getInteractionResponder().successResponse();
  }

  async executeViewSubmitHandler(
    submit: UIKitViewSubmitInteractionContext,
    read: IRead,
    http: IHttp,
    persistence: IPersistence,
    modify: IModify,
  ): Promise<IUIKitResponse> {
    return hearForm(this.listening({ read, http, persistence, modify }), submit);
  }

  async executeActionButtonHandler(
    picked: UIKitActionButtonInteractionContext,
    read: IRead,
    http: IHttp,
    persistence: IPersistence,
    modify: IModify,
  ): Promise<IUIKitResponse> {
    await hearMenu(this.listening({ read, http, persistence, modify }), picked.getInteractionData());
    return picked.getInteractionResponder().successResponse();
  }

  private listening(lent: Omit<Listening, 'appId' | 'log'>): Listening {
    return { appId: this.getID(), log: this.getLogger(), ...lent };
  }
}
