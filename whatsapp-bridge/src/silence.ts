/**
 * Imported before everything else: libsignal prints private session keys with console.info,
 * so in this process nothing that is written to the console goes anywhere. `terminal.ts` is the way to say something.
 */
for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'table'] as const) {
  console[method] = () => {};
}
