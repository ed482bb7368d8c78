import { type AuthenticationState, initAuthCreds, type SignalDataTypeMap } from '@whiskeysockets/baileys';

/** The keys of one made-up phone, for as long as the test runs. */
export function makeMemoryKeys(): AuthenticationState {
  const kept = new Map<string, unknown>();
  return {
    creds: initAuthCreds(),
    keys: {
      get(kind, ids) {
        const found: { [id: string]: SignalDataTypeMap[typeof kind] } = {};
        for (const id of ids) {
          const value = kept.get(`${kind}/${id}`);
          // Nothing is kept under a kind but what `set` was given for it.
          if (value !== undefined) found[id] = value as SignalDataTypeMap[typeof kind];
        }
        return found;
      },
      set(changes) {
        for (const [kind, values] of Object.entries(changes)) {
          for (const [id, value] of Object.entries(values)) {
            if (value === null || value === undefined) kept.delete(`${kind}/${id}`);
            else kept.set(`${kind}/${id}`, value);
          }
        }
      },
    },
  };
}
