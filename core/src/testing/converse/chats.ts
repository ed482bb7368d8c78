import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { CHANNELS, type Channel, type Secrets } from '../../chat-files/channels.ts';
import type { Arrival } from '../../chat-files/messages.ts';
import { leakIn } from './leaks.ts';
import { openLetter } from './opened-letter.ts';

/** Both chats at the other end of the core: takes letters in like the Rocket.Chat app and the WhatsApp bridge. */
export class Chats {
  readonly #server: Server;
  readonly #secrets: Secrets;
  readonly #down = new Set<Channel>();
  readonly #shown = new Set<string>();
  readonly #usedNonces = new Set<string>();
  #arrived: (arrival: Arrival) => void = () => undefined;
  #complaints: string[] = [];
  #reports: Promise<void>[] = [];
  #report: (arrival: Arrival) => Promise<void> = async () => undefined;

  constructor(secrets: Secrets) {
    this.#secrets = secrets;
    this.#server = createServer((request, response) => {
      this.#take(request, response).catch((cause: unknown) => {
        this.#complaints.push(`a letter did not come through whole: ${String(cause)}`);
        response.destroy();
      });
    });
  }

  async listen(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** Where the core carries the letters of a channel to. */
  urlOf(channel: Channel): string {
    const place = this.#server.address();
    if (place === null || typeof place === 'string') throw new Error('asking for the address of chats that do not listen');
    return `http://127.0.0.1:${place.port}/${channel}`;
  }

  /** Empty chats for a new conversation. `report` tells the core that a letter was delivered. */
  clear({ arrived, report }: { arrived: (arrival: Arrival) => void; report: (arrival: Arrival) => Promise<void> }): void {
    this.#down.clear();
    this.#shown.clear();
    this.#complaints = [];
    this.#reports = [];
    this.#arrived = arrived;
    this.#report = report;
  }

  takeDown(channel: Channel): void {
    this.#down.add(channel);
  }

  bringBack(channel: Channel): void {
    this.#down.delete(channel);
  }

  /** Waits for the receipts that are on their way. Says whether there were any: the core may have more to deliver then. */
  async finishReports(): Promise<boolean> {
    const reports = this.#reports;
    this.#reports = [];
    await Promise.all(reports);
    return reports.length > 0;
  }

  complain(sentence: string): void {
    this.#complaints.push(sentence);
  }

  /** What was wrong with letters and receipts since this was last asked. */
  takeComplaints(): readonly string[] {
    const complaints = this.#complaints;
    this.#complaints = [];
    return complaints;
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const channel = CHANNELS.find((each) => `/${each}` === request.url);
    if (request.method !== 'POST' || !channel) {
      this.#complaints.push(`the core called ${request.method} ${request.url}, where no chat is`);
      response.writeHead(404).end();
      return;
    }
    if (this.#down.has(channel)) {
      response.writeHead(503, { 'x-hatstand-shown': 'no' }).end();
      return;
    }
    const opened = openLetter({ channel, headers: request.headers, body }, this.#secrets, this.#usedNonces);
    switch (opened.is) {
      case 'refused':
        this.#complaints.push(opened.sentence);
        response.writeHead(opened.status).end();
        return;
      case 'letter':
        this.#lookFor(channel, opened.letter.text, opened.letter.buttons);
        this.#show({ channel, letter: opened.letter });
        this.#reports.push(this.#reportAfter(response, { channel, letter: opened.letter }));
        response.writeHead(200).end();
    }
  }

  /** Every letter of every conversation is looked at, so that nothing has to be played twice for it. */
  #lookFor(channel: Channel, text: string, buttons: readonly { readonly label: string }[]): void {
    const leak = channel === 'whatsapp' ? leakIn([text, ...buttons.map(({ label }) => label)].join('\n')) : undefined;
    if (leak) this.#complaints.push(leak);
  }

  /** A receipt follows the acceptance that it is about, as in a real chat. */
  async #reportAfter(response: ServerResponse, arrival: Arrival): Promise<void> {
    await once(response, 'close');
    await this.#report(arrival);
  }

  /** The same letter twice is shown once. */
  #show(arrival: Arrival): void {
    const key = `${arrival.channel} ${arrival.letter.id}`;
    if (this.#shown.has(key)) return;
    this.#shown.add(key);
    this.#arrived(arrival);
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  // A request without an encoding set hands out buffers, whatever the type says.
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}
