import { randomBytes } from 'node:crypto';
import { proto } from '@whiskeysockets/baileys';

/** What people send, as the apps put it into a message. `inChat` is Hattie's chat as the sender's phone names it. */
export const quoteOf = (messageId: string, text: string, inChat: string): proto.IMessage => ({
  extendedTextMessage: { text, contextInfo: { stanzaId: messageId, participant: inChat, quotedMessage: { conversation: '...' } } },
});

/** An empty emoji takes the reaction back. */
export const reactionTo = (messageId: string, emoji: string, inChat: string, sentByMe = false): proto.IMessage => ({
  reactionMessage: { key: { remoteJid: inChat, fromMe: sentByMe, id: messageId }, text: emoji, senderTimestampMs: Date.now() },
});

export const editOf = (messageId: string, text: string, inChat: string): proto.IMessage => ({
  protocolMessage: {
    key: { remoteJid: inChat, fromMe: true, id: messageId },
    type: proto.Message.ProtocolMessage.Type.MESSAGE_EDIT,
    editedMessage: { conversation: text },
    timestampMs: Date.now(),
  },
});

export const deletionOf = (messageId: string, inChat: string): proto.IMessage => ({
  protocolMessage: { key: { remoteJid: inChat, fromMe: true, id: messageId }, type: proto.Message.ProtocolMessage.Type.REVOKE },
});

export const voiceNote = (seconds = 3): proto.IMessage => ({
  audioMessage: { ...mediaAt('/v/voice.enc'), mimetype: 'audio/ogg; codecs=opus', ptt: true, seconds },
});

export const picture = (caption = ''): proto.IMessage => ({
  imageMessage: { ...mediaAt('/v/picture.enc'), mimetype: 'image/jpeg', height: 8, width: 8, ...(caption ? { caption } : {}) },
});

export const paper = (fileName: string): proto.IMessage => ({
  documentMessage: { ...mediaAt('/v/paper.enc'), mimetype: 'application/pdf', fileName },
});

export const sticker = (): proto.IMessage => ({ stickerMessage: { ...mediaAt('/v/sticker.enc'), mimetype: 'image/webp', height: 8, width: 8 } });

export const position = (): proto.IMessage => ({ locationMessage: { degreesLatitude: 52.2, degreesLongitude: 0.12 } });

export const contactCard = (): proto.IMessage => ({ contactMessage: { displayName: 'A friend', vcard: 'BEGIN:VCARD\nEND:VCARD' } });

/** Somebody switches disappearing messages on or off in the chat with Hattie; 0 seconds is off. */
export const disappearingAfter = (seconds: number): proto.IMessage => ({
  protocolMessage: { type: proto.Message.ProtocolMessage.Type.EPHEMERAL_SETTING, ephemeralExpiration: seconds },
});

export const disappearing = (content: proto.IMessage): proto.IMessage => ({ ephemeralMessage: { message: content } });

/** Port 9 answers nobody: a bridge that tried to fetch it would fail. */
const mediaAt = (path: string) => ({
  url: `https://127.0.0.1:9${path}`,
  directPath: path,
  mediaKey: randomBytes(32),
  fileLength: 5_000,
  fileSha256: randomBytes(32),
  fileEncSha256: randomBytes(32),
});
