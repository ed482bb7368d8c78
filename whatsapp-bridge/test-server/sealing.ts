import './quiet-libsignal.ts';

import {
  addTransactionCapability,
  type BinaryNode,
  Curve,
  DEFAULT_CONNECTION_CONFIG,
  encodeWAMessage,
  generateSignalPubKey,
  jidEncode,
  type KeyPair,
  proto,
  unpadRandomMax16,
} from '@whiskeysockets/baileys';
import { silentLogger } from '../src/silent-logger.ts';
import type { Companion } from './companion.ts';
import { makeMemoryKeys } from './memory-keys.ts';
import { attributeOf, contentOf } from './nodes.ts';

/** A phone's Signal identity and its session with the linked device, which it keeps under the device's LID whatever address a stanza uses. */
export function makeSealing(ownLid: string, companion: () => Companion | undefined) {
  const state = makeMemoryKeys();
  const keys = addTransactionCapability(state.keys, silentLogger, { maxCommitRetries: 1, delayBetweenTriesMs: 10 });
  const signal = DEFAULT_CONNECTION_CONFIG.makeSignalRepository({ creds: state.creds, keys }, silentLogger, async () => []);
  let nextPreKey = 1;

  function device() {
    const linked = companion();
    if (!linked?.keys) throw new Error('the linked device has not left its keys yet');
    return { jid: jidEncode(ownLid, 'lid', linked.device), keys: linked.keys };
  }

  async function sessionWithDevice(): Promise<string> {
    const { jid, keys: left } = device();
    if ((await signal.validateSession(jid)).exists) return jid;
    const preKey = left.preKeys.shift();
    const session = { registrationId: left.registrationId, identityKey: generateSignalPubKey(left.identity), signedPreKey: left.signedPreKey };
    await signal.injectE2ESession({ jid, session: preKey ? { ...session, preKey } : session });
    return jid;
  }

  async function seal(content: proto.IMessage): Promise<BinaryNode> {
    const data = encodeWAMessage(proto.Message.fromObject(content));
    const { type, ciphertext } = await signal.encryptMessage({ jid: await sessionWithDevice(), data });
    return { tag: 'enc', attrs: { v: '2', type }, content: ciphertext };
  }

  return {
    creds: state.creds,
    seal,
    /** A group message is encrypted once with the sender's group key; the key itself travels sealed beside it. */
    async sealForGroup(group: string, sender: string, content: proto.IMessage): Promise<BinaryNode[]> {
      const data = encodeWAMessage(proto.Message.fromObject(content));
      const { ciphertext, senderKeyDistributionMessage } = await signal.encryptGroupMessage({ group, meId: sender, data });
      const key = await seal({ senderKeyDistributionMessage: { groupId: group, axolotlSenderKeyDistributionMessage: senderKeyDistributionMessage } });
      return [key, { tag: 'enc', attrs: { v: '2', type: 'skmsg' }, content: ciphertext }];
    },
    /** Undefined when this phone cannot read it. */
    async unseal(enc: BinaryNode, from: string): Promise<proto.Message | undefined> {
      const type = attributeOf(enc, 'type');
      if (type !== 'pkmsg' && type !== 'msg') return undefined;
      try {
        return proto.Message.decode(unpadRandomMax16(await signal.decryptMessage({ jid: from, type, ciphertext: contentOf(enc) })));
      } catch {
        return undefined;
      }
    },
    /** What is sealed next starts a new session, as a phone does for a device that could not read it. */
    async startAnew(): Promise<void> {
      await signal.deleteSession([device().jid]);
    },
    /** A key nobody has used yet, for somebody who wants to write to this phone. */
    async newPreKey(): Promise<{ id: number; pair: KeyPair }> {
      const id = nextPreKey++;
      const pair = Curve.generateKeyPair();
      await keys.set({ 'pre-key': { [id]: pair } });
      return { id, pair };
    },
  };
}
export type Sealing = ReturnType<typeof makeSealing>;
