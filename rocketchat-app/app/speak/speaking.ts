import type { IPersistence } from '@rocket.chat/apps-engine/definition/accessors/index.js';
import type { Chat } from '../chat.ts';

/** What the app needs to show letters: Rocket.Chat, the way to the core, and its own memory. */
export type Speaking = Chat & { readonly persistence: IPersistence };

/** What it needs to keep the core told of rooms. */
export type Watching = Pick<Speaking, 'read' | 'http' | 'persistence'>;
