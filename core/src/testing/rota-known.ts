import type { Id, PersonId, RequestId, VisitId } from '@hatstand/db/ids';
import { Labelled, plan, team as teamText } from '@hatstand/db/labels';
import type { RecordEntry } from '@hatstand/db/repositories/visit-record';
import type { Day, LocalTime, Span } from '@hatstand/db/times';
import type { Around, AskedRequest, Known } from '../capabilities/cover/known.ts';
import { DEMO_STARTS } from '../demo/world.ts';
import type { Moment } from '../moment.ts';
import type { Giver, VisitTeam } from '../visits/known.ts';
import type { Visit } from '../visits/visits.ts';
import { instantOf } from '../words/calendar.ts';
import { PUBLIC_ADDRESS } from './public-address.ts';

export const person = (key: string): PersonId => `person-${key}` as PersonId;
export const visitId = (key: string): VisitId => `visit-${key}` as VisitId;
export const REQUEST = 'request-1' as RequestId;
const team = (key: string): Id<'team'> => `team-${key}` as Id<'team'>;

/** A visit in few words: who gives it, and when: `['sam', '2026-11-24 09:00-11:00']`. */
type SketchedVisit = readonly [giver: string | undefined, when: string, more?: { readonly skill?: string; readonly team?: string; readonly place?: string }];

export interface Sketch {
  readonly me?: string;
  readonly now?: string;
  readonly room?: string;
  readonly visits?: Readonly<Record<string, SketchedVisit>>;
  readonly asking?: VisitTeam['asking'];
  readonly newcomers?: readonly string[];
  readonly anyTime?: readonly string[];
  readonly skilled?: readonly string[];
  readonly nobodySpeaks?: boolean;
  readonly minutesApart?: number;
  readonly askedAbout?: readonly string[];
  /** Hours a week agreed with employed workers. */
  readonly employed?: Readonly<Record<string, number>>;
  /** From when until when somebody can't: `['2026-11-24T00:00', '2026-11-26T00:00']`. */
  readonly away?: Readonly<Record<string, readonly [from: string, until: string]>>;
  readonly rotaHolders?: readonly string[];
  readonly starters?: readonly string[];
  readonly coaches?: readonly string[];
  readonly organisers?: readonly string[];
  readonly unreachable?: readonly string[];
  readonly onCall?: readonly string[];
  /** People of the circle who are not in the team. Their skills are those named in `skilled`. */
  readonly circle?: readonly string[];
  /** What was written down about a visit so far, at the times it has: `['told Coach', 'ruth']`. */
  readonly recorded?: Readonly<Record<string, readonly (readonly [what: RecordEntry['what'], person?: string])[]>>;
  readonly request?: {
    readonly kind?: 'swap' | 'cover';
    readonly visit: string;
    readonly inReturn?: string;
    /** Nobody: a free visit. */
    readonly giver?: string;
    /** The giver, where nothing is said. */
    readonly askedBy?: string;
    readonly taker?: string;
    readonly state?: AskedRequest['record']['state'];
    readonly settledAt?: string;
    /** The part that is asked for: `2026-11-24 09:00-10:00`. */
    readonly part?: string;
    readonly waves?: number;
    readonly circle?: AskedRequest['record']['circle'];
    readonly reminded?: readonly string[];
    readonly asked: Readonly<Record<string, 'none yet' | 'yes' | 'no'>>;
  };
}

const GIVERS = ['sam', 'jo', 'bilal', 'greta'];

/**
 * What the rota knows, from what matters in one test. The team is Rosa's: Sam, Jo, Bilal and Greta give visits, Sam holds the rota, Tess speaks for Rosa
 * as well.
 */
export function rotaKnown(sketch: Sketch): Known {
  const { me = 'sam', now = '2026-11-23T09:00', visits = {}, request, room } = sketch;
  const entries = Object.entries(visits).map(([key, visit]) => sketched(key, visit));
  const given = request && asking(request);
  return {
    me: person(me),
    now: now as LocalTime,
    today: now.slice(0, 10) as Day,
    room: room ? team(room) : undefined,
    teams: [rosasTeam(sketch)],
    visits: entries,
    journey: (from, to) => (from === to ? 0 : (sketch.minutesApart ?? 0)),
    notWrittenTo: new Set((sketch.unreachable ?? []).map(person)),
    away: new Map(Object.entries(sketch.away ?? {}).map(([key, [from, until]]) => [person(key), [{ from: from as LocalTime, until: until as LocalTime }]])),
    names: new Map(),
    inSeveralTeams: new Set(),
    requests: [...(sketch.askedAbout ?? []).map(elsewhere), ...(given && isOpen(request) ? [given] : [])],
    request: given,
    taken: given?.record.taker === person(me) && ['settled', 'waiting for the Team Owner'].includes(given.record.state) ? [given.record] : [],
    around: new Map([[team('rosa'), aroundRosa(sketch)]]),
    recorded: new Map(entries.map((visit) => [visit.id, recordedOf(visit, sketch.recorded?.[visit.id.replace('visit-', '')] ?? [])])),
  };
}

const rosasTeam = (sketch: Sketch): VisitTeam => ({
  id: team('rosa'),
  circle: 'circle-millbrook' as Id<'circle'>,
  name: teamText`the team`,
  nickname: plan`R’s team`,
  owner: person('rosa'),
  asking: sketch.asking ?? 'ask me first',
  voice: sketch.nobodySpeaks ? undefined : person('rosa'),
  speaksForIt: [person('rosa'), person('tess')],
  anyTime: (sketch.anyTime ?? []).map(person),
  rotaHolders: (sketch.rotaHolders ?? ['sam']).map(person),
  givers: GIVERS.map((key) => giverOf(key, 'independent', sketch)),
});

const aroundRosa = (sketch: Sketch): Around => ({
  starters: (sketch.starters ?? []).map(person),
  coaches: (sketch.coaches ?? []).map(person),
  organisers: (sketch.organisers ?? []).map(person),
  onCall: (sketch.onCall ?? []).map(person),
  lastResorts: [],
  takers: [],
  area: plan`Millbrook`,
  circle: (sketch.circle ?? []).map((key) => giverOf(key, 'circle', sketch)),
});

const giverOf = (key: string, kind: Giver['kind'], { newcomers, skilled = GIVERS, employed }: Sketch): Giver => ({
  person: person(key),
  kind,
  newcomer: kind === 'circle' || (newcomers?.includes(key) ?? false),
  weeklyHours: employed?.[key],
  skills: skilled.includes(key) ? ['personal care'] : [],
});

const recordedOf = ({ team: whose, span }: Visit, entries: NonNullable<Sketch['recorded']>[string]): RecordEntry[] =>
  entries.map(([what, who], index) => ({
    id: index + 1,
    team: whose,
    series: 'series-sketched' as Id<'series'>,
    day: span.from.slice(0, 10) as Day,
    what,
    person: who ? person(who) : null,
    by: person('rosa'),
    as: 'Hattie',
    from: span.from,
    to: span.to,
    minutes: null,
    at: DEMO_STARTS,
  }));

type SketchedRequest = NonNullable<Sketch['request']>;
const isOpen = (request: Sketch['request']): request is SketchedRequest =>
  request !== undefined && !['settled', 'declined', 'lapsed'].includes(request.state ?? 'asking');

/** A visit that is asked about in another question. */
const elsewhere = (visit: string): AskedRequest => {
  const { record } = asking({ visit, giver: 'nobody-else', asked: {} });
  return { record: { ...record, id: `request-about-${visit}` as RequestId }, asked: [] };
};

const asking = (request: SketchedRequest): AskedRequest => ({
  record: {
    id: REQUEST,
    team: team('rosa'),
    kind: request.kind ?? (request.inReturn ? 'swap' : 'cover'),
    visit: visitId(request.visit),
    inReturn: request.inReturn ? visitId(request.inReturn) : null,
    giver: request.giver ? person(request.giver) : null,
    askedBy: person(request.askedBy ?? request.giver ?? 'sam'),
    taker: request.taker ? person(request.taker) : null,
    state: request.state ?? 'asking',
    partFrom: request.part ? spanOf(request.part).from : null,
    partTo: request.part ? spanOf(request.part).to : null,
    urgent: false,
    waves: request.waves ?? 1,
    circle: request.circle ?? 'not asked',
    openedAt: DEMO_STARTS,
    closesAt: DEMO_STARTS,
    agreedBy: null,
    agreedAs: null,
    settledAt: request.settledAt ? instantOf(request.settledAt as LocalTime) : null,
  },
  asked: Object.entries(request.asked).map(([key, answer]) => ({
    request: REQUEST,
    person: person(key),
    answer,
    answeredAt: null,
    wave: 1,
    remindedAt: request.reminded?.includes(key) ? DEMO_STARTS : null,
  })),
});

function spanOf(when: string): Span {
  const [, day = '', from = '', to = ''] = /^(\S+) (\S+)-(\S+)$/.exec(when) ?? [];
  // Over midnight it ends on the day after.
  const ends = to > from ? day : new Date(Date.parse(`${day}T00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return { from: `${day}T${from}` as LocalTime, to: `${ends}T${to}` as LocalTime };
}

function sketched(key: string, [giver, when, more = {}]: SketchedVisit): Visit {
  const whose = more.team ?? 'rosa';
  return {
    id: visitId(key),
    team: team(whose),
    place: more.place ?? whose,
    span: spanOf(when),
    giver: giver === undefined ? undefined : person(giver),
    usual: undefined,
    skill: more.skill,
    kind: 'ordinary',
    cancelled: 'no',
  };
}

/** The moment of a sketch, with one id of each kind. */
export function momentOf(local: string): Moment {
  return {
    now: instantOf(local as LocalTime),
    local: local as LocalTime,
    newId: (kind) => `${kind}-1` as never,
    draw: () => 0,
    newSecret: () => new Labelled('plan', '0'.repeat(64)),
    publicAddress: PUBLIC_ADDRESS,
  };
}
