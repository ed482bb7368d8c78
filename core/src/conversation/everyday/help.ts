import { joined, type Labelled, open } from '@hatstand/db/labels';
import { circlesByHat, helpsInACircle } from '@hatstand/db/repositories/circles';
import { teamsOf } from '@hatstand/db/repositories/teams';
import { dayOf } from '../../words/calendar.ts';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Said } from '../../words/hearing.ts';
import type { Capability, Example, HelpPlace, Speaker } from '../capability.ts';
import type { AnyCapability } from '../house.ts';
import { inRoomSaid } from '../messages.ts';

interface Known {
  readonly speaker: Speaker;
  readonly isInATeam: boolean;
  readonly giftsTime: boolean;
}
type Topic = HelpPlace['topic'];
type HelpFact = { readonly happened: 'help-shown'; readonly topic: Topic | undefined };
interface HelpIntent {
  readonly do: 'help';
  readonly topic?: Topic;
}

const ASKED =
  /^(help|help me|please help|what can you do|what can i (ask|say|do)|commands|menu|start|hi|hello|hey|good (morning|afternoon|evening))( hattie)?$/;

const WITH_TOPIC = /^help (?:me )?(?:with |about |on )?(?:the |my )?(?<word>\w+)$/;
/** What people call the topics. */
const CALLED: Readonly<Record<string, Topic>> = {
  ...{ visits: 'visits', visit: 'visits', rota: 'visits', cover: 'visits', hours: 'visits', calendar: 'visits', reminders: 'visits' },
  ...{ people: 'people', team: 'people', teams: 'people', hats: 'people' },
  ...{ news: 'news', messages: 'news', pins: 'news', pin: 'news' },
  ...{ mine: 'me', myself: 'me', settings: 'me', privacy: 'me', whatsapp: 'me' },
};

function topicIn(frame: string): Topic | undefined {
  const word = WITH_TOPIC.exec(frame)?.groups?.['word'];
  return word && Object.hasOwn(CALLED, word) ? CALLED[word] : undefined;
}

function understand(said: Said): HelpIntent | undefined {
  const frame = withoutCourtesy(said.frame);
  if (ASKED.test(frame)) return { do: 'help' };
  const topic = topicIn(frame);
  return topic && { do: 'help', topic };
}

/** `help`, made from the capabilities themselves, for the place and the person. */
export const helpAbout = (capabilities: readonly AnyCapability[]): Capability<HelpIntent, Known, HelpFact, never, never> => ({
  name: 'help',
  examples: [],
  understand,
  dialog: { version: 1, answer: () => undefined },
  know: (tx, speaker, _intent, { local }) => ({
    speaker,
    giftsTime: helpsInACircle(tx, speaker.person, dayOf(local)),
    isInATeam: teamsOf(tx, speaker.person, dayOf(local)).length > 0 || circlesByHat(tx, speaker.person, dayOf(local)).length > 0,
  }),
  decide: ({ topic }) => [{ happened: 'help-shown', topic }],
  record: () => undefined,
  tell: ({ topic }, { speaker, isInATeam, giftsTime }) => [
    {
      to: speaker.person,
      text: !isInATeam ? (giftsTime ? GIFTS_TIME : NO_TEAM) : topic ? helpWith(topic, capabilities, speaker) : helpText(capabilities, speaker),
      teams: [],
    },
  ],
  explain: (reason: never) => reason,
});

const NO_TEAM = open`Hello, I am Hattie. You are not in a team just now, so I have nothing to show you yet. When a team invites you, say help again and I will tell you what I can do.`;

const GIFTS_TIME = open`Hello, I am Hattie. You are not in a team, but you gift time in your circle: when something might suit you I ask, and yes, no or maybe is all I need. To change what you give, say volunteer. For a break say pause, for my messages to end STOP. Settings: say mine.`;

/** What people need every day, in few enough lines for a small screen, and where there is more. */
function helpText(capabilities: readonly AnyCapability[], { place }: Speaker): Labelled<'open'> {
  const inRoom = place?.room !== undefined;
  const daily = capabilities.flatMap(({ help, examples }) => (help ? (help.isDaily ? examples.slice(0, 1) : []) : examples));
  const lines = daily.map((example) => line(example, inRoom));
  const more = inRoom ? open`/hattie help visits` : open`help visits`;
  return open`Tell me in your own words, for example:\n${joined('open', lines, '\n')}\nMore: say ${more}, help people, help news or help settings.\nAny time: undo, never mind, where was I. STOP ends all messages.`;
}

function helpWith(topic: Topic, capabilities: readonly AnyCapability[], { place }: Speaker): Labelled<'open'> {
  const examples = capabilities.filter(({ help }) => help?.topic === topic).flatMap((capability) => capability.examples);
  const lines = examples.map((example) => line(example, place?.room !== undefined));
  return open`${ABOUT[topic]} In your own words, or so:\n${joined('open', lines, '\n')}`;
}

const ABOUT: Readonly<Record<Topic, Labelled<'open'>>> = {
  visits: open`About visits.`,
  people: open`About a team and its people.`,
  news: open`About news and who has had it.`,
  me: open`About you, and how I write to you.`,
};

const line = ({ say, does }: Example, inRoom: boolean): Labelled<'open'> => open`• ${inRoom ? inRoomSaid(say) : say} – ${does}`;
