import {
  type BinaryNode,
  type Contact,
  cleanMessage,
  decodeMessageNode,
  getBinaryNodeChildren,
  MISSING_KEYS_ERROR_TEXT,
  proto,
  type SocketConfig,
  unpadRandomMax16,
  type WAMessage,
} from '@whiskeysockets/baileys';
import { NoRoom } from './store.ts';

type MakeSignalRepository = SocketConfig['makeSignalRepository'];
/** Where the stanzas come from: Baileys' own emitter. */
interface Stanzas {
  prependListener(event: string, hear: (stanza: BinaryNode) => void): unknown;
}

interface WriteAheadSettings {
  /** The account that the bridge is linked to. */
  readonly account: () => Contact | undefined;
  /** Keeps what a message says, if it is for us. Throws NoRoom when it could not. */
  readonly keep: (message: WAMessage) => Promise<void>;
  /** It could not be decrypted, and the phone is asked for it again. */
  readonly missed: (message: WAMessage) => void;
  readonly hasKept: (key: WAMessage['key']) => boolean;
  readonly tellBug: (error: unknown) => void;
  /** What decrypts. */
  readonly decrypting: MakeSignalRepository;
}

/** A message with nothing in it, padded as they are on the way. */
const NOTHING = Uint8Array.of(1);

/**
 * Baileys commits the step of the key and tells WhatsApp "arrived" before it hands a message over: killed in between, the message is gone, for it
 * can be decrypted only once and is not sent again. So it is kept here, inside the key's own transaction: before the step is committed, before anything
 * is confirmed. What is decrypted twice or handed over again is the keeper's to recognise.
 */
export function makeWriteAhead({ account, keep, missed, hasKept, tellBug, decrypting }: WriteAheadSettings) {
  const stanzaOf = new WeakMap<object, BinaryNode>();

  const makeSignalRepository: MakeSignalRepository = (auth, logger, numbersToLids) => {
    const { keys } = auth;
    // Baileys always hands over such keys; its type allows others.
    if (!('transaction' in keys)) throw new Error('keys without transactions');
    const { transaction } = keys;
    const repository = decrypting(auth, logger, numbersToLids);

    async function decryptMessage(sealed: Parameters<typeof repository.decryptMessage>[0]): Promise<Uint8Array> {
      const stanza = stanzaOf.get(sealed.ciphertext);
      const envelope = stanza && envelopeOf(stanza, account());
      try {
        return await transaction(async () => {
          const plain = await repository.decryptMessage(sealed);
          const message = envelope && messageIn(envelope, plain, account());
          if (message) await keepOrTell(message);
          return plain;
        }, sealed.jid);
      } catch (error) {
        // Neither confirmed nor refused: the line is being closed, and WhatsApp hands it over again when there is room.
        if (error instanceof NoRoom) return new Promise(() => {});
        // Handed over again because a kill came before the confirmation: confirmed now, instead of asking the phone to send it once more.
        if (envelope && hasKept(envelope.key)) return NOTHING;
        if (envelope && !isOld(error)) missed(envelope);
        throw error;
      }
    }
    return { ...repository, decryptMessage };
  };

  async function keepOrTell(message: WAMessage): Promise<void> {
    try {
      await keep(message);
    } catch (error) {
      if (error instanceof NoRoom) throw error;
      // To fail here would have the phone send it again, to fail again.
      tellBug(error);
    }
  }

  return {
    makeSignalRepository,
    /** Baileys hands the repository a sealed part alone; which stanza it came in is noted here, before Baileys looks at it. */
    watch(stanzas: Stanzas): void {
      stanzas.prependListener('CB:message', (stanza) => {
        for (const { content } of getBinaryNodeChildren(stanza, 'enc')) if (content instanceof Uint8Array) stanzaOf.set(content, stanza);
      });
    },
  };
}

export type WriteAhead = ReturnType<typeof makeWriteAhead>;

/** Decrypted before, and of no interest then: it is not asked for again. */
const isOld = (error: unknown): boolean => error instanceof Error && error.message === MISSING_KEYS_ERROR_TEXT;

/** Who wrote it, where and under which id, as Baileys will say it itself in a moment. Undefined for what it makes nothing of. */
function envelopeOf(stanza: BinaryNode, me: Contact | undefined): WAMessage | undefined {
  try {
    const { fullMessage } = decodeMessageNode(stanza, me?.id ?? '', me?.lid ?? '');
    cleanMessage(fullMessage, me?.id ?? '', me?.lid ?? '');
    return fullMessage;
  } catch {
    return undefined;
  }
}

function messageIn(envelope: WAMessage, plain: Uint8Array, me: Contact | undefined): WAMessage | undefined {
  try {
    const message: WAMessage = { ...envelope, message: proto.Message.decode(unpadRandomMax16(plain)) };
    cleanMessage(message, me?.id ?? '', me?.lid ?? '');
    return message;
  } catch {
    return undefined;
  }
}
