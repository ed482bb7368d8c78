import type { PersonId, TeamId } from '@hatstand/db/ids';
import { type Labelled, open, plan } from '@hatstand/db/labels';
import type { Choice, Message } from '../../conversation/capability.ts';
import { saySpan } from '../../words/saying.ts';
import type { RotaFact } from './facts.ts';
import type { RotaIntent, RotaStep } from './intents.ts';
import { type Known, type RotaTeam, teamOf, visitById } from './known.ts';
import type { Visit } from './visits.ts';

type RotaMessage = Message<RotaIntent, RotaStep>;
type Fact<Happened> = Extract<RotaFact, { happened: Happened }>;
type RequestFact = Fact<'swap-asked' | 'cover-asked' | 'nobody-free' | 'yes-said' | 'no-said' | 'settled' | 'not-agreed' | 'lapsed'>;

/** What is said while a request goes round, and when it ends. The Team Owner is never named, for these go to WhatsApp too. */
export function tellRequest(fact: RequestFact, known: Known): readonly RotaMessage[] {
  switch (fact.happened) {
    case 'swap-asked':
      return swapAsked(fact, known);
    case 'cover-asked':
      return coverAsked(fact, known);
    case 'nobody-free':
      return nobodyFree(fact, known);
    case 'yes-said':
      return fact.next === 'settle' ? [] : yesSaid(known);
    case 'no-said':
      return noSaid(fact, known);
    case 'settled':
      return settled(fact, known);
    case 'not-agreed':
      return notAgreed(fact, known);
    case 'lapsed':
      return lapsed(known);
  }
}

const said = (visit: Visit, known: Known): Labelled<'plan'> => saySpan(visit.span, known.today);
const nameOf = (person: PersonId, known: Known): Labelled<'plan' | 'open'> => known.names.get(person) ?? open`somebody`;
/** People in several teams are told which team it is, by its nickname. */
const where = (person: PersonId, visit: Visit, known: Known): Labelled<'plan' | 'open'> => {
  const team = teamOf(known, visit.team);
  return team && known.inSeveralTeams.has(person) ? plan` (${team.nickname})` : open``;
};
const yesOrNo = (means: (yes: boolean) => RotaIntent): Choice<RotaIntent>[] => [
  { label: open`Yes`, means: means(true) },
  { label: open`No`, means: means(false) },
];
const everyone = (visit: Visit): Choice<RotaIntent> => ({ label: open`Ask everyone`, means: { do: 'ask cover', visit: visit.id } });
const message = (
  to: PersonId,
  team: TeamId,
  text: Labelled<'open' | 'plan'>,
  more: Partial<Omit<RotaMessage, 'to' | 'teams' | 'text' | 'limited'>> = {},
): RotaMessage => ({ to, teams: [team], text, ...more });

function swapAsked({ visit, inReturn, giver, asked, request }: Fact<'swap-asked'>, known: Known): RotaMessage[] {
  const [mine, theirs] = [said(visit, known), said(inReturn, known)];
  return [
    message(giver, visit.team, plan`Your question is on its way. I will tell you when there is an answer. Until then ${mine} stays yours.`, { about: mine }),
    message(
      asked,
      visit.team,
      plan`${nameOf(giver, known)} asks: could you take ${mine}${where(asked, visit, known)}? In return ${nameOf(giver, known)} would take your ${theirs}. A no is fine, and needs no reason.`,
      {
        about: plan`swap, ${mine}`,
        awaited: true,
        choices: yesOrNo((yes) => ({ do: 'answer', request, yes })),
      },
    ),
  ];
}

function coverAsked({ visit, giver, asked, request }: Fact<'cover-asked'>, known: Known): RotaMessage[] {
  const when = said(visit, known);
  const people = asked.length === 1 ? open`1 person` : open`${asked.length} people`;
  return [
    message(giver, visit.team, plan`I have asked ${people} who could take ${when}. I will tell you when somebody has it. Until then it stays yours.`, {
      about: when,
    }),
    ...asked.map((person) =>
      message(
        person,
        visit.team,
        plan`${nameOf(giver, known)} asks: could you take ${when}${where(person, visit, known)}? A no is fine, and needs no reason.`,
        {
          about: plan`cover, ${when}`,
          awaited: true,
          choices: yesOrNo((yes) => ({ do: 'answer', request, yes })),
        },
      ),
    ),
  ];
}

/** A visit nobody can take is never silent: the Rota Holder hears of it too (PRODUCT, promise 7). */
function nobodyFree({ visit, giver }: Fact<'nobody-free'>, known: Known): RotaMessage[] {
  const when = said(visit, known);
  const holders = rotaHolders(visit, known).filter((person) => person !== giver);
  const told = holders.length > 0 ? open` I have told the Rota Holder.` : open` It may help to talk about it in the team.`;
  return [
    message(giver, visit.team, plan`Nobody else who could give ${when} is free then, so it is still yours.${told}`),
    ...holders.map((person) =>
      message(
        person,
        visit.team,
        plan`${nameOf(giver, known)} is looking for somebody for ${when}${where(person, visit, known)}. Nobody who could give it is free then. Could you help find a way?`,
      ),
    ),
  ];
}

const yesSaid = (known: Known): RotaMessage[] => {
  const { record } = request(known);
  const visit = requestedVisit(known);
  const team = teamOf(known, record.team);
  const when = visit ? said(visit, known) : plan`the visit`;
  const thanks = message(known.me, record.team, plan`Thank you. I am checking that it suits everyone, and will tell you. Nothing has changed yet.`, {
    about: when,
  });
  return team?.voice && visit ? [thanks, ownersQuestion(team, team.voice, visit, known)] : [thanks];
};

function ownersQuestion(team: RotaTeam, voice: PersonId, visit: Visit, known: Known): RotaMessage {
  const { record } = request(known);
  const inReturn = visitById(known, record.inReturn);
  const taker = nameOf(known.me, known);
  const giver = nameOf(record.giver, known);
  const change = inReturn
    ? plan`${taker} would come ${said(visit, known)}, and ${giver} would come ${said(inReturn, known)}.`
    : plan`${taker} would come ${said(visit, known)} instead of ${giver}.`;
  return message(voice, team.id, plan`${giver} and ${taker} would like to change a visit${where(voice, visit, known)}. ${change} Is that all right?`, {
    about: plan`change, ${said(visit, known)}`,
    awaited: true,
    choices: yesOrNo((yes) => ({ do: 'agree', request: record.id, yes })),
  });
}

function noSaid({ by, next }: Fact<'no-said'>, known: Known): RotaMessage[] {
  const { record } = request(known);
  const visit = requestedVisit(known);
  const thanks = message(by, record.team, open`Thank you for telling me. That is fine.`, visit ? { about: said(visit, known) } : {});
  return next === 'give up' && visit ? [thanks, ...stillTheirs(visit, known)] : [thanks];
}

/** The giver hears that it did not work out, never who said no. */
function stillTheirs(visit: Visit, known: Known): RotaMessage[] {
  const { record } = request(known);
  const when = said(visit, known);
  if (record.kind === 'swap') {
    const again: Choice<RotaIntent> = { label: open`Look for another`, means: { do: 'choose', wanted: 'swap', visit: visit.id } };
    return [
      message(record.giver, record.team, plan`That swap is not possible this time, so nothing has changed. ${when} is still yours.`, {
        choices: [again, everyone(visit)],
      }),
    ];
  }
  return [
    message(record.giver, record.team, plan`Nobody can take ${when} this time, so nothing has changed. It is still yours.`),
    ...rotaHolders(visit, known)
      .filter((person) => person !== record.giver)
      .map((person) =>
        message(
          person,
          record.team,
          plan`${nameOf(record.giver, known)} is looking for somebody for ${when}${where(person, visit, known)}, and nobody can take it. Could you help find a way?`,
        ),
      ),
  ];
}

function settled({ visit, inReturn, giver, taker, by }: Fact<'settled'>, known: Known): RotaMessage[] {
  const { record, asked } = request(known);
  const team = teamOf(known, record.team);
  const when = said(visit, known);
  const change = inReturn
    ? plan`${nameOf(taker, known)} is covering ${when}, and ${nameOf(giver, known)} is covering ${said(inReturn, known)}.`
    : plan`${nameOf(taker, known)} is covering ${when}.`;
  const others = (asked ?? []).map(({ person }) => person).filter((person) => person !== taker && person !== by);
  const voice = team?.voice;
  const toGiver = inReturn
    ? plan`All agreed: ${nameOf(taker, known)} takes ${when}, and you take ${said(inReturn, known)}.`
    : plan`All agreed: ${nameOf(taker, known)} is covering ${when}. It is off your list, thank you for asking in good time.`;
  const toTaker = inReturn
    ? plan`All agreed, thank you. You have ${when}${where(taker, visit, known)}, and ${nameOf(giver, known)} takes ${said(inReturn, known)}.`
    : plan`All agreed, thank you. ${when}${where(taker, visit, known)} is yours.`;
  return [
    message(giver, record.team, toGiver, { about: when }),
    message(taker, record.team, toTaker, { about: when }),
    ...others.map((person) => message(person, record.team, plan`${when}${where(person, visit, known)} is covered, thank you.`)),
    ...(voice && voice !== giver && voice !== taker
      ? [message(voice, record.team, voice === by ? plan`Thank you. ${change} I have told them.` : plan`For you to know: ${change}`, { about: when })]
      : []),
    { to: { roomOf: record.team }, teams: [record.team], text: change },
  ];
}

function notAgreed({ taker, by, next }: Fact<'not-agreed'>, known: Known): RotaMessage[] {
  const { record } = request(known);
  const visit = requestedVisit(known);
  if (!visit) return [];
  const when = said(visit, known);
  return [
    message(by, record.team, open`Thank you for saying so. It stays as it was, and I have told them.`, { about: when }),
    message(taker, record.team, plan`Thank you for offering. It stays as it was: ${when} is not yours to do.`),
    ...(next === 'give up' ? stillTheirs(visit, known) : []),
  ];
}

function lapsed(known: Known): RotaMessage[] {
  const { record } = request(known);
  const visit = requestedVisit(known);
  if (!visit) return [];
  const when = said(visit, known);
  const taker = record.taker
    ? [message(record.taker, record.team, plan`Thank you for offering ${when}. It was not settled in time, so nothing changes for you.`)]
    : [];
  const holders = rotaHolders(visit, known).filter((person) => person !== record.giver);
  return [
    message(record.giver, record.team, plan`There was no full answer in time, so nothing has changed. ${when} is still yours.`, { choices: [everyone(visit)] }),
    ...taker,
    ...holders.map((person) =>
      message(
        person,
        record.team,
        plan`${nameOf(record.giver, known)} asked for somebody for ${when}${where(person, visit, known)}, and it was not settled in time. It is still with ${nameOf(record.giver, known)}.`,
      ),
    ),
  ];
}

const request = (known: Known): NonNullable<Known['request']> => {
  if (!known.request) throw new Error('there is no request to tell about');
  return known.request;
};
const requestedVisit = (known: Known): Visit | undefined => visitById(known, request(known).record.visit);
const rotaHolders = (visit: Visit, known: Known): readonly PersonId[] => teamOf(known, visit.team)?.rotaHolders ?? [];
