import type { PersonId } from '@hatstand/db/ids';
import { type Labelled, lower, plan } from '@hatstand/db/labels';
import type { Tx } from '@hatstand/db/open';
import { teamsOfCircle } from '@hatstand/db/repositories/circles';
import { isTeamOwner } from '@hatstand/db/repositories/people';
import { peopleCalled } from '@hatstand/db/repositories/people-by-name';

import { givesAway, initialOf, isSameName } from '../../../words/names-said.ts';
import type { TeamIntent } from '../intents.ts';
import type { BeginningKnown, TeamKnown, Weighed } from '../known.ts';

interface Found {
  readonly weighed: Weighed;
  /** The nickname it has or gets, where it will do. */
  readonly nickname: Labelled<'plan'> | undefined;
  readonly advocate: PersonId | undefined;
}

/** Looks up whom names mean and whether a nickname will do: the rules see what it comes to, not the words. */
export function weigh(tx: Tx, intent: TeamIntent, before: BeginningKnown, teams: readonly TeamKnown[]): Found {
  const told = intent.do === 'tell' ? intent.told : intent.do === 'start' && intent.owner ? { owner: intent.owner } : {};
  const first = told.owner?.first ?? before.first;
  const surname = told.owner ? told.owner.surname : before.surname;
  const owners = first && surname ? peopleCalled(tx, first, surname).map(({ id }) => id) : [];
  const isNamed = typeof told.advocate === 'object';
  const said = typeof told.advocate === 'object' ? told.advocate : undefined;
  const advocates = said?.surname ? peopleCalled(tx, said.first, said.surname).map(({ id }) => id) : [];
  const taken = (words: Labelled, besides?: string): boolean =>
    teamsOfCircle(tx, before.circle).some(({ id, nickname }) => id !== besides && isSameName(nickname, words));
  const weighedNickname = nicknameIn(intent, { first, surname, teams, taken });
  return {
    weighed: {
      owners,
      ownersWithTeams: owners.filter((id) => isTeamOwner(tx, id)),
      advocates,
      nickname: weighedNickname,
      teamCalled: teamCalled(intent, teams),
    },
    nickname: weighedNickname && !weighedNickname.givesAway && !weighedNickname.isTaken ? weighedNickname.words : undefined,
    advocate: isNamed && advocates.length === 1 ? advocates[0] : undefined,
  };
}

/** By the name as it was typed, else by whom the ear heard. */
function teamCalled(intent: TeamIntent, teams: readonly TeamKnown[]): Weighed['teamCalled'] {
  if (intent.do !== 'give room' || !(intent.called || intent.of)) return undefined;
  const { called, of } = intent;
  const found =
    teams.find(({ name, nickname }) => called && (isSameName(name, called) || isSameName(nickname, called))) ?? teams.find(({ owner }) => of?.includes(owner));
  return found?.id ?? 'nobody’s';
}

interface About {
  readonly first: Labelled<'team'> | undefined;
  readonly surname: Labelled<'team'> | undefined;
  readonly teams: readonly TeamKnown[];
  readonly taken: (words: Labelled, besides?: string) => boolean;
}

function nicknameIn(intent: TeamIntent, { first, surname, teams, taken }: About): Weighed['nickname'] {
  if (intent.do === 'call it' && intent.nickname) {
    const team = teams.find(({ id }) => id === intent.team) ?? (teams.length === 1 ? teams[0] : undefined);
    const names = (team ? [team] : teams).flatMap(({ ownerFirst, ownerSurname }) => [ownerFirst, ownerSurname]);
    return weighed(intent.nickname, names, taken(intent.nickname, team?.id));
  }
  if (intent.do !== 'tell' || !first) return undefined;
  if (intent.told.initial) {
    const [short, long] = [plan`${initialOf(first)}'s team`, surname ? plan`${initialOf(first)}${initialOf(surname)}'s team` : undefined];
    const words = taken(short) && long ? long : short;
    return { words, givesAway: false, isTaken: taken(words) };
  }
  const { nickname } = intent.told;
  return nickname && weighed(nickname, surname ? [first, surname] : [first], taken(nickname));
}

const weighed = (typed: Labelled<'team'>, names: readonly Labelled[], isTaken: boolean): Weighed['nickname'] => ({
  words: lower(typed, 'plan', 'the team chose it to be called by where its Team Owner is never named'),
  givesAway: givesAway(typed, names),
  isTaken,
});
