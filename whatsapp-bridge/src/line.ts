import makeWASocket, { Browsers, proto, type WAMessage, type WASocket } from '@whiskeysockets/baileys';
import { makeAcknowledgements, type Outcome } from './acknowledgements.ts';
import { isCrowd, isNumberChat } from './addresses.ts';
import { arrivedIn } from './arrivals.ts';
import { afterClosing } from './closings.ts';
import type { Session } from './session.ts';
import { silentLogger } from './silent-logger.ts';
import type { WriteAhead } from './write-ahead.ts';

/** A line that stayed up this long counts as healthy: the next closing starts with the shortest wait. */
const HEALTHY_AFTER_MILLISECONDS = 60_000;

interface LineSettings {
  readonly session: Session;
  readonly server: string | undefined;
  readonly ownNumber: string | undefined;
  /** Sentences for the person who runs the bridge. */
  readonly tell: (sentence: string) => void;
  /** Keeps each message before it is confirmed. */
  readonly writeAhead: WriteAhead;
  /** What a message of ours said, for a phone that could not read it and asks for it again. */
  readonly saidIn: (messageId: string) => proto.IMessage | undefined;
  readonly onMessage: (message: WAMessage) => void;
  readonly onDelivered: (messageId: string) => void;
  readonly onFailed: (messageId: string) => void;
  /** WhatsApp can be written to, for the first time or again. */
  readonly onOpen: () => void;
}

/** The connection to WhatsApp: links the device, calls again when it drops, stops where calling again would do harm. */
export function openLine(settings: LineSettings) {
  const { session, tell } = settings;
  const acknowledgements = makeAcknowledgements();
  let socket: WASocket | undefined;
  let isOpen = false;
  let isOver = false;
  let isHeld = false;
  let failures = 0;
  let openedAt = 0;
  let nextCall: NodeJS.Timeout | undefined;

  function call(): void {
    const calling = makeWASocket({
      auth: session.stateForCall(),
      logger: silentLogger,
      browser: Browsers.ubuntu('Chrome'),
      // Online would keep the phone from showing notifications.
      markOnlineOnConnect: false,
      syncFullHistory: false,
      shouldIgnoreJid: isCrowd,
      makeSignalRepository: settings.writeAhead.makeSignalRepository,
      getMessage: async ({ id }) => (id ? settings.saidIn(id) : undefined),
      ...(settings.server ? { waWebSocketUrl: settings.server } : {}),
    });
    socket = calling;
    settings.writeAhead.watch(calling.ws);
    // Before Baileys confirms it.
    calling.ws.prependListener('CB:receipt', (receipt) => arrivedIn(receipt).forEach(settings.onDelivered));
    calling.ev.on('creds.update', () => session.keepCredentials());
    calling.ev.on('connection.update', (update) => {
      if (calling !== socket || isOver) return;
      if (update.qr) void offerLink(calling, update.qr);
      if (update.connection === 'open') opened();
      if (update.connection === 'close') closed(closeCode(update.lastDisconnect?.error));
    });
    calling.ev.on('messages.upsert', ({ messages }) => {
      for (const message of messages) {
        // Baileys sometimes folds what became of our own message into a copy of that message.
        if (message.key.fromMe) report(message.key.id, message.status);
        else settings.onMessage(message);
      }
    });
    calling.ev.on('messages.update', (updates) => {
      for (const { key, update } of updates) if (key.fromMe) report(key.id, update.status);
    });
    calling.ws.on('CB:ack,class:message', acknowledgements.heard);
  }

  async function offerLink(calling: WASocket, qr: string): Promise<void> {
    if (!settings.ownNumber) {
      tell(`Link this device: show this as a QR code to WhatsApp on the phone.\n${qr}`);
      return;
    }
    if (session.state.creds.pairingCode) return;
    const code = await calling.requestPairingCode(settings.ownNumber).catch(() => undefined);
    if (code) tell(`Link this device: type this code into WhatsApp on the phone.\n${code}`);
  }

  function opened(): void {
    isOpen = true;
    openedAt = Date.now();
    tell('WhatsApp is connected.');
    settings.onOpen();
  }

  function closed(code: number | undefined): void {
    if (isOpen && Date.now() - openedAt > HEALTHY_AFTER_MILLISECONDS) failures = 0;
    isOpen = false;
    acknowledgements.giveUp();
    if (isHeld) return;
    const after = afterClosing(code, failures, Math.random());
    if (after.next === 'stop') {
      isOver = true;
      if (after.unlinked) session.forget();
      tell(after.because);
      return;
    }
    if (after.inMilliseconds > 0) {
      failures += 1;
      tell(`WhatsApp closed the line (${code ?? 'no reason given'}). Calling again.`);
    }
    nextCall = setTimeout(call, after.inMilliseconds);
  }

  /** Receipts come back under another address than the message went to, so only the id counts. */
  function report(messageId: string | null | undefined, status: proto.WebMessageInfo.Status | null | undefined): void {
    if (!messageId || status === null || status === undefined) return;
    if (status >= proto.WebMessageInfo.Status.DELIVERY_ACK) settings.onDelivered(messageId);
    if (status === proto.WebMessageInfo.Status.ERROR) settings.onFailed(messageId);
  }

  call();

  return {
    /** Sends a text and waits for WhatsApp to take it. */
    async say({ chat, messageId, text }: { chat: string; messageId: string; text: string }): Promise<Outcome> {
      if (!socket || !isOpen) return 'no answer';
      const outcome = acknowledgements.of(messageId);
      // No link preview: making one would fetch the page.
      await socket.sendMessage(chat, { text, linkPreview: null }, { messageId }).catch(() => acknowledgements.forget(messageId));
      return outcome;
    },
    /** Sending to a number without WhatsApp looks like success, so ask first. Undefined: no answer just now. */
    async isReachable(chat: string): Promise<boolean | undefined> {
      if (!isNumberChat(chat)) return true;
      if (!socket || !isOpen) return undefined;
      const found = await socket.onWhatsApp(chat).catch(() => undefined);
      return found ? found.some((one) => one.exists) : undefined;
    },
    async numberChatOf(lidChat: string): Promise<string | undefined> {
      return (await socket?.signalRepository.lidMapping.getPNForLID(lidChat)) ?? undefined;
    },
    /** Off the line until `resume`: what WhatsApp has for us stays there. */
    hold(): void {
      if (isHeld || isOver) return;
      isHeld = true;
      isOpen = false;
      clearTimeout(nextCall);
      void socket?.end(undefined);
    },
    resume(): void {
      if (!isHeld || isOver) return;
      isHeld = false;
      call();
    },
    async close(): Promise<void> {
      isOver = true;
      isOpen = false;
      clearTimeout(nextCall);
      acknowledgements.giveUp();
      await socket?.end(undefined);
    },
  };
}
export type Line = ReturnType<typeof openLine>;

/** Baileys says why a line closed in an error of the Boom library. */
function closeCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('output' in error)) return undefined;
  const { output } = error;
  if (typeof output !== 'object' || output === null || !('statusCode' in output)) return undefined;
  return typeof output.statusCode === 'number' ? output.statusCode : undefined;
}
