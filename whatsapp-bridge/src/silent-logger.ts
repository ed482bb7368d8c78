import type { SocketConfig } from '@whiskeysockets/baileys';

/** Baileys logs phone numbers and whole stanzas, so it is given a logger that keeps nothing. */
export const silentLogger: SocketConfig['logger'] = {
  level: 'silent',
  child: () => silentLogger,
  trace() {},
  debug() {},
  info() {},
  warn() {},
  error() {},
};
