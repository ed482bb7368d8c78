import { createHmac } from 'node:crypto';
import { PASSWORD } from './place.ts';

let made = 0;
const ids = (times: number): string[] =>
  Array.from({ length: times }, () => {
    made += 1;
    return `${process.pid}${made}`;
  });

function posted(path: string, type: string, body: string, headers: Readonly<Record<string, string>> = {}): Buffer {
  const more = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: ${type}\r\n${more.join('')}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

const person = (id: string): string => `U${Number(id) % 20}`;

/** "thanks", as each chat says it to its bot. */
export const CALLS: Readonly<Record<'hubot' | 'grammy' | 'bolt', (times: number) => Buffer[]>> = {
  hubot: (times) => ids(times).map((id) => posted('/', 'application/json', JSON.stringify({ id, from: person(id), words: 'thanks' }))),
  grammy: (times) =>
    ids(times).map((id) => {
      const who = Number(person(id).slice(1)) + 1;
      const chat = { id: who, type: 'private', first_name: 'Sam' };
      const message = { message_id: 1, date: 1, chat, from: { id: who, is_bot: false, first_name: 'Sam' }, text: 'thanks' };
      const token = { 'x-telegram-bot-api-secret-token': PASSWORD.replaceAll(' ', '-') };
      return posted('/', 'application/json', JSON.stringify({ update_id: Number(id), message }), token);
    }),
  bolt: (times) => {
    const time = String(Math.floor(Date.now() / 1000));
    return ids(times).map((id) => {
      const said = { command: '/thanks', text: '', user_id: person(id), channel_id: 'C1', team_id: 'T1', trigger_id: id, response_url: 'http://127.0.0.1/' };
      const body = new URLSearchParams(said).toString();
      const signature = `v0=${createHmac('sha256', PASSWORD).update(`v0:${time}:${body}`).digest('hex')}`;
      return posted('/slack/events', 'application/x-www-form-urlencoded', body, { 'x-slack-request-timestamp': time, 'x-slack-signature': signature });
    });
  },
};
