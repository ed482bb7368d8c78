import type { Message } from '../../conversation/capability.ts';
import type { LinkingIntent, LinkingStep } from './intents.ts';

export type LinkingMessage = Message<LinkingIntent, LinkingStep>;
