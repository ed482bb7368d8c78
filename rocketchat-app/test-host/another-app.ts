import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';
import type { AppDescription } from '../pack.ts';

/** A stranger's app that came first and has this slash command. */
export async function anotherAppWith(command: string): Promise<{ zip: Buffer; description: AppDescription }> {
  const description = {
    id: '5b1f2d63-44e1-4c58-9d62-0a1c3f8f7e11',
    ...{ name: 'Another', nameSlug: 'another', version: '1.0.0', description: 'Another app', requiredApiVersion: '^1.55.0' },
    ...{ classFile: 'Another.js', iconFile: 'icon.png', author: { name: 'Somebody', support: 'https://example.invalid' } },
    ...{ implements: [], permissions: [{ name: 'slashcommand' }] },
  };
  const source = `const { App } = require('@rocket.chat/apps-engine/definition/App');
exports.Another = class Another extends App {
  async extendConfiguration(configuration) {
    await configuration.slashCommands.provideSlashCommand({
      command: '${command}', i18nDescription: 'x', i18nParamsExample: 'x', providesPreview: false, async executor() {},
    });
  }
};`;
  const zip = new yazl.ZipFile();
  const plainly = { mtime: new Date(2020, 0, 1), mode: 0o100644, forceDosTimestamp: true, compress: false };
  zip.addBuffer(Buffer.from(JSON.stringify(description)), 'app.json', plainly);
  zip.addBuffer(Buffer.from(source), description.classFile, plainly);
  zip.end();
  return { zip: await buffer(zip.outputStream), description };
}
