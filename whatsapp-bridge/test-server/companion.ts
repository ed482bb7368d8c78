export interface PreKey {
  readonly keyId: number;
  readonly publicKey: Uint8Array;
}

/** What a linked device has left with the server so that others can write to it. */
export interface KeyBundle {
  readonly registrationId: number;
  readonly identity: Uint8Array;
  readonly signedPreKey: PreKey & { readonly signature: Uint8Array };
  /** Each is given out once. */
  readonly preKeys: PreKey[];
}

/** The linked device: in these tests, the bridge. */
export interface Companion {
  readonly device: number;
  readonly clientKey: Buffer;
  keys: KeyBundle | undefined;
}
