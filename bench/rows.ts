import type Database from 'better-sqlite3';

/** The least that a durable command writes: that it was heard, that it was done, a letter, and a change to a row that was there. */
export function prepareRows(client: Database.Database): (id: string) => void {
  client.exec(`
    create table bench_heard (id text primary key, at integer not null);
    create table bench_turns (number integer primary key, id text not null, at integer not null);
    create table bench_letters (number integer primary key, id text not null, words text, state text not null);
    create table bench_people (id text primary key, said integer not null);
    insert into bench_people values ('sam', 0);`);
  const heard = client.prepare('insert into bench_heard values (?, ?)');
  const turn = client.prepare('insert into bench_turns (id, at) values (?, ?)');
  const letter = client.prepare('insert into bench_letters (id, words, state) values (?, ?, ?)');
  const person = client.prepare('update bench_people set said = said + 1 where id = ?');
  return (id) => {
    const now = Date.now();
    heard.run(id, now);
    turn.run(id, now);
    letter.run(id, "You're welcome. I am here if you need anything.", 'queued');
    person.run('sam');
  };
}
