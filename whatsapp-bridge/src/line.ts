import makeWASocket, {
  type AnyMessageContent,
  areJidsSameUser,
  type BinaryNode,
  Browsers,
  getBinaryNodeChild,
  jidDecode,
  proto,
  type WAMessage,
  type WASocket,
} from '@whiskeysockets/baileys';
import { makeAcknowledgements, type Outcome, TOO_FAST } from './acknowledgements.ts';
import { isCrowd, isNumberChat } from './addresses.ts';
import { arrivedIn } from './arrivals.ts';
import { afterClosing } from './closings.ts';
import { drawQr } from './qr.ts';
import type { Session } from './session.ts';
import { silentLogger } from './silent-logger.ts';
import type { States } from './states.ts';
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
  /** WhatsApp says that the account in this chat has new keys. */
  readonly onChangedHands: (chat: string) => void;
  readonly states: States;
  /** After how long linking that comes to nothing is said to be so. */
  readonly linkingMilliseconds: number;
}

interface Saying {
  readonly chat: string;
  readonly messageId: string;
  readonly content: AnyMessageContent;
  /** 0 for never. */
  readonly fadesAfterSeconds: number;
}

/** The connection to WhatsApp: links the device, calls again when it drops, stops where calling again would do harm. */
export function openLine(settings: LineSettings) {
  const { session, tell, states } = settings;
  const acknowledgements = makeAcknowledgements();
  let socket: WASocket | undefined;
  let isOpen = false;
  let isOver = false;
  let isHeld = false;
  let failures = 0;
  let openedAt = 0;
  let nextCall: NodeJS.Timeout | undefined;
  let linkingFails: NodeJS.Timeout | undefined;
  let hasCode = false;

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
    hasCode = false;
    settings.writeAhead.watch(calling.ws);
    // Before Baileys confirms it.
    calling.ws.prependListener('CB:receipt', (receipt) => arrivedIn(receipt).forEach(settings.onDelivered));
    for (const tag of ['message', 'receipt', 'notification']) calling.ws.prependListener(`CB:${tag}`, lookForPhone);
    calling.ws.on('CB:notification,type:encrypt', lookForNewHands);
    calling.ev.on('creds.update', () => session.keepCredentials());
    calling.ev.on('connection.update', (update) => {
      if (calling !== socket || isOver) return;
      if (update.qr) void offerLink(calling, update.qr);
      if (update.isNewLogin) clearTimeout(linkingFails);
      if (update.connection === 'open') opened();
      if (update.connection === 'close') closed(closeCode(update.lastDisconnect?.error));
    });
    calling.ev.on('messages.upsert', ({ messages }) => {
      for (const message of messages) {
        // Baileys sometimes folds what became of our own message into a copy of that message.
        if (message.key.fromMe) report(message.key.id, message);
        else settings.onMessage(message);
      }
    });
    calling.ev.on('messages.update', (updates) => {
      for (const { key, update } of updates) if (key.fromMe) report(key.id, update);
    });
    calling.ws.on('CB:ack,class:message', acknowledgements.heard);
  }

  async function offerLink(calling: WASocket, qr: string): Promise<void> {
    states.become('to be linked');
    linkingFails ??= setTimeout(() => states.become('linking blocked'), settings.linkingMilliseconds);
    if (!settings.ownNumber) {
      tell(`Link this device: show this as a QR code to WhatsApp on the phone.\n${qr}\n${drawQr(qr)}`);
      return;
    }
    if (hasCode) return;
    hasCode = true;
    const code = await calling.requestPairingCode(settings.ownNumber).catch(() => undefined);
    if (code) tell(`Link this device: type this code into WhatsApp on the phone.\n${code}`);
    else hasCode = false;
  }

  /** Of the account's own devices the first is the phone. */
  function lookForPhone({ attrs }: BinaryNode): void {
    const from = attrs['participant'] ?? attrs['from'];
    const { me } = session.state.creds;
    const isOurs = areJidsSameUser(from, me?.id) || areJidsSameUser(from, me?.lid);
    if (me && from && isOurs && !jidDecode(from)?.device) states.phoneSeen();
  }

  function lookForNewHands(notice: BinaryNode): void {
    const { from } = notice.attrs;
    if (!from || !getBinaryNodeChild(notice, 'identity') || jidDecode(from)?.device) return;
    const { me } = session.state.creds;
    if (!areJidsSameUser(from, me?.id) && !areJidsSameUser(from, me?.lid)) settings.onChangedHands(from);
  }

  function opened(): void {
    isOpen = true;
    openedAt = Date.now();
    clearTimeout(linkingFails);
    linkingFails = undefined;
    states.connected();
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
      clearTimeout(linkingFails);
      states.become(after.state);
      return;
    }
    if (after.inMilliseconds > 0) {
      failures += 1;
      tell(`WhatsApp closed the line (${code ?? 'no reason given'}). Calling again.`);
    }
    nextCall = setTimeout(call, after.inMilliseconds);
  }

  /** Receipts come back under another address than the message went to, so only the id counts. "Too fast" is no failure: it is said again. */
  function report(messageId: string | null | undefined, { status, messageStubParameters }: Partial<WAMessage>): void {
    if (!messageId || status === null || status === undefined) return;
    if (status >= proto.WebMessageInfo.Status.DELIVERY_ACK) settings.onDelivered(messageId);
    if (status === proto.WebMessageInfo.Status.ERROR && messageStubParameters?.[0] !== TOO_FAST) settings.onFailed(messageId);
  }

  call();

  return {
    isUp: (): boolean => isOpen,
    /** Sends a message and waits for WhatsApp to take it. */
    async say({ chat, messageId, content, fadesAfterSeconds }: Saying): Promise<Outcome> {
      if (!socket || !isOpen) return 'not sent';
      const outcome = acknowledgements.of(messageId);
      const options = fadesAfterSeconds > 0 ? { messageId, ephemeralExpiration: fadesAfterSeconds } : { messageId };
      await socket.sendMessage(chat, content, options).catch(() => acknowledgements.forget(messageId));
      return outcome;
    },
    /** Shown to the other side. Whether it is makes no difference to what is said. */
    async isTyping(chat: string, is: boolean): Promise<void> {
      if (isOpen) await socket?.sendPresenceUpdate(is ? 'composing' : 'paused', chat).catch(() => {});
    },
    /** Has all that is written in a chat from now on disappear after so long, on both sides. */
    async setFading(chat: string, seconds: number): Promise<boolean> {
      if (!socket || !isOpen) return false;
      return socket.sendMessage(chat, { disappearingMessagesInChat: seconds }).then(
        () => true,
        () => false,
      );
    },
    /** The account's own chat with itself, by number and by LID. */
    ownChats: (): string[] => [session.state.creds.me?.lid, session.state.creds.me?.id].flatMap((chat) => chat ?? []),
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
      clearTimeout(linkingFails);
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
