import type { AnnouncementId, PersonId, TeamId } from '@hatstand/db/ids';
import { type Label, type Labelled, mayCarry } from '@hatstand/db/labels';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { goingTeamMeant } from '../../visits/known.ts';
import type { AnnouncementIntent, News } from './intents.ts';

/** Somebody in a team, and how news can reach them. */
export interface Reader {
  readonly person: PersonId;
  readonly name: Labelled<'team'>;
  /** The same, for a helper: somebody who gets support is not named everywhere. */
  readonly helper: Labelled<'plan'> | undefined;
  readonly isOwner: boolean;
  readonly clearance: Label;
  readonly has: 'Rocket.Chat' | 'WhatsApp only' | 'both' | 'no chat';
}
export interface NewsTeam {
  readonly id: TeamId;
  readonly owner: PersonId;
  readonly name: Labelled<'team'>;
  readonly nickname: Labelled<'plan'>;
  readonly hasEnded?: boolean;
  /** Everybody in it but the speaker, each once. */
  readonly readers: readonly Reader[];
}
/** What somebody announced before, for opening it to everyone. */
export interface Announced {
  readonly id: AnnouncementId;
  readonly team: TeamId;
  readonly by: PersonId;
  readonly words: Labelled<'care'>;
  readonly label: 'team' | 'care';
}
export interface Known {
  readonly me: PersonId;
  readonly myName: Labelled<'plan'> | undefined;
  readonly canPrint: boolean;
  readonly room: TeamId | 'no team' | undefined;
  readonly teams: readonly NewsTeam[];
  readonly announced: Announced | undefined;
  /** How long the words are, in characters. */
  readonly length: number;
}

export type AnnouncementFact =
  | { readonly happened: 'words-asked'; readonly team: TeamId }
  | { readonly happened: 'words-checked'; readonly team: TeamId; readonly news: News }
  | { readonly happened: 'left' }
  | { readonly happened: 'team-unclear'; readonly intent: AnnouncementIntent; readonly teams: readonly TeamId[] }
  | {
      readonly happened: 'announced';
      readonly announcement: AnnouncementId;
      readonly team: TeamId;
      readonly words: Labelled<'care'>;
      readonly label: 'team' | 'care';
      readonly by: PersonId;
    }
  | { readonly happened: 'opened-to-everyone'; readonly announced: Announced };

export type AnnouncementReason =
  | 'in no team'
  | 'not in this team'
  | 'team has ended'
  | 'only everyone'
  | 'nothing to tell'
  | 'too long'
  | 'nobody to tell'
  | 'gone'
  | 'not yours'
  | 'open already';
type Decision = readonly AnnouncementFact[] | Refusal<AnnouncementReason>;

/** About a page of a small book; longer words belong in a note. */
const LONGEST_NEWS = 1_000;

/** Anybody in a team may tell the team something (PRODUCT, promise 2: each hears it once, where they chose to). */
export function decide(intent: AnnouncementIntent, known: Known, moment: Moment): Decision {
  if (known.teams.length === 0) return refuse('in no team');
  if (intent.do === 'leave it') return [{ happened: 'left' }];
  if (intent.do === 'tell some') return refuse('only everyone');
  if (intent.do === 'open to everyone') return openToEveryone(known);
  const team = newsTeam(intent, known);
  if ('refused' in team || 'happened' in team) return 'refused' in team ? team : [team];
  if (intent.do === 'start') return [{ happened: 'words-asked', team: team.id }];
  if (known.length === 0) return refuse('nothing to tell');
  if (known.length > LONGEST_NEWS) return refuse('too long');
  if (team.readers.length === 0) return refuse('nobody to tell');
  const { words, ordinary } = intent.news;
  if (intent.do === 'check') return [{ happened: 'words-checked', team: team.id, news: intent.news }];
  const announcement = moment.newId('announcement');
  return [{ happened: 'announced', announcement, team: team.id, words, label: ordinary ? 'team' : 'care', by: known.me }];
}

function openToEveryone({ announced, me }: Known): Decision {
  if (!announced) return refuse('gone');
  if (announced.by !== me) return refuse('not yours');
  return announced.label === 'team' ? refuse('open already') : [{ happened: 'opened-to-everyone', announced }];
}

function newsTeam(
  intent: Extract<AnnouncementIntent, { do: 'start' | 'announce' | 'check' }>,
  { teams, room }: Known,
): NewsTeam | AnnouncementFact | Refusal<AnnouncementReason> {
  const owners = 'owners' in intent ? intent.owners : undefined;
  const named = owners && intent.team === undefined ? teams.filter(({ owner }) => owners.includes(owner)) : undefined;
  if (named && named.length === 0) return refuse('not in this team');
  const team = goingTeamMeant({ teams: named ?? teams, room: named ? undefined : room }, intent.team);
  if (team === 'none') return refuse('in no team');
  if (team === 'not theirs') return refuse('not in this team');
  if (team === 'ended') return refuse('team has ended');
  return team === 'several' ? { happened: 'team-unclear', intent, teams: (named ?? teams).flatMap(({ id, hasEnded }) => (hasEnded ? [] : [id])) } : team;
}

/** How far news of this label gets to somebody. */
export function wayTo({ clearance, has }: Reader, label: 'team' | 'care'): 'whole' | 'waits in Rocket.Chat' | 'no way' | 'not for them' {
  if (!mayCarry(clearance, label)) return 'not for them';
  if (has === 'both') return 'waits in Rocket.Chat';
  return has === 'Rocket.Chat' ? 'whole' : 'no way';
}
