import { DEMO_PEOPLE } from '../../../demo/people.ts';
import { Breach } from '../breach.ts';
import { isNight } from '../london.ts';
import { personOf, type Seen, type Stage } from '../stage.ts';
import { type Client, rowsOf } from '../stored.ts';

const PRIVATE = new RegExp(
  `\\b(?:Rosa|Arthur|Alder Row|Birch Lane|alder-row|birch-lane|${[...new Set(DEMO_PEOPLE.map(({ surname }) => surname))].join('|')})\\b`,
);
const REMINDER = /A gentle reminder: (.+?) still needs somebody/;

/** What each person gets to see: not in the night, not twice, nothing private on WhatsApp. */
export function letterReader(stage: Stage) {
  const reminders = new Map<string, number>();
  const perWeek = new Map<string, number>();
  const counted = { letters: 0, whatsapp: 0, reminders: 0, atNight: 0 };
  const monday = (): number => Math.floor((stage.now().getTime() / 86_400_000 + 3) / 7);

  return {
    counted,
    perWeek,
    read({ who, on, letter }: Seen): void {
      counted.letters += 1;
      const week = `${who} ${monday()}`;
      perWeek.set(week, (perWeek.get(week) ?? 0) + 1);
      if (on === 'whatsapp') {
        counted.whatsapp += 1;
        const found = PRIVATE.exec(letter.text);
        if (found) throw new Breach('WhatsApp tells nobody who it is about', `"${found[0]}" to ${who}: ${letter.text}`);
      }
      atNight(who, letter.id, letter.text);
      const reminder = REMINDER.exec(letter.text)?.[1];
      if (reminder) remindedOnce(who, reminder);
    },
  };

  /** In the night only what answers somebody's own words, or is urgent to whoever allowed that. */
  function atNight(who: string, id: string, text: string): void {
    if (!isNight(stage.local())) return;
    counted.atNight += 1;
    const person = personOf(who);
    const [row] = rowsOf<{ made_at: number; urgent: number; allowed: number }>(
      stage.client(),
      'select made_at, urgent, (select urgent_in_quiet_hours from people where people.id = letters.person) as allowed from letters where id = ?',
      id,
    );
    if (row && (stage.actedAt.get(person)?.has(row.made_at) || (row.urgent === 1 && row.allowed === 1))) return;
    throw new Breach('nobody is rung in the night', `${who} got this unasked: ${text}`);
  }

  function remindedOnce(who: string, about: string): void {
    counted.reminders += 1;
    const times = (reminders.get(`${who} ${about}`) ?? 0) + 1;
    reminders.set(`${who} ${about}`, times);
    if (times === 1) return;
    // Asked anew about the same visit, they may be reminded anew.
    const asked = rowsOf<{ count: number }>(stage.client(), 'select count(*) as count from asked where person = ? and reminded_at is not null', personOf(who));
    const all = [...reminders].filter(([key]) => key.startsWith(`${who} `)).reduce((sum, [, count]) => sum + count, 0);
    if (all > (asked[0]?.count ?? 0)) throw new Breach('one reminder for each request', `${who} was reminded ${times} times of ${about}`);
  }
}

interface LetterRow {
  readonly id: string;
  readonly person: string | null;
  readonly state: string;
  readonly sender: string | null;
}
/** Once all is quiet: every letter is handed over, taken back, or given up and somebody told. */
export function everyLetterHasItsEnd(client: Client, now: Date): number {
  const letters = rowsOf<LetterRow>(client, 'select id, person, state, sender from letters');
  const waiting = rowsOf<{ id: string }>(client, "select id from letters where state = 'queued' and not_before <= ?", now.getTime());
  for (const { id } of waiting) throw new Breach('every letter has its end', `${id} still waits`);
  const told = new Set(
    rowsOf<{ fact: string }>(client, "select fact from journal where capability = 'undelivered'").map(
      ({ fact }) => (JSON.parse(fact) as { letter: string }).letter,
    ),
  );
  for (const { id, person, sender, state } of letters)
    if (state === 'failed' && sender !== null && sender !== person && !told.has(id))
      throw new Breach('every letter has its end', `${id} failed and nobody was told`);
  return letters.length;
}
