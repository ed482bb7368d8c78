import type { ChannelName } from '@hatstand/db/schema/people';
import { DEMO_PEOPLE, DEMO_ROOMS, type DemoPerson } from '../people.ts';

/** Somebody one can be, with the line that introduces them in a group. */
export interface Part {
  readonly person: DemoPerson;
  readonly role: string;
}
export interface Group {
  readonly title: string;
  readonly parts: readonly Part[];
}

/** Somebody whose screen is shown, by the address their chat knows them under. */
export interface Owner {
  readonly key: string;
  readonly address: string;
  readonly firstName: string;
  readonly fullName: string;
}

/** Everybody of the demo world. Who is in two groups is named in both. */
export const GROUPS: readonly Group[] = [
  group("Rosa's team", {
    rosa: 'Team Owner',
    tess: "Rosa's daughter and advocate",
    sam: 'employed worker, Rota Holder',
    jo: 'independent worker',
    bilal: 'employed worker, MAR Holder',
    greta: 'neighbour, Team Chat Admin',
    nia: 'Check-in Facilitator',
  }),
  group("Arthur's team", {
    arthur: 'Lena speaks for him',
    lena: "Arthur's sister and advocate",
    bilal: 'employed worker',
    maya: 'independent worker',
    owen: 'perhaps joining',
    nia: 'is starting this team',
  }),
  group('The circle', {
    nia: 'Team Starter',
    cal: 'Care Commons Organiser',
    ruth: 'Coach and Safeguarding Lead',
    ivy: 'Facilitator',
    'tess-a': 'Secretary',
  }),
  group('Gifting volunteers', { dev: 'butterfly', moss: 'butterfly', greta: 'bee', ivy: 'elephant' }),
];

const ROOM_TITLES: Readonly<Record<string, string>> = { millbrook: 'Millbrook Circle', rosa: "Rosa's team", arthur: "Arthur's team" };

export const roomTitle = (room: string): string => ROOM_TITLES[room] ?? room;

function group(title: string, roles: Readonly<Record<string, string>>): Group {
  const parts = DEMO_PEOPLE.flatMap((person) => (roles[person.key] === undefined ? [] : [{ person, role: roles[person.key] ?? '' }]));
  const order = Object.keys(roles);
  return { title, parts: parts.toSorted((one, other) => order.indexOf(one.person.key) - order.indexOf(other.person.key)) };
}

/** Everybody who has this chat. */
export const ownersOn = (channel: ChannelName): Owner[] => DEMO_PEOPLE.flatMap((person) => ownerOf(person, channel) ?? []);

export function ownerOf(person: DemoPerson, channel: ChannelName): Owner | undefined {
  const address = person[channel];
  if (address === undefined) return undefined;
  return { key: person.key, address, firstName: person.firstName, fullName: `${person.firstName} ${person.surname}` };
}

export const ownerAt = (channel: ChannelName, address: string): Owner | undefined => ownersOn(channel).find((owner) => owner.address === address);

export interface Room {
  readonly room: string;
  readonly title: string;
}

/** The rooms somebody on Rocket.Chat is a member of. */
export const roomsOf = (owner: Owner): Room[] =>
  DEMO_ROOMS.filter(({ members }) => (members as readonly string[]).includes(owner.key)).map(({ room }) => ({ room, title: roomTitle(room) }));

export const isMember = (owner: Owner, room: string): boolean => roomsOf(owner).some((one) => one.room === room);
export const isRoom = (room: string): boolean => DEMO_ROOMS.some((one) => one.room === room);

/** What a person is called on a small button: the surname too where two share the first name. */
export function shortName(person: DemoPerson): string {
  const isShared = DEMO_PEOPLE.some((other) => other.key !== person.key && other.firstName === person.firstName);
  return isShared ? `${person.firstName} ${person.surname}` : person.firstName;
}

/** "Rosa's team: MAR Holder. Arthur's team: employed worker." */
export const introduce = (owner: Owner): string =>
  GROUPS.flatMap(({ title, parts }) => parts.filter(({ person }) => person.key === owner.key).map(({ role }) => `${title}: ${role}.`)).join(' ');
