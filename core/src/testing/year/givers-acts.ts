import { dayShown, plusDays, timeShown } from './london.ts';
import type { Planned } from './plan.ts';
import { isOnRocketChat, keyOf, type Stage, visitShown } from './stage.ts';
import { dayTyped, timeTyped, weekdayTyped } from './typing.ts';

const GIVERS = ['sam', 'jo', 'bilal', 'greta', 'maya'] as const;
const ROOM_OF: Readonly<Record<string, string>> = { 'team-rosa': 'rosa', 'team-arthur': 'arthur' };
const IN_ROOM: Readonly<Record<string, readonly string[]>> = { rosa: ['rosa', 'sam', 'bilal', 'nia'], arthur: ['lena', 'bilal', 'maya', 'nia'] };

/** What those who give visits do of their own accord on a day: each is what they would type in that moment. */
export function planDayOfGivers(stage: Stage): void {
  const { chance, plan } = stage;
  const today = stage.today();
  const ahead = plan.between(today, plusDays(today, 14)).filter(({ cancelled }) => !cancelled);
  for (const visit of ahead) {
    const isToday = visit.starts.slice(0, 10) === today;
    if (isToday && visit.giver) onTheDay(stage, visit, keyOf(visit.giver));
    else if (visit.giver) beforehand(stage, visit, keyOf(visit.giver));
    else if (chance.happens(0.12)) stage.at(during(stage), () => offerToTake(stage, visit));
  }
  for (const who of GIVERS) away(stage, who);
}

/** Some time in somebody's day. */
export function during(stage: Stage, from = 7, until = 22): string {
  const [hour, minute] = [stage.chance.between(from, until), stage.chance.between(0, 59)];
  return `${stage.today()}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
const before = (visit: Planned, minutes: number): string => new Date(Date.parse(`${visit.starts}Z`) - minutes * 60_000).toISOString().slice(0, 16);
const where = (stage: Stage, who: string, team: string) => {
  const room = ROOM_OF[team];
  return room && isOnRocketChat(who) && IN_ROOM[room]?.includes(who) && stage.chance.happens(0.3) ? { room } : {};
};

/** Ill in the night, late on the way, on the way, done. */
function onTheDay(stage: Stage, visit: Planned, who: string): void {
  const { chance } = stage;
  const say = (at: string, words: string): void => stage.at(at, () => stage.say(who, words, {}, ''));
  const roll = chance.between(1, 100);
  if (roll <= 5) {
    const ill = [
      'im ill cant do today',
      "I'm ill today, can't come",
      'been up all night being sick, cant do today sorry',
      `cant do ${timeTyped(visit.starts)} today`,
      'im poorly',
    ] as const;
    say(chance.happens(0.5) ? `${stage.today()}T0${chance.between(1, 7)}:1${chance.between(0, 9)}` : before(visit, chance.between(20, 240)), chance.pick(ill));
  } else if (roll <= 9) {
    say(
      before(visit, chance.between(1, 40)),
      chance.pick(['running late, 20 mins', 'running late sorry, 10 mins', 'im running late', 'gonna be about 15 mins late'] as const),
    );
  } else if (roll <= 45) {
    say(before(visit, chance.between(5, 30)), chance.pick(['on my way', 'omw', 'on my way now'] as const));
    if (chance.happens(0.6)) say(`${visit.ends.slice(0, 14)}${chance.between(10, 50)}`, chance.pick(['done', 'finished', 'all done'] as const));
  }
}

/** Cover, swaps, parts of visits; in the evening before, or days ahead. */
function beforehand(stage: Stage, visit: Planned, who: string): void {
  const { chance } = stage;
  const today = stage.today();
  const day = visit.starts.slice(0, 10);
  const isTomorrow = day === plusDays(today, 1);
  const roll = chance.between(1, 1000);
  const act = (words: () => string): void => stage.at(during(stage), () => stage.say(who, words(), where(stage, who, visit.team)));
  const when = (): string => `${dayTyped(day, stage.today(), chance)}${chance.happens(0.5) ? ` ${timeTyped(visit.starts)}` : ''}`;
  if (roll <= (isTomorrow ? 60 : 20)) {
    const asks = ['cover', 'can anyone do my', 'cant do', 'can someone do my', 'could someone take my', 'can anyone have my'] as const;
    act(() => `${chance.pick(asks)} ${when()}${chance.happens(0.2) ? ' pls' : ''}`);
  } else if (roll <= 75) {
    if (chance.happens(0.2)) act(() => `can someone do the ${chance.pick(['first hour', 'last half hour', 'first half hour'] as const)} of ${when()}`);
  } else if (roll <= 87) {
    const other = chance.oneOf(others(stage, visit));
    act(() => (other && chance.happens(0.5) ? `swap ${when()} for ${dayTyped(other.starts.slice(0, 10), stage.today(), chance)}` : `swap ${when()}`));
    agreeBeforehand(stage, who, others(stage, visit));
  } else if (roll <= 95 && who !== 'sam' && visit.team === 'team-rosa') {
    const name = who[0]?.toUpperCase() + who.slice(1);
    stage.at(during(stage), () => stage.say('sam', chance.happens(0.6) ? `cover ${name}'s ${when()}` : `swap ${name}'s ${when()}`));
  }
}
/** Whoever asks for a swap agrees to what they may get for it. */
const others = (stage: Stage, visit: Planned): Planned[] =>
  stage.plan
    .between(plusDays(visit.starts.slice(0, 10), -6), plusDays(visit.starts.slice(0, 10), 6))
    .filter((other) => other.team === visit.team && other.giver !== visit.giver && !other.cancelled && other.starts > stage.local());
function agreeBeforehand(stage: Stage, who: string, visits: readonly Planned[]): void {
  for (const visit of visits) stage.yeses.push({ person: `person-${who}`, at: stage.now(), text: visitShown(visit) });
}

const TAKE = ["I'll take", 'ill take', 'i can do', 'ill do'] as const;
/** "I'll take Sat 5 Dec 10am": of their own accord. */
function offerToTake(stage: Stage, visit: Planned): Promise<void> {
  const { chance } = stage;
  const day = visit.starts.slice(0, 10);
  const words = `${chance.pick(TAKE)} ${dayTyped(day, stage.today(), chance)} ${timeTyped(visit.starts)}`;
  return stage.say(chance.pick(GIVERS), words, {}, visitShown(visit));
}

/** Away and back; what they could do. */
function away(stage: Stage, who: (typeof GIVERS)[number]): void {
  const { chance } = stage;
  const day = plusDays(stage.today(), chance.between(2, 30));
  const roll = chance.between(1, 1000);
  const say = (words: string): void => stage.at(during(stage), () => stage.say(who, words));
  if (roll <= 14) say(`im away ${dayShown(day)} to ${dayShown(plusDays(day, chance.between(1, 12)))}`);
  else if (roll <= 11) say('away next week');
  else if (roll <= 16) say(chance.pick(['im back', 'im back early', 'back now'] as const));
  else if (roll <= 22) say(chance.pick([`I can do ${weekdayTyped(day)}s`, `im free ${weekdayTyped(day)} afternoons`, `I can do ${dayShown(day)}`] as const));
  else if (roll <= 25) say(`i cant do ${weekdayTyped(day)}s any more`);
  else if (roll <= 60)
    say(chance.pick(['rota', 'gaps', 'rota next week', 'when is everybody away', 'where was I?', `who is on ${weekdayTyped(day)}`] as const));
  else if (roll <= 62) say(chance.pick(['undo', 'never mind', 'stop asking'] as const));
  else if (roll <= 64) say(chance.pick(['no reminders', 'reminders on', 'remind me at 7pm'] as const));
  else if (roll <= 76) {
    const wanted = chance.oneOf(openFor(stage, who));
    if (wanted)
      stage.at(during(stage), () =>
        stage.say(who, `ill take ${dayTyped(wanted.starts.slice(0, 10), stage.today(), chance)} ${timeShown(wanted.starts.slice(11))}`, {}, visitShown(wanted)),
      );
  }
}
const openFor = (stage: Stage, who: string): Planned[] =>
  stage.plan.between(stage.today(), plusDays(stage.today(), 10)).filter(({ giver, cancelled }) => giver !== `person-${who}` && !cancelled);
