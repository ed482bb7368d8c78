import { HttpStatusCode, type IHttp, type IModify, type IPersistence, type IRead } from '@rocket.chat/apps-engine/definition/accessors/index.js';
import { ApiEndpoint, type IApiEndpointInfo, type IApiRequest, type IApiResponse } from '@rocket.chat/apps-engine/definition/api/index.js';
import { coreIsThere } from '../hear/pass-on.ts';
import { coreSecret } from '../settings.ts';
import { envelopeOpener } from './envelope.ts';
import { onceShower } from './show-once.ts';

/** Where the core brings letters. Rocket.Chat leaves it open to everybody; the signature is the lock. */
export class LettersEndpoint extends ApiEndpoint {
  override path = 'letters';
  // Functions, not #private state: Rocket.Chat calls `post` on a stand-in for this object, which has no private parts.
  readonly open = envelopeOpener();
  readonly showOnce = onceShower();

  async post(request: IApiRequest, _: IApiEndpointInfo, read: IRead, modify: IModify, http: IHttp, persistence: IPersistence): Promise<IApiResponse> {
    const letter = this.open(await coreSecret(read), request.content, Math.floor(Date.now() / 1000));
    if (letter === 'refused') return { status: HttpStatusCode.UNAUTHORIZED };
    const outcome = await this.showOnce({ appId: this.app.getID(), read, modify, persistence }, letter);
    // A core that writes can hear as well.
    coreIsThere({ appId: this.app.getID(), read, modify, http, persistence, log: this.app.getLogger() });
    return { status: outcome === 'shown' ? HttpStatusCode.OK : HttpStatusCode.GONE };
  }
}
