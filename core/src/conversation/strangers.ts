import type { PosterId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { Tx } from '@hatstand/db/open';
import { holderOf, sealedHandle } from '@hatstand/db/repositories/addresses';
import { postLetter } from '@hatstand/db/repositories/letters';
import { asPosterTry, countTry, endCode, type LinkCode, openCodeWith, triesLeft } from '@hatstand/db/repositories/link-codes';
import { greetStrangerOnceADay, isLeftAlone, leaveStrangerAlone, welcomeStrangerBack } from '@hatstand/db/repositories/people';
import { openPosterWith } from '@hatstand/db/repositories/posters';
import { roomByHandle } from '@hatstand/db/repositories/teams';
import type { ChannelName } from '@hatstand/db/schema/people';
import type { Moment } from '../moment.ts';
import type { Cue } from '../wire/cue.ts';
import { codeAnywhere, saysStop } from '../words/link-codes.ts';
import { posterWordsIn } from '../words/poster-words.ts';
import { hearStop, isPause, saysStart } from '../words/stop-words.ts';
import { CODE_UNKNOWN, POSTER_UNKNOWN, STRANGER } from './messages.ts';

/** The capability that links accounts and numbers to people. */
export const LINKING = 'linking';

/** The capability that welcomes people who come from a poster. */
export const VOLUNTEERS = 'volunteers';

/** A stranger has said the words of a poster that hangs: from now on they are a person, who gifts time. */
export interface Volunteering {
  readonly poster: PosterId;
  readonly handle: Labelled<'sealed'>;
}

/** A stranger has said a code that fits: from now on they are the person it is for. */
interface Arrival {
  readonly code: LinkCode;
  readonly handle: Labelled<'sealed'>;
}

interface Stranger {
  readonly tx: Tx;
  readonly channel: ChannelName;
  readonly cue: Cue;
  readonly moment: Moment;
}

/**
 * Words of somebody nobody knows. A code that fits makes them known. Everything else gets one polite line a day, about nobody, and codes that do not fit
 * one and the same line, whatever was the matter with them. Nothing of a stranger is kept but a keyed hash.
 */
export function hearStranger(stranger: Stranger): Arrival | Volunteering | { readonly revoked: LinkCode } | undefined {
  const { tx, channel, cue, moment } = stranger;
  const { address } = cue.from;
  const words = ('words' in cue.heard && cue.heard.words) || '';
  if (saysStop(words) || hearStop(words)) {
    leaveStrangerAlone(tx, channel, address, moment.now);
    return undefined;
  }
  // Who has stopped and starts again is a stranger like any other; who wants a pause wants no line now.
  if (saysStart(words)) welcomeStrangerBack(tx, channel, address);
  if (isPause(words)) return undefined;
  const code = codeAnywhere(words);
  if (code) return tryCode(stranger, code);
  const posterWords = channel === 'whatsapp' ? posterWordsIn(words) : undefined;
  if (posterWords) return tryPoster(stranger, posterWords);
  if (greetStrangerOnceADay(tx, channel, address, moment.now)) sayToStranger(stranger, STRANGER);
  return undefined;
}

function tryCode(stranger: Stranger, code: Labelled<'sealed'>): ReturnType<typeof hearStranger> {
  const { tx, channel, cue, moment } = stranger;
  const { now } = moment;
  const findable = tx.vault.findable(channel, cue.from.address);
  const tries = triesLeft(tx, findable, now);
  if (tries === 'silent') return undefined;
  const found = tries === 'looked at' ? openCodeWith(tx, code, now) : undefined;
  const isPublic = cue.place.kind === 'room';
  if (found && !isPublic && (found.channel === null || found.channel === channel)) return { code: found, handle: sealedHandle(cue.from.address) };
  countTry(tx, findable, { at: now, looked: tries === 'looked at' });
  if (!isLeftAlone(tx, channel, cue.from.address)) sayToStranger(stranger, CODE_UNKNOWN);
  if (!found || !isPublic) return undefined;
  endCode(tx, found.id, 'revoked', now);
  return { revoked: found };
}

/**
 * Words that may stand on a poster. Those that hang nowhere, were stopped or were not looked at get the one polite line a day, like everybody. A number that
 * rests is somebody's until a code says otherwise: the wall lets in nobody in their place.
 */
function tryPoster(stranger: Stranger, words: readonly string[]): Volunteering | undefined {
  const { tx, channel, cue, moment } = stranger;
  const { address } = cue.from;
  const findable = asPosterTry(tx.vault.findable(channel, address));
  const tries = triesLeft(tx, findable, moment.now);
  const poster = tries === 'looked at' && cue.place.kind === 'direct' ? openPosterWith(tx, words) : undefined;
  const handle = sealedHandle(address);
  const rests = holderOf(tx, channel, handle) !== undefined;
  if (poster && !rests) return { poster: poster.id, handle };
  if (!poster && tries !== 'silent') countTry(tx, findable, { at: moment.now, looked: tries === 'looked at' });
  if (greetStrangerOnceADay(tx, channel, address, moment.now)) sayToStranger(stranger, poster ? STRANGER : POSTER_UNKNOWN);
  return undefined;
}

function sayToStranger({ tx, channel, cue, moment }: Stranger, text: Labelled<'open'>): void {
  const room = cue.place.kind === 'room' ? roomByHandle(tx, channel, cue.place.room) : undefined;
  postLetter(tx, {
    id: moment.newId('letter'),
    channel,
    address: undefined,
    room: room?.id,
    person: undefined,
    stranger: cue.from.address,
    team: undefined,
    sender: undefined,
    turn: moment.newId('turn'),
    text,
    offer: undefined,
    notBefore: moment.now,
    madeAt: moment.now,
  });
}
