import type { Chat, Room } from '../chat.ts';
import { placeKind, readersOf } from '../hear.ts';
import { type Finding, know, mend, well } from './finding.ts';

/** The rooms the account is in: who can read them, and whether it may pin there. */
export async function lookAtRooms(chat: Pick<Chat, 'rooms' | 'members' | 'subscriptions'>): Promise<Finding[]> {
  const rooms = (await chat.rooms()).filter((room) => placeKind(room) === 'room' && room.t !== 'd');
  if (rooms.length === 0) return [know("The account is in no room yet. In a team's room, write: /invite @ and the account's name.")];
  const subscriptions = await chat.subscriptions();
  const findings: Finding[] = [];
  for (const room of rooms) {
    findings.push(await lookAtReaders(room, chat));
    if (room.encrypted)
      findings.push(mend(`"${nameOf(room)}" is end-to-end encrypted: Hattie cannot read or post there. Switch that off in the room's settings.`));
    const mayPin = (subscriptions.get(room._id)?.roles ?? []).some((role) => role === 'moderator' || role === 'owner');
    if (!mayPin) findings.push(know(`In "${nameOf(room)}" the account may not pin. If it should, make it a moderator there.`));
  }
  return findings;
}

async function lookAtReaders(room: Room, chat: Pick<Chat, 'members'>): Promise<Finding> {
  if (readersOf(room) === 'everyone') return know(`Everybody in the workspace can read "${nameOf(room)}". Nothing about a team is posted there.`);
  const members = await chat.members(room);
  return members.ok
    ? well(`${members.body.length - 1} people besides Hattie can read "${nameOf(room)}".`)
    : mend(`The account may not see who is in "${nameOf(room)}". Nothing about the team is posted there until it may.`);
}

const nameOf = ({ fname, name, _id }: Room): string => fname || name || _id;
