import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { conversationFiles, nameFrom } from '../core/src/chat-files/files.ts';
import { openDemoStage } from '../core/src/testing/converse/demo-stage.ts';
import { remarksOn, reportOf } from '../core/src/testing/converse/reports.ts';
import { runFiles, type Script } from '../core/src/testing/converse/run-files.ts';

/** `npm run -s converse -- FILE_OR_FOLDER … [--verbose]`: plays conversations and says where they differ. */

const STAGES = 2;
const CORE = join(import.meta.dirname, '../core');
const EXIT = { allPass: 0, oneDiffers: 1, cannotRead: 2 } as const;

const tell = (lines: readonly string[]): boolean => process.stdout.write(lines.map((line) => `${line}\n`).join(''));
const warn = (lines: readonly string[]): boolean => process.stderr.write(lines.map((line) => `${line}\n`).join(''));

process.exitCode = await converse(process.argv.slice(2));

async function converse(words: readonly string[]): Promise<number> {
  const asked = readWords(words);
  if (typeof asked === 'string') {
    warn([asked, 'Use it like this: npm run -s converse -- FILE_OR_FOLDER … [--verbose]']);
    return EXIT.cannotRead;
  }
  const { paths, verbose } = asked;
  const folder = process.env['INIT_CWD'] ?? process.cwd();
  const { files, missing } = await conversationFiles(paths.length === 0 ? [CORE] : paths, folder);
  if (missing.length > 0) {
    warn(missing.map((path) => `${path}: there is no such file or folder`));
    return EXIT.cannotRead;
  }
  if (files.length === 0) warn(['There are no conversations (*.chat) there.']);
  const scripts: Script[] = [];
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (text === undefined) {
      warn([`${file}: this file can't be opened`]);
      return EXIT.cannotRead;
    }
    scripts.push({ file: nameFrom(folder, file), text });
  }
  const count = { passed: 0, differing: 0, unreadable: 0 };
  await runFiles(scripts, {
    stages: STAGES,
    openStage: openDemoStage,
    told: (file, outcome) => {
      warn(remarksOn(file, outcome));
      tell(reportOf(file, outcome, { verbose }));
      count[outcome.is === 'unreadable' ? 'unreadable' : outcome.differences.length > 0 ? 'differing' : 'passed'] += 1;
    },
  });
  tell([`${count.passed} passed, ${count.differing + count.unreadable} failed`]);
  if (count.unreadable > 0) return EXIT.cannotRead;
  return count.differing > 0 ? EXIT.oneDiffers : EXIT.allPass;
}

/** What was asked for, or a sentence about a switch that is not known. */
function readWords(words: readonly string[]): { paths: readonly string[]; verbose: boolean } | string {
  try {
    const { positionals, values } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { verbose: { type: 'boolean', default: false } },
    });
    return { paths: positionals, verbose: values.verbose };
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}
