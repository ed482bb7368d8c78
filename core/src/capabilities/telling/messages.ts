import { care, joined, type Labelled, open, plan } from '@hatstand/db/labels';
import type { Need } from '@hatstand/db/schema/telling';
import type { Answer, Choice, Message } from '../../conversation/capability.ts';
import { sayDay, sayTime } from '../../words/saying.ts';
import { aboutCopies } from './copies-messages.ts';
import type { TellingFact } from './facts.ts';
import type { TellingIntent } from './intents.ts';
import type { Known, Recorded, Subject } from './known.ts';
import { nameOf } from './names.ts';

type TellingMessage = Message<TellingIntent, never>;
export type TellingAnswer = Answer<TellingIntent, never>;
type Plan = Labelled<'open' | 'plan'>;

/** Every sentence about how people like to be told things; those about copies are in copies-messages. */
export function tell(fact: TellingFact, known: Known): readonly TellingMessage[] {
  switch (fact.happened) {
    case 'need-recorded':
      return [needRecorded(fact, known)];
    case 'need-ended':
      return [{ to: known.me, text: plan`All right, that is no longer so: ${NEED[fact.need]}.`, teams: [], about: plan`the change of how things are told` }];
    case 'needs-shown':
      return [{ to: known.me, ...(fact.person === known.me ? ownNeeds(known) : othersNeeds(fact, known)) }];
    case 'needs-shared':
      return [{ to: known.me, text: fact.person === known.me ? SHARED : SHARED_FOR, teams: [], about: plan`the sharing of how things are told` }];
    case 'needs-kept':
      return [
        {
          to: known.me,
          text: open`All right, it stays between us. You can change that at any time.`,
          teams: [],
          about: plan`the sharing of how things are told`,
        },
      ];
    case 'review-asked':
      return [reviewAsked(fact, known)];
    case 'supporter-asked':
    case 'supporter-answered':
    case 'copies-ended':
      return aboutCopies(fact, known);
  }
}

const NEED: Record<Need, Labelled<'open'>> = {
  'large print': open`printed large`,
  'one at a time': open`one thing at a time`,
  'read back': open`read back, to be sure`,
  'best time': open`at the best time of day`,
  'in their words': open`in words of your own`,
};

const MET: Record<Need, Labelled<'open'>> = {
  'large print': open`All right, what is printed is printed large.`,
  'one at a time': open`All right, one thing at a time: I never put several into one message.`,
  'read back': open`All right, I keep that things are read back to be sure. Whoever tells you something in person can see it, if you share it.`,
  'best time': open`All right.`,
  'in their words': open`Thank you, I keep that as you said it.`,
};
const SHARED = open`All right. Those in your team who may know such things can ask me how you like to be told things.`;
const SHARED_FOR = open`All right. Those in the team who may know such things can ask me now.`;

function needRecorded({ person, need, best, reviewOn, as, isFollowed }: Extract<TellingFact, { happened: 'need-recorded' }>, known: Known): TellingMessage {
  const when = need === 'best time' ? plan` ${bestSaid(best?.from, best?.until)}` : open``;
  if (isFollowed) return { to: known.me, text: MET[need], teams: [], about: plan`the change of how things are told` };
  const record = as === 'advocate' ? open` I have recorded that you said so as advocate.` : open``;
  const again = plan` I ask again on ${sayDay(reviewOn, known.today)} whether it is still right.`;
  const subject = known.subjects.get(person);
  const asks = subject !== undefined && subject.teams.length > 0 && subject.sharedIn.length === 0;
  const choices: Choice<TellingIntent>[] = [
    { label: open`Yes`, means: { do: 'share', yes: true, person } },
    { label: open`No`, means: { do: 'share', yes: false, person } },
  ];
  const text = plan`${MET[need]}${when}${record}${again}`;
  const about = plan`the change of how things are told`;
  return asks ? { to: known.me, text: plan`${text} May the team know?`, teams: [], about, choices } : { to: known.me, text, teams: [], about };
}

function bestSaid(from: Subject['bestFrom'], until: Subject['bestUntil']): Plan {
  if (from && until) return plan`What can wait comes between ${sayTime(from)} and ${sayTime(until)}.`;
  if (from) return plan`What can wait comes after ${sayTime(from)}.`;
  return until ? plan`What can wait comes before ${sayTime(until)}.` : open`There is no best time now.`;
}

/** On WhatsApp a person's own words are not said back: only that there are some. */
function ownNeeds(known: Known): TellingAnswer {
  const subject = known.subjects.get(known.me);
  if (!subject || subject.needs.length === 0) return { text: NONE, teams: [] };
  const lines = subject.needs.map((row) => plan`• ${lineOf(row, subject)} (since ${sayDay(row.recordedOn, known.today)})`);
  const shared =
    subject.sharedIn.length > 0 ? open`Your team may see it.` : open`Only you see it. To change that, say “share how I like to be told things with my team”.`;
  const copied = known.support
    .filter(({ person, state }) => person === known.me && state === 'agreed')
    .map(({ supporter }) => plan`• copied in: ${nameOf(supporter, known)}`);
  const plainly = plan`How you like to be told things:\n${joined('plan', [...lines, ...copied], '\n')}\n${shared}`;
  const words = subject.needs.find(({ words: own }) => own)?.words;
  return words ? { text: care`${plainly}\nIn your words: ${words}`, limited: plainly, teams: [], ofTheirOwn: true } : { text: plainly, teams: [] };
}
const NONE = open`You have told me nothing about that yet. Say for example “I like things printed large”, “one thing at a time please”, “best time is after 10” or “copy in” with a name.`;

const lineOf = ({ need }: Recorded, { bestFrom, bestUntil }: Subject): Plan =>
  need === 'best time' ? plan`${NEED[need]}: ${timesSaid(bestFrom, bestUntil)}` : NEED[need];
const timesSaid = (from: Subject['bestFrom'], until: Subject['bestUntil']): Plan =>
  from && until ? plan`${sayTime(from)} to ${sayTime(until)}` : from ? plan`after ${sayTime(from)}` : until ? plan`before ${sayTime(until)}` : open`any`;

const THEIRS: Record<Need, Labelled<'open'>> = { ...NEED, 'in their words': open`and in their own words` };

function othersNeeds({ person, team }: Extract<TellingFact, { happened: 'needs-shown' }>, known: Known): TellingAnswer {
  const subject = known.subjects.get(person);
  if (!subject || !team) throw new Error('needs were to be shown of somebody who is not known');
  const lines = subject.needs.map((row) => {
    const what = row.need === 'best time' ? plan`${THEIRS[row.need]}: ${timesSaid(subject.bestFrom, subject.bestUntil)}` : THEIRS[row.need];
    const as = row.as === 'advocate' ? open`, said by the advocate` : open``;
    return row.words ? care`• ${row.words}${as} (${sayDay(row.recordedOn, known.today)})` : care`• ${what}${as} (${sayDay(row.recordedOn, known.today)})`;
  });
  return {
    text: care`How ${known.ownerNames.get(person) ?? nameOf(person, known)} likes to be told things:\n${joined('care', lines, '\n')}`,
    limited: notHere(known),
    teams: [team],
  };
}

/** The same whether there is something to see or not, so that nothing can be told from it. */
export const notHere = ({ hasRocketChat }: Known): Labelled<'open'> =>
  hasRocketChat
    ? open`I can’t tell you about that here. If they have shared it with you, it is in Rocket.Chat. Or you can ask them yourself.`
    : open`I can’t tell you about that here, only in Rocket.Chat. You can ask them yourself.`;

function reviewAsked({ person, need, recordedOn }: Extract<TellingFact, { happened: 'review-asked' }>, known: Known): TellingMessage {
  const choices: Choice<TellingIntent>[] = [
    { label: open`Yes`, means: { do: 'still right', person, need, yes: true } },
    { label: open`No, not any more`, means: { do: 'still right', person, need, yes: false } },
  ];
  const whose = person === known.me ? open`you like to be told things` : open`the person you speak for likes to be told things`;
  return {
    to: known.me,
    privately: true,
    text: plan`On ${sayDay(recordedOn, known.today)} I noted how ${whose}: ${person === known.me ? NEED[need] : THEIRS[need]}. Is that still right?`,
    teams: [],
    about: plan`how things are told`,
    choices,
  };
}
