import type { PersonId } from '@hatstand/db/ids';
import { open, plan } from '@hatstand/db/labels';
import type { Choice } from '../../conversation/capability.ts';
import { teamOf, type VisitTeam, visitById } from '../../visits/known.ts';
import { nameOf, said, where } from '../../visits/phrases.ts';
import type { Visit } from '../../visits/visits.ts';
import { sayList } from '../../words/saying.ts';
import { tellEnd } from './end-messages.ts';
import type { CoverIntent } from './intents.ts';
import type { Known } from './known.ts';
import { type CoverMessage, everyone, type Fact, message, request, requestedVisit, rotaHolders, stillTheirs } from './phrases.ts';

type RequestFact = Fact<
  | 'swap-asked'
  | 'cover-asked'
  | 'nobody-free'
  | 'named-cannot'
  | 'yes-said'
  | 'yes-noted'
  | 'no-said'
  | 'which-request'
  | 'settled'
  | 'not-agreed'
  | 'asking-stopped'
  | 'lapsed'
>;

/** What is said while a request goes round. The Team Owner is never named, for these go to WhatsApp too. */
export function tellRequest(fact: RequestFact, known: Known): readonly CoverMessage[] {
  switch (fact.happened) {
    case 'swap-asked':
      return swapAsked(fact, known);
    case 'cover-asked':
      return coverAsked(fact, known);
    case 'nobody-free':
      return nobodyFree(fact, known);
    case 'named-cannot':
      return [namedCannot(fact, known)];
    case 'yes-said':
      return yesSaid(fact, known);
    case 'yes-noted':
      return [
        message(
          fact.by,
          request(known).record.team,
          open`Somebody said yes just before you. Thank you for offering. If it comes free again, I will come back to you.`,
        ),
      ];
    case 'no-said':
      return noSaid(fact, known);
    case 'which-request':
      return [whichRequest(fact, known)];
    default:
      return tellEnd(fact, known);
  }
}

const yesOrNo = (means: (yes: boolean) => CoverIntent): Choice<CoverIntent>[] => [
  { label: open`Yes`, means: means(true) },
  { label: open`No`, means: means(false) },
];
function swapAsked({ visit, inReturn, giver, asked, request: id }: Fact<'swap-asked'>, known: Known): CoverMessage[] {
  const [mine, theirs] = [said(visit, known), said(inReturn, known)];
  const text = plan`${nameOf(giver, known)} asks: could you take ${mine}${where(asked, visit, known)}? In return ${nameOf(giver, known)} would take your ${theirs}. A no is fine, and needs no reason.`;
  return [
    message(giver, visit.team, plan`Your question is on its way. I will tell you when there is an answer. Until then ${mine} stays yours.`, {
      about: plan`the question about ${mine}`,
      concerns: id,
      choices: [stop(id)],
    }),
    message(asked, visit.team, text, {
      about: plan`a swap, ${mine}`,
      awaited: true,
      concerns: id,
      choices: yesOrNo((yes) => ({ do: 'answer', request: id, yes })),
    }),
  ];
}

function coverAsked({ visit, giver, asked, request: id }: Fact<'cover-asked'>, known: Known): CoverMessage[] {
  const when = said(visit, known);
  const people = asked.length === 1 ? open`1 person` : open`${asked.length} people`;
  return [
    message(giver, visit.team, plan`I have asked ${people} who could take ${when}. I will tell you when somebody has it. Until then it stays yours.`, {
      about: plan`the question about ${when}`,
      concerns: id,
      choices: [stop(id)],
    }),
    ...asked.map((person) =>
      message(
        person,
        visit.team,
        plan`${nameOf(giver, known)} asks: could you take ${when}${where(person, visit, known)}? A no is fine, and needs no reason.`,
        {
          about: plan`cover, ${when}`,
          awaited: true,
          concerns: id,
          choices: yesOrNo((yes) => ({ do: 'answer', request: id, yes })),
        },
      ),
    ),
  ];
}

const stop = (id: Fact<'swap-asked'>['request']): Choice<CoverIntent> => ({ label: open`Stop asking`, means: { do: 'stop asking', request: id } });

/** A visit nobody can take is never silent: the Rota Holder hears of it too (PRODUCT, promise 7). */
function nobodyFree({ visit, giver }: Fact<'nobody-free'>, known: Known): CoverMessage[] {
  const when = said(visit, known);
  const holders = rotaHolders(visit, known).filter((person) => person !== giver);
  const told = holders.length > 0 ? open` I have told the Rota Holder.` : open` It may help to talk about it in the team.`;
  return [
    message(giver, visit.team, plan`I looked, and nobody else who could do ${when} is free. It is still yours for now.${told}`),
    ...holders.map((person) =>
      message(
        person,
        visit.team,
        plan`${nameOf(giver, known)} is looking for somebody for ${when}${where(person, visit, known)}. Nobody else who could do it is free. Could you help find a way?`,
      ),
    ),
  ];
}

function namedCannot({ visit, named }: Fact<'named-cannot'>, known: Known): CoverMessage {
  const names = named.flatMap((person) => known.names.get(person) ?? []);
  const who = names.length === named.length ? sayList(names, 'or') : open`They`;
  return message(known.me, visit.team, plan`${who} can't take ${said(visit, known)}. Shall I ask everyone who could?`, { choices: [everyone(visit)] });
}

function yesSaid({ by, next, said: when }: Fact<'yes-said'>, known: Known): CoverMessage[] {
  const { record } = request(known);
  const visit = requestedVisit(known);
  const team = teamOf(known, record.team);
  if (next === 'settle' || !visit) return [];
  const thanks =
    when === 'now'
      ? plan`Thank you. One more person has to agree. I will tell you. Until then nothing changes.`
      : plan`${said(visit, known)} has come free again, and you said you could do it. One more person has to agree. I will tell you.`;
  return [
    message(by, record.team, thanks, { about: plan`your yes for ${said(visit, known)}` }),
    ...(team?.voice ? [ownersQuestion(team, team.voice, by, visit, known)] : []),
  ];
}

function ownersQuestion(team: VisitTeam, voice: PersonId, taker: PersonId, visit: Visit, known: Known): CoverMessage {
  const { record } = request(known);
  const inReturn = visitById(known, record.inReturn);
  const [coming, giver] = [nameOf(taker, known), nameOf(record.askedBy, known)];
  const text = inReturn
    ? plan`${giver} and ${coming} would like to swap two visits${where(voice, visit, known)}. ${coming} would come ${said(visit, known)}, and ${giver} would come ${said(inReturn, known)}. Is that all right?`
    : plan`${giver} is looking for somebody for ${said(visit, known)}${where(voice, visit, known)}. ${coming} could come instead. Is that all right?`;
  return message(voice, team.id, text, {
    about: plan`a change, ${said(visit, known)}`,
    awaited: true,
    concerns: record.id,
    choices: yesOrNo((yes) => ({ do: 'agree', request: record.id, taker, yes })),
  });
}

function noSaid({ by, next }: Fact<'no-said'>, known: Known): CoverMessage[] {
  const { record } = request(known);
  const visit = requestedVisit(known);
  const thanks = message(by, record.team, open`Thank you for telling me. That is fine.`, visit ? { about: plan`your answer about ${said(visit, known)}` } : {});
  return next === 'give up' && visit ? [thanks, ...stillTheirs(visit, known)] : [thanks];
}

const whichRequest = ({ requests }: Fact<'which-request'>, known: Known): CoverMessage => ({
  to: known.me,
  teams: [],
  text: open`Which one shall I stop asking about?`,
  choices: requests.map(({ id, visit }) => ({ label: said(visit, known), means: { do: 'stop asking', request: id } })),
});
