import { readFileSync } from 'node:fs';
import { withSecretFiles } from '@hatstand/core/wire/secret-files';
import * as z from 'zod';

const environment = z.object({
  HATSTAND_CORE_URL: z.url({ protocol: /^https?$/, error: 'must be a web address' }),
  HATSTAND_ROCKETCHAT_SECRET: z.string().min(16, 'needs at least 16 characters'),
  HATSTAND_ROCKETCHAT_SERVER: z.url({ protocol: /^https?$/, error: 'must be a web address, like https://chat.our-co-op.example' }),
  HATSTAND_ACCOUNT_USER: z.string().min(1),
  HATSTAND_ACCOUNT_TOKEN: z.string().min(1),
  HATSTAND_ACCOUNT_DATA: z.string().min(1),
  HATSTAND_ACCOUNT_HOST: z.string().min(1).default('127.0.0.1'),
  HATSTAND_ACCOUNT_PORT: z.coerce.number().int().min(0).max(65_535).default(3200),
  HATSTAND_ACCOUNT_URL: z.url({ protocol: /^https?$/, error: 'must be a web address' }).optional(),
  HATSTAND_ACCOUNT_TASK: z.enum(['everything', 'hand']).default('everything'),
});

export interface Settings {
  readonly coreUrl: string;
  readonly secret: string;
  /** The workspace, as people open it. */
  readonly server: string;
  readonly userId: string;
  readonly token: string;
  /** Folder for what must outlive the process. */
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  /** Where the core looks for the account, as it is set there; for the doctor, who looks too. */
  readonly ownUrl: string | undefined;
  /** `hand`: the app speaks and hears, and the account only pins for it. */
  readonly task: 'everything' | 'hand';
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The environment cannot be used, and why, as a sentence. Never shows a value. */
export class UnusableSettings extends Error {}

/** Reads and checks the environment, and the files it names, once. Throws UnusableSettings, or UnusableSecretFile. */
export function readSettings(from: Environment): Settings {
  const whole = withSecretFiles(from, (path) => readFileSync(path, 'utf8'));
  const given = Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== ''));
  const read = environment.safeParse(given);
  if (!read.success) {
    const wrong = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${given[path.join('.')] ? message : 'not set'}`);
    throw new UnusableSettings(`Settings to put right: ${wrong.join('; ')}`);
  }
  const { data } = read;
  return {
    coreUrl: data.HATSTAND_CORE_URL,
    secret: data.HATSTAND_ROCKETCHAT_SECRET,
    server: data.HATSTAND_ROCKETCHAT_SERVER,
    userId: data.HATSTAND_ACCOUNT_USER,
    token: data.HATSTAND_ACCOUNT_TOKEN,
    dataFolder: data.HATSTAND_ACCOUNT_DATA,
    host: data.HATSTAND_ACCOUNT_HOST,
    port: data.HATSTAND_ACCOUNT_PORT,
    ownUrl: data.HATSTAND_ACCOUNT_URL,
    task: data.HATSTAND_ACCOUNT_TASK,
  };
}
