import { createHash, randomBytes } from 'node:crypto';
import { aesEncryptGCM, hmacSign, proto } from '@whiskeysockets/baileys';

interface Vote {
  /** The message with the poll, as this phone received it. */
  readonly poll: { readonly id: string; readonly content: proto.IMessage };
  /** Names of the options; none takes the vote back. */
  readonly options: readonly string[];
  /** Chats of who made the poll and who votes, in one form of address. */
  readonly creator: string;
  readonly voter: string;
}

/** A vote is sealed with the poll's own secret, so that only who has the poll can read it. */
export function voteIn({ poll, options, creator, voter }: Vote): proto.IMessage {
  const secret = poll.content.messageContextInfo?.messageSecret;
  if (!secret) throw new Error('this message is no poll');
  const names = Buffer.concat([Buffer.from(`${poll.id}${creator}${voter}Poll Vote`), Buffer.from([1])]);
  const key = hmacSign(names, hmacSign(secret, new Uint8Array(32)));
  const encIv = randomBytes(12);
  const selectedOptions = options.map((name) => createHash('sha256').update(name).digest());
  const plain = proto.Message.PollVoteMessage.encode({ selectedOptions }).finish();
  const encPayload = aesEncryptGCM(plain, key, encIv, Buffer.from(`${poll.id}\0${voter}`));
  return {
    pollUpdateMessage: {
      pollCreationMessageKey: { remoteJid: creator, fromMe: false, id: poll.id },
      vote: { encPayload, encIv },
      senderTimestampMs: Date.now(),
    },
  };
}
