import { answerTo } from './answering.ts';
import { Breach } from './breach.ts';
import { chanceFrom } from './chance.ts';
import { everybodyAskedHears, nothingIsOpenAboutWhatIsOver } from './checks/ends.ts';
import { everyLetterHasItsEnd, letterReader } from './checks/letters.ts';
import { silenceWatch } from './checks/never-silent.ts';
import { yesChecker } from './checks/own-yes.ts';
import { everyCancellationIsRecorded, everyVisitIsThere, nothingIsRecordedTwice } from './checks/plan-kept.ts';
import { nobodyIsInTwoPlaces } from './checks/two-places.ts';
import { planDayOfGivers } from './givers-acts.ts';
import { momentOf, plusDays } from './london.ts';
import { planUntil } from './plan.ts';
import { CHATTING, type Stage, stageFor } from './stage.ts';
import { rowsOf, storedVisits } from './stored.ts';
import { planDayOfTeams } from './team-acts.ts';

const FIRST_DAY = '2026-11-23';
const DAY = 86_400_000;

export interface Played {
  readonly breach: { readonly check: string; readonly what: string; readonly day: string; readonly acts: readonly string[] } | undefined;
  /** One line a figure. */
  readonly figures: readonly (readonly [string, string | number])[];
}
interface Playing {
  readonly seed: number;
  readonly days: number;
  readonly stopwatch?: () => number;
  /** Nobody does anything by themself. */
  readonly isQuiet?: boolean;
  /** Takes a day by itself, before its acts: for tests that plant a breach. */
  readonly onDay?: (stage: Stage, number: number) => void;
}

/** Plays so many days of the demo world, with people who do what chance from the seed has them do, and looks the whole time whether what must never happen happens. */
export async function playYear({ seed, days, stopwatch, isQuiet = false, onDay }: Playing): Promise<Played> {
  const stage = stageFor(chanceFrom(seed), planUntil(plusDays(FIRST_DAY, days + 130)), stopwatch);
  const checks = checksOn(stage, isQuiet);
  try {
    stage.client().exec("update people set urgent_in_quiet_hours = 1 where id in ('person-nia', 'person-ruth', 'person-jo')");
    await stage.advance(momentOf(`${FIRST_DAY}T08:01`));
    for (let number = 0; number < days; number += 1) {
      onDay?.(stage, number);
      if (!isQuiet) {
        planDayOfGivers(stage);
        planDayOfTeams(stage);
      }
      await stage.advance(momentOf(`${plusDays(FIRST_DAY, number + 1)}T00:05`));
      checks.eachDay();
    }
    // Nobody does anything any more, and all that was under way comes to its end.
    stage.seenBy(() => undefined);
    await stage.advance(new Date(stage.now().getTime() + 7 * DAY));
    checks.atTheEnd();
    return { breach: undefined, figures: checks.figures() };
  } catch (problem) {
    if (!(problem instanceof Breach)) throw problem;
    return { breach: { check: problem.check, what: problem.message, day: stage.local(), acts: stage.acts.slice(-20) }, figures: checks.figures() };
  } finally {
    stage.world().close();
  }
}

function checksOn(stage: Stage, isQuiet: boolean) {
  const yes = yesChecker(stage);
  const silence = silenceWatch(stage);
  const letters = letterReader(stage);
  const counted = { looks: 0, visits: 0, pairs: 0, cancelled: 0, open: 0, heard: 0, letters: 0 };
  const stored = () => storedVisits(stage.client(), stage.near().from, stage.near().to);

  const everyMoment = (): void => {
    const [bug] = stage.world().bugs;
    if (bug) throw new Breach('no bugs are reported', bug instanceof Error ? (bug.stack ?? bug.message) : String(bug));
    const { from, to } = stage.near();
    const changed = stage.wishes.readOn(stage.client()) > 0;
    const visits = stored();
    silence.look(visits);
    if (!changed) return;
    counted.looks += 1;
    counted.pairs = Math.max(counted.pairs, nobodyIsInTwoPlaces(visits));
    yes.look(visits, to);
    counted.visits = everyVisitIsThere(visits, stage.plan, from, to);
    counted.open = Math.max(counted.open, nothingIsOpenAboutWhatIsOver(stage.client(), visits, stage.now()));
  };
  stage.watchedBy(everyMoment);
  stage.seenBy((one) => {
    letters.read(one);
    if (!isQuiet) answerTo(stage, one);
  });

  return {
    eachDay(): void {
      const now = stage.now();
      counted.cancelled += everyCancellationIsRecorded(stage.client(), stored(), now);
      nothingIsRecordedTwice(stage.client(), new Date(now.getTime() - 2 * DAY));
      nothingIsOpenAboutWhatIsOver(stage.client(), stored(), now);
      counted.heard += everybodyAskedHears(stage.client(), new Date(now.getTime() - 2 * DAY), new Date(now.getTime() - DAY));
      stage.tidy();
    },
    atTheEnd(): void {
      everyMoment();
      counted.letters = everyLetterHasItsEnd(stage.client(), stage.now());
      // Every day there ever was, not only those in view.
      const until = plusDays(stage.today(), -1);
      everyVisitIsThere(storedVisits(stage.client(), FIRST_DAY, until), stage.plan, FIRST_DAY, until);
    },
    figures: (): Played['figures'] => [...figuresOf(stage), ...countsOf()],
  };

  function countsOf(): Played['figures'] {
    const weeks = [...letters.perWeek.values()].sort((one, other) => one - other);
    return [
      ['nobody is in two places: looks, pairs held against each other at once', `${counted.looks}, ${counted.pairs}`],
      ['no visit is lost: visits in view, cancellations looked at', `${counted.visits}, ${counted.cancelled}`],
      ['their own yes: changes of who or when', yes.counted.changes],
      ['never silent: visits without anybody in their last 40 hours, begun so', `${silence.counted.uncovered}, ${silence.counted.begun}`],
      ['never silent: people told, letters held by night or outage', `${silence.counted.told}, ${silence.counted.held}`],
      ['everybody asked hears: looked at', counted.heard],
      ['one reminder for each request: reminders', letters.counted.reminders],
      ['nobody is rung in the night: letters by night, all of them asked for or allowed', letters.counted.atNight],
      ['WhatsApp tells nobody who it is about: letters', letters.counted.whatsapp],
      ['every letter has its end: letters', counted.letters],
      ['no question is open about what is over: most open at once', counted.open],
      ['messages per person and week: median, most', `${weeks[Math.floor(weeks.length / 2)] ?? 0}, ${weeks.at(-1) ?? 0} (of ${CHATTING.length} people)`],
    ];
  }
}

function figuresOf(stage: Stage): Played['figures'] {
  const count = (query: string): number => rowsOf<{ count: number }>(stage.client(), query)[0]?.count ?? 0;
  const turns = count('select count(*) as count from turns');
  return [
    ['visits', stage.plan.between(FIRST_DAY, stage.today()).length],
    ['requests', count('select count(*) as count from requests')],
    ['covered', count("select count(*) as count from requests where state = 'settled'")],
    [
      'changes of the plan agreed',
      count("select count(*) as count from journal where capability = 'planning' and json_extract(fact, '$.happened') = 'changed'"),
    ],
    ['acts, turns that decided something, restarts', `${stage.counted.cues}, ${turns}, ${stage.counted.restarts}`],
    ['ms per turn', turns === 0 ? 0 : Number((stage.counted.milliseconds / turns).toFixed(2))],
  ];
}
