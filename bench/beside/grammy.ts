import { createServer } from 'node:http';
import { ANSWER, listensOn, PASSWORD, requireBeside, workFor } from './place.ts';

/** grammY as its guide shows it: a webhook with the secret token, and the reply in the answer, so that nothing else goes over the network. */
const { Bot, webhookCallback } = requireBeside('grammy');
const work = workFor(process.argv[2]);

const bot = new Bot('1:token', {
  botInfo: { id: 1, is_bot: true, first_name: 'Hattie', username: 'hattie_bot' },
  client: { canUseWebhookReply: (method: string) => method === 'sendMessage' },
});
bot.hears(/^thanks$/, async (context: { update: { update_id: number }; reply: (words: string) => Promise<unknown> }) => {
  work(String(context.update.update_id));
  await context.reply(ANSWER);
});
const server = createServer(webhookCallback(bot, 'http', { secretToken: PASSWORD.replaceAll(' ', '-') }));
server.listen(0, '127.0.0.1', () => listensOn(server));
