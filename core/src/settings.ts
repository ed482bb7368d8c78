import * as z from 'zod';

const DEMO_KEY = 'the demo world keeps nothing that is real';
/** From the range that Ofcom keeps for drama. */
const DEMO_NUMBER = '447700900999';
const HERE = ['127.0.0.1', 'localhost', '::1'];

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HATSTAND_HOST: z.string().default('127.0.0.1'),
  HATSTAND_MODE: z.enum(['demo', 'live']).default('demo'),
  HATSTAND_DATA: z.string().min(1).default('data'),
  HATSTAND_ADDRESS: z.url({ protocol: /^https?$/, error: 'must be a web address, like https://hattie.our-co-op.example' }).optional(),
  HATSTAND_KEY: z.string().min(32, 'needs at least 32 characters').optional(),
  HATSTAND_ORGANISER: z
    .string()
    .trim()
    .regex(
      /^(?:rocketchat:[\w.-]{1,100}|whatsapp:\+?[\d ()-]{7,25})$/,
      'is rocketchat: and an account, or whatsapp: and a number, like rocketchat:cal or whatsapp:+44 7700 900000',
    )
    .optional(),
  HATSTAND_ROCKETCHAT_URL: z.url().optional(),
  HATSTAND_ROCKETCHAT_SECRET: z.string().min(16, 'needs at least 16 characters').optional(),
  HATSTAND_ACCOUNT_URL: z.url({ protocol: /^https?$/, error: 'must be a web address, like http://account:3200' }).optional(),
  HATSTAND_WHATSAPP_URL: z.url().optional(),
  HATSTAND_WHATSAPP_NUMBER: z
    .string()
    .trim()
    .regex(/^\+?[\d ()-]{7,25}$/, 'is the number of Hattie’s own WhatsApp line with the code of the country, like +44 7700 900000')
    .optional(),
  HATSTAND_WHATSAPP_SECRET: z.string().min(16, 'needs at least 16 characters').optional(),
});

/** Where an adapter listens, and the secret shared with it. Without a url the playground shows the letters (demo), or they wait (live). */
interface ChannelSettings {
  readonly url: string | undefined;
  readonly secret: string | undefined;
}

export interface Settings {
  readonly mode: 'demo' | 'live';
  readonly host: string;
  readonly port: number;
  /** Where people reach this house from outside: the first part of a calendar's address. */
  readonly publicAddress: string;
  /** The number of Hattie's own WhatsApp line, digits only: it stands on posters. The demo has one that nobody can call. */
  readonly whatsappNumber: string | undefined;
  readonly dataFolder: string;
  /** Who may open an empty house, by the address their chat gives. */
  readonly organiser: { readonly channel: 'rocketchat' | 'whatsapp'; readonly address: string } | undefined;
  readonly key: string;
  /** Where the bot account in Rocket.Chat listens, which pins for us. */
  readonly accountUrl: string | undefined;
  readonly channels: { readonly rocketchat: ChannelSettings; readonly whatsapp: ChannelSettings };
}

/** The environment cannot be used, and why, as a sentence for whoever runs the server. Never shows a value. */
export class UnusableSettings extends Error {}

/** Reads and checks the environment once. Throws UnusableSettings. */
export function settingsFrom(env: Readonly<Record<string, string | undefined>>): Settings {
  const read = environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
  if (!read.success) throw new UnusableSettings(read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  const values = read.data;
  if (values.HATSTAND_MODE === 'live' && !values.HATSTAND_KEY)
    throw new UnusableSettings('HATSTAND_KEY: is needed outside the demo, at least 32 characters that nobody can guess');
  if (values.HATSTAND_MODE === 'demo' && !HERE.includes(values.HATSTAND_HOST))
    throw new UnusableSettings('HATSTAND_HOST: the demo can be anyone, so it is served on this machine only');
  return {
    mode: values.HATSTAND_MODE,
    host: values.HATSTAND_HOST,
    port: values.PORT,
    publicAddress: publicAddressFrom(values),
    whatsappNumber: digitsOf(values.HATSTAND_WHATSAPP_NUMBER) ?? (values.HATSTAND_MODE === 'demo' ? DEMO_NUMBER : undefined),
    dataFolder: values.HATSTAND_DATA,
    organiser: organiserFrom(values.HATSTAND_ORGANISER),
    key: values.HATSTAND_KEY ?? DEMO_KEY,
    accountUrl: values.HATSTAND_ACCOUNT_URL,
    channels: {
      rocketchat: { url: values.HATSTAND_ROCKETCHAT_URL, secret: values.HATSTAND_ROCKETCHAT_SECRET },
      whatsapp: { url: values.HATSTAND_WHATSAPP_URL, secret: values.HATSTAND_WHATSAPP_SECRET },
    },
  };
}

/** A calendar's address is a key, so outside the demo it never travels in the open. */
function publicAddressFrom({ HATSTAND_MODE, HATSTAND_ADDRESS, PORT }: z.output<typeof environment>): string {
  if (HATSTAND_ADDRESS === undefined) {
    if (HATSTAND_MODE === 'demo') return `http://127.0.0.1:${PORT}`;
    throw new UnusableSettings('HATSTAND_ADDRESS: is needed outside the demo, like https://hattie.our-co-op.example (docs/calendar.md)');
  }
  const { origin, protocol, href } = new URL(HATSTAND_ADDRESS);
  if (href !== `${origin}/`) throw new UnusableSettings('HATSTAND_ADDRESS: is the name of the server only, without a path behind it');
  if (HATSTAND_MODE === 'live' && protocol !== 'https:') throw new UnusableSettings('HATSTAND_ADDRESS: must begin with https outside the demo');
  return origin;
}

/** As the bridge gives numbers: bare digits, with the code of the country and without a plus. */
const digitsOf = (number: string | undefined): string | undefined => number?.replace(/\D/g, '').replace(/^00/, '');

function organiserFrom(named: string | undefined): Settings['organiser'] {
  if (named === undefined) return undefined;
  const address = named.slice(named.indexOf(':') + 1);
  return named.startsWith('whatsapp:') ? { channel: 'whatsapp', address: digitsOf(address) ?? '' } : { channel: 'rocketchat', address };
}
