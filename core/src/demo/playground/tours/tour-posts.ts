import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { startAfresh } from '../hearing.ts';
import type { Beside, PlaygroundParts } from '../playground.ts';
import { conversationNamed } from './files.ts';
import { scriptFrom } from './scenes.ts';
import { type Look, startTour } from './tour.ts';

const chosen = z.object({ file: z.string().max(300) });

/** Starting, playing and ending a tour. `inTurn` keeps them apart from everything else that is done on the page. */
export function createTourPosts(parts: PlaygroundParts, beside: Beside, inTurn: <T>(work: () => Promise<T>) => Promise<T>): Hono {
  const posts = new Hono();
  posts.post('/start', async (context) => {
    const post = chosen.safeParse(await context.req.parseBody());
    const found = post.success ? await conversationNamed(post.data.file) : undefined;
    if (!found) return context.text('There is no such conversation. Please load the page once more.', 404);
    const script = scriptFrom(found.words);
    if (script.is === 'not for here') return context.text(`${script.because} “npm run -s converse” plays it. The world is as it was.`, 409);
    return inTurn(async () => {
      await startAfresh(parts, beside);
      beside.tour = startTour(parts, beside, { title: found.title, about: script.about, scenes: script.scenes });
      parts.screens.tellChanged();
      return context.body(null, 204);
    });
  });
  posts.post('/next', (context) =>
    inTurn(async () => {
      if (!beside.tour) return context.text('No tour is under way any more.', 409);
      return looking(context, await beside.tour.next());
    }),
  );
  posts.post('/end', (context) =>
    inTurn(async () => {
      beside.tour?.end();
      beside.tour = undefined;
      parts.screens.tellChanged();
      return context.body(null, 204);
    }),
  );
  return posts;
}

/** Tells the page whose screens to show, as it would stand in its own address. */
function looking(context: Context, { rocketchat, whatsapp, acting }: Look): Response {
  const view = new URLSearchParams({
    ...(rocketchat && { rocketchat: rocketchat.key, in: rocketchat.room ?? 'hattie' }),
    ...(whatsapp !== undefined && { whatsapp }),
  });
  context.header('x-hatstand-look', view.toString());
  if (acting) context.header('x-hatstand-pane', acting);
  return context.body(null, 204);
}
