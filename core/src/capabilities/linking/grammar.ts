import { Labelled } from '@hatstand/db/labels';
import type { WayOfHandingOver } from '@hatstand/db/schema/linking';
import type { ChannelName } from '@hatstand/db/schema/people';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Said } from '../../words/hearing.ts';
import { codeSaid } from '../../words/link-codes.ts';
import type { Device, LinkingIntent, Whom } from './intents.ts';
import * as words from './phrases.ts';

type Groups = Readonly<Record<string, string | undefined>>;

/** What somebody says about codes, linking, or a phone that is gone; undefined when they say something else. */
export function understand(said: Said): LinkingIntent | undefined {
  const code = codeSaid(said.words);
  if (code) return { do: 'say code', code };
  const frame = withoutCourtesy(said.frame.replaceAll("'", '').replace(/\s+/gu, ' ')).replace(
    /^(?:oh no|no|oh|help|urgent|sos|quick|so|and|but|fyi|i think|i think that|emergency)[ ,.!:-]+(?=\S)/,
    '',
  );
  if (words.SHOW_CODES.some((pattern) => pattern.test(frame))) return { do: 'show codes' };
  return endIn(frame, said) ?? mineIn(frame) ?? goneIn(frame, said) ?? ownCodeIn(frame) ?? inviteIn(frame, said);
}

const groupsIn = (patterns: readonly RegExp[], frame: string): Groups | undefined => {
  const match = patterns.map((pattern) => pattern.exec(frame)).find((found) => found !== null);
  return match ? (match.groups ?? {}) : undefined;
};

function endIn(frame: string, said: Said): LinkingIntent | undefined {
  const groups = groupsIn(words.END_CODES, frame);
  if (!groups) return undefined;
  return groups['name'] !== undefined || said.who.length > 0 ? { do: 'end codes', whom: whomIn(groups, said) } : { do: 'end codes' };
}

function mineIn(frame: string): LinkingIntent | undefined {
  const gone = groupsIn(words.MINE_GONE, frame);
  if (gone) return { do: 'unlink', device: deviceIn(gone['device']) ?? 'phone', isGone: true };
  const off = groupsIn(words.MINE_OFF, frame);
  const device = deviceIn(off?.['device']);
  return off && { do: 'unlink', ...(device ? { device } : {}) };
}

function goneIn(frame: string, said: Said): LinkingIntent | undefined {
  if (said.who.length > 1) return undefined;
  const off = groupsIn(words.THEIRS_OFF, frame);
  const groups = off ?? groupsIn(words.THEIRS_GONE, frame);
  if (!groups) return undefined;
  return { do: 'report gone', whom: whomIn(groups, said), device: deviceIn(groups['device']) ?? 'phone', ...(off ? { sure: true } : {}) };
}

function ownCodeIn(frame: string): LinkingIntent | undefined {
  const groups = groupsIn(words.OWN_CODE, frame);
  if (!groups) return undefined;
  const channel = channelIn(groups['channel'] ?? groups['other']);
  return { do: 'get own code', ...(channel ? { channel } : {}) };
}

function inviteIn(frame: string, said: Said): LinkingIntent | undefined {
  const groups = said.who.length > 1 ? undefined : groupsIn(words.INVITE, frame);
  if (!groups) return undefined;
  const how = howIn(groups);
  return { do: 'invite', whom: whomIn(groups, said), ...(how ? { how } : {}) };
}

function howIn(groups: Groups): WayOfHandingOver | undefined {
  if (groups['paper']) return 'on paper';
  if (groups['phone']) return 'by phone';
  return groups['person'] ? 'in person' : undefined;
}

function channelIn(heard: string | undefined): ChannelName | undefined {
  if (heard === undefined) return undefined;
  return words.channels.rocketchat.test(heard) ? 'rocketchat' : 'whatsapp';
}

function deviceIn(heard: string | undefined): Device | undefined {
  if (heard === undefined) return undefined;
  if (words.ON_WHATSAPP.test(heard)) return 'whatsapp';
  if (words.ON_ROCKETCHAT.test(heard)) return 'rocketchat';
  return words.SCREEN.test(heard) ? 'screen' : 'phone';
}

const whomIn = (groups: Groups, said: Said): Whom => {
  const people = said.who[0]?.people ?? [];
  const name = groups['name'];
  return name === undefined ? { people } : { people, named: new Labelled('team', name) };
};
