import * as z from 'zod';

const LOOPBACK_HOSTS = ['127.0.0.1', 'localhost', '[::1]'];

/** A made-up WhatsApp server is for tests on this machine only: anywhere else it could read everything. */
const loopbackServer = z.url({ protocol: /^wss?$/ }).refine((address) => LOOPBACK_HOSTS.includes(new URL(address).hostname), {
  message: 'may only be an address on this machine',
});

/** Settings files like to say `NAME=` for "not set". */
const emptyIsUnset = (value: unknown) => (value === '' ? undefined : value);

const environment = z.object({
  HATSTAND_CORE_URL: z.url({ protocol: /^https?$/ }),
  HATSTAND_WHATSAPP_SECRET: z.string().min(16),
  HATSTAND_BRIDGE_DATA: z.string().min(1),
  HATSTAND_BRIDGE_HOST: z.preprocess(emptyIsUnset, z.string().default('127.0.0.1')),
  HATSTAND_BRIDGE_KEY: z.string().min(32, 'needs at least 32 characters that nobody can guess'),
  HATSTAND_BRIDGE_PORT: z.preprocess(emptyIsUnset, z.coerce.number().int().min(0).max(65_535).default(3100)),
  HATSTAND_WHATSAPP_SERVER: z.preprocess(emptyIsUnset, loopbackServer.optional()),
  HATSTAND_WHATSAPP_NUMBER: z.preprocess(
    emptyIsUnset,
    z
      .string()
      .regex(/^\d{6,15}$/, 'must be digits only, with the country code')
      .optional(),
  ),
});

export interface Settings {
  readonly coreUrl: string;
  readonly secret: string;
  /** Folder for what must outlive the process. */
  readonly dataFolder: string;
  /** Where it listens: this machine, or inside a container every address of it. */
  readonly host: string;
  /** Locks all that is in the data folder. */
  readonly key: string;
  readonly port: number;
  /** Tests only: a WhatsApp server on this machine. */
  readonly whatsappServer: string | undefined;
  /** The account's own number: with it, linking uses an eight-letter code instead of a QR code. */
  readonly ownNumber: string | undefined;
}

/** Throws with the names of the settings that are wrong, never their values. */
export function readSettings(from: Record<string, string | undefined>): Settings {
  const read = environment.safeParse(from);
  if (!read.success) {
    const wrong = read.error.issues.map(({ path, message }) => {
      const name = path.join('.');
      return `${name}: ${from[name] ? message : 'not set'}`;
    });
    throw new Error(`settings to put right: ${wrong.join('; ')}`);
  }
  return {
    coreUrl: read.data.HATSTAND_CORE_URL,
    secret: read.data.HATSTAND_WHATSAPP_SECRET,
    dataFolder: read.data.HATSTAND_BRIDGE_DATA,
    host: read.data.HATSTAND_BRIDGE_HOST,
    key: read.data.HATSTAND_BRIDGE_KEY,
    port: read.data.HATSTAND_BRIDGE_PORT,
    whatsappServer: read.data.HATSTAND_WHATSAPP_SERVER,
    ownNumber: read.data.HATSTAND_WHATSAPP_NUMBER,
  };
}
