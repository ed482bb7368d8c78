import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { ANSWER, listensOn, requireBeside, workFor } from './place.ts';

/** hubot, with an adapter of its own as every chat has one: unsigned, answered when all listeners have heard it. */
const { Adapter, Robot, TextMessage } = await import(pathToFileURL(requireBeside.resolve('hubot')).href);
const work = workFor(process.argv[2]);

process.env['HUBOT_LOG_LEVEL'] = 'silent';
const sent = new Map<string, string[]>();
const overHttp = (robot: unknown) =>
  Object.assign(new Adapter(robot), {
    async send(envelope: { message: { id: string } }, ...strings: string[]): Promise<void> {
      sent.get(envelope.message.id)?.push(...strings);
    },
  });
const robot = new Robot({ use: overHttp }, false, 'hattie');
await robot.loadAdapter();
robot.hear(/^thanks$/, async (heard: { message: { id: string }; send: (words: string) => Promise<void> }) => {
  work(heard.message.id);
  await heard.send(ANSWER);
});

const server = createServer(async (request, response) => {
  const { id, from, words } = JSON.parse(await text(request)) as { id: string; from: string; words: string };
  sent.set(id, []);
  await robot.receive(new TextMessage(robot.brain.userForId(from, { room: 'direct' }), words, id));
  const answer = JSON.stringify(sent.get(id));
  sent.delete(id);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) }).end(answer);
});
server.listen(0, '127.0.0.1', () => listensOn(server));
