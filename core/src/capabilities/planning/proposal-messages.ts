import type { PersonId } from '@hatstand/db/ids';
import { type Labelled, open, plan } from '@hatstand/db/labels';
import type { Choice } from '../../conversation/capability.ts';
import { teamOf } from '../../visits/known.ts';
import { where } from '../../visits/phrases.ts';
import { sayConsequence } from '../../visits/working-time-messages.ts';
import type { PlanningFact } from './facts.ts';
import type { PlanningIntent } from './intents.ts';
import type { Answered, Known } from './known.ts';
import { message, type PlanningMessage } from './message.ts';
import { giversOf, outcomeOf } from './outcome.ts';
import { isInLines, listOf, made, staysAsItIs, whoSaid, wished } from './wording.ts';
import { type TimeWarning, timeWarnings } from './working-time.ts';

type Fact<Happened> = Extract<PlanningFact, { happened: Happened }>;
type ProposalFact = Fact<'proposed' | 'yes-said' | 'declined' | 'proposal-ended' | 'changed' | 'overtaken' | 'request-closed' | 'wants-to-keep'>;

/** What is said while a change goes round, and when it is made or not. The Team Owner is never named, for these go to WhatsApp too. */
export function tellProposal(fact: ProposalFact, known: Known): readonly PlanningMessage[] {
  switch (fact.happened) {
    case 'proposed':
      return proposed(fact, known);
    case 'yes-said':
      return yesSaid(fact, known);
    case 'declined':
      return declined(fact, known);
    case 'proposal-ended':
      return ended(fact, known);
    case 'changed':
      return changed(fact, known);
    case 'overtaken':
      return overtaken(fact, known);
    case 'request-closed':
      return requestClosed(fact, known);
    case 'wants-to-keep':
      return wantsToKeep(fact, known);
  }
}

const asked = (proposal: Fact<'proposed'>['proposal']): Choice<PlanningIntent>[] => [
  { label: open`Yes`, means: { do: 'answer', proposal, yes: true } },
  { label: open`No`, means: { do: 'answer', proposal, yes: false } },
];

interface Question {
  readonly proposal: Fact<'proposed'>['proposal'];
  readonly team: Fact<'proposed'>['team'];
  readonly change: Fact<'proposed'>['change'];
  readonly by: PersonId;
  readonly warnings: readonly TimeWarning[];
}

/** The question to one person: what somebody would like, and that a no is fine. Warnings about somebody's own hours go to them. */
function question({ proposal, team, change, by, warnings }: Question, row: Answered, known: Known): PlanningMessage {
  const asker = whoSaid(by, row.person, known, teamOf(known, team));
  const warned = warnings.filter(({ person }) => person === row.person).map(({ warning }) => plan` ${sayConsequence(warning, 'you')}`)[0] ?? open``;
  const [visit] = [...outcomeOf(change, known).after, ...outcomeOf(change, known).before];
  const place = visit ? where(row.person, visit, known) : open``;
  const wish = wished(change, known, row.person);
  // Who is to come is asked whether they can; who would lose a visit, whether they mind.
  const comes = outcomeOf(change, known).after.some(({ giver }) => giver === row.person);
  const text =
    row.as === 'giver'
      ? plan`${asker} suggests ${wish}${place}.${warned} ${comes ? open`Can you do that?` : open`Is that all right with you?`} A no is fine, and needs no reason.`
      : row.as === 'Rota Holder'
        ? plan`${asker} suggests ${wish}. Shall I go on with it? Whoever's time it touches is asked as well.`
        : plan`${asker} suggests ${wish}. Is that all right?`;
  return message(row.person, text, { about: plan`${wish}`, awaited: true, concerns: proposal, choices: asked(proposal) });
}

function proposed(fact: Fact<'proposed'>, known: Known): PlanningMessage[] {
  const { by, team, change, proposal } = fact;
  const own = fact.warnings.filter(({ person }) => person === by).map(({ warning }) => plan` ${sayConsequence(warning, 'you')}`)[0];
  const others = fact.warnings
    .filter(({ person }) => person !== by)
    .map(({ person, warning }) => plan` For ${whoSaid(person, by, known)}: ${sayConsequence(warning, 'them')}`)[0];
  const warned = own ?? others ?? open``;
  const wish = wished(change, known, by);
  const who = fact.asked.map((row) => (row.person === by ? plan`you` : plan`${whoSaid(row.person, by, known, teamOf(known, team))}`))[0] ?? plan`them`;
  const toMe = plan`I have asked ${who} about ${wish}.${warned} Nothing changes before everybody concerned has said yes. I will tell you.`;
  return [
    message(by, toMe, {
      about: plan`the question about ${wish}`,
      concerns: proposal,
      choices: [{ label: open`Stop asking`, means: { do: 'withdraw', proposal } }],
    }),
    ...fact.asked.map((row) => question(fact, row, known)),
    ...fact.told.map((person) =>
      message(
        person,
        plan`${whoSaid(by, person, known, teamOf(known, team))} suggests ${wished(change, known, person)}. It is not settled yet, and I will tell you. To keep it, say no.`,
        {
          concerns: proposal,
          choices: [{ label: open`No, keep it`, means: { do: 'object', proposal } }],
        },
      ),
    ),
  ];
}

function yesSaid({ by, next, proposal }: Fact<'yes-said'>, known: Known): PlanningMessage[] {
  const record = known.proposal;
  if (!record || next === 'settle') return [];
  const outcome = outcomeOf(record.change, known);
  const warnings = timeWarnings(outcome, known);
  return [
    message(by, plan`Thank you. I have noted your yes to ${wished(record.change, known, by)}. I will tell you when it is settled.`, {
      about: plan`your yes`,
    }),
    ...next.map((row) => question({ proposal, team: record.team, change: record.change, by: record.by, warnings }, row, known)),
  ];
}

/** Who asked for it, and whoever had said yes, hear that it is not possible. Never who said no, nor how many. */
function declined({ by, proposal }: Fact<'declined'>, known: Known): PlanningMessage[] {
  const record = known.proposal;
  if (!record) return [];
  const stays = staysAsItIs(record.change, known);
  const others = [record.by, ...record.answers.filter(({ answer }) => answer === 'yes').map(({ person }) => person)].filter((person) => person !== by);
  return [
    message(by, plan`Thank you for saying so. ${stays} Nobody is told who said no.`, { about: plan`your answer` }),
    ...[...new Set(others)].map((person) => message(person, plan`That is not possible this time: ${wished(record.change, known, person)}. ${stays}`)),
    ...letOff(proposal, [by, ...others], known),
  ];
}

/** Whoever had been asked, or told, and is not needed any more. */
const letOff = (proposal: string, besides: readonly PersonId[], known: Known): PlanningMessage[] => {
  const record = known.proposal;
  if (!record) return [];
  const waiting = [
    ...record.answers.filter(({ answer }) => answer === 'none yet').map(({ person }) => person),
    ...giversOf(outcomeOf(record.change, known).before),
  ];
  return [...new Set(waiting)]
    .filter((person) => !besides.includes(person))
    .map((person) =>
      message(
        person,
        plan`The question about ${wished(record.change, known, person)} is closed. There is nothing for you to do. ${staysAsItIs(record.change, known)}`,
        { ifHeardOf: proposal },
      ),
    );
};

function ended({ because, proposal }: Fact<'proposal-ended'>, known: Known): PlanningMessage[] {
  const record = known.proposal;
  if (!record) return [];
  const { by, change } = record;
  const stays = staysAsItIs(change, known);
  const yeses = record.answers.filter(({ answer, person }) => answer === 'yes' && person !== by).map(({ person }) => person);
  const text = {
    time: plan`There was no answer in time about ${wished(change, known, by)}, so nothing has changed. ${stays} You can ask again.`,
    'changed since': plan`Something has changed since then, so that is not possible any more: ${wished(change, known, by)}. Nothing was changed.`,
    proposer: plan`I have stopped asking. ${stays}`,
  }[because];
  const answerer =
    known.me !== by && because === 'changed since'
      ? [
          message(
            known.me,
            open`Thank you. Something has changed since then, so that is not possible any more. Nothing was changed. Say “rota” to see how it stands.`,
          ),
        ]
      : [];
  return [
    message(by, text, because === 'proposer' ? { about: plan`your question` } : {}),
    ...answerer,
    ...yeses
      .filter((person) => person !== known.me)
      .map((person) => message(person, plan`Nothing came of ${wished(change, known, person)}. ${stays} Thank you for your yes.`)),
    ...letOff(proposal, [by, known.me, ...yeses], known),
  ];
}

/** Everybody concerned hears, and the room: what is so now, and from whom it came. */
function changed(fact: Fact<'changed'>, known: Known): PlanningMessage[] {
  const { by, change, team: id } = fact;
  const team = teamOf(known, id);
  const about = plan`${wished(change, known, known.me)}`;
  const text = (reader?: PersonId): Labelled<'plan' | 'open'> => made(ofReader(change, reader, known), known, { ...lateOf(fact, reader), reader });
  /** What follows a list stands on a line of its own. */
  const then = (reader: PersonId, sentences: readonly Labelled<'plan' | 'open'>[]): Labelled<'plan' | 'open'> =>
    sentences.reduce<Labelled<'plan' | 'open'>>(
      (all, sentence, at) => (at === 0 && isInLines(ofReader(change, reader, known), fact.late) ? plan`${all}\n${sentence}` : plan`${all} ${sentence}`),
      text(reader),
    );
  const answered = known.proposal?.answers.map(({ person }) => person) ?? [];
  const givers = giversOf([...fact.before, ...fact.after]);
  const holders = change.is === 'add' && change.series.giver === null ? (team?.rotaHolders ?? []) : [];
  const readers = new Set<PersonId>([by, ...givers, ...answered, ...(team?.voice ? [team.voice] : []), ...holders].filter((person) => person !== known.me));
  const isCancelled = change.is === 'cancel' || change.is === 'end';
  const toOthers = [...readers].map((person) => {
    const from = person === by || person === team?.voice ? [] : [plan`${whoSaid(by, person, known, team)} asked for this.`];
    const visit = [...fact.before, ...fact.after].find(({ giver }) => giver === person);
    // People in several teams hear first which one it is.
    const place = visit && team && known.inSeveralTeams.has(person) ? plan`${team.nickname}: ` : open``;
    const free = isCancelled && givers.includes(person) && person !== by ? [open`So you are free then.`] : [];
    const keep: Choice<PlanningIntent>[] =
      change.is === 'cancel' && givers.includes(person) && fact.as === 'Rota Holder' && !fact.proposal
        ? [{ label: open`No, keep it`, means: { do: 'keep', visits: fact.before.map((one) => one.id) } }]
        : [];
    return message(person, plan`${place}${then(person, [...free, ...from])}`, { choices: keep, about: plan`${wished(change, known, person)}` });
  });
  const told = readers.size > 0 ? [open`I have told everybody concerned.`] : [];
  return [message(known.me, then(known.me, told), { about }), ...toOthers, { to: { roomOf: id }, teams: [id], text: text() }];
}

/** Of many cancelled visits a giver hears of their own. */
function ofReader(change: Fact<'changed'>['change'], reader: PersonId | undefined, known: Known): Fact<'changed'>['change'] {
  if (change.is !== 'cancel' || reader === known.me || !change.visits.some(({ giver }) => giver === reader)) return change;
  return { ...change, visits: change.visits.filter(({ giver }) => giver === reader) };
}

function lateOf({ late, alsoGone, change, by }: Fact<'changed'>, reader: PersonId | undefined): Pick<Fact<'changed'>, 'late' | 'alsoGone'> {
  const isGiver = change.is === 'cancel' && reader !== by && change.visits.some(({ giver }) => giver === reader);
  return { late: isGiver ? late.filter(({ giver }) => giver === reader) : late, alsoGone };
}

function overtaken({ proposal: id, change }: Fact<'overtaken'>, known: Known): PlanningMessage[] {
  const other = known.waiting.find((one) => one.id === id);
  if (!other) return [];
  const why = made(change, known, { late: [], alsoGone: [] });
  const people = [other.by, ...other.answers.filter(({ answer }) => answer !== 'no').map(({ person }) => person)].filter((person) => person !== known.me);
  return [...new Set(people)].map((person) =>
    message(
      person,
      plan`The question about ${wished(other.change, known, person)} is closed, because of another change: ${why}`,
      person === other.by ? {} : { ifHeardOf: id },
    ),
  );
}

/** Those who were asked are let off. Who asked hears that nobody is looked for any more, unless the visit is gone: then they hear that already. */
function requestClosed({ request: id, isGone }: Fact<'request-closed'>, known: Known): PlanningMessage[] {
  const request = known.requests.find((one) => one.id === id);
  if (!request) return [];
  const visits = known.visits.filter((visit) => request.visits.includes(visit.id));
  const when = listOf(visits, known);
  const which = visits.length === 1 ? open`that visit` : open`one of them`;
  const why = isGone ? plan`because ${which} was cancelled` : plan`because ${which} was changed`;
  const heardOfIt = isGone && visits.some(({ giver }) => giver === request.askedBy) && visits.length === 1;
  const toAsker = plan`I have stopped asking about ${when}, ${why}. If you still need somebody, ask me again.`;
  const toAsked = plan`No answer is needed any more about ${when}, ${why}. Thank you, there is nothing for you to do.`;
  return [
    ...(request.askedBy === known.me || heardOfIt ? [] : [message(request.askedBy, toAsker)]),
    ...request.asked.filter((person) => person !== known.me && person !== request.askedBy).map((person) => message(person, toAsked, { ifHeardOf: id })),
  ];
}

/** The giver would rather keep it: whoever holds the rota hears, and can put it back with a tap. */
function wantsToKeep({ visits, by, team: id }: Fact<'wants-to-keep'>, known: Known): PlanningMessage[] {
  const team = teamOf(known, id);
  const to = (team?.rotaHolders.filter((person) => person !== by) ?? []).concat(team?.rotaHolders.length === 0 && team.voice ? [team.voice] : []);
  const when = listOf(visits, known);
  const back: Choice<PlanningIntent>[] = visits
    .slice(0, 1)
    .map((visit) => ({ label: open`Put it back`, means: { do: 'put back', which: { visits: [visit.id] } } }));
  return [
    message(by, plan`Thank you for saying so. I have told whoever holds the rota that you would rather keep ${when}.`),
    ...to.map((person) => message(person, plan`${whoSaid(by, person, known, team)} would rather keep ${when}. Please talk about it.`, { choices: back })),
  ];
}
