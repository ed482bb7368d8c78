import { inOneTransaction, openDb } from '@hatstand/db/open';
import { channelsBy } from '../core/src/channels/channels.ts';
import { commitTogether } from '../core/src/conversation/together.ts';
import { createCore } from '../core/src/core.ts';
import { DEMO_STARTS } from '../core/src/demo/world.ts';
import { hattie } from '../core/src/house-of-hattie.ts';
import type { Doors } from '../core/src/http/doors.ts';
import { noLimits } from '../core/src/http/limits.ts';
import { serve } from '../core/src/http/listen.ts';
import { createServer } from '../core/src/http/server.ts';
import { realClock } from '../core/src/moment.ts';
import { makeBigWorld, TEAMS } from './big-world.ts';
import { SECRET } from './calls.ts';
import { KEY } from './key.ts';
import { prepareRows } from './rows.ts';

/**
 * The core behind its own door, as `main.ts` builds it. `whole`: with the big world; the chats take every letter at once. `same rows`: the same door and the
 * same shared commits, but the turn writes no more than the reference does. `door`: what is heard goes nowhere.
 */
const [kind = '', file = ''] = process.argv.slice(2);

const hear = hearingOf(kind);

function hearingOf(what: string): Doors['hear'] {
  switch (what) {
    case 'whole':
      return whole();
    case 'same rows':
      return sameRows();
    case 'door':
      return async () => ({ outcome: 'done' });
    default:
      throw new Error(`there is no ${what}`);
  }
}

function whole(): Doors['hear'] {
  const db = openDb(file, KEY);
  makeBigWorld(db, { teams: TEAMS, years: 1 });
  const take = async () => 'handed over' as const;
  const core = createCore({
    db,
    house: hattie(),
    channels: channelsBy({ rocketchat: take, whatsapp: take }),
    clock: () => DEMO_STARTS,
    publicAddress: 'http://127.0.0.1:3000',
    report: (problem) => {
      throw problem;
    },
  });
  return (channel, cue) => core.hear(channel, cue);
}

function sameRows(): Doors['hear'] {
  const db = openDb(file, KEY);
  const write = inOneTransaction(db, () => prepareRows(db.client));
  const together = commitTogether(db);
  return (_channel, cue) =>
    together(() => {
      write(cue.id);
      return { outcome: 'done' };
    });
}

const doors: Doors = {
  secretOf: () => SECRET,
  hear,
  receive: async () => undefined,
  receiveRoom: async () => undefined,
  calendar: () => undefined,
  ownRecord: () => undefined,
  page: () => undefined,
  poster: async () => undefined,
  isHealthy: () => true,
  realTime: realClock,
  log: () => undefined,
};

const { port } = await serve(createServer(doors, noLimits), { host: '127.0.0.1', port: 0 });
process.on('disconnect', () => process.exit(0));
process.send?.({ port });
