import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';

/** One address for a core that is somewhere else after every start. While it is nowhere, whoever knocks is hung up on. */
export async function openDoorway() {
  let leadsTo: number | undefined;
  const server = createServer((knocking) => {
    knocking.on('error', () => knocking.destroy());
    if (leadsTo === undefined) {
      knocking.destroy();
      return;
    }
    const within = connect(leadsTo, '127.0.0.1');
    within.on('error', () => knocking.destroy());
    within.on('close', () => knocking.destroy());
    knocking.on('close', () => within.destroy());
    knocking.pipe(within).pipe(knocking);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A TCP server's address is never a string.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    leadTo: (inner: number | undefined): void => {
      leadsTo = inner;
    },
    close: (): void => void server.close(),
  };
}
