import type { Receipt } from '@hatstand/core/wire/letter';
import type { RoomReport } from '@hatstand/core/wire/room';
import type { Chat } from './chat.ts';
import { signatureHeaders } from './core-client.ts';
import { coreAddress, coreSecret } from './settings.ts';

/** A letter waits at the app's door for ten seconds while this is asked. */
const PATIENCE_MILLISECONDS = 4_000;

/** Tells the core something about Rocket.Chat itself. False when it could not be told just now. */
export async function report({ read, http }: Pick<Chat, 'read' | 'http'>, path: '/rooms', what: RoomReport): Promise<boolean>;
export async function report({ read, http }: Pick<Chat, 'read' | 'http'>, path: '/receipts', what: Receipt): Promise<boolean>;
export async function report({ read, http }: Pick<Chat, 'read' | 'http'>, path: string, what: RoomReport | Receipt): Promise<boolean> {
  const [address, secret] = await Promise.all([coreAddress(read), coreSecret(read)]);
  if (address === '' || secret === '') return false;
  const content = JSON.stringify(what);
  try {
    const headers = { 'content-type': 'application/json', ...signatureHeaders(secret, content) };
    const { statusCode } = await http.post(`${address}${path}`, { content, headers, timeout: PATIENCE_MILLISECONDS });
    return statusCode === 204;
  } catch {
    return false;
  }
}
