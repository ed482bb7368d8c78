import { openStore, type Store } from '../src/store.ts';

export const KEY = 'a key for tests only, of some length';

export const storeInMemory = (): Store => openStore(':memory:', KEY);
