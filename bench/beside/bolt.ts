import { ANSWER, listensOn, PASSWORD, requireBeside, workFor } from './place.ts';

/** Slack's bolt with its own HTTP receiver, signatures checked, a slash command that is answered in its acknowledgement. */
const { App } = requireBeside('@slack/bolt');
const work = workFor(process.argv[2]);

const app = new App({
  signingSecret: PASSWORD,
  authorize: async () => ({ botToken: 'xoxb-1', botId: 'B1', botUserId: 'U1' }),
  processBeforeResponse: true,
  logLevel: 'error',
});
app.command('/thanks', async ({ ack, command }: { ack: (words: string) => Promise<void>; command: { trigger_id: string } }) => {
  work(command.trigger_id);
  await ack(ANSWER);
});
listensOn(await app.start({ port: 0, host: '127.0.0.1' }));
