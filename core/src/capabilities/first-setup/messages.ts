import { type Labelled, open } from '@hatstand/db/labels';
import type { Answer, Message } from '../../conversation/capability.ts';
import type { SetupIntent, SetupStep } from './intents.ts';
import type { Known, SetupFact, SetupReason } from './rules.ts';

type SetupMessage = Message<SetupIntent, SetupStep>;

/** Every sentence to whoever opens an empty house. */
export function tell(fact: SetupFact, { me }: Known): readonly SetupMessage[] {
  const toMe = (answer: Answer<SetupIntent, SetupStep>): SetupMessage[] => [{ to: me, ...answer }];
  switch (fact.happened) {
    case 'asked':
      return toMe({ text: open`${fact.isFirst ? WELCOME : open``}${QUESTIONS[fact.missing]}`, teams: [], opens: { step: fact.missing } });
    case 'surname-asked':
      return toMe({ text: open`Nice to meet you. And your surname?`, teams: [], opens: { step: 'surname', first: fact.first } });
    case 'named':
    case 'circle-named':
      return [];
    case 'house-opened':
      return toMe({ text: DONE, teams: [] });
  }
}

const WELCOME = open`Hello, I am Hattie. Nobody is here yet, and you are the organiser who opens the house. I ask three things, one at a time. `;
const QUESTIONS: Record<'name' | 'circle' | 'area', Labelled<'open'>> = {
  name: open`What are you called? Tell me your first name and surname.`,
  circle: open`What is your Local Circle called?`,
  area: open`Which area does it look after? The name of the neighbourhood is enough.`,
};
const DONE = open`The house is open, and you are its Care Commons Organiser. Next, invite a Team Starter: “invite Nia to the circle as Team Starter”. A team begins in a private room of its own in Rocket.Chat: add Hattie there and say /team start.`;

export const explain = (reason: SetupReason): Answer<SetupIntent, SetupStep> => ({ text: REASONS[reason], teams: [] });

const REASONS: Record<SetupReason, Labelled<'open'>> = {
  'open already': open`This house is set up already. To start a team, say /team start in a private room in Rocket.Chat.`,
};
