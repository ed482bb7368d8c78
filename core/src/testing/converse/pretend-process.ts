/** A process that takes the same orders as the core's, for the test of `forked-core.ts`. It does what the moment asked for says. */
const started = `${process.pid}`;

process.on('message', (order: { do: string; local?: string; now?: string; world?: string }) => {
  switch (order.local) {
    case 'fail':
      process.send?.({ failed: 'there is no such moment' });
      return;
    case 'die':
      process.stderr.write('last words\n', () => process.exit(3));
      return;
    case undefined:
      process.send?.({ did: order.do, now: order.now ?? `${started} settled` });
      return;
    default:
      process.send?.({ did: 'at', now: order.local });
  }
});
process.send?.({ ready: true, port: process.pid });
