import type { PersonId } from '@hatstand/db/ids';
import { type Labelled, open, plan } from '@hatstand/db/labels';
import type { ChannelName } from '@hatstand/db/schema/people';
import { sayList } from '../../words/saying.ts';
import { type Known, type Someone, someone } from './known.ts';

type Plan = Labelled<'open' | 'plan'>;

export const CHANNEL: Record<ChannelName, Labelled<'open'>> = { whatsapp: open`WhatsApp`, rocketchat: open`Rocket.Chat` };
export const other = (channel: ChannelName): ChannelName => (channel === 'whatsapp' ? 'rocketchat' : 'whatsapp');

/** A helper by first name. A Team Owner is not named, here as on WhatsApp. */
export const called = (one: Someone | undefined): Plan => (one ? (one.name ?? plan`the person ${one.from} is for`) : open`somebody`);
/** What to say after “code for”. A Team Owner is heard by what their team goes by. */
export const bySaying = (one: Someone | undefined): Plan => (one ? (one.name ?? one.from) : open`…`);
/** "Jo's" */
export const whose = (one: Someone | undefined): Plan => (one?.name ? plan`${one.name}’s` : open`their`);

/** Those who can be told, by name. */
export function listed(people: readonly PersonId[], known: Known): Plan | undefined {
  const names = people.map((id) => someone(id, known)?.name).filter((name) => name !== undefined);
  return names.length > 0 ? sayList(names, 'and') : undefined;
}

/** "Greta or Nia", or who it is that hands over codes where none can be named. */
export function whoHandsCodes(one: Someone | undefined, known: Known): Plan {
  const names = (one?.handsCodes ?? []).filter((id) => id !== known.me.id).map((id) => someone(id, known)?.name);
  const found = names.filter((name) => name !== undefined);
  return found.length > 0 ? sayList(found.slice(0, 3), 'or') : open`a Team Starter or a Team Chat Admin`;
}

export const isReached = ({ addresses }: Someone): boolean => addresses.some(({ rests }) => !rests);
