import type { CircleId } from '@hatstand/db/ids';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import type { VolunteerFact, VolunteerReason } from './facts.ts';
import type { Question, VolunteerIntent } from './intents.ts';
import type { Gifting, Known } from './known.ts';

type Decision = readonly VolunteerFact[] | Refusal<VolunteerReason>;
type Of<Do> = Extract<VolunteerIntent, { do: Do }>;

/** After so long without the rest of the answers, whoever looks after volunteers hears that somebody has come. */
const PATIENCE_HOURS = 2;
const HOUR_MS = 3_600_000;

/** Welcome at once; three short questions, each of which may be skipped without a word; and then whoever looks after volunteers is told, once. */
export function decide(intent: VolunteerIntent, known: Known, moment: Moment): Decision {
  switch (intent.do) {
    case 'arrive':
      return arrive(intent, known, moment);
    case 'say words':
      return sayWords(intent, known);
    case 'join':
      return join(intent, known);
    case 'leave as is':
      return [{ happened: 'left-as-is' }];
    case 'change what I give': {
      const [gift] = known.gifts;
      return gift
        ? [{ happened: 'joined', person: known.me, circle: gift.circle, poster: undefined }, asks('gives', gift.circle, 'to change')]
        : refuse('no volunteer');
    }
    case 'tell name': {
      const gift = giftIn(intent.circle, known);
      if (!gift) return refuse('no volunteer');
      return [
        { happened: 'named', person: known.me, circle: gift.circle, name: intent.name, looksAgainAt: looksAgain(gift, moment) },
        asks('gives', gift.circle),
      ];
    }
    case 'name unclear':
      return giftIn(intent.circle, known) ? [asks('name', intent.circle, 'unclear')] : refuse('no volunteer');
    case 'answer':
      return answer(intent, known, moment);
    case 'tell keeper':
      return tellKeeper(giftIn(intent.circle, known), known, ({ toldAt }) => intent.since !== undefined && toldAt.getTime() < intent.since);
    case 'met':
      return met(known);
  }
}

const giftIn = (circle: CircleId, { gifts }: Known): Gifting | undefined => gifts.find((one) => one.circle === circle);
const asks = (question: Question, circle: CircleId, because: 'next' | 'unclear' | 'to change' = 'next'): VolunteerFact => ({
  happened: 'asked',
  question,
  circle,
  because,
});

function arrive({ poster, handle, address }: Of<'arrive'>, { me, poster: hangs }: Known, { now }: Moment): Decision {
  if (hangs?.is.id !== poster) return refuse('poster is over');
  const { circle } = hangs.is;
  return [
    { happened: 'arrived', person: me, address, handle, circle, poster, looksAgainAt: new Date(now.getTime() + PATIENCE_HOURS * HOUR_MS) },
    asks('name', circle),
  ];
}

/** Said twice, by two on one phone, or by somebody of a team: nobody is a second person by it, and nobody volunteers by mistake. */
function sayWords({ asking }: Of<'say words'>, known: Known): Decision {
  const { poster } = known;
  if (!poster) return [{ happened: 'words-tried', from: known.from, looked: known.tries === 'looked at' }];
  const { circle } = poster.is;
  const gift = giftIn(circle, known);
  if (!gift) return [{ happened: 'join-offered', poster: poster.is.id, circle }];
  return [{ happened: 'in-already', circle, asks: asking?.circle === circle ? asking.step : undefined }];
}

function join({ poster }: Of<'join'>, known: Known): Decision {
  if (known.poster?.is.id !== poster) return refuse('poster is over');
  const { circle } = known.poster.is;
  if (giftIn(circle, known)) return [{ happened: 'in-already', circle, asks: undefined }];
  return [{ happened: 'joined', person: known.me, circle, poster }, asks('gives', circle)];
}

function answer({ question, words, circle }: Of<'answer'>, known: Known, moment: Moment): Decision {
  const gift = giftIn(circle, known);
  if (!gift) return refuse('no volunteer');
  const isToldLater = words !== undefined && question !== 'often';
  const kept: VolunteerFact = {
    happened: 'answered',
    person: known.me,
    circle,
    question,
    words,
    looksAgainAt: isToldLater ? looksAgain(gift, moment) : undefined,
  };
  if (question !== 'often') return [kept, asks(question === 'name' ? 'gives' : 'often', circle)];
  const { keeper } = gift;
  const told = tellKeeper({ ...gift, often: words }, known, () => words !== undefined);
  return [kept, { happened: 'finished', circle, keeper: told.length > 0 ? keeper?.id : undefined }, ...told];
}

/** What the keeper, who has heard of them already, hears of later, unless the rest of the answers comes before. */
const looksAgain = ({ toldAt }: Gifting, { now }: Moment): Date | undefined =>
  toldAt instanceof Date ? new Date(now.getTime() + PATIENCE_HOURS * HOUR_MS) : undefined;

/** Once, and once more when they have told something since. Not of somebody who has said STOP meanwhile: they have gone as quietly as they came. */
function tellKeeper(gift: Gifting | undefined, { me, hasStopped }: Known, isMore: (before: { readonly toldAt: Date }) => boolean): readonly VolunteerFact[] {
  if (!gift || gift.toldAt === 'not told of' || hasStopped || !gift.keeper || gift.keeper.id === me) return [];
  const again = gift.toldAt !== 'never';
  if (gift.toldAt !== 'never' && !isMore({ toldAt: gift.toldAt })) return [];
  return [{ happened: 'keeper-told', keeper: gift.keeper.id, about: me, circle: gift.circle, again, often: gift.often }];
}

function met({ toMeet }: Known): Decision {
  const [one, another] = toMeet;
  if (!one) return refuse('nobody to meet');
  return another ? refuse('which one') : [{ happened: 'met', person: one.id, circles: one.circles }];
}
