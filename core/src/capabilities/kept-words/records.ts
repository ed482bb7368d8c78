import type { PersonId } from '@hatstand/db/ids';
import { mayCarry } from '@hatstand/db/labels';
import type { Tx } from '@hatstand/db/open';
import { keepWords, keptById, keptInRecordOf, passOn, wasToldWhere } from '@hatstand/db/repositories/kept-words';
import { addressesOf, helperName, isTeamOwner, personById } from '@hatstand/db/repositories/people';
import { advocatesOf, clearanceIn, everybodyIn, teamsOf } from '@hatstand/db/repositories/teams';
import type { TimeOfDay } from '@hatstand/db/times';
import type { Speaker } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { at, dayOf, instantOf, localTimeOf } from '../../words/calendar.ts';
import type { KeptIntent } from './intents.ts';
import type { KeptFact, KeptLately, Known } from './rules.ts';

/** How far back somebody looks through what was kept. */
const LATELY_DAYS = 14;
const DAY_MS = 86_400_000;

export function know(tx: Tx, { person }: Speaker, intent: KeptIntent, moment: Moment): Known {
  const today = dayOf(moment.local);
  return {
    today,
    lately: intent.do === 'look through' ? keptLately(tx, person, moment) : [],
    me: person,
    name: isTeamOwner(tx, person) ? undefined : helperName(tx, person),
    teams: teamsOf(tx, person, today).map((team) => {
      const people = [...new Set(everybodyIn(tx, team, today))];
      const { id, nickname, owner } = team;
      const unreached = people.filter((one) => one !== person && mayCarry(clearanceIn(tx, id, one, today), 'care') && !isShown(tx, one));
      return {
        id,
        nickname,
        people,
        unreached: unreached.map((one) => ({ helper: isTeamOwner(tx, one) ? undefined : helperName(tx, one), isOwner: one === owner })),
      };
    }),
    kept: 'kept' in intent ? keptById(tx, intent.kept) : undefined,
    wasToldToday: wasToldWhere(tx, person, instantOf(at(today, '00:00' as TimeOfDay))),
    hasRocketChat: hasRocketChat(tx, person),
  };
}

const hasRocketChat = (tx: Tx, person: PersonId): boolean => addressesOf(tx, person).some(({ channel }) => channel === 'rocketchat');
const isShown = (tx: Tx, person: PersonId): boolean => personById(tx, person).stoppedAt === null && hasRocketChat(tx, person);

function keptLately(tx: Tx, person: PersonId, { now, local }: Moment): KeptLately[] {
  const today = dayOf(local);
  const since = new Date(now.getTime() - LATELY_DAYS * DAY_MS);
  return teamsOf(tx, person, today).flatMap(({ id, owner }) => {
    const isTheirs = owner === person || advocatesOf(tx, id, today).includes(person);
    return keptInRecordOf(tx, id, since)
      .filter((one) => isTheirs || one.person === person)
      .map((kept) => ({ kept, team: id, by: personById(tx, kept.person).firstName, at: localTimeOf(kept.saidAt) }));
  });
}

/** Writes down what was decided. */
export function record(tx: Tx, fact: KeptFact, { now }: Moment): void {
  switch (fact.happened) {
    case 'words-kept': {
      const { happened: _, ...kept } = fact;
      return keepWords(tx, { ...kept, saidAt: now });
    }
    case 'passed-on':
      return passOn(tx, fact.id, fact.team, fact.words, now);
    case 'only-kept':
    case 'looked-through':
      return;
  }
}
