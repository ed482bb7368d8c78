import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { CHANNELS, type Channel } from '../../chat-files/channels.ts';
import type { Arrival } from '../../chat-files/messages.ts';
import { type Cue, cue, type Form } from '../../wire/cue.ts';
import { closeEnvelope } from '../../wire/envelope.ts';
import { type Receipt, receipt, type WireLetter } from '../../wire/letter.ts';
import { isSignedWith, macOf } from '../../wire/signature.ts';
import type { Core } from './core.ts';
import type { Surroundings } from './forked-core.ts';

/** A core for the runner's own tests: answers cues as the test says, and signs letters and checks signatures like the real one. */
export interface PretendCore extends Core {
  readonly heard: readonly { readonly channel: Channel; readonly cue: Cue }[];
  readonly receipts: readonly Receipt[];
  readonly orders: readonly string[];
}

export interface Answer {
  readonly letters?: readonly Arrival[];
  readonly form?: Form;
  readonly problem?: { readonly status: number; readonly title: string };
}

interface Manners extends Surroundings {
  readonly hears: (cue: Cue, channel: Channel) => Answer;
  readonly due?: (local: string) => readonly Arrival[];
  readonly signsWith?: string;
  readonly sendsEachTwice?: boolean;
}

export async function pretendCore(manners: Manners): Promise<PretendCore> {
  const { hears, due, urls, secrets, signsWith, sendsEachTwice } = manners;
  const heard: { channel: Channel; cue: Cue }[] = [];
  const receipts: Receipt[] = [];
  const orders: string[] = [];
  let outbox: Arrival[] = [];
  let now = '';

  const server = createServer(async (request, response) => {
    const body = await text(request);
    const header = (name: string): string => String(request.headers[`x-hatstand-${name}`]);
    const channel = CHANNELS.find((each) => each === header('channel')) ?? 'rocketchat';
    const answer = (status: number, content?: object): unknown => response.writeHead(status, { 'retry-after': '0' }).end(content && JSON.stringify(content));
    if (!isSignedWith(secrets[channel], { time: header('time'), nonce: header('nonce'), mac: header('signature') }, body))
      return answer(401, { title: 'Not signed' });
    if (request.url === '/receipts') {
      receipts.push(receipt.parse(JSON.parse(body)));
      return answer(204);
    }
    const spoken = cue.parse(JSON.parse(body));
    heard.push({ channel, cue: spoken });
    const { letters = [], form, problem } = hears(spoken, channel);
    outbox.push(...letters);
    return problem ? answer(problem.status, { title: problem.title }) : answer(202, { outcome: 'done', form });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const place = server.address();
  const port = place !== null && typeof place === 'object' ? place.port : 0;

  const settle = async (): Promise<string> => {
    const waiting: Arrival[] = [];
    for (const { channel, letter } of outbox) {
      const statuses: number[] = [];
      for (const _ of sendsEachTwice ? [1, 2] : [1]) statuses.push(await carry(letter, { url: urls[channel], channel, secret: signsWith ?? secrets[channel] }));
      if (statuses.includes(503)) waiting.push({ channel, letter });
    }
    outbox = waiting;
    return now;
  };
  return {
    heard,
    receipts,
    orders,
    port: () => port,
    openDemo: async (at) => {
      orders.push('open');
      outbox = [];
      now = at;
      return now;
    },
    settle,
    moveTo: async (local) => {
      orders.push(`at ${local}`);
      outbox.push(...(due?.(local) ?? []));
      // The tests stay in winter, when London has the time of the world.
      now = `${local}:00.000Z`;
      return settle();
    },
    restart: async () => {
      orders.push('restart');
      return now;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

interface Way {
  readonly url: string;
  readonly channel: Channel;
  readonly secret: string;
}

async function carry(letter: WireLetter, { url, channel, secret }: Way): Promise<number> {
  const words = JSON.stringify(letter);
  const time = String(Math.floor(Date.now() / 1000));
  const nonce = randomUUID();
  const signature = macOf(secret, { time, nonce }, words);
  const headers = { 'x-hatstand-channel': channel, 'x-hatstand-time': time, 'x-hatstand-nonce': nonce, 'x-hatstand-signature': signature };
  const body = channel === 'rocketchat' ? JSON.stringify(closeEnvelope(secret, { time, nonce }, words)) : words;
  return (await fetch(url, { method: 'POST', headers: channel === 'rocketchat' ? {} : headers, body })).status;
}
