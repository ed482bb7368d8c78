import { isHostedLidUser, isHostedPnUser, isJidBroadcast, isJidGroup, isJidNewsletter, isLidUser, isPnUser, jidDecode } from '@whiskeysockets/baileys';

/**
 * WhatsApp knows a person by a phone number or by a LID, a number that hides it. The core knows them by one address:
 * the digits of the phone number (`447700900002`) or, when nobody has told us the number, `lid:` and the LID's digits.
 */
export function addressOf(chat: string | null | undefined): string | undefined {
  const user = jidDecode(chat ?? undefined)?.user;
  if (!user) return undefined;
  return isNumberChat(chat) ? user : isLidChat(chat) ? `lid:${user}` : undefined;
}

/** The chat to write to. Undefined when WhatsApp cannot have such an address. */
export function chatOf(address: string): string | undefined {
  if (/^\d{6,15}$/.test(address)) return `${address}@s.whatsapp.net`;
  if (/^lid:\d{6,20}$/.test(address)) return `${address.slice('lid:'.length)}@lid`;
  return undefined;
}

/** Whether this is one person, addressed by phone number. "Hosted" is how WhatsApp writes some business accounts. */
export function isNumberChat(chat: string | null | undefined): boolean {
  return Boolean(isPnUser(chat ?? undefined) || isHostedPnUser(chat ?? undefined));
}

/** Whether this is one person, addressed by LID. Its digits are never a phone number. */
export function isLidChat(chat: string | null | undefined): boolean {
  return Boolean(isLidUser(chat ?? undefined) || isHostedLidUser(chat ?? undefined));
}

/**
 * Groups, status, broadcasts and channels: not even decrypted. Not simply "everything but one person",
 * because WhatsApp's own notices to the device come from neither and must get through.
 */
export function isCrowd(chat: string): boolean {
  return Boolean(isJidGroup(chat) || isJidBroadcast(chat) || isJidNewsletter(chat));
}
