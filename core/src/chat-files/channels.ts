/** The two chats that a conversation is played in. */
export const CHANNELS = ['rocketchat', 'whatsapp'] as const;
export type Channel = (typeof CHANNELS)[number];

/** One signing secret for each chat, as the core gets them from its environment. */
export type Secrets = Readonly<Record<Channel, string>>;
