import { setTimeout as wait } from 'node:timers/promises';
import makeWASocket, { type proto, WA_CERT_DETAILS, type WAMessage, type WASocket } from '@whiskeysockets/baileys';
import { silentLogger } from '../src/silent-logger.ts';
import { makeMemoryKeys } from '../test-server/memory-keys.ts';
import type { WhatsAppServer } from '../test-server/server.ts';
import { until } from './until.ts';

/** Baileys as it comes, linked to the test server and calling again whatever happens: what it sees is what a bridge can see. */
export async function linkPlainClient(whatsapp: WhatsAppServer) {
  WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(whatsapp.rootKey, 'hex');
  const auth = makeMemoryKeys();
  const heard: WAMessage[] = [];
  const updates: { readonly id: string; readonly status: number | null | undefined; readonly error: string | undefined }[] = [];
  const closings: (number | undefined)[] = [];
  const sent = new Map<string, proto.IMessage>();
  let socket: WASocket | undefined;
  let isOpen = false;
  let isOver = false;

  function call(): void {
    const calling = makeWASocket({
      auth,
      logger: silentLogger,
      waWebSocketUrl: whatsapp.url,
      markOnlineOnConnect: false,
      getMessage: async ({ id }) => sent.get(id ?? ''),
    });
    socket = calling;
    calling.ev.on('creds.update', (update) => void Object.assign(auth.creds, update));
    calling.ev.on('connection.update', (update) => {
      if (update.qr) whatsapp.scan(update.qr);
      if (update.connection === 'open') isOpen = true;
      if (update.connection !== 'close') return;
      isOpen = false;
      // Baileys puts the code into an error of the Boom library.
      closings.push((update.lastDisconnect?.error as { output?: { statusCode?: number } } | undefined)?.output?.statusCode);
      if (!isOver) setTimeout(call, 10);
    });
    calling.ev.on('messages.upsert', ({ messages }) => {
      heard.push(...messages.filter(({ key }) => !key.fromMe));
      for (const { key, status, messageStubParameters } of messages) if (key.fromMe) note(key.id, status, messageStubParameters);
    });
    calling.ev.on('messages.update', (all) => {
      for (const { key, update } of all) note(key.id, update.status, update.messageStubParameters);
    });
  }

  function note(id: string | null | undefined, status: number | null | undefined, parameters: readonly string[] | null | undefined): void {
    updates.push({ id: id ?? '', status, error: parameters?.[0] });
  }

  call();
  await until('the client to be linked', () => whatsapp.isConnected() && whatsapp.hasKeys());
  await whatsapp.pushHistory();
  await until('the client to be open', () => isOpen);
  closings.length = 0;

  return {
    heard,
    updates,
    closings,
    isOpen: () => isOpen,
    hears: (id: string) => until(`message ${id}`, () => heard.find(({ key, message }) => key.id === id && message)),
    async say(chat: string, content: Parameters<WASocket['sendMessage']>[1]): Promise<WAMessage> {
      const message = await socket?.sendMessage(chat, content);
      if (!message?.message) throw new Error('nothing was sent');
      sent.set(message.key.id ?? '', message.message);
      return message;
    },
    socket(): WASocket {
      if (!socket) throw new Error('not connected');
      return socket;
    },
    async end(): Promise<void> {
      isOver = true;
      await socket?.end(undefined);
      await wait(0);
    },
  };
}
