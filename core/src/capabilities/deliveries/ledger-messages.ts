import type { PersonId } from '@hatstand/db/ids';
import { type Labelled, open, plan } from '@hatstand/db/labels';
import type { Standing } from '@hatstand/db/repositories/ledger';
import type { Answer, Choice } from '../../conversation/capability.ts';
import { type Both, both, bothJoined, bothListed } from '../../words/both.ts';
import { localTimeOf } from '../../words/calendar.ts';
import { sayMoment } from '../../words/saying.ts';
import type { DeliveryFact } from './facts.ts';
import type { DeliveryIntent } from './intents.ts';
import { furthest, type Known, mayRead, type State, stateOf } from './known.ts';

type Fact<Happened> = Extract<DeliveryFact, { happened: Happened }>;

/** Had, not yet, no way: by first name, and never who read it and did not answer. */
export function shown({ item, of }: Fact<'ledger-shown'>, known: Known): Answer<DeliveryIntent, never> {
  const all = furthest(known.standings.get(item.key) ?? []).filter((one) => stateOf(one) !== 'let off');
  // Whoever asks knows what they have had themselves.
  const others = all.filter(({ person }) => person !== known.me);
  const asked = of ? all.filter(({ person }) => of.includes(person)) : all;
  const heading = both`About ${item.about ?? open`your message`}, sent ${when(item.at, known)}:`;
  const missed = of?.filter((person) => !all.some((one) => one.person === person)) ?? [];
  const lines = of
    ? [...asked.map((one) => oneLine(one, known)), ...missed.map((person) => both`${nameOf(person, known)}: it was not for them.`)]
    : summary(others.length > 0 ? others : all, known);
  const said = bothJoined([heading, ...lines], '\n');
  return { text: said.full, limited: said.limited, teams: item.team ? [item.team] : [], about: plan`who has had it`, choices: choices(asked, item.key, known) };
}

function summary(standings: readonly Standing[], known: Known): Both[] {
  const by = Map.groupBy(standings, stateOf);
  const list = (state: State): Both => bothListed((by.get(state) ?? []).map(({ person }) => nameOf(person, known)));
  const isAll = (by.get('had')?.length ?? 0) === standings.length;
  return [
    ...(standings.length === 0 ? [both`Nobody has to hear of it any more.`] : []),
    ...(by.has('had') ? [isAll ? both`Everybody has had it: ${list('had')}.` : both`Had it: ${list('had')}.`] : []),
    ...(by.get('by hand') ?? []).map((one) => oneLine(one, known)),
    ...(by.has('on its way') ? [both`Not yet: ${list('on its way')}.`] : []),
    ...(by.has('no way') ? [both`No way to reach ${list('no way')} with this.`] : []),
    ...(by.has('only told of it') ? [both`Told only that there is something, because they may not read it: ${list('only told of it')}.`] : []),
  ];
}

const SAID: Readonly<Record<Exclude<State, 'by hand'>, Labelled<'open'>>> = {
  had: open`had it`,
  'on its way': open`not yet`,
  'no way': open`not yet. I have no way to reach them with this`,
  'only told of it': open`told only that there is something, because they may not read it`,
  'let off': open`it is not needed any more`,
};

/** "Jo: told face to face by Sam, Mon 23 Nov, 10am." */
function oneLine(standing: Standing, known: Known): Both {
  const { person, byHand } = standing;
  const state = stateOf(standing);
  const name = nameOf(person, known);
  if (byHand) return both`${name}: ${HOW[byHand.how]} by ${byHand.by === known.me ? both`you` : nameOf(byHand.by, known)}, ${when(byHand.at, known)}.`;
  return state === 'by hand' ? both`${name}.` : both`${name}: ${SAID[state]}.`;
}
const HOW = {
  'told face to face': open`told face to face`,
  'told by phone': open`told by phone`,
  'given on paper': open`given on paper`,
  'read aloud': open`read aloud`,
} as const;

/** For whoever can't be reached: telling them, or a page for paper. And what was sent before, in case that was meant. */
function choices(standings: readonly Standing[], key: string, known: Known): Choice<DeliveryIntent>[] {
  const missing = standings.filter((one) => stateOf(one) === 'no way' && one.hasWords && mayRead(known, one));
  const [first] = missing;
  return [
    ...missing.slice(0, 2).map(
      ({ person, delivery }): Choice<DeliveryIntent> => ({
        label: plan`I'll tell ${nameOf(person, known).limited}`,
        means: { do: 'will tell', people: [], delivery },
      }),
    ),
    ...(first && known.canPrint ? [{ label: open`Print it`, means: { do: 'print', delivery: first.delivery } } as const] : []),
    ...(known.items.length > 1 ? [{ label: open`Something earlier`, means: { do: 'something earlier', besides: key } } as const] : []),
  ];
}

export const nameOf = (person: PersonId, known: Pick<Known, 'names'>): Both => known.names.get(person) ?? both`somebody`;
const when = (at: Date, { today }: Known): Labelled<'plan'> => sayMoment(localTimeOf(at), today);
