import type { IAppStorageItem } from '@rocket.chat/apps-engine/server/storage/index.js';
import { type ChatWorld, newId } from './chat.ts';
import type { Engine } from './engine.ts';

/** Where the engine keeps installed apps, their packages and their logs: in memory here, in MongoDB on a real server. */
export function storages(engine: Engine, world: ChatWorld) {
  return { metadataStorage: installedApps(engine), sourceStorage: packages(engine), logStorage: logs(engine, world) };
}

function installedApps(engine: Engine) {
  const apps = new Map<string, IAppStorageItem>();
  const byStorageId = (id: string | undefined): IAppStorageItem => {
    const found = [...apps.values()].find((app) => app._id === id);
    if (!found) throw new Error('no such app in the storage');
    return found;
  };
  class InstalledApps extends engine.AppMetadataStorage {
    async create(app: IAppStorageItem) {
      Object.assign(app, { _id: newId(), createdAt: new Date(), updatedAt: new Date() });
      apps.set(app.id, app);
      return app;
    }
    async retrieveOne(id: string) {
      return apps.get(id) ?? null;
    }
    async retrieveAll() {
      return new Map(apps);
    }
    async retrieveAllPrivate() {
      return new Map([...apps].filter(([, app]) => app.installationSource === 'private'));
    }
    async remove(id: string) {
      return { success: apps.delete(id) };
    }
    async updatePartialAndReturnDocument(changes: Partial<IAppStorageItem>) {
      return Object.assign(byStorageId(changes._id), changes);
    }
    async updateStatus(id: string, status: IAppStorageItem['status']) {
      byStorageId(id).status = status;
      return true;
    }
    async updateSetting(id: string, setting: IAppStorageItem['settings'][string]) {
      byStorageId(id).settings[setting.id] = setting;
      return true;
    }
    async updateAppInfo(id: string, info: IAppStorageItem['info']) {
      byStorageId(id).info = info;
      return true;
    }
    async updateMarketplaceInfo() {
      return true;
    }
  }
  return new InstalledApps('memory');
}

function packages(engine: Engine) {
  const kept = new Map<string, Buffer>();
  const keep = (app: IAppStorageItem, zip: Buffer): string => {
    kept.set(app.id, zip);
    return `memory:${app.id}`;
  };
  class Packages extends engine.AppSourceStorage {
    async store(app: IAppStorageItem, zip: Buffer) {
      return keep(app, zip);
    }
    async update(app: IAppStorageItem, zip: Buffer) {
      return keep(app, zip);
    }
    async fetch(app: IAppStorageItem) {
      const zip = kept.get(app.id);
      if (!zip) throw new Error('no package kept for this app');
      return zip;
    }
    async remove(app: IAppStorageItem) {
      kept.delete(app.id);
    }
  }
  return new Packages();
}

function logs(engine: Engine, world: ChatWorld) {
  class Logs extends engine.AppLogStorage {
    async findPaginated() {
      return { logs: world.logs, total: world.logs.length };
    }
    async storeEntries(entry: ChatWorld['logs'][number]) {
      world.logs.push(entry);
      return entry;
    }
    async getEntriesFor(appId: string) {
      return world.logs.filter((entry) => entry.appId === appId);
    }
    async removeEntriesFor() {}
  }
  return new Logs('memory');
}
