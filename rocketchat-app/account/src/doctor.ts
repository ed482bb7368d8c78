import { UnusableSecretFile } from '@hatstand/core/wire/secret-files';
import { examine } from './doctor/examine.ts';
import type { Finding } from './doctor/finding.ts';
import { readSettings, UnusableSettings } from './settings.ts';
import { tell, tellBug } from './terminal.ts';

const MARKS: Readonly<Record<Finding['is'], string>> = { well: 'well ', mend: 'MEND ', know: 'know ' };

/** Says how things are, a line each, and ends with 1 when something must be mended. */
async function look(): Promise<number> {
  const findings = await examine(readSettings({ HATSTAND_ACCOUNT_DATA: 'not needed', ...process.env }));
  for (const { is, says } of findings) tell(MARKS[is] + says);
  const count = findings.filter(({ is }) => is === 'mend').length;
  tell(count === 0 ? 'Nothing must be mended.' : `To be mended: ${count}.`);
  return count === 0 ? 0 : 1;
}

look()
  .catch((problem: unknown) => {
    if (problem instanceof UnusableSettings || problem instanceof UnusableSecretFile) tell(problem.message);
    else tellBug(problem);
    return 1;
  })
  .then((code) => process.exit(code));
