import { expect, test } from 'vitest';
import { identityIn, openHands } from '../src/hands.ts';
import type { Companion } from '../test-server/companion.ts';
import { makeMemoryKeys } from '../test-server/memory-keys.ts';
import { makeSealing } from '../test-server/sealing.ts';
import { storeInMemory } from './stores.ts';

test('the key of a phone is known by its first message; another one later is news, the same is not, also after a restart', () => {
  const store = storeInMemory();
  const [first, second] = [Buffer.alloc(33, 1), Buffer.alloc(33, 2)];
  const hands = openHands(store);
  expect(hands.haveChanged('jo', first)).toBe(false);
  expect(hands.haveChanged('jo', first)).toBe(false);
  expect(openHands(store).haveChanged('jo', second)).toBe(true);
  expect(hands.haveChanged('jo', second)).toBe(false);
  expect(hands.haveChanged('tess', second)).toBe(false);
});

test('the identity key is found in the first message of a real session, and nowhere else', async () => {
  const { creds } = makeMemoryKeys();
  const { keyPair, keyId, signature } = creds.signedPreKey;
  const keys = {
    registrationId: creds.registrationId,
    identity: Buffer.from(creds.signedIdentityKey.public),
    signedPreKey: { keyId, publicKey: Buffer.concat([Buffer.from([5]), keyPair.public]), signature },
    preKeys: [],
  };
  const companion: Companion = { device: 1, clientKey: Buffer.alloc(0), keys };
  const phone = makeSealing('900000000000001', () => companion);
  const sealed = await phone.seal({ conversation: 'hello' });
  const identity = sealed.content instanceof Uint8Array ? identityIn(sealed.content) : undefined;
  expect(Buffer.from(identity ?? []).subarray(1)).toEqual(Buffer.from(phone.creds.signedIdentityKey.public));
  expect(identityIn(Buffer.from('not protobuf'))).toBeUndefined();
  expect(identityIn(new Uint8Array())).toBeUndefined();
});
