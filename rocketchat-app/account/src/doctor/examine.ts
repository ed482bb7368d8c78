import { makeChat } from '../chat.ts';
import { SIGNED_OUT } from '../line.ts';
import { makeRest, SignedOut, TryLater } from '../rest.ts';
import type { Settings } from '../settings.ts';
import { openSocket } from '../socket.ts';
import { lookAtRights, lookAtSettings, lookForAccount } from './account.ts';
import { lookAtCore } from './core.ts';
import { type Finding, mend, well } from './finding.ts';
import { lookAtRooms } from './rooms.ts';
import { lookAtServer, lookForApp } from './workspace.ts';

/** Looks at a running workspace through the account, and at the core. Changes nothing. */
export async function examine(settings: Settings): Promise<Finding[]> {
  const { findings, isThere } = await lookAtServer(settings);
  const inside = isThere ? await lookInside(settings) : [];
  return [...findings, ...inside, ...(await lookAtCore(settings)), ...(await lookForAccount(settings))];
}

async function lookInside(settings: Settings): Promise<Finding[]> {
  const chat = makeChat(makeRest(settings));
  try {
    const me = await chat.me();
    if (!me.ok) return [mend(`Rocket.Chat does not say who we are (${me.status}).`)];
    return [
      well(`The token works, for the account @${me.body.username ?? me.body._id}.`),
      ...(await lookAtRights(me.body, chat)),
      ...lookAtSettings(await chat.settings()),
      await lookAtSocket(settings),
      ...(await lookAtRooms(chat)),
      await lookForApp(settings),
    ];
  } catch (problem) {
    if (problem instanceof SignedOut) return [mend(SIGNED_OUT)];
    if (problem instanceof TryLater) return [mend(`Rocket.Chat stopped answering in the middle (${problem.message}). Try again in a minute.`)];
    throw problem;
  }
}

async function lookAtSocket(settings: Settings): Promise<Finding> {
  const opened = await openSocket({ ...settings, onMessage: () => {}, onRoom: () => {} });
  if (opened.is !== 'open')
    return mend(
      'The websocket does not open, so Hattie has to ask every few seconds instead. Let the proxy in front of Rocket.Chat pass websockets through (/websocket).',
    );
  opened.socket.close();
  return well('The websocket opens.');
}
