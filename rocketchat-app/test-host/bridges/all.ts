import type { AppBridges } from '@rocket.chat/apps-engine/server/bridges/index.js';
import { bridge, closedDoor } from '../bridge.ts';
import type { ChatWorld } from '../chat.ts';
import type { Engine } from '../engine.ts';
import { commandBridge } from './commands.ts';
import { apiBridge, httpBridge } from './http.ts';
import { messageBridge, uiBridge } from './messages.ts';
import { userBridge } from './people.ts';
import { persistenceBridge } from './persistence.ts';
import { internalBridge, roomBridge } from './rooms.ts';
import { activationBridge, detailChangesBridge, schedulerBridge, serverSettingBridge, workspaceKeys } from './workspace.ts';

/** The engine asks for these when it starts, and the app has no use for them. */
const CLOSED = `CloudWorkspace Contact Email EnvironmentalVariable Experimental Listener Livechat Moderation OAuthApps
  OutboundMessage Role Thread Upload VideoConference`.split(/\s+/);

export function allBridges(engine: Engine, world: ChatWorld): AppBridges {
  const open = {
    Api: apiBridge(engine),
    AppActivation: activationBridge(engine),
    AppDetailChanges: detailChangesBridge(engine),
    Command: commandBridge(engine, world),
    Http: httpBridge(engine),
    Internal: internalBridge(world),
    InternalFederation: workspaceKeys(),
    Message: messageBridge(engine, world),
    Persistence: persistenceBridge(engine),
    Room: roomBridge(engine, world),
    Scheduler: schedulerBridge(engine, world),
    ServerSetting: serverSettingBridge(engine),
    UiInteraction: uiBridge(engine, world),
    User: userBridge(engine, world),
  };
  const closed = Object.fromEntries(CLOSED.map((name) => [name, closedDoor(name)]));
  const doors = Object.entries({ ...closed, ...open }).map(([name, door]) => [`get${name}Bridge`, () => door] as const);
  return bridge(engine.AppBridges, Object.fromEntries(doors));
}
