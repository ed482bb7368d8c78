import type { PersonId } from '@hatstand/db/ids';
import { reveal } from '@hatstand/db/labels';
import type { Tx } from '@hatstand/db/open';
import { announcementById, keepAnnouncement, openAnnouncement } from '@hatstand/db/repositories/announcements';
import { addressesOf, helperName, isTeamOwner, personById } from '@hatstand/db/repositories/people';
import { clearanceIn, everybodyIn, type Team, teamsOf } from '@hatstand/db/repositories/teams';
import type { Day } from '@hatstand/db/times';
import type { Speaker } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { dayOf } from '../../words/calendar.ts';
import type { AnnouncementIntent } from './intents.ts';
import type { AnnouncementFact, Known, NewsTeam, Reader } from './rules.ts';

/** The teams somebody is in, with everybody in them and how news can reach them. */
export function know(tx: Tx, { person, place }: Speaker, intent: AnnouncementIntent, { local }: Moment): Known {
  const today = dayOf(local);
  return {
    me: person,
    myName: isTeamOwner(tx, person) ? undefined : helperName(tx, person),
    canPrint: addressesOf(tx, person).some(({ channel }) => channel === 'rocketchat'),
    room: place?.room ? (place.room.team ?? 'no team') : undefined,
    teams: teamsOf(tx, person, today).map((team) => teamKnown(tx, team, person, today)),
    announced: intent.do === 'open to everyone' ? announcementById(tx, intent.announcement) : undefined,
    length: 'news' in intent ? reveal(intent.news.words).length : 0,
  };
}

function teamKnown(tx: Tx, team: Team, me: PersonId, today: Day): NewsTeam {
  const others = everybodyIn(tx, team, today).filter((person) => person !== me);
  return { ...team, hasEnded: team.state === 'ended', readers: others.map((person) => readerKnown(tx, team, person, today)) };
}

function readerKnown(tx: Tx, team: Team, person: PersonId, today: Day): Reader {
  const one = personById(tx, person);
  const addresses = one.stoppedAt !== null ? [] : addressesOf(tx, person);
  // Whoever has had nothing in one chat for a while is written to in the other first, as the message itself is.
  const first = (addresses.find(({ awaySince }) => awaySince === null) ?? addresses[0])?.channel;
  const hasRocketChat = addresses.some(({ channel }) => channel === 'rocketchat');
  return {
    person,
    name: one.firstName,
    helper: isTeamOwner(tx, person) ? undefined : helperName(tx, person),
    isOwner: person === team.owner,
    clearance: clearanceIn(tx, team.id, person, today),
    has: first === undefined ? 'no chat' : first === 'rocketchat' ? 'Rocket.Chat' : hasRocketChat ? 'both' : 'WhatsApp only',
  };
}

/** Writes down what was decided. */
export function record(tx: Tx, fact: AnnouncementFact, { now }: Moment): void {
  switch (fact.happened) {
    case 'announced': {
      const { announcement: id, team, words, label, by } = fact;
      return keepAnnouncement(tx, { id, team, words, label, by, at: now });
    }
    case 'opened-to-everyone':
      return openAnnouncement(tx, fact.announced.id);
    case 'words-asked':
    case 'words-checked':
    case 'left':
    case 'team-unclear':
      return;
  }
}
