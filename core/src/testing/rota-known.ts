import type { Id, PersonId, RequestId, VisitId } from '@hatstand/db/ids';
import { Labelled, plan, team as teamText } from '@hatstand/db/labels';
import type { Day, LocalTime, Span } from '@hatstand/db/times';
import type { AskedRequest, Known } from '../capabilities/cover/known.ts';
import { DEMO_STARTS } from '../demo/world.ts';
import type { Moment } from '../moment.ts';
import type { VisitTeam } from '../visits/known.ts';
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
  readonly request?: {
    readonly kind?: 'swap' | 'cover';
    readonly visit: string;
    readonly inReturn?: string;
    readonly giver: string;
    readonly taker?: string;
    readonly state?: AskedRequest['record']['state'];
    readonly asked: Readonly<Record<string, 'none yet' | 'yes' | 'no'>>;
  };
}

const GIVERS = ['sam', 'jo', 'bilal', 'greta'];

/** What the rota knows, from what matters in one test. The team is Rosa's: Sam, Jo, Bilal and Greta give visits, Tess speaks for Rosa as well. */
export function rotaKnown(sketch: Sketch): Known {
  const { me = 'sam', now = '2026-11-23T09:00', visits = {}, request, skilled = GIVERS, room } = sketch;
  const rosas: VisitTeam = {
    id: team('rosa'),
    circle: 'circle-millbrook' as Id<'circle'>,
    name: teamText`the team`,
    nickname: plan`R’s team`,
    owner: person('rosa'),
    asking: sketch.asking ?? 'ask me first',
    voice: sketch.nobodySpeaks ? undefined : person('rosa'),
    speaksForIt: [person('rosa'), person('tess')],
    anyTime: (sketch.anyTime ?? []).map(person),
    rotaHolders: [person('sam')],
    givers: GIVERS.map((key) => ({
      person: person(key),
      kind: 'independent',
      newcomer: sketch.newcomers?.includes(key) ?? false,
      weeklyHours: undefined,
      skills: skilled.includes(key) ? ['personal care'] : [],
    })),
  };
  return {
    me: person(me),
    now: now as LocalTime,
    today: now.slice(0, 10) as Day,
    room: room ? team(room) : undefined,
    teams: [rosas],
    visits: Object.entries(visits).map(([key, visit]) => sketched(key, visit)),
    journey: (from, to) => (from === to ? 0 : (sketch.minutesApart ?? 0)),
    away: new Map(),
    names: new Map(),
    inSeveralTeams: new Set(),
    requests: [...(sketch.askedAbout ?? []).map(elsewhere), ...(isOpen(request) ? [asking(request)] : [])],
    request: request && asking(request),
    taken: [],
    around: new Map([[team('rosa'), { starters: [], coaches: [], onCall: [], lastResorts: [], takers: [], area: plan`Millbrook`, circle: [] }]]),
    recorded: new Map(),
  };
}

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
    giver: person(request.giver),
    askedBy: person(request.giver),
    taker: request.taker ? person(request.taker) : null,
    state: request.state ?? 'asking',
    partFrom: null,
    partTo: null,
    urgent: false,
    waves: 1,
    circle: 'not asked',
    openedAt: DEMO_STARTS,
    closesAt: DEMO_STARTS,
    agreedBy: null,
    agreedAs: null,
    settledAt: null,
  },
  asked: Object.entries(request.asked).map(([key, answer]) => ({ request: REQUEST, person: person(key), answer, answeredAt: null, wave: 1, remindedAt: null })),
});

function sketched(key: string, [giver, when, more = {}]: SketchedVisit): Visit {
  const whose = more.team ?? 'rosa';
  const [, day = '', from = '', to = ''] = /^(\S+) (\S+)-(\S+)$/.exec(when) ?? [];
  const span: Span = { from: `${day}T${from}` as LocalTime, to: `${day}T${to}` as LocalTime };
  return {
    id: visitId(key),
    team: team(whose),
    place: more.place ?? whose,
    span,
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
