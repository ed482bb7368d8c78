import { care, type Labelled, open, plan } from '@hatstand/db/labels';
import type { Answer, Message } from '../../conversation/capability.ts';
import type { VolunteerFact, VolunteerReason } from './facts.ts';
import type { Question, VolunteerIntent, VolunteerStep } from './intents.ts';
import type { Gifting, Known } from './known.ts';

type Plan = Labelled<'open' | 'plan'>;
type VolunteerMessage = Message<VolunteerIntent, VolunteerStep>;
type VolunteerAnswer = Answer<VolunteerIntent, VolunteerStep>;
type Fact<Happened> = Extract<VolunteerFact, { happened: Happened }>;

/** Every sentence to and about people who come from a poster. Their own words are said to nobody but whoever looks after volunteers, and never on WhatsApp. */
export function tell(fact: VolunteerFact, known: Known): readonly VolunteerMessage[] {
  const says = (answer: VolunteerAnswer): VolunteerMessage[] => [{ to: known.me, ...answer }];
  switch (fact.happened) {
    case 'arrived':
    case 'joined':
    case 'named':
    case 'answered':
      return [];
    case 'asked':
      return says(asked(fact, known));
    case 'join-offered':
      return says(offered(fact, known));
    case 'in-already':
      return says(inAlready(fact, known));
    case 'finished':
      return says({ text: finished(fact, known), teams: [], about: plan`what you give` });
    case 'keeper-told':
      return [toKeeper(fact, known)];
    case 'met':
      return says({ text: nowMet(fact, known), teams: [], about: plan`meeting a new volunteer` });
    case 'words-tried':
      return says({ text: open`I don’t know those words. The poster may be an old one. Please ask whoever put it up.`, teams: [] });
    case 'left-as-is':
      return says({ text: open`All right, I have left it as it is.`, teams: [] });
  }
}

const giftIn = (circle: Gifting['circle'], { gifts }: Known): Gifting | undefined => gifts.find((one) => one.circle === circle);

const QUESTIONS: Record<Question, Labelled<'open'>> = {
  name: open`What is your first name?`,
  gives: open`What would you like to give? A lift, company, a skill, a thing to lend: just say it in your own words.`,
  often: open`How often would you like to hear from me? Now and then, once a week, only at weekends: your own words are fine.`,
};
const SKIP_IT = open`Or say skip.`;

function asked({ question, circle, because }: Fact<'asked'>, known: Known): VolunteerAnswer {
  const opens: VolunteerStep = { step: question, circle, isNew: question === 'name' || (giftIn(circle, known)?.toMeet ?? false) };
  return { text: questionSaid(question, because, known), teams: [], opens, about: plan`a question about what you give` };
}

function questionSaid(question: Question, because: Fact<'asked'>['because'], { poster }: Known): Plan {
  if (because === 'unclear') return open`I did not catch the name, sorry. Please say only your first name. ${SKIP_IT}`;
  if (because === 'to change') return open`${QUESTIONS.gives} ${SKIP_IT}`;
  if (question === 'name')
    return plan`Hello and welcome. I am Hattie, a program that helps neighbours in ${poster?.area ?? open`your area`} help one another, and you are on my list now. WhatsApp knows that you wrote to me; I keep your number locked. STOP ends it at any time.\nThree short questions, and you may skip any. ${QUESTIONS.name}`;
  return open`Thank you. ${QUESTIONS[question]} ${SKIP_IT}`;
}

const offered = ({ poster }: Fact<'join-offered'>, known: Known): VolunteerAnswer => ({
  text: plan`Those are the words for people who gift time in ${known.poster?.area ?? open`your area`}. I know you already. Would you like to be on that list too? You hear when something might suit you, and a no is always fine.`,
  teams: [],
  about: plan`gifting time`,
  choices: [
    { label: open`Yes, put me on the list`, means: { do: 'join', poster } },
    { label: open`No`, means: { do: 'leave as is' } },
  ],
});

function inAlready({ circle, asks }: Fact<'in-already'>, known: Known): VolunteerAnswer {
  const here = known.name ? plan`You are on the list already, ${known.name}.` : open`You are on the list already.`;
  if (asks)
    return { text: plan`${here} ${QUESTIONS[asks]} ${SKIP_IT}`, teams: [], opens: { step: asks, circle, isNew: giftIn(circle, known)?.toMeet ?? false } };
  return {
    text: plan`${here} There is nothing more to do. If somebody else wants to join on this phone: a number can stand for one person only, so please let them write from their own.`,
    teams: [],
  };
}

function finished({ circle, keeper }: Fact<'finished'>, known: Known): Plan {
  const gift = giftIn(circle, known);
  const told = keeper && gift?.keeper ? plan` I tell ${gift.keeper.name}, who looks after volunteers, what you said.` : open``;
  const thanks = known.name ? plan`Thank you, ${known.name}.` : open`Thank you.`;
  return plan`${thanks} I have noted it.${told} When something might suit you, I ask, and a no is always fine. To change what you give, say “volunteer”. For a break say pause, to end it STOP.`;
}

/** Whoever looks after volunteers hears it once: in Rocket.Chat with what was said, on WhatsApp the first name only. */
function toKeeper({ keeper, about, circle, again, often }: Fact<'keeper-told'>, known: Known): VolunteerMessage {
  const gift = giftIn(circle, known);
  const area = gift?.area ?? open`your area`;
  const who = known.name ?? open`Somebody`;
  const joined = again
    ? plan`${who}, who has come from the poster in ${area}, has told me more.`
    : plan`${who} has joined the people who gift time in ${area}, from the poster. I have said welcome.`;
  const meeting = gift?.toMeet && !again ? open`Until you have met, I ask them for nothing that leads into anybody’s home.` : undefined;
  const beneath = meeting ? open`\n${meeting}` : open``;
  const beside = meeting ? open` ${meeting}` : open``;
  const words = [...(gift?.gives ? [care`\nWould like to give: ${gift.gives}`] : []), ...(often ? [care`\nHow often: ${often}`] : [])];
  const choices = gift?.toMeet ? [{ label: open`We have met`, means: { do: 'met', people: [about] } } as const] : [];
  const rest = { to: keeper, teams: [], about: plan`a new volunteer`, choices };
  const [first, second] = words;
  if (!first) return { ...rest, text: plan`${joined}${beside}` };
  return {
    ...rest,
    text: care`${joined}${first}${second ?? open``}${beneath}`,
    limited: plan`${joined} What they would like to give can be read in Rocket.Chat.${beside}`,
    nowhereElse: plan`${joined} I can't show here what they would like to give. You could ask them.${beside}`,
    ofCircle: circle,
    holdsBack: true,
  };
}

function nowMet({ person }: Fact<'met'>, { toMeet }: Known): Plan {
  const name = toMeet.find(({ id }) => id === person)?.name ?? open`them`;
  return plan`Thank you, I have noted that you have met. From now on I may ask ${name} for help like everybody else who gifts time.`;
}

/** What is so, and what to do next. */
export const explain = (reason: VolunteerReason): VolunteerAnswer => ({ text: REASONS[reason], teams: [] });

const REASONS: Record<VolunteerReason, Labelled<'open'>> = {
  'no volunteer': open`You are not on the list of people who gift time. The words on the poster put you there: say them to me, or ask somebody in your circle.`,
  'poster is over': open`That poster has been taken down, so I have changed nothing. Please ask somebody in the circle for a new one.`,
  'nobody to meet': open`I know of nobody of that name who has come from a poster and is still to be met, so I have changed nothing.`,
  'which one': open`There is more than one of that name. Please press the button under what I told you of them.`,
};
