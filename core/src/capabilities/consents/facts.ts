import type { PersonId, TeamId } from '@hatstand/db/ids';
import type { Day } from '@hatstand/db/times';
import type { Asking, ConsentIntent, ConsentStep, Letting } from './intents.ts';

type WhichPerson = Extract<ConsentStep, { step: 'which person' }>;
type About = { readonly team: TeamId; readonly people: readonly PersonId[] };

export type ConsentFact =
  | { readonly happened: 'way-changed'; readonly team: TeamId; readonly asking: Asking; readonly by: PersonId }
  | { readonly happened: 'way-is-so-already'; readonly team: TeamId; readonly asking: Asking }
  /** `until` is the first day it no longer holds. `knownNow`: newcomers until today. */
  | (About & { readonly happened: 'any-time-given'; readonly until: Day | null; readonly knownNow: readonly PersonId[]; readonly by: PersonId })
  | (About & { readonly happened: 'any-time-already'; readonly until: Day | null })
  | (About & { readonly happened: 'newcomers-asked-about'; readonly letting: Letting })
  | { readonly happened: 'everybody-asked-about'; readonly team: TeamId }
  | { readonly happened: 'end-asked'; readonly letting: Letting; readonly because: 'unclear' | 'gone' | 'begins later'; readonly ahead: Day | undefined }
  | { readonly happened: 'which-person'; readonly team: TeamId; readonly step: WhichPerson }
  /** `others`: until now Hattie asked about nobody. To ask about some, the rest are let come any time. */
  | (About & { readonly happened: 'asking-again'; readonly others: readonly PersonId[]; readonly turned: boolean; readonly by: PersonId })
  | (About & { readonly happened: 'asked-about-already' })
  | { readonly happened: 'way-shown'; readonly team: TeamId }
  | { readonly happened: 'team-unclear'; readonly intent: ConsentIntent; readonly teams: readonly TeamId[] }
  | { readonly happened: 'left-as-is' };

export type ConsentReason = 'in no team' | 'not in this team' | 'not for you to say' | 'somebody else’s way' | 'nobody of that name' | 'not a member';
