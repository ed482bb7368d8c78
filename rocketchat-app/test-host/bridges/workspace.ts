import { generateKeyPairSync } from 'node:crypto';
import { bridge } from '../bridge.ts';
import type { ChatWorld } from '../chat.ts';
import type { Engine } from '../engine.ts';

const SETTINGS = new Map([['Site_Url', 'http://localhost:3000']]);

/** The engine signs every installed app with the workspace's key and refuses to start one that does not match. */
export function workspaceKeys() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { getPrivateKey: async () => privateKey, getPublicKey: async () => publicKey };
}

export function serverSettingBridge(engine: Engine) {
  return bridge(engine.ServerSettingBridge, {
    async getOneById(id: string) {
      return { id, value: SETTINGS.get(id) };
    },
    async isReadableById() {
      return true;
    },
  });
}

/** News of apps coming and going, for the administrators' screens; nobody is looking here. */
export function activationBridge(engine: Engine) {
  const nobodyLooks = async () => {};
  return bridge(engine.AppActivationBridge, {
    appAdded: nobodyLooks,
    appUpdated: nobodyLooks,
    appRemoved: nobodyLooks,
    appStatusChanged: nobodyLooks,
    actionsChanged: nobodyLooks,
  });
}

export function detailChangesBridge(engine: Engine) {
  return bridge(engine.AppDetailChangesBridge, { onAppSettingsChange() {} });
}

/** Jobs are kept while an app is switched off, and run when a test says so. */
export function schedulerBridge(engine: Engine, { jobs }: ChatWorld) {
  return bridge(engine.SchedulerBridge, {
    async registerProcessors(processors: readonly RegisteredProcessor[]) {
      for (const { id, processor } of processors) jobs.set(id, processor);
    },
    async cancelAllJobs() {
      jobs.clear();
    },
  });
}

/** The engine hands over its own wrapping, which wants nothing but the job's data. */
interface RegisteredProcessor {
  readonly id: string;
  readonly processor: (given: object) => Promise<void>;
}
