import { existsSync } from 'node:fs';

const USUAL = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser for the browser tests: the one named in CHROMIUM, or one that the machine has. */
export const chromiumHere = (named: string | undefined): string | undefined => [...(named ? [named] : []), ...USUAL].find((path) => existsSync(path));
