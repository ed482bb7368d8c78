import type { AnnouncementId, PersonId, TeamId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';

/** What somebody wants the team to know, as they typed it: `care` unless they said that everyone in the team may see it. */
export interface News {
  readonly words: Labelled<'care'>;
  readonly ordinary: boolean;
}

/** Which team: chosen by a button, or by the name said before "team". */
interface ForTeam {
  readonly team?: TeamId;
  readonly owners?: readonly PersonId[];
}

/** Everything about telling a whole team something. */
export type AnnouncementIntent =
  | ({ readonly do: 'start' } & ForTeam)
  | ({ readonly do: 'announce'; readonly news: News } & ForTeam)
  | { readonly do: 'check'; readonly news: News; readonly team: TeamId }
  | { readonly do: 'leave it' }
  | { readonly do: 'tell some' }
  | { readonly do: 'open to everyone'; readonly announcement: AnnouncementId };

/** What is asked while the words are missing. */
export type AnnouncementStep = { readonly step: 'what to tell'; readonly team: TeamId };
