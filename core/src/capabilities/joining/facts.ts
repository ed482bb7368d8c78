import type { InvitationId, PersonId, TeamId } from '@hatstand/db/ids';
import type { AnswerForAll, InvitedTo } from '@hatstand/db/repositories/invitations';
import type { NameSaid } from '../../words/names-said.ts';
import type { As, Inviting, JoiningIntent } from './intents.ts';

/** Who says yes for a whole team or circle: somebody who is asked in chat, or whoever can write down what was said face to face. */
export type WhoIsAsked = { readonly person: PersonId; readonly how: 'in chat' | 'face to face' };

export type JoiningFact =
  | { readonly happened: 'missing-asked'; readonly missing: 'who' | 'surname' | 'as what'; readonly known: 'nobody' | 'several'; readonly inviting: Inviting }
  | { readonly happened: 'team-unclear'; readonly intent: JoiningIntent; readonly teams: readonly TeamId[] }
  | {
      readonly happened: 'asked-to-join';
      readonly invitation: InvitationId;
      readonly to: InvitedTo;
      readonly person: PersonId;
      /** Somebody nobody knew: from now on a person without a chat. */
      readonly isNew: NameSaid | undefined;
      readonly as: As;
      readonly by: PersonId;
      /** Whoever invites may be the one who says yes for all. */
      readonly forAll: AnswerForAll | undefined;
      readonly asked: WhoIsAsked | undefined;
      readonly theirs: 'asked' | 'no chat';
    }
  | { readonly happened: 'they-answered'; readonly invitation: InvitationId; readonly yes: boolean }
  | { readonly happened: 'all-answered'; readonly invitation: InvitationId; readonly answer: AnswerForAll }
  | { readonly happened: 'joined'; readonly invitation: InvitationId }
  | { readonly happened: 'not-this-time'; readonly invitation: InvitationId; readonly by: 'them' | 'all' }
  | { readonly happened: 'still-waiting'; readonly invitation: InvitationId; readonly answered: 'them' | 'all' }
  | {
      readonly happened: 'asked-again';
      readonly invitation: InvitationId;
      readonly isReminder: boolean;
      readonly them: boolean;
      readonly all: WhoIsAsked | undefined;
    }
  | { readonly happened: 'code-needed'; readonly invitation: InvitationId }
  | { readonly happened: 'lapsed'; readonly invitation: InvitationId }
  | { readonly happened: 'left-as-is' };

export type JoiningReason =
  | 'in no team'
  | 'not in this team'
  | 'team has ended'
  | 'not your circle'
  | 'two of that name'
  | 'in it already'
  | 'it is their team'
  | 'asked already'
  | 'asked not long ago'
  | 'nobody to ask'
  | 'over already'
  | 'not for you to say'
  | 'they can say it themself';
