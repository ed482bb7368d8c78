import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a signed call carries beside its body. Times are whole seconds since 1970, UTC. */
export interface Signature {
  readonly time: string;
  readonly nonce: string;
  readonly mac: string;
}

/** HMAC-SHA256, in hex, over time, nonce and body joined by full stops. Both sides of every call make it the same way. */
export function macOf(secret: string, { time, nonce }: Pick<Signature, 'time' | 'nonce'>, body: string): string {
  return createHmac('sha256', secret).update(`${time}.${nonce}.${body}`).digest('hex');
}

/** Whether the signature fits the body. Takes the same time however much of it is right. */
export function isSignedWith(secret: string, signature: Signature, body: string): boolean {
  const expected = Buffer.from(macOf(secret, signature, body));
  const given = Buffer.from(signature.mac);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
