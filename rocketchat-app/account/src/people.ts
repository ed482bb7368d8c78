import type { Chat, User } from './chat.ts';

const FRESH_MILLISECONDS = 10 * 60_000;

/** Who is who in the workspace, asked once in a while: reactions come with names, which people may change, and everything else with ids, which stay. */
export function makePeople(chat: Pick<Chat, 'userById' | 'userByName'>, now: () => number = Date.now) {
  const known = new Map<string, { readonly user: User | undefined; readonly at: number }>();

  async function remembered(key: string, ask: () => Promise<User | undefined>): Promise<User | undefined> {
    const found = known.get(key);
    if (found && now() - found.at < FRESH_MILLISECONDS) return found.user;
    const user = await ask();
    known.set(key, { user, at: now() });
    return user;
  }

  return {
    byId: (id: string) => remembered(`id ${id}`, () => chat.userById(id)),
    byName: (username: string) => remembered(`name ${username}`, () => chat.userByName(username)),
    /** As it is this moment. */
    async afresh(id: string): Promise<User | undefined> {
      known.delete(`id ${id}`);
      return this.byId(id);
    },
  };
}
export type People = ReturnType<typeof makePeople>;

/** Another program: whatever it says was not said to Hattie by a person. */
export const isProgram = (user: User | undefined): boolean => user?.type === 'bot' || user?.type === 'app' || (user?.roles ?? []).includes('bot');
