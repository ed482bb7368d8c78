import { during } from './givers-acts.ts';
import { dayShown, plusDays, timeShown, weekdayOf } from './london.ts';
import type { Planned } from './plan.ts';
import { personOf, type Stage, visitShown } from './stage.ts';
import { dayTyped, timeTyped, weekdayTyped } from './typing.ts';

const TEAMS = {
  'team-rosa': { voices: ['rosa', 'rosa', 'tess'], holder: 'sam', givers: ['sam', 'jo', 'bilal', 'greta'] },
  'team-arthur': { voices: ['lena'], holder: 'nia', givers: ['bilal', 'maya'] },
} as const;
type Team = keyof typeof TEAMS;

/** What Team Owners, advocates and Rota Holders do on a day, and what the circle does around them. */
export function planDayOfTeams(stage: Stage): void {
  for (const team of ['team-rosa', 'team-arthur'] as const) {
    const { chance } = stage;
    const { voices, holder } = TEAMS[team];
    const who = chance.happens(0.25) ? holder : (chance.oneOf(voices) ?? holder);
    const roll = chance.between(1, 1000);
    const visit = chance.oneOf(upcoming(stage, team, 12));
    if (roll <= 90 && visit) stage.at(during(stage), () => cancel(stage, who, visit));
    else if (roll <= 160 && visit) stage.at(during(stage), () => move(stage, who, visit));
    else if (roll <= 250) stage.at(during(stage), () => putBack(stage, who, team));
    else if (roll <= 390) stage.at(during(stage), () => addOne(stage, who, team));
    else if (roll <= 420) stage.at(during(stage), () => addWeekly(stage, who, team));
    else if (roll <= 440) stage.at(during(stage), () => end(stage, who, team));
    else if (roll <= 460) stage.at(during(stage), () => giveAway(stage, holder, team));
    else if (roll <= 510) consent(stage, team);
  }
  circle(stage);
}

const upcoming = (stage: Stage, team: Team, days: number): Planned[] =>
  stage.plan.between(stage.today(), plusDays(stage.today(), days)).filter((visit) => visit.team === team && !visit.cancelled && visit.starts > stage.local());
const ofDay = (stage: Stage, day: string): string[] =>
  [...stage.plan.visits.values()].filter(({ starts }) => starts.slice(0, 10) === day).map(({ key }) => key);
const dayAndTime = (stage: Stage, visit: Planned): string => `${dayTyped(visit.starts.slice(0, 10), stage.today(), stage.chance)} ${timeTyped(visit.starts)}`;
/** In their team's room or to Hattie alone; who is in two teams says it in the room. */
const placeOf = (who: string, team: Team) => (who === 'nia' || (who !== 'tess' && team === 'team-arthur') ? { room: team.slice(5) } : {});

function cancel(stage: Stage, who: string, visit: Planned): Promise<void> {
  stage.wishes.wish({ by: personOf(who), is: 'cancel', among: ofDay(stage, visit.starts.slice(0, 10)) });
  const words = stage.chance.pick(['cancel', 'no visit on', 'dont need anyone', 'please cancel'] as const);
  return stage.say(who, `${words} ${dayAndTime(stage, visit)}`, placeOf(who, visit.team as Team)); // a team of the demo world
}

function putBack(stage: Stage, who: string, team: Team): Promise<void> | undefined {
  const gone = [...stage.plan.visits.values()].filter((visit) => visit.team === team && visit.cancelled && visit.starts > stage.local());
  const visit = stage.chance.oneOf(gone);
  if (!visit) return undefined;
  stage.wishes.wish({ by: personOf(who), is: 'put back', among: ofDay(stage, visit.starts.slice(0, 10)) });
  return stage.say(who, `put ${dayAndTime(stage, visit)} back`, placeOf(who, team), visitShown(visit));
}

function move(stage: Stage, who: string, visit: Planned): Promise<void> {
  const { chance } = stage;
  const day = chance.happens(0.5) ? visit.starts.slice(0, 10) : plusDays(visit.starts.slice(0, 10), chance.between(1, 3));
  const hour = chance.between(8, 18);
  const minutes = (Date.parse(`${visit.ends}Z`) - Date.parse(`${visit.starts}Z`)) / 60_000;
  const to = {
    starts: `${day}T${String(hour).padStart(2, '0')}:00`,
    ends: new Date(Date.parse(`${day}T${String(hour).padStart(2, '0')}:00Z`) + minutes * 60_000).toISOString().slice(0, 16),
  };
  const among = ofDay(stage, visit.starts.slice(0, 10));
  stage.wishes.wish({ by: personOf(who), is: 'move', among, day, starts: to.starts.slice(11) });
  const target =
    day === visit.starts.slice(0, 10) ? timeShown(to.starts.slice(11)) : `${dayTyped(day, stage.today(), chance)} ${timeShown(to.starts.slice(11))}`;
  return stage.say(who, `move ${dayAndTime(stage, visit)} to ${target}`, placeOf(who, visit.team as Team), visitShown(to)); // a team of the demo world
}

const HOURS = ['11:00', '13:00', '14:00', '15:00', '19:00', '20:00'] as const;
const oneLater = (time: string): string => `${String(Number(time.slice(0, 2)) + 1).padStart(2, '0')}:00`;

/** A visit more: with somebody, with the speaker, or free. Sometimes for today. */
function addOne(stage: Stage, who: string, team: Team): Promise<void> {
  const { chance } = stage;
  const day = plusDays(stage.today(), chance.between(0, 12));
  const starts = chance.pick(HOURS);
  const ends = oneLater(starts);
  const name = chance.happens(0.5) ? chance.oneOf(TEAMS[team].givers) : undefined;
  stage.wishes.wish({ by: personOf(who), is: 'add', first: day, last: day, weekly: false, starts, ends, giver: name ? personOf(name) : null });
  const span = { starts: `${day}T${starts}`, ends: `${day}T${ends}` };
  const words = `add a visit ${dayTyped(day, stage.today(), chance)} ${timeShown(starts)} to ${timeShown(ends)}${name ? ` with ${name}` : ''}`;
  return stage.say(who, words, placeOf(who, team), visitShown(span));
}

function addWeekly(stage: Stage, who: string, team: Team): Promise<void> {
  const { chance } = stage;
  const first = plusDays(stage.today(), chance.between(2, 6));
  const last = plusDays(first, 7 * chance.between(3, 10));
  const starts = chance.pick(HOURS);
  const ends = oneLater(starts);
  const name = chance.happens(0.7) ? chance.oneOf(TEAMS[team].givers) : undefined;
  stage.wishes.wish({ by: personOf(who), is: 'add', first, last, weekly: true, starts, ends, giver: name ? personOf(name) : null });
  const words = `add a visit every ${weekdayTyped(first)} ${timeShown(starts)} to ${timeShown(ends)} until ${dayShown(last)} ${last.slice(0, 4)}${name ? ` with ${name}` : ''}`;
  return stage.say(who, words, placeOf(who, team), `every ${weekdayOf(first)} ${timeShown(starts)}`);
}

/** Only what was added ends: the year should not run dry. */
function end(stage: Stage, who: string, team: Team): Promise<void> | undefined {
  const visit = stage.chance.oneOf(upcoming(stage, team, 14).filter(({ series, own }) => !own && !/-(?:mo|tu|we|th|fr|sa)$/.test(series)));
  if (!visit) return undefined;
  const from = visit.starts.slice(0, 10);
  const among = [...stage.plan.visits.values()].filter(({ key }) => weekdayOf(key.slice(-10)) === weekdayOf(from)).map(({ series }) => series);
  stage.wishes.wish({ by: personOf(who), is: 'end', among: [...new Set(among)], last: plusDays(from, -1) });
  return stage.say(who, `stop the ${weekdayTyped(from)} ${timeTyped(visit.starts)} visits from ${dayShown(from)}`, placeOf(who, team));
}

/** "from 1 Dec Jo does Tuesdays". */
function giveAway(stage: Stage, who: string, team: Team): Promise<void> | undefined {
  const { chance } = stage;
  const visit = chance.oneOf(upcoming(stage, team, 20).filter(({ starts }) => starts.slice(0, 10) > plusDays(stage.today(), 2)));
  const name = chance.oneOf(TEAMS[team].givers);
  if (!visit || !name) return undefined;
  const from = visit.starts.slice(0, 10);
  const among = [...stage.plan.visits.values()]
    .filter((one) => one.team === team && weekdayOf(one.key.slice(-10)) === weekdayOf(from))
    .map(({ series }) => series);
  stage.wishes.wish({ by: personOf(who), is: 'give', among: [...new Set(among)], giver: personOf(name), from });
  const part = team === 'team-arthur' ? ' evenings' : visit.starts.slice(11) < '12:00' ? ' mornings' : visit.starts.slice(11) === '17:00' ? ' teas' : 's';
  return stage.say(who, `from ${dayShown(from)} ${name} does ${weekdayTyped(from)}${part}`, placeOf(who, team), `every ${weekdayOf(from)}`);
}

/** The Team Owner's way, and who may come any time. */
function consent(stage: Stage, team: Team): void {
  const { chance } = stage;
  const [voice] = TEAMS[team].voices;
  const name = chance.oneOf(TEAMS[team].givers) ?? 'sam';
  const until = dayShown(plusDays(stage.today(), chance.between(10, 60)));
  const words = chance.pick([
    `${name} can come any time until ${until}`,
    'ask me first',
    'just tell me',
    `ask me about ${name}`,
    'ask me first',
    'who may come',
  ] as const);
  stage.at(during(stage), () => stage.say(voice, words));
}

/** On call, the last resort, channels that are down, and the core started again. */
function circle(stage: Stage): void {
  const { chance } = stage;
  const say = (likely: number, who: string, words: string): void => {
    if (chance.happens(likely)) stage.at(during(stage), () => stage.say(who, words));
  };
  say(0.03, chance.pick(['ivy', 'cal', 'nia'] as const), 'put me on call');
  say(0.015, chance.pick(['ivy', 'cal', 'nia'] as const), 'take me off call');
  say(0.01, 'nia', 'ask Ivy to be on call');
  say(0.01, 'ruth', 'last resort Millbrook care line 01632 960 100');
  say(0.004, 'ruth', 'remove last resort 1');
  if (chance.happens(0.04)) stage.at(during(stage, 0, 23), () => stage.takeDown(chance.pick(['rocketchat', 'whatsapp'] as const), chance.between(10, 600)));
  if (chance.happens(0.06)) stage.at(during(stage, 0, 23), () => stage.restart());
}
