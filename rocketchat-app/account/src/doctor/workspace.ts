import * as z from 'zod';
import type { Settings } from '../settings.ts';
import { type Finding, know, mend, well } from './finding.ts';

const OLDEST_MAJOR = 6;
const SKEW_SECONDS = 60;
const PATIENCE_MILLISECONDS = 8_000;
/** The app's own id, from rocketchat-app/app/app.json. */
const APP_ID = 'feb092e7-b512-47a7-b5c1-c59b8c4ad8fe';

const info = z.object({ version: z.string().optional(), info: z.object({ version: z.string() }).optional() });

/** Whether the address leads to a Rocket.Chat that we know, and whether its clock is right. Undefined as a version: nothing more can be asked. */
export async function lookAtServer({ server }: Settings): Promise<{ findings: Finding[]; isThere: boolean }> {
  const response = await reach(new URL('/api/info', server));
  const read = response && info.safeParse(await response.json().catch(() => undefined));
  if (!response?.ok || !read?.success)
    return {
      isThere: false,
      findings: [mend(`No Rocket.Chat answers at ${server}. Is HATSTAND_ROCKETCHAT_SERVER the address that people open, and is it running?`)],
    };
  const version = read.data.version ?? read.data.info?.version ?? '';
  const findings = [
    Number.parseInt(version, 10) >= OLDEST_MAJOR
      ? well(`Rocket.Chat ${version} answers at ${server}.`)
      : mend(`Rocket.Chat ${version || 'of an unknown version'} is older than what Hatstand knows. Update it to ${OLDEST_MAJOR}.0 or newer.`),
    ...lookAtLock(server),
    ...lookAtClock(response.headers.get('date')),
  ];
  return { isThere: true, findings };
}

/** Inside one machine or one set of containers nobody else listens; anywhere else the token would travel in the open. */
function lookAtLock(server: string): Finding[] {
  const { protocol, hostname } = new URL(server);
  const isNear = protocol === 'https:' || !hostname.includes('.') || /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(hostname);
  return isNear ? [] : [mend(`${server} begins with http: on the way there anybody could read the account's token. Use https.`)];
}

function lookAtClock(date: string | null): Finding[] {
  const seconds = Math.round(Math.abs(Date.now() - Date.parse(date ?? '')) / 1000);
  if (Number.isNaN(seconds)) return [];
  return seconds > SKEW_SECONDS
    ? [mend(`The clock of Rocket.Chat and the clock here differ by ${seconds} seconds. Set both right (by NTP): reminders and signatures depend on them.`)]
    : [well('The clocks agree.')];
}

/** Whether the app is there as well: an unsigned letter is refused by the app, and unknown without it. */
export async function lookForApp({ server, task }: Settings): Promise<Finding> {
  const response = await reach(new URL(`/api/apps/public/${APP_ID}/letters`, server), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  const isThere = response?.status === 401;
  if (task === 'hand')
    return isThere
      ? well('The app Hattie is installed and enabled; this account only pins for it.')
      : mend(
          'The app Hattie is not enabled, and HATSTAND_ACCOUNT_TASK=hand leaves everything but pins to it. Enable it under Administration > Apps, or leave that setting out.',
        );
  return isThere
    ? know(
        'The app Hattie is enabled too, and HATSTAND_ACCOUNT_TASK is not "hand". People would find two Hatties. Disable the app, or set HATSTAND_ACCOUNT_TASK=hand.',
      )
    : well('The app Hattie is not enabled, so this account speaks and hears.');
}

async function reach(url: URL, request: RequestInit = {}): Promise<Response | undefined> {
  return fetch(url, { ...request, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MILLISECONDS) }).catch(() => undefined);
}
