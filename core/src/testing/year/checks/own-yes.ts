import { Breach } from '../breach.ts';
import { dayShown, timeShown, weekdayOf } from '../london.ts';
import { type Stage, visitShown } from '../stage.ts';
import { rowsOf, type Stored } from '../stored.ts';

const NAME = 'nobody has a visit without their own yes';
const VOICE = 'nobody comes unasked where the way is "ask me first"';
const VOICES: Readonly<Record<string, readonly string[]>> = { 'team-rosa': ['person-rosa', 'person-tess'], 'team-arthur': ['person-lena'] };
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  'team-rosa': ['person-sam', 'person-jo', 'person-bilal', 'person-greta'],
  'team-arthur': ['person-bilal', 'person-maya'],
};
const LATELY_DAYS = 70;

/** Looks at who has which visit, and asks for the yes behind every difference. */
export function yesChecker(stage: Stage) {
  let before = new Map<string, Stored>();
  let lastDay = '';
  const had = new Map<string, Set<string>>();
  const counted = { changes: 0 };

  const hadIt = ({ key, giver, starts, ends }: Stored): boolean => had.get(key)?.has(`${giver} ${starts} ${ends}`) ?? false;
  const remember = (visit: Stored): void => {
    const seen = had.get(visit.key) ?? new Set();
    had.set(visit.key, seen.add(`${visit.giver} ${visit.starts} ${visit.ends}`));
  };
  /** A yes to this very visit; to a whole series a yes that names its weekday or day and its time. */
  const saidYes = (people: readonly string[], visit: Stored, was: Stored | undefined): boolean =>
    stage.yeses.some(({ person, at, text }) => {
      if (!people.includes(person) || stage.now().getTime() - at.getTime() > LATELY_DAYS * 86_400_000) return false;
      if (text.includes(visitShown(visit)) || (was && text.includes(visitShown(was)))) return true;
      const [day, starts] = [visit.starts.slice(0, 10), timeShown(visit.starts.slice(11))];
      // "to 3pm instead" names the day once, and the new time after it.
      if (text.includes(dayShown(was?.starts.slice(0, 10) ?? day)) && text.includes(starts)) return true;
      return !visit.own && text.includes(weekdayOf(visit.key.slice(-10)));
    });

  const look = (visit: Stored, was: Stored | undefined): void => {
    if (visit.giver === null || visit.cancelled !== 'no' || hadIt(visit)) return;
    const gained = was?.giver !== visit.giver;
    // What is left of a visit when a part of it is given away was theirs already.
    const shrank = !gained && was !== undefined && visit.starts >= was.starts && visit.ends <= was.ends;
    if (shrank) return;
    counted.changes += 1;
    const what = `${visit.giver} has ${visit.key} (${visitShown(visit)})${was ? `, which was ${was.giver ?? 'nobody'}'s (${visitShown(was)})` : ''}`;
    if (!saidYes([visit.giver], visit, gained ? undefined : was)) throw new Breach(NAME, what);
    if (mayComeWithoutAsking(visit, stage) || saidYes(VOICES[visit.team] ?? [], visit, was)) return;
    throw new Breach(VOICE, what);
  };

  return {
    counted,
    look(stored: readonly Stored[], until: string): void {
      const isFirst = before.size === 0;
      for (const visit of stored) {
        // What comes into view with a new day has not changed.
        const isNewInView = lastDay !== '' && visit.starts.slice(0, 10) > lastDay && !before.has(visit.key);
        const was = before.get(visit.key);
        if (!isFirst && !isNewInView && (was === undefined || was.giver !== visit.giver || was.starts !== visit.starts || was.ends !== visit.ends))
          look(visit, was);
        if (visit.cancelled === 'no') remember(visit);
      }
      before = new Map(stored.map((visit) => [visit.key, visit]));
      lastDay = until;
    },
  };
}

/** They asked only to be told, and know who comes; or said beforehand that this person may come any time. */
function mayComeWithoutAsking({ team, giver }: Stored, stage: Stage): boolean {
  const [row] = rowsOf<{ asking: string }>(stage.client(), 'select asking from teams where id = ?', team);
  if (giver !== null && !MEMBERS[team]?.includes(giver)) return false;
  if (row?.asking === 'just tell me') return true;
  const consents = rowsOf<{ given_by: string }>(
    stage.client(),
    'select given_by from standing_consents where team = ? and person = ? and (until is null or until >= ?)',
    team,
    giver ?? '',
    stage.today(),
  );
  return consents.some(({ given_by }) => VOICES[team]?.includes(given_by));
}
