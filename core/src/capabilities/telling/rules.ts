import type { PersonId } from '@hatstand/db/ids';
import type { Need } from '@hatstand/db/schema/telling';
import type { TimeOfDay } from '@hatstand/db/times';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import { at, instantOf } from '../../words/calendar.ts';
import { addMonths } from '../../words/counted-days.ts';
import type { TellingFact, TellingReason } from './facts.ts';
import type { TellingIntent } from './intents.ts';
import type { Known } from './known.ts';

type Decision = readonly TellingFact[] | Refusal<TellingReason>;

/** A need is looked at again this often unless somebody changes it before. */
const REVIEW_MONTHS = 6;
const REVIEW_AT = '10:00' as TimeOfDay;

/**
 * The six steps of the Accessible Information Standard (NHS England, DAPB1605, 2025): a need is identified by the person or whoever speaks for them, recorded
 * with who and when, shown to those they share it with, met, and reviewed. Nobody else can say how somebody likes to be told things.
 */
export function decide(intent: TellingIntent, known: Known): Decision {
  switch (intent.do) {
    case 'show':
      return show(intent.whose, known);
    case 'set': {
      const person = whoseNeed(intent.whose, known);
      return typeof person === 'object' ? person : [recorded({ person, need: intent.need, words: intent.words, best: intent.best }, known)];
    }
    case 'set several': {
      const person = whoseNeed(intent.whose, known);
      if (typeof person === 'object') return person;
      return intent.needs.map((need, index) => ({
        ...recorded({ person, need, words: undefined, best: undefined }, known),
        isFollowed: index < intent.needs.length - 1,
      }));
    }
    case 'end': {
      const person = whoseNeed(intent.whose, known);
      if (typeof person === 'object') return person;
      const isThere = known.subjects.get(person)?.needs.some(({ need }) => need === intent.need);
      return isThere ? [{ happened: 'need-ended', person, need: intent.need, by: known.me }] : refuse('nothing recorded');
    }
    case 'share':
      return share(intent.person ?? known.me, intent.yes, known);
    case 'copy in':
      return copyIn(intent.supporter, intent.unknown, known);
    case 'support':
      return answer(intent.person, intent.yes, known);
    case 'stop copies':
      return stopCopies(intent.supporter, known);
    case 'ask again': {
      const due = known.subjects.get(intent.person)?.needs.find(({ need, reviewOn }) => need === intent.need && reviewOn === intent.on);
      return due ? [{ happened: 'review-asked', person: intent.person, need: intent.need, recordedOn: due.recordedOn }] : [];
    }
    case 'still right':
      return stillRight(intent, known);
  }
}

/** The speaker, or the one Team Owner of that name they speak for. */
function whoseNeed(whose: readonly PersonId[] | undefined, known: Known): PersonId | Refusal<TellingReason> {
  if (!whose || (whose.length === 1 && whose[0] === known.me)) return known.me;
  const [person, another] = whose.filter((one) => known.speaksFor.has(one));
  return person && !another ? person : refuse('not for you to say');
}

type New = Pick<Extract<TellingFact, { happened: 'need-recorded' }>, 'person' | 'need' | 'words' | 'best'>;
function recorded(need: New, known: Known): Extract<TellingFact, { happened: 'need-recorded' }> {
  const reviewOn = addMonths(known.today, REVIEW_MONTHS);
  const as = need.person === known.me ? 'themself' : 'advocate';
  // Whoever has no chat is asked through the one who recorded it.
  const asks = known.subjects.get(need.person)?.hasChat ? need.person : known.me;
  return { happened: 'need-recorded', ...need, by: known.me, as, reviewOn, asks, rings: instantOf(at(reviewOn, REVIEW_AT)) };
}

/** One's own always; another's where they share it in a team that the speaker is in too. */
function show(whose: readonly PersonId[] | undefined, known: Known): Decision {
  if (!whose || whose.includes(known.me)) return [{ happened: 'needs-shown', person: known.me, team: undefined }];
  const seen = whose.flatMap((person) => {
    const subject = known.subjects.get(person);
    const team = subject?.sharedIn.find((one) => known.myTeams.includes(one)) ?? (known.speaksFor.has(person) ? subject?.teams[0] : undefined);
    return subject && team && subject.needs.length > 0 ? [{ person, team }] : [];
  });
  const [one, another] = seen;
  if (another) return refuse('which person');
  return one ? [{ happened: 'needs-shown', ...one }] : refuse('nothing for you to see');
}

function share(person: PersonId, yes: boolean, known: Known): Decision {
  if (person !== known.me && !known.speaksFor.has(person)) return refuse('not for you to say');
  const teams = known.subjects.get(person)?.teams ?? [];
  if (!yes) return [{ happened: 'needs-kept', person }];
  return teams.length === 0 ? refuse('nothing to share') : [{ happened: 'needs-shared', person, teams, by: known.me }];
}

/** A supporter must agree, and be somebody of the same team or circle: only those names are heard. */
function copyIn(named: readonly PersonId[], unknown: boolean, known: Known): Decision {
  const [supporter, another] = named;
  if (unknown || !supporter) return refuse('nobody of that name');
  if (another) return refuse('which person');
  if (supporter === known.me) return refuse('yourself');
  if (!known.subjects.get(supporter)?.hasChat) return refuse('no chat');
  const before = known.support.find((row) => row.person === known.me && row.supporter === supporter)?.state;
  if (before === 'agreed') return refuse('copied already');
  if (before === 'asked') return refuse('asked already');
  return [{ happened: 'supporter-asked', person: known.me, supporter, team: sharedTeam(supporter, known) }];
}

const sharedTeam = (other: PersonId, known: Known) => known.subjects.get(other)?.teams.find((team) => known.myTeams.includes(team));

function answer(person: PersonId, yes: boolean, known: Known): Decision {
  const asked = known.support.find((row) => row.person === person && row.supporter === known.me && row.state === 'asked');
  return asked ? [{ happened: 'supporter-answered', person, supporter: known.me, yes, team: sharedTeam(person, known) }] : refuse('not asked');
}

/** Either of the two ends it, without a reason. */
function stopCopies(named: readonly PersonId[] | undefined, known: Known): Decision {
  const pairs = known.support
    .filter(({ state }) => state === 'agreed' || state === 'asked')
    .filter(({ person, supporter }) => !named || named.includes(person === known.me ? supporter : person))
    .map(({ person, supporter }) => ({ person, supporter }));
  return pairs.length > 0 ? [{ happened: 'copies-ended', pairs }] : refuse('no copies');
}

function stillRight({ person, need, yes }: { readonly person: PersonId; readonly need: Need; readonly yes: boolean }, known: Known): Decision {
  if (person !== known.me && !known.speaksFor.has(person)) return refuse('not for you to say');
  const subject = known.subjects.get(person);
  const row = subject?.needs.find((one) => one.need === need);
  if (!subject || !row) return refuse('nothing recorded');
  if (!yes) return [{ happened: 'need-ended', person, need, by: known.me }];
  const best = { ...(subject.bestFrom ? { from: subject.bestFrom } : {}), ...(subject.bestUntil ? { until: subject.bestUntil } : {}) };
  return [recorded({ person, need, words: row.words, best: need === 'best time' ? best : undefined }, known)];
}
