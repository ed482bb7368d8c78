import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import type { LinkingFact, LinkingReason } from './facts.ts';
import type { LinkingIntent } from './intents.ts';
import type { Known, KnownAddress, Someone } from './known.ts';
import { reportGone, unlink } from './unlinking.ts';

type Decision = readonly LinkingFact[] | Refusal<LinkingReason>;
type Of<Do> = Extract<LinkingIntent, { do: Do }>;

/** Who may be reached where, and who may say so. Nobody is linked by somebody else's word: a code has to be said from the channel itself. */
export function decide(intent: LinkingIntent, known: Known, moment: Moment): Decision {
  switch (intent.do) {
    case 'get own code':
      return getOwnCode(intent, known);
    case 'invite':
      return invite(intent, known, moment);
    case 'record handing over':
      return known.code?.madeBy === known.me.id ? [{ happened: 'handing-over-recorded', code: intent.code, how: intent.how }] : refuse('no code of yours');
    case 'say code':
      return sayCode(known);
    case 'link':
      return link(intent, known, moment);
    case 'tell of revoked':
      return known.code ? [{ happened: 'revoked-told', person: known.code.person }] : refuse('nothing to tell');
    case 'show codes':
      return [{ happened: 'codes-shown' }];
    case 'end codes':
      return endCodes(intent, known);
    case 'unlink':
      return unlink(intent, known);
    case 'report gone':
      return reportGone(intent, known);
    case 'tell of rest': {
      const rests = known.me.addresses.find(({ id }) => id === intent.address);
      return rests?.rests ? [{ happened: 'rest-told', person: known.me.id, channel: rests.channel }] : refuse('nothing to tell');
    }
    case 'leave as is':
      return [{ happened: 'left-as-is' }];
  }
}

/** A code is got on a channel that is linked, so that whoever has it is known, and said on the other one. */
function getOwnCode({ channel: named, anyway }: Of<'get own code'>, { me, here, fresh }: Known): Decision {
  const other = here?.channel === 'whatsapp' ? 'rocketchat' : 'whatsapp';
  const channel = named ?? other;
  if (!anyway && me.addresses.some((one) => one.channel === channel && !one.rests)) return [{ happened: 'linked-already', channel }];
  return [{ happened: 'own-code-made', person: me.id, channel, code: fresh }];
}

/** Team Starters and Team Chat Admins invite the people of their own teams and circles, each with a code of their own. */
function invite(intent: Of<'invite'>, { me, meant, fresh }: Known, { newId }: Moment): Decision {
  if (meant.length === 0) return refuse('nobody of that name');
  const mine = meant.filter(({ handsCodes }) => handsCodes.includes(me.id));
  const [one, another] = mine;
  if (!one) return refuse('not yours to invite');
  if (another) return [{ happened: 'which-person', step: { step: 'which person', of: mine.map(({ id }) => id), meant: intent } }];
  return [{ happened: 'invitation-made', id: newId('link code'), person: one.id, by: me.id, how: intent.how, code: fresh }];
}

/**
 * A code said by somebody who is known already, from an address that is linked. It links nothing: that address is theirs, and stays theirs. Whatever was
 * the matter with it, the answer is the same, so that nobody learns whether there is such a code.
 */
function sayCode({ me, here, code, tries }: Known): Decision {
  const tried = { from: here?.address, looked: tries === 'looked at' };
  if (here?.inRoom) return [{ happened: 'code-said-in-room', code: code?.id, person: code?.person, madeBy: code?.madeBy, ...tried }];
  if (!code) return [{ happened: 'code-unknown', ...tried }];
  if (code.person === me.id) return [{ happened: 'own-code-said-here' }];
  return [{ happened: 'code-of-another', code: code.id, person: code.person, madeBy: code.madeBy, ...tried }];
}

function link({ channel, handle }: Of<'link'>, { me, code, holder }: Known, { newId }: Moment): Decision {
  if (code?.state !== 'open' || code.person !== me.id || (code.channel !== null && code.channel !== channel)) return refuse('code is over');
  const woken = holder?.person === me.id;
  const replaced = me.addresses.filter((one) => one.channel === channel && one.id !== holder?.address).map(({ id }) => id);
  return [
    {
      happened: 'channel-linked',
      person: me.id,
      channel,
      handle,
      address: woken ? holder.address : newId('address'),
      code: code.id,
      madeBy: code.madeBy,
      woken,
      replaced: [...replaced, ...(holder && !woken ? [holder.address] : [])],
      isFirst: elsewhere(me, channel).length === 0,
    },
  ];
}

const elsewhere = (me: Someone, channel: KnownAddress['channel']): KnownAddress[] => me.addresses.filter((one) => one.channel !== channel && !one.rests);

function endCodes({ whom }: Of<'end codes'>, { made, meant }: Known): Decision {
  const open = made.filter(({ code }) => code.state === 'open' && (!whom || meant.some(({ id }) => id === code.person)));
  return open.length > 0 ? [{ happened: 'codes-ended', codes: open.map(({ code }) => code.id) }] : refuse('no code of yours');
}
