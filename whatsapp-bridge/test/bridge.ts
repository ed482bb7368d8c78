import { fileURLToPath } from 'node:url';
import type { WhatsAppServer } from '../test-server/server.ts';
import { startChild } from './child.ts';
import { KEY } from './stores.ts';
import { until } from './until.ts';

export const SECRET = 'a secret for tests only';

interface BridgeSettings {
  readonly whatsapp: WhatsAppServer;
  readonly coreUrl: string;
  readonly dataFolder: string;
  readonly port?: number;
  readonly ownNumber?: string;
  readonly key?: string;
  /** Whether its disk can be filled, and emptied again, with SIGUSR2. */
  readonly canBeFull?: boolean;
  readonly tempo?: 'test' | 'human';
}

/** The real bridge process, trusting the test server's certificate and otherwise as it runs for a co-op. */
export async function startBridge({ whatsapp, coreUrl, dataFolder, port = 0, ownNumber = '', key = KEY, canBeFull = false, tempo = 'test' }: BridgeSettings) {
  const preloaded = ['../test-server/test-root.ts', ...(canBeFull ? ['./full-disk.ts'] : [])].flatMap((file) => ['--import', pathOf(file)]);
  const child = startChild([...preloaded, pathOf('../src/main.ts')], {
    HATSTAND_TEST_ROOT: whatsapp.rootKey,
    HATSTAND_WHATSAPP_SERVER: whatsapp.url,
    HATSTAND_WHATSAPP_NUMBER: ownNumber,
    HATSTAND_CORE_URL: coreUrl,
    HATSTAND_WHATSAPP_SECRET: SECRET,
    HATSTAND_BRIDGE_DATA: dataFolder,
    HATSTAND_BRIDGE_KEY: key,
    HATSTAND_BRIDGE_PORT: String(port),
    HATSTAND_BRIDGE_TEMPO: tempo,
  });
  const lettersUrl = await until('the address for letters', () => {
    if (child.hasEnded()) throw new Error(`the bridge ended: ${child.stdout()}${child.stderr()}`);
    return child.stdout().match(/http:\/\/127\.0\.0\.1:\d+\/letters/)?.[0];
  });
  return { ...child, lettersUrl };
}
export type Bridge = Awaited<ReturnType<typeof startBridge>>;

/** Shows the bridge's QR code to the account's phone, and waits until messages flow. */
export async function linkByQr(bridge: Bridge, whatsapp: WhatsAppServer): Promise<void> {
  whatsapp.scan(await until('a QR code', () => bridge.stdout().match(/QR code.*\n(\S+)\n/)?.[1]));
  await untilLinked(bridge, whatsapp);
}

export async function untilLinked(bridge: Bridge, whatsapp: WhatsAppServer): Promise<void> {
  await until('the linked device and its keys', () => whatsapp.isConnected() && whatsapp.hasKeys());
  await whatsapp.pushHistory();
  await until('the bridge to say it is connected', () => bridge.stdout().includes('WhatsApp is connected.'));
}

const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
