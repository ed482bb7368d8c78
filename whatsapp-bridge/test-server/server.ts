import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { deflateSync } from 'node:zlib';
import { jidEncode, proto } from '@whiskeysockets/baileys';
import { WebSocketServer } from 'ws';
import type { Account } from './account.ts';
import { makeCertificate } from './certificate.ts';
import { Connection } from './connection.ts';
import { callFrom, postInChannel } from './elsewhere.ts';
import { makeFaults } from './faults.ts';
import { Linking } from './linking.ts';
import { secondsNow } from './nodes.ts';
import type { Person } from './people.ts';
import { Phone } from './phone.ts';
import { PostOffice } from './post-office.ts';
import { makeRecord } from './record.ts';
import { answer } from './stanzas.ts';

/**
 * A WhatsApp for one account, on this machine only. It proves the bridge against our reading of the protocol,
 * not against WhatsApp's behaviour.
 */
export async function startWhatsAppServer({ account: owner }: { account: Person }) {
  const certificate = makeCertificate();
  const postOffice = new PostOffice();
  const phones = new Map<string, Phone>();
  /** What went wrong here; a test that passes leaves it empty. */
  const errors: unknown[] = [];
  const record = makeRecord();
  const faults = makeFaults();
  let linking: Linking | undefined;
  let logins = 0;

  function addPhone(person: Person): Phone {
    const phone = new Phone(person, { owner, companion: () => account.companion, deliver: (node) => postOffice.deliver(node) });
    phones.set(person.number, phone);
    phones.set(person.lid, phone);
    return phone;
  }
  const account: Account = { phone: addPhone(owner), companion: undefined };
  const town = { account, postOffice, phoneAt: (user: string) => phones.get(user), linking: () => linking, record, faults };

  function logIn(connection: Connection, payload: proto.ClientPayload): void {
    const failure = faults.failingLogins.shift();
    if (failure !== undefined) return connection.endWith({ tag: 'failure', attrs: { reason: String(failure), location: 'test' } });
    if (payload.devicePairingData) {
      linking = new Linking(connection, account, faults);
      return;
    }
    const { companion } = account;
    if (!companion || payload.device !== companion.device || !companion.clientKey.equals(connection.clientKey)) {
      connection.endWith({ tag: 'failure', attrs: { reason: '401', location: 'test' } });
      return;
    }
    postOffice.shut()?.endWith(REPLACED);
    connection.send({ tag: 'success', attrs: { t: secondsNow(), lid: jidEncode(owner.lid, 'lid', companion.device), companion_enc_static: '' } });
    logins += 1;
    postOffice.open(connection);
  }

  const sockets = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  sockets.on('connection', (socket) => {
    new Connection(socket, certificate, {
      onLogin: logIn,
      onNode: (connection, node) => answer(town, connection, node),
      onClose: (connection) => {
        if (postOffice.isOn(connection)) postOffice.shut();
      },
      onError: (error) => errors.push(error),
    });
  });
  await once(sockets, 'listening');
  // A TCP server's address is never a string.
  const { port } = sockets.address() as AddressInfo;

  return {
    url: `ws://127.0.0.1:${port}/ws/chat`,
    /** For `test-root.ts`. */
    rootKey: certificate.rootKey.toString('hex'),
    errors,
    /** The phone whose linked device the bridge is. */
    ownPhone: account.phone,
    addPhone,
    newGroup: () => `12036300${randomInt(1_000_000_000)}@g.us`,
    scan: (qr: string) => linking?.scan(qr),
    enterCode: (code: string) => linking?.enterCode(code),
    /** How often the linked device has logged in. */
    logins: () => logins,
    isConnected: () => postOffice.isOpen,
    hasKeys: () => account.companion?.keys !== undefined,
    /** The account's phone pushes its history: at the first login Baileys holds everything back until it has. */
    pushHistory: () => account.phone.send({ protocolMessage: historyPush([...new Set(phones.values())]) }, { betweenOwnDevices: true }),
    /** Everything the linked device did that a test may ask about. */
    record,
    faults,
    /** Ids of messages that the linked device has not yet said it has. */
    undelivered: () => postOffice.undelivered,
    call: (phone: Phone) => postOffice.deliver(callFrom(phone)),
    postInChannel: (text: string) => postOffice.deliver(postInChannel(text)),
    /** As when the network goes away. */
    drop: () => postOffice.shut()?.cut(),
    /** Ends the connection with a reason: 515 come back at once, 503 busy, 401 removed. */
    hangUp: (code: number) => postOffice.shut()?.endWith({ tag: 'stream:error', attrs: { code: String(code) } }),
    /** Another client has logged in as the same device. */
    replace: () => postOffice.shut()?.endWith(REPLACED),
    /** The owner removes the linked device on the phone. */
    unlink() {
      const content = [{ tag: 'conflict', attrs: { type: 'device_removed' } }];
      postOffice.shut()?.endWith({ tag: 'stream:error', attrs: { code: '401' }, content });
      account.companion = undefined;
    },
    async close(): Promise<void> {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      await once(sockets, 'close');
    },
  };
}
const REPLACED = { tag: 'stream:error', attrs: {}, content: [{ tag: 'conflict', attrs: { type: 'replaced' } }] };

export type WhatsAppServer = Awaited<ReturnType<typeof startWhatsAppServer>>;

/** No messages in it, only which number goes with which LID. */
function historyPush(phones: Phone[]): proto.Message.IProtocolMessage {
  const syncType = proto.HistorySync.HistorySyncType.INITIAL_BOOTSTRAP;
  const phoneNumberToLidMappings = phones.map((phone) => ({ pnJid: phone.numberChat, lidJid: phone.lidChat }));
  const history = proto.HistorySync.encode({ syncType, progress: 100, conversations: [], phoneNumberToLidMappings }).finish();
  return {
    type: proto.Message.ProtocolMessage.Type.HISTORY_SYNC_NOTIFICATION,
    historySyncNotification: { syncType, chunkOrder: 1, progress: 100, initialHistBootstrapInlinePayload: deflateSync(history) },
  };
}
