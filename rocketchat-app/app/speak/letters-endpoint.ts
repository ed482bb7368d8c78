import type { WireLetter } from '@hatstand/core/wire/letter';
import { HttpStatusCode, type IHttp, type IModify, type IPersistence, type IRead } from '@rocket.chat/apps-engine/definition/accessors/index.js';
import { ApiEndpoint, type IApiEndpointInfo, type IApiRequest, type IApiResponse } from '@rocket.chat/apps-engine/definition/api/index.js';
import { coreIsThere } from '../hear/pass-on.ts';
import { coreSecret } from '../settings.ts';
import { envelopeOpener } from './envelope.ts';
import { messagesOf } from './letter-memory.ts';
import type { Outcome } from './show-letter.ts';
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
    const chat = { appId: this.app.getID(), read, modify, http, persistence, log: this.app.getLogger() };
    const outcome = await this.showOnce(chat, letter);
    // A core that writes can hear as well.
    coreIsThere(chat);
    return answerTo(letter, outcome, read);
  }
}

/** What the core is told of it. */
async function answerTo(letter: WireLetter, outcome: Outcome, read: IRead): Promise<IApiResponse> {
  switch (outcome) {
    case 'shown':
      return { status: HttpStatusCode.OK, headers: { ...amendable(letter), ...(await shownAs(letter, read)) } };
    case 'unreachable':
      return { status: HttpStatusCode.GONE };
    case 'room has changed':
      return { status: HttpStatusCode.CONFLICT, headers: NOTHING_SHOWN };
    case 'core is away':
      return { status: HttpStatusCode.SERVICE_UNAVAILABLE, headers: NOTHING_SHOWN };
  }
}

/** Whispers can't be changed later: Rocket.Chat does not keep them. */
const amendable = ({ to, buttons }: WireLetter): Record<string, string> =>
  to.kind !== 'whisper' && buttons.length > 0 ? { 'x-hatstand-amendable': 'yes' } : {};

/** Under which message a room has it: the account pins by that. */
async function shownAs({ id, to }: WireLetter, read: IRead): Promise<Record<string, string>> {
  const [first] = to.kind === 'room' ? await messagesOf(read, id) : [];
  return first ? { 'x-hatstand-message': first.messageId } : {};
}

const NOTHING_SHOWN = { 'x-hatstand-shown': 'no' };
