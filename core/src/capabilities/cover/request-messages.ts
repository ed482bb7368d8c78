import type { PersonId } from '@hatstand/db/ids';
import { joined, type Labelled, open, plan } from '@hatstand/db/labels';
import { teamOf } from '../../visits/known.ts';
import { nameOf, said, where } from '../../visits/phrases.ts';
import type { Visit } from '../../visits/visits.ts';
import { sayWarning } from '../../visits/working-time-messages.ts';
import { sayList } from '../../words/saying.ts';
import { nextWaking } from '../../words/waking-hours.ts';
import { noSaid, yesSaid } from './answer-messages.ts';
import { tellEnd } from './end-messages.ts';
import type { CoverFact } from './facts.ts';
import type { Known } from './known.ts';
import {
  askCircle,
  type CoverMessage,
  everyone,
  type Fact,
  helpers,
  isOutsider,
  message,
  placeFor,
  request,
  requestNamed,
  sortChoice,
  stop,
  toAnybody,
  whileNeeded,
  whomToRing,
  yesOrNo,
} from './phrases.ts';
import { giverIn, warningsOf } from './waves.ts';

type RequestFact = Exclude<
  CoverFact,
  Fact<
    | 'day-unclear'
    | 'which-visit'
    | 'which-to-take'
    | 'swap-choices'
    | 'cant-which'
    | 'too-many-shown'
    | 'clash-shown'
    | 'mentioned'
    | 'watched'
    | 'rung-climbed'
    | 'being-sorted'
  >
>;

/** What is said while a request goes round. The Team Owner is never named, for these go to WhatsApp too. */
export function tellRequest(fact: RequestFact, known: Known): readonly CoverMessage[] {
  switch (fact.happened) {
    case 'swap-asked':
      return swapAsked(fact, known);
    case 'cover-asked':
      return coverAsked(fact, known);
    case 'asking-already':
      return [askingAlready(fact, known)];
    case 'several-asked':
      return [severalAsked(fact, known)];
    case 'named-cannot':
      return [namedCannot(fact, known)];
    case 'wave-asked':
      return fact.asked.map((person) => coverQuestion(person, fact.request, fact.visit, known.request?.record.askedBy ?? fact.by, known));
    case 'circle-suggested':
      return [circleSuggested(fact, known)];
    case 'circle-decided':
      return circleDecided(fact, known);
    case 'volunteered':
      return [];
    case 'yes-said':
      return yesSaid(fact, known);
    case 'yes-noted':
      return [
        {
          to: fact.by,
          teams: [],
          text: open`Somebody said yes just before you. Thank you for offering. I will tell you how it turns out.`,
          concerns: fact.request,
        },
      ];
    case 'no-said':
      return noSaid(fact, known);
    case 'which-request':
      return [whichRequest(fact, known)];
    default:
      return tellEnd(fact, known);
  }
}

function swapAsked({ visit, inReturn, giver, askedBy, asked, request: id }: Fact<'swap-asked'>, known: Known): CoverMessage[] {
  const [mine, theirs] = [said(visit, known), said(inReturn, known)];
  const other = inReturn.giver;
  const text = (person: PersonId): Labelled<'plan'> => {
    if (person === giver)
      return plan`${nameOf(askedBy, known)} asks for you: could you give ${mine}${where(person, visit, known)} to ${nameOf(other ?? person, known)} and take ${theirs} instead?`;
    const taker = giver ? nameOf(giver, known) : open`somebody`;
    return plan`${nameOf(askedBy, known)} asks: could you take ${mine}${where(person, visit, known)}? In return ${taker} would take your ${theirs}.`;
  };
  return [
    message(
      askedBy,
      visit.team,
      plan`Your question is on its way. I will tell you when there is an answer. Until then ${mine} stays ${giver === askedBy ? open`yours` : open`as it is`}.`,
      {
        about: plan`the question about ${mine}`,
        concerns: id,
        choices: [stop(id)],
      },
    ),
    ...asked.map((person) =>
      message(person, visit.team, plan`${text(person)} A no is fine, and needs no reason.`, {
        about: plan`a swap, ${mine}`,
        awaited: true,
        concerns: id,
        choices: yesOrNo((yes) => ({ do: 'answer', request: id, yes })),
      }),
    ),
  ];
}

function coverAsked(fact: Fact<'cover-asked'>, known: Known): CoverMessage[] {
  const { visit, askedBy, asked, request: id, oneOfSeveral } = fact;
  const others = asked.filter((person) => person !== askedBy);
  return [
    ...(oneOfSeveral ? [] : [toAsker(fact, known)]),
    ...others.map((person) => coverQuestion(person, id, visit, askedBy, known, fact.giver, fact.urgent)),
    ...giverTold(fact, known),
    ...(fact.told.length > 0 ? told(fact, known) : asked.length === 0 ? nobodyFree(fact, known) : []),
  ];
}

function toAsker({ visit, asked, giver, askedBy, request: id, circle, told: everybodyTold }: Fact<'cover-asked'>, known: Known): CoverMessage {
  const when = said(visit, known);
  const people = asked.length === 1 ? open`1 person` : open`${asked.length} people`;
  const stays = giver === askedBy ? open`Until then it stays yours.` : open`Until then it stays as it is.`;
  // Asked in the night about a visit in the same night: most of those who are told can't be rung before it.
  const isTooLate = nextWaking(known.now) >= visit.span.from;
  const ring = isTooLate ? plan` It is night, so most of them only read it in the morning. ${whomToRing(visit.team, known)}` : open``;
  const told = everybodyTold.length > 0 ? plan` I have told those who need to know now.${ring}` : ring;
  const text =
    asked.length > 0
      ? plan`I have asked ${people} who could take ${when}.${told} I will tell you when somebody has it. ${stays}`
      : plan`I looked, and nobody else in the team who could do ${when} is free. ${giver === askedBy ? open`It is still yours for now.` : open`It still needs somebody.`}${told}`;
  return message(askedBy, visit.team, text, {
    about: plan`the question about ${when}`,
    concerns: id,
    choices: [...(circle ? [askCircle(id)] : []), stop(id)],
  });
}

/** To a member: who asks, and when. To somebody of the circle: day, time and area, and nothing of anybody. */
function coverQuestion(
  person: PersonId,
  id: Fact<'cover-asked'>['request'],
  visit: Visit,
  asker: PersonId,
  known: Known,
  giver: PersonId | null | undefined = known.request?.record.giver,
  urgent = known.request?.record.urgent ?? false,
): CoverMessage {
  const when = said(visit, known);
  const isOutside = isOutsider(person, visit.team, known);
  const team = teamOf(known, visit.team);
  const them = team && giverIn(team, person, known);
  const warnings = them ? warningsOf(them, visit, known).map((warning) => plan` ${sayWarning(warning)}`) : [];
  const start = isOutside
    ? plan`Somebody is needed for a visit on ${when}${placeFor(person, visit, known)}. Could you do it?`
    : giver === null || giver === undefined
      ? plan`${when}${where(person, visit, known)} needs somebody. Could you take it?`
      : plan`${nameOf(asker, known)} asks: could you take ${giver === asker ? open`` : plan`${nameOf(giver, known)}'s visit on `}${when}${where(person, visit, known)}?`;
  return toAnybody(person, visit.team, plan`${start}${joined('plan', warnings, '')} A no is fine, and needs no reason.`, known, {
    about: plan`cover, ${when}`,
    awaited: true,
    concerns: id,
    urgent,
    choices: yesOrNo((yes) => ({ do: 'answer', request: id, yes })),
  });
}

/** The Rota Holder acted for somebody, who is told at once, and may keep their visit. */
function giverTold({ visit, giver, askedBy, request: id }: Fact<'cover-asked'>, known: Known): CoverMessage[] {
  if (!giver || giver === askedBy) return [];
  const when = said(visit, known);
  const text = plan`${nameOf(askedBy, known)} is looking for somebody for your visit on ${when}${where(giver, visit, known)}. It stays yours until somebody has it. Would you rather keep it? Then say no.`;
  return [
    message(giver, visit.team, text, {
      about: plan`your visit, ${when}`,
      concerns: id,
      choices: [{ label: open`No, I'll keep it`, means: { do: 'keep', request: id } }],
    }),
  ];
}

/** Late: those who can act hear at once, and so does the Team Owner or advocate (PRODUCT, /rota). */
function told({ visit, giver, asked, told: everybody }: Fact<'cover-asked'>, known: Known): CoverMessage[] {
  const team = teamOf(known, visit.team);
  const when = said(visit, known);
  const who = giver ? plan`${nameOf(giver, known)} can't come` : open`Nobody is there yet for the visit`;
  const asking = asked.length > 0 ? open`I am asking everybody who could.` : open`Nobody else in the team is free.`;
  return everybody.map((person) => {
    const text = plan`${who} on ${when}${where(person, visit, known)}. ${asking}`;
    return person === team?.voice
      ? message(person, visit.team, plan`${text} I will tell you who comes.`, { urgent: true, ...whileNeeded([visit]) })
      : toAnybody(person, visit.team, plan`${text} Could you help find a way?`, known, { urgent: true, ...sortChoice(visit), ...whileNeeded([visit]) });
  });
}

/** A visit nobody can take is never silent: those who can act hear of it too (PRODUCT, promise 7). */
const nobodyFree = ({ visit, giver, askedBy }: Fact<'cover-asked'>, known: Known): CoverMessage[] =>
  helpers(visit, known, [giver, askedBy]).map((person) =>
    toAnybody(
      person,
      visit.team,
      plan`${nameOf(askedBy, known)} is looking for somebody for ${said(visit, known)}${where(person, visit, known)}. Nobody else who could do it is free. Could you help find a way?`,
      known,
      whileNeeded([visit]),
    ),
  );

function askingAlready({ visit, request: id }: Fact<'asking-already'>, known: Known): CoverMessage {
  const record = requestNamed(id, known)?.record;
  const news =
    record?.state === 'waiting for the Team Owner'
      ? plan`Somebody has said yes to ${said(visit, known)}, and one more person has to agree. I will tell you.`
      : plan`I am still asking about ${said(visit, known)}. I will tell you when there is an answer.`;
  const isTheirs = record?.giver === known.me || record?.askedBy === known.me;
  return message(known.me, visit.team, news, { concerns: id, choices: isTheirs ? [stop(id)] : [] });
}

function severalAsked({ visits, already }: Fact<'several-asked'>, known: Known): CoverMessage {
  const list = joined(
    'plan',
    visits.map((visit) => plan`• ${said(visit, known)}`),
    '\n',
  );
  const rest = already.length > 0 ? open`\nI was asking about the others already.` : open``;
  const text = plan`I am asking who could take these. They stay yours until somebody has them.\n${list}${rest}`;
  return { to: known.me, teams: [], text, about: plan`the questions about ${visits.length} visits` };
}

function namedCannot({ visit, named }: Fact<'named-cannot'>, known: Known): CoverMessage {
  const names = named.flatMap((person) => known.names.get(person) ?? []);
  const who = names.length > 0 && names.length === named.length ? sayList(names, 'or') : open`They`;
  const start = named.length === 0 ? open`I don't know anybody of that name in the team.` : plan`${who} can't take ${said(visit, known)}.`;
  return message(known.me, visit.team, plan`${start} Shall I ask everyone who could?`, { choices: [everyone(visit)] });
}

function circleSuggested({ visit, request: id, nobody }: Fact<'circle-suggested'>, known: Known): CoverMessage {
  const { record } = request(known);
  const start = nobody ? plan`Nobody in the team can take ${said(visit, known)}.` : plan`Nobody in the team has taken ${said(visit, known)} yet.`;
  return message(
    record.askedBy,
    record.team,
    plan`${start} Shall I ask people in the circle too? They hear the day, the time and the area, and nothing else.`,
    {
      about: plan`asking the circle, ${said(visit, known)}`,
      concerns: id,
      choices: yesOrNo((yes) => ({ do: 'ask circle', request: id, yes })),
    },
  );
}

function circleDecided({ visit, request: id, yes, asked }: Fact<'circle-decided'>, known: Known): CoverMessage[] {
  const of = requestNamed(id, known);
  const when = said(visit, known);
  const people = asked.length === 1 ? open`1 person` : open`${asked.length} people`;
  const text = !yes
    ? plan`That is fine. I won't ask the circle about ${when}.`
    : asked.length > 0
      ? plan`I have asked ${people} in the circle about ${when}. They hear the day, the time and the area, and nothing else.`
      : plan`There is nobody to ask in the circle just now for ${when}. I will ask if that changes.`;
  return [
    message(known.me, visit.team, text, { about: plan`the circle and ${when}` }),
    ...asked.map((person) => coverQuestion(person, id, visit, known.me, known, of?.record.giver, of?.record.urgent)),
  ];
}

const whichRequest = ({ requests }: Fact<'which-request'>, known: Known): CoverMessage => ({
  to: known.me,
  teams: [],
  text: open`Which one shall I stop asking about?`,
  choices: requests.map(({ id, visit }) => ({ label: said(visit, known), means: { do: 'stop asking', request: id } })),
});
