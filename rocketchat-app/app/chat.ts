import type { IHttp, IModify, IRead } from '@rocket.chat/apps-engine/definition/accessors/index.js';

/** What Rocket.Chat lends the app while it handles one event. */
export interface Chat {
  readonly appId: string;
  readonly read: IRead;
  readonly modify: IModify;
  readonly http: IHttp;
}
