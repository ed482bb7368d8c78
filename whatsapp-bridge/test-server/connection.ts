import type { BinaryNode, proto } from '@whiskeysockets/baileys';
import type { RawData, WebSocket } from 'ws';
import type { Certificate } from './certificate.ts';
import { NoiseResponder } from './noise.ts';

/** How long a parting word gets to arrive before the line is cut. */
const PARTING_MILLISECONDS = 20;

interface ConnectionEvents {
  readonly onLogin: (connection: Connection, payload: proto.ClientPayload) => void;
  readonly onNode: (connection: Connection, node: BinaryNode) => Promise<void>;
  readonly onClose: (connection: Connection) => void;
  readonly onError: (error: unknown) => void;
}

/** One client on the line: stanzas in and out, strictly in order. */
export class Connection {
  readonly #socket: WebSocket;
  readonly #noise: NoiseResponder;
  readonly #events: ConnectionEvents;
  #stage: 'hello' | 'finish' | 'stanzas' = 'hello';
  #reading = Promise.resolve();

  constructor(socket: WebSocket, certificate: Certificate, events: ConnectionEvents) {
    this.#socket = socket;
    this.#noise = new NoiseResponder(certificate);
    this.#events = events;
    socket.on('message', (bytes) => {
      this.#reading = this.#reading
        .then(() => this.#read(bufferOf(bytes)))
        .catch((error: unknown) => {
          events.onError(error);
          this.cut();
        });
    });
    socket.on('close', () => events.onClose(this));
  }

  get clientKey(): Buffer {
    return this.#noise.clientKey;
  }

  send(node: BinaryNode): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(this.#noise.encode(node));
  }

  /** Says a last thing, then hangs up. */
  endWith(node: BinaryNode): void {
    this.send(node);
    setTimeout(() => this.#socket.close(), PARTING_MILLISECONDS);
  }

  /** As when a cable is pulled. */
  cut(): void {
    this.#socket.terminate();
  }

  async #read(bytes: Buffer): Promise<void> {
    for (const frame of this.#noise.frames(bytes)) {
      switch (this.#stage) {
        case 'hello':
          this.#socket.send(this.#noise.answerHello(frame));
          this.#stage = 'finish';
          break;
        case 'finish':
          this.#stage = 'stanzas';
          this.#events.onLogin(this, this.#noise.finish(frame));
          break;
        case 'stanzas':
          await this.#events.onNode(this, await this.#noise.decode(frame));
          break;
      }
    }
  }
}

function bufferOf(bytes: RawData): Buffer {
  if (Buffer.isBuffer(bytes)) return bytes;
  return Array.isArray(bytes) ? Buffer.concat(bytes) : Buffer.from(bytes);
}
