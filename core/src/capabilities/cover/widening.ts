import type { PersonId, RequestId } from '@hatstand/db/ids';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { teamOf, visitById, visitsGivenBy } from '../../visits/known.ts';
import { touches } from '../../visits/meant.ts';
import { hasBegun, isFreeFor, type Visit } from '../../visits/visits.ts';
import { instantOf } from '../../words/calendar.ts';
import { asAsked, saidYes, stillPossible } from './answering.ts';
import type { CoverFact, CoverReason } from './facts.ts';
import type { CoverIntent } from './intents.ts';
import { type AskedRequest, coverAskedFor, isRotaHolder, type Known, teamsUpcoming } from './known.ts';
import { climbAfterAsking } from './times.ts';
import { wavesFor } from './waves.ts';

type Decision = readonly CoverFact[] | Refusal<CoverReason>;

/** Nobody has said yes so far: the rest of the team is asked, and when they have been, the giver is asked about the circle. */
export function nextWave(known: Known): readonly CoverFact[] {
  const { record, asked } = known.request ?? {};
  const team = record && teamOf(known, record.team);
  const whole = record && visitById(known, record.visit);
  if (record?.state !== 'asking' || !team || !whole || hasBegun(whole, known.now)) return [];
  const visit = asAsked(whole, record);
  const waves = wavesFor(visit, team, known, [record.giver ?? undefined, record.askedBy]);
  const isNew = (person: PersonId): boolean => !asked?.some((one) => one.person === person);
  const more = record.waves < 2 ? [...waves.first, ...waves.second].filter(isNew) : [];
  if (more.length > 0) return [{ happened: 'wave-asked', request: record.id, visit, asked: more, wave: 2, by: known.me }];
  const circle = waves.circle.filter(isNew);
  if (circle.length === 0 || record.circle === 'is left out') return [];
  if (record.circle === 'may be asked') return [{ happened: 'wave-asked', request: record.id, visit, asked: circle, wave: 3, by: known.me }];
  return record.waves < 3 ? [{ happened: 'circle-suggested', request: record.id, visit, nobody: (asked ?? []).every((one) => one.answer === 'no') }] : [];
}

/** The giver, or the Rota Holder for them, says whether the circle's people may be asked. They hear day, time and area only. */
export function askCircle({ request, yes, of, on }: Extract<CoverIntent, { do: 'ask circle' }>, known: Known): Decision {
  const found = request ? known.request : theirRequest(of, on, known);
  if (!found) return refuse(request ? 'over' : 'nothing asked');
  const { record, asked } = found;
  const team = teamOf(known, record.team);
  const whole = visitById(known, record.visit);
  if (record.giver !== known.me && record.askedBy !== known.me && !isRotaHolder(known, record.team)) return refuse('not for you to say');
  if (record.state === 'settled') return refuse('already covered');
  if (record.state === 'declined' || record.state === 'lapsed' || !team || !whole || hasBegun(whole, known.now)) return refuse('over');
  const visit = asAsked(whole, record);
  const { circle } = wavesFor(visit, team, known, [record.giver ?? undefined, record.askedBy]);
  const people = yes && record.state === 'asking' ? circle.filter((person) => !asked.some((one) => one.person === person)) : [];
  return [{ happened: 'circle-decided', request: record.id, visit, yes, asked: people }];
}

/** The question that is meant: one's own, or as Rota Holder that of somebody named, or of the only one there is. */
function theirRequest(
  of: readonly PersonId[] | undefined,
  on: { readonly spans: Parameters<typeof touches>[0]['spans'] } | undefined,
  known: Known,
): AskedRequest | undefined {
  const isMeant = ({ record }: AskedRequest): boolean => {
    const visit = visitById(known, record.visit);
    if (record.kind !== 'cover' || !visit || (on && !touches(on, visit))) return false;
    if (of) return record.giver !== null && of.includes(record.giver);
    return record.giver === known.me || record.askedBy === known.me || isRotaHolder(known, record.team);
  };
  const meant = known.requests.filter(isMeant);
  const own = meant.filter(({ record }) => record.giver === known.me || record.askedBy === known.me);
  return own[0] ?? (meant.length === 1 ? meant[0] : undefined);
}

/** "I'll take Sat 5 Dec": a visit that nobody has, or that somebody needs cover for. */
export function take({ on }: Extract<CoverIntent, { do: 'take' }>, known: Known, moment: Moment): Decision {
  if (known.teams.length === 0) return refuse('in no team');
  const others = teamsUpcoming(known).filter((visit) => visit.giver !== known.me);
  const wanted = others.filter((visit) => isNeeded(visit, known));
  if (!on || on.ask) return [{ happened: 'which-to-take', visits: wanted.slice(0, 3), because: 'not said' }];
  const [visit, another] = wanted.filter((one) => touches(on, one));
  if (visit && another) return [{ happened: 'which-to-take', visits: wanted.filter((one) => touches(on, one)).slice(0, 3), because: 'several' }];
  if (visit) return takeVisit(visit, known, moment);
  return [{ happened: 'which-to-take', visits: others.filter((one) => touches(on, one)).slice(0, 3), because: 'nobody needs it' }];
}

const isNeeded = (visit: Visit, known: Known): boolean => visit.giver === undefined || coverAskedFor(known, visit.id) !== undefined;

/** Their own offer is a yes to the question that is open, or to a new one that nobody else is asked. */
export function takeVisit(visit: Visit | undefined, known: Known, moment: Moment): Decision {
  const team = visit && teamOf(known, visit.team);
  const me = team?.givers.find((giver) => giver.person === known.me);
  if (!visit || !team || hasBegun(visit, known.now)) return refuse('over');
  if (!me) return refuse('gives no visits');
  if (!isNeeded(visit, known)) return refuse('already covered');
  if (visit.skill !== undefined && !me.skills.includes(visit.skill)) return refuse('needs a skill');
  const open = coverAskedFor(known, visit.id);
  const asked = open ? asAsked(visit, open.record) : visit;
  const clash = visitsGivenBy(known, known.me).find((own) => !isFreeFor(asked, [own], known.journey));
  if (clash) return [{ happened: 'clash-shown', visit: asked, with: clash }];
  if (!team.voice) return refuse('nobody can say yes');
  return open ? joinIn(open, known, moment) : takeFree(visit, known, moment);
}

function joinIn({ record, asked }: AskedRequest, known: Known, moment: Moment): Decision {
  const volunteered: CoverFact[] = asked.some((one) => one.person === known.me) ? [] : [{ happened: 'volunteered', request: record.id, by: known.me }];
  if (record.state === 'waiting for the Team Owner')
    return record.taker === known.me ? refuse('already said yes') : [...volunteered, { happened: 'yes-noted', request: record.id, by: known.me }];
  const possible = stillPossible(record, known.me, known);
  return possible ? [...volunteered, ...saidYes(possible, known.me, 'now', moment, known)] : refuse('does not fit any more');
}

function takeFree(visit: Visit, known: Known, moment: Moment): Decision {
  const team = teamOf(known, visit.team);
  const request: RequestId = moment.newId('request');
  const record = {
    id: request,
    team: visit.team,
    kind: 'cover',
    visit: visit.id,
    inReturn: null,
    giver: null,
    askedBy: known.me,
    taker: null,
    state: 'asking',
    partFrom: null,
    partTo: null,
    urgent: false,
    waves: 2,
    circle: 'not asked',
    openedAt: moment.now,
    closesAt: instantOf(visit.span.from),
    agreedBy: null,
    agreedAs: null,
    settledAt: null,
  } as const;
  if (!team) return refuse('over');
  const asked: CoverFact = {
    happened: 'cover-asked',
    request,
    visit,
    part: undefined,
    giver: undefined,
    askedBy: known.me,
    asked: [known.me],
    urgent: false,
    told: [],
    next: climbAfterAsking(visit, moment.now, false, 0),
    waves: 2,
    circle: false,
    oneOfSeveral: true,
    openedAt: moment.now,
    closesAt: record.closesAt,
  };
  return [asked, ...saidYes({ record, team, visit, asked: visit, inReturn: undefined }, known.me, 'now', moment, known)];
}
