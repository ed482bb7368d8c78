import { join } from 'node:path';
import { breachesIn } from './source-rules/check.ts';

/** The rules of STYLE that need to look into the source, here or in one folder (`npm run -s source-rules -- core/src/words/`). One line a breach; exit 1 when there is any. */
const breaches = breachesIn(join(import.meta.dirname, '..'), process.argv[2]);
for (const { path, line, rule, says } of breaches) process.stdout.write(`${path}:${line} (${rule}) ${says}\n`);
process.exitCode = breaches.length > 0 ? 1 : 0;
