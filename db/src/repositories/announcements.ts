import { eq } from 'drizzle-orm';
import type { AnnouncementId, PersonId, TeamId } from '../ids.ts';
import type { Labelled } from '../labels.ts';
import type { Tx } from '../open.ts';
import { announcements } from '../schema/deliveries.ts';

/** What somebody told their whole team, with its words opened. */
export interface Announcement {
  readonly id: AnnouncementId;
  readonly team: TeamId;
  readonly by: PersonId;
  readonly words: Labelled<'care'>;
  readonly label: 'team' | 'care';
  readonly at: Date;
}

export const keepAnnouncement = (tx: Tx, { words, ...announcement }: Announcement): void => {
  tx.drizzle
    .insert(announcements)
    .values({ ...announcement, body: tx.vault.seal(words, announcement.team) })
    .run();
};

export function announcementById(tx: Tx, id: AnnouncementId): Announcement | undefined {
  const row = tx.drizzle.select().from(announcements).where(eq(announcements.id, id)).get();
  if (!row) return undefined;
  const { body, ...rest } = row;
  return { ...rest, words: tx.vault.open(body) };
}

/** From now on everyone in the team may read it. */
export const openAnnouncement = (tx: Tx, id: AnnouncementId): void => {
  tx.drizzle.update(announcements).set({ label: 'team' }).where(eq(announcements.id, id)).run();
};
