import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { LetterId } from '@hatstand/db/ids';
import { type Db, openDb } from '@hatstand/db/open';
import { heldBackIn } from '@hatstand/db/repositories/held-back';
import { isEmpty } from '@hatstand/db/repositories/people';
import { capabilityOf } from '@hatstand/db/repositories/turns';
import type { ChannelName } from '@hatstand/db/schema/people';
import type { LocalTime } from '@hatstand/db/times';
import type { Channel } from '../channels/channel.ts';
import { channelsBy } from '../channels/channels.ts';
import { carryOverHttp } from '../channels/http-carrier.ts';
import { handAt } from '../channels/http-hand.ts';
import { moveClock } from '../clock-moving.ts';
import type { ReportBug } from '../conversation/turn.ts';
import { type Core, createCore } from '../core.ts';
import { leaseBeside } from '../delivery/lease.ts';
import { hattie } from '../house-of-hattie.ts';
import { momentAt, realClock } from '../moment.ts';
import type { Settings } from '../settings.ts';
import type { Cue, HeardAnswer } from '../wire/cue.ts';
import type { Receipt } from '../wire/letter.ts';
import type { RoomReport } from '../wire/room.ts';
import { keptClock } from './clock.ts';
import { ledgerShown } from './ledger-shown.ts';
import { createPlayground } from './playground/playground.ts';
import { openScreens, type Screens } from './playground/screens.ts';
import { DEMO_STARTS, makeDemoWorld } from './world.ts';

/** The demo world on disk, its clock, and the screens on which it is shown. Kept between starts until it is started afresh. */
export function openDemo(settings: Settings, report: ReportBug) {
  const file = join(settings.dataFolder, 'demo.sqlite');
  const clock = keptClock(join(settings.dataFolder, 'demo-clock.json'), DEMO_STARTS);
  const screens = openScreens(join(settings.dataFolder, 'demo-screens.sqlite'), () => clock.now);
  const channels = demoChannels(settings, screens);
  const { publicAddress, whatsappNumber } = settings;
  let db = openDemoWorld(file, settings.key);
  const hand = handAt(settings.accountUrl, settings.channels.rocketchat.secret, realClock);
  const start = (): Core =>
    createCore({ db, lease: leaseBeside(file), house: hattie(), channels, clock: () => clock.now, publicAddress, whatsappNumber, report, hand });
  let core = start();

  const startAfresh = async (): Promise<void> => {
    await core.close();
    for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
    clock.now = DEMO_STARTS;
    db = openDemoWorld(file, settings.key);
    core = start();
  };
  /** Ended and started again on the same file, as after a power cut. */
  const restart = async (): Promise<void> => {
    await core.close();
    db = openDemoWorld(file, settings.key);
    core = start();
    await core.settle();
  };
  return {
    hear: (channel: ChannelName, cue: Cue): Promise<HeardAnswer> => core.hear(channel, cue),
    receive: (channel: ChannelName, receipt: Receipt): void => core.receive(channel, receipt),
    receiveRoom: (channel: ChannelName, report: RoomReport): void => core.receiveRoom(channel, report),
    calendar: (secret: string): string | undefined => core.calendar(secret),
    ownRecord: (secret: string): string | undefined => core.ownRecord(secret),
    page: (secret: string): string | undefined => core.page(secret),
    poster: (secret: string): Promise<Uint8Array | undefined> => core.poster(secret),
    playground: createPlayground({
      core: {
        now: () => clock.now,
        hear: (channel, cue) => core.hear(channel, cue),
        receive: (channel, receipt) => core.receive(channel, receipt),
        moveTo: (local: LocalTime) => moveClock(core, clock, local),
        settle: () => core.settle(),
        ledgerOf(channel, address) {
          const shown = channels.get(channel);
          return (
            shown &&
            ledgerShown(
              db,
              shown,
              address,
              momentAt(() => clock.now, publicAddress),
            )
          );
        },
        // As the core gave it out: an id of ours, or one that nothing is found for.
        capabilityOf: (letter) => capabilityOf(db, letter as LetterId),
        heldBack: (letter) => heldBackIn(db, letter as LetterId),
        startAfresh,
        restart,
      },
      screens,
    }),
    close: async (): Promise<void> => {
      await core.close();
      screens.close();
    },
  };
}

function openDemoWorld(file: string, key: string): Db {
  const db = openDb(file, key);
  if (isEmpty(db)) makeDemoWorld(db);
  return db;
}

/** Letters go to a real adapter where one is set up, and to the playground's screens otherwise. */
function demoChannels({ channels }: Settings, screens: Screens): ReadonlyMap<ChannelName, Channel> {
  const carrier = (channel: ChannelName) => {
    const { url, secret } = channels[channel];
    return url && secret ? carryOverHttp({ channel, url, secret, now: realClock }) : screens.carry(channel);
  };
  return channelsBy({ rocketchat: carrier('rocketchat'), whatsapp: carrier('whatsapp') });
}
