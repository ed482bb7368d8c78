import type { App } from '@rocket.chat/apps-engine/definition/App.js';
import { type IProcessor, StartupType } from '@rocket.chat/apps-engine/definition/scheduler/index.js';
import { passOnEverything } from './pass-on.ts';

/** Tries again, every minute, to pass on what was said while the core was away. Rocket.Chat keeps the job while the app is switched off. */
export function passingOn(appId: string): IProcessor {
  return {
    id: 'pass-on',
    startupSetting: { type: StartupType.RECURRING, interval: '1 minute' },
    async processor(_, read, modify, http, persistence) {
      // The engine calls this on the app, and only then is its log the one of this run.
      const log = (this as unknown as App).getLogger();
      await passOnEverything({ appId, read, modify, http, persistence, log });
    },
  };
}
