/** A whole adapter, written from channel-contract.md alone: hears lines, shows letters, reports them. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';

type Letter = { id: string; to: { kind: string; address?: string; room?: string }; text: string };
type Settings = { channel: string; secret: string; core: string; accepts: (letter: Letter) => Promise<boolean> };

export function createAdapter({ channel, secret, core, accepts }: Settings) {
  const shown = new Set<string>(); // a real adapter keeps these two where a restart cannot lose them
  const nonces = new Set<unknown>();
  const now = () => Math.floor(Date.now() / 1000);
  const macOf = (...said: unknown[]) => createHmac('sha256', secret).update(said.join('.')).digest('hex');

  async function call(path: string, what: unknown) {
    const body = JSON.stringify(what);
    for (;;) {
      const [time, nonce] = [String(now()), randomBytes(16).toString('hex')];
      const signed = { 'x-hatstand-channel': channel, 'x-hatstand-time': time, 'x-hatstand-nonce': nonce };
      const headers = { 'content-type': 'application/json', ...signed, 'x-hatstand-signature': macOf(time, nonce, body) };
      const answer = await fetch(core + path, { method: 'POST', headers, body }).catch(() => undefined);
      if (answer?.ok || [400, 413, 415].includes(answer?.status ?? 0)) return;
      await wait(1000 * Number(answer?.headers.get('retry-after') ?? 2));
    }
  }

  function isSigned(headers: Record<string, unknown>, body: string) {
    const { 'x-hatstand-time': time, 'x-hatstand-nonce': nonce, 'x-hatstand-signature': mac } = headers;
    const [given, right] = [Buffer.from(String(mac)), Buffer.from(macOf(time, nonce, body))];
    if (given.length !== right.length || !timingSafeEqual(given, right) || nonces.has(nonce)) return false;
    nonces.add(nonce);
    return Math.abs(now() - Number(time)) <= 300;
  }

  const server = createServer(async (request, response) => {
    const body = await text(request);
    if (!isSigned(request.headers, body)) return response.writeHead(401).end();
    const letter: Letter = JSON.parse(body);
    if (!shown.has(letter.id) && !(await accepts(letter))) return response.writeHead(503).end();
    shown.add(letter.id);
    response.writeHead(200).end();
    await call('/receipts', { kind: 'delivered', letter: letter.id });
  });

  const hear = (id: string, address: string, words: string) =>
    call('/cues', { id, from: { address }, place: { kind: 'direct' }, heard: { kind: 'words', words } });
  return { server, hear };
}
