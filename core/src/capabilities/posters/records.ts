import type { CircleId, PersonId } from '@hatstand/db/ids';
import { type Labelled, lower } from '@hatstand/db/labels';
import type { Tx } from '@hatstand/db/open';
import { circleById, circleHatsOf, circlesByHat, circlesOf } from '@hatstand/db/repositories/circles';
import { helperName, isTeamOwner } from '@hatstand/db/repositories/people';
import * as posters from '@hatstand/db/repositories/posters';
import { membersOf, teamsOf, wearersOf } from '@hatstand/db/repositories/teams';
import type { Day } from '@hatstand/db/times';
import type { Speaker } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { dayOf } from '../../words/calendar.ts';
import { drawPosterWords, posterWordsBeside } from '../../words/poster-words.ts';
import type { PosterFact } from './facts.ts';
import type { PosterIntent } from './intents.ts';
import type { Known, KnownCircle } from './known.ts';
import { type Sheet, sheetOf } from './sheet.ts';

/** The hats of a circle that let people in, or look after those who gift time. */
const LOOKING_AFTER: readonly string[] = ['Team Starter', 'Care Commons Organiser', 'Recruiter'];

export function know(tx: Tx, { person }: Speaker, _intent: PosterIntent, moment: Moment): Known {
  const today = dayOf(moment.local);
  const mine = circlesNear(tx, person, today);
  const whoMay = new Set(mine.flatMap((circle) => thoseWhoMay(tx, circle, today)));
  return {
    me: person,
    myName: isTeamOwner(tx, person) ? undefined : helperName(tx, person),
    circles: mine.filter((circle) => mayIn(tx, circle, person, today)).map((circle) => knownCircle(tx, circle)),
    whoMay: [...whoMay].filter((one) => one !== person && !isTeamOwner(tx, one)).map((one) => helperName(tx, one)),
    fresh: freshWords(tx, moment),
  };
}

/** The circles somebody belongs to, and those of their teams. */
const circlesNear = (tx: Tx, person: PersonId, today: Day): CircleId[] => [
  ...new Set([
    ...circlesOf(tx, person, today),
    ...teamsOf(tx, person, today).map(({ circle }) => circle),
    ...circlesByHat(tx, person, today).map(({ id }) => id),
  ]),
];

const thoseWhoMay = (tx: Tx, circle: CircleId, today: Day): PersonId[] =>
  circleHatsOf(tx, circle, today).flatMap(({ hat, wornBy }) => (LOOKING_AFTER.includes(hat) ? [wornBy] : []));

function mayIn(tx: Tx, circle: CircleId, person: PersonId, today: Day): boolean {
  if (thoseWhoMay(tx, circle, today).includes(person)) return true;
  return teamsOf(tx, person, today)
    .filter((team) => team.circle === circle)
    .some(
      ({ id }) =>
        wearersOf(tx, id, 'Team Chat Admin', today).includes(person) ||
        membersOf(tx, id, today).some((member) => member.person === person && member.kind === 'Team Starter'),
    );
}

function knownCircle(tx: Tx, id: CircleId): KnownCircle {
  const poster = posters.openPosterOf(tx, id);
  return { id, area: circleById(tx, id).area, poster, joined: poster ? posters.countJoinedFrom(tx, poster.id) : 0 };
}

/** Where what was drawn hangs already, the words beside it. */
function freshWords(tx: Tx, { draw }: Moment): readonly string[] {
  let words = drawPosterWords(draw);
  while (posters.openPosterWith(tx, words)) words = posterWordsBeside(words);
  return words;
}

/** Writes down what was decided. */
export function record(tx: Tx, fact: PosterFact, { now }: Moment): void {
  switch (fact.happened) {
    case 'poster-made': {
      const { happened: _, instead, by, ...poster } = fact;
      if (instead) posters.stopPoster(tx, instead, by, now);
      return posters.makePoster(tx, { ...poster, madeBy: by }, now);
    }
    case 'poster-stopped':
      return posters.stopPoster(tx, fact.id, fact.by, now);
    case 'poster-shown':
    case 'circle-asked':
    case 'left-as-is':
      return;
  }
}

/** What is on the sheet with this secret; undefined for a secret that was never given out, and for a poster that was stopped. */
export function readSheet(tx: Tx, secret: string, { whatsappNumber }: Pick<Moment, 'whatsappNumber'>): Sheet | undefined {
  const poster = posters.posterBySecret(tx, secret);
  if (!poster || !whatsappNumber) return undefined;
  return sheetOf({ circle: onTheWall(circleById(tx, poster.circle).name), words: poster.words, number: whatsappNumber });
}

const onTheWall = (name: Labelled): Labelled<'open'> =>
  lower(name, 'open', 'whoever may, asked for a poster with the name of the circle on it, to be hung where all can read it');
