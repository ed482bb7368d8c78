import type { Database } from 'better-sqlite3';

/** Something that was done on the page: a step of a conversation file, or a comment where there is no such step. */
interface Act {
  readonly line: string;
  /** The number of the newest message before it. */
  readonly after: number;
}
export interface Acts {
  note(line: string): void;
  all(): readonly Act[];
}

const SCHEMA = 'create table if not exists acts (number integer primary key autoincrement, after integer not null, line text not null)';

/** In the file of the screens: what was played so far lasts as long as what it made them show. */
export function openActs(db: Database): Acts {
  const isThere = db.prepare("select 1 from sqlite_master where name = 'acts'").get() !== undefined;
  db.exec(SCHEMA);
  const add = db.prepare('insert into acts (after, line) select coalesce(max(number), 0), ? from messages');
  const hasBegun = db.prepare('select 1 from messages limit 1').get() !== undefined;
  if (!isThere && hasBegun) add.run('# What was played before this was not kept.');
  return {
    note: (line) => void add.run(line),
    all: () => db.prepare('select line, after from acts order by number').all() as Act[], // the columns above
  };
}
