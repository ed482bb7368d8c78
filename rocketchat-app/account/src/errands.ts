import type { Errand } from '@hatstand/core/wire/errand';
import type { Chat } from './chat.ts';
import type { Kept } from './kept.ts';

/** `done`; `not allowed`: somebody has to make the account a moderator of the room; `never`: the message or room is gone. */
export type Ran = 'done' | 'not allowed' | 'never';

/** Does what no app can do. Doing one twice changes nothing more. Throws TryLater when Rocket.Chat does not answer. */
export function makeErrands({ chat, kept }: { readonly chat: Chat; readonly kept: Pick<Kept, 'letter'> }) {
  return async function run(errand: Errand): Promise<Ran> {
    switch (errand.do) {
      case 'pin':
      case 'unpin': {
        const message = errand.message ?? kept.letter(errand.letter)?.messages.at(0);
        if (!message) return 'never';
        return ranAs(await (errand.do === 'pin' ? chat.pin(message) : chat.unpin(message)));
      }
      case 'topic':
      case 'announcement':
        return ranAs(await chat.describe(errand.room, errand.do, errand.text));
    }
  };
}
export type Errands = ReturnType<typeof makeErrands>;

function ranAs(answer: Awaited<ReturnType<Chat['pin']>>): Ran {
  if (answer.ok) return 'done';
  return /not-?authorized|not-?allowed|action-not-allowed|unauthorized|forbidden/i.test(answer.error) ? 'not allowed' : 'never';
}
