/** `npm run doctor -- rocketchat`: looks at a running workspace, and says in plain words what to mend. */
const [what] = process.argv.slice(2);
if (what === 'rocketchat') await import('../rocketchat-app/account/src/doctor.ts');
else {
  process.stdout.write('Say what to look at: npm run doctor -- rocketchat\n');
  process.exitCode = 1;
}
