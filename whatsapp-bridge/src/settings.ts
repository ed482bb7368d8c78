import * as z from 'zod';

const LOOPBACK_HOSTS = ['127.0.0.1', 'localhost', '[::1]'];

/** A made-up WhatsApp server is for tests on this machine only: anywhere else it could read everything. */
const loopbackServer = z.url({ protocol: /^wss?$/ }).refine((address) => LOOPBACK_HOSTS.includes(new URL(address).hostname), {
  message: 'may only be an address on this machine',
});

/** Settings files like to say `NAME=` for "not set". */
const emptyIsUnset = (value: unknown) => (value === '' ? undefined : value);

const environment = z
  .object({
    HATSTAND_CORE_URL: z.url({ protocol: /^https?$/ }),
    HATSTAND_WHATSAPP_SECRET: z.string().min(16),
    HATSTAND_BRIDGE_DATA: z.string().min(1),
    HATSTAND_BRIDGE_HOST: z.preprocess(emptyIsUnset, z.string().default('127.0.0.1')),
    HATSTAND_BRIDGE_KEY: z.string().min(32, 'needs at least 32 characters that nobody can guess'),
    HATSTAND_BRIDGE_PORT: z.preprocess(emptyIsUnset, z.coerce.number().int().min(0).max(65_535).default(3100)),
    HATSTAND_WHATSAPP_SERVER: z.preprocess(emptyIsUnset, loopbackServer.optional()),
    HATSTAND_BRIDGE_TEMPO: z.preprocess(emptyIsUnset, z.enum(['human', 'test']).default('human')),
    HATSTAND_BRIDGE_FIRST_CONTACTS: z.preprocess(emptyIsUnset, z.coerce.number().int().min(0).max(50).default(10)),
    HATSTAND_BRIDGE_DISAPPEAR_HOURS: z.preprocess(
      emptyIsUnset,
      z.coerce
        .number()
        .refine((hours) => [0, 24, 24 * 7, 24 * 90].includes(hours), 'must be 24, 168, 2160, or 0 for never: WhatsApp knows no others')
        .default(24),
    ),
    HATSTAND_WHATSAPP_NUMBER: z.preprocess(
      emptyIsUnset,
      z
        .string()
        .transform((number) => number.replace(/^\+|[ ()-]/g, ''))
        .pipe(z.string().regex(/^\d{6,15}$/, 'must be a telephone number, with the country code'))
        .optional(),
    ),
  })
  .refine((read) => read.HATSTAND_BRIDGE_TEMPO === 'human' || read.HATSTAND_WHATSAPP_SERVER, {
    path: ['HATSTAND_BRIDGE_TEMPO'],
    message: 'may only be test with a HATSTAND_WHATSAPP_SERVER',
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
  /** `test` writes at once and waits for nobody; only against a server on this machine. */
  readonly tempo: 'human' | 'test';
  /** How many people who have never written may be written to in a day. */
  readonly firstContactsADay: number;
  /** After how long messages disappear in a chat where nobody has set it; 0 for never. */
  readonly fadesAfterSeconds: number;
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
    tempo: read.data.HATSTAND_BRIDGE_TEMPO,
    firstContactsADay: read.data.HATSTAND_BRIDGE_FIRST_CONTACTS,
    fadesAfterSeconds: read.data.HATSTAND_BRIDGE_DISAPPEAR_HOURS * 3600,
  };
}
