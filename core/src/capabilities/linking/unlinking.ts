import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { LinkingFact, LinkingReason } from './facts.ts';
import type { Device, LinkingIntent } from './intents.ts';
import type { Known, KnownAddress, Someone } from './known.ts';

type Decision = readonly LinkingFact[] | Refusal<LinkingReason>;
type Of<Do> = Extract<LinkingIntent, { do: Do }>;

/** One's own channel is unlinked at once; the last one only after saying what that means. */
export function unlink({ device, isGone = false, sure }: Of<'unlink'>, { me }: Known): Decision {
  const linked = channelsOf(me);
  if (!device && linked.length > 1) return [{ happened: 'which-channel' }];
  const channel = device ? channelOf(device, linked) : linked[0];
  if (!channel) return refuse('not linked');
  if (linked.length === 1 && !sure) return [{ happened: 'unlinking-checked', channel, isGone }];
  return unlinked(me, channel, { isGone, by: me });
}

/** A lost or stolen phone: whoever is near may have it unlinked at once (PRODUCT, Life happens). Nobody else's is, and nobody is guessed at. */
export function reportGone(intent: Of<'report gone'>, { me, meant }: Known): Decision {
  const [one, another] = meant;
  if (!one) return refuse('nobody of that name');
  if (another) return [{ happened: 'which-person', step: { step: 'which person', of: meant.map(({ id }) => id), meant: intent } }];
  const channel = channelOf(intent.device, channelsOf(one));
  if (!channel) return refuse('they are not linked');
  if (!intent.sure) return [{ happened: 'loss-checked', person: one.id, channel }];
  return unlinked(one, channel, { isGone: true, by: me });
}

function unlinked(whose: Someone, channel: KnownAddress['channel'], { isGone, by }: { isGone: boolean; by: Someone }): Decision {
  const addresses = whose.addresses.filter((one) => one.channel === channel).map(({ id }) => id);
  const left = [...new Set(whose.addresses.filter((one) => one.channel !== channel && !one.rests).map((one) => one.channel))];
  return [{ happened: 'unlinked', person: whose.id, channel, addresses, left, isGone, by: by.id }];
}

const channelsOf = ({ addresses }: Someone): KnownAddress['channel'][] => [...new Set(addresses.map(({ channel }) => channel))];

/** A phone has WhatsApp on it where they use that, a tablet rather Rocket.Chat. A channel that was named is meant and no other. */
function channelOf(device: Device, linked: readonly KnownAddress['channel'][]): KnownAddress['channel'] | undefined {
  if (device === 'whatsapp' || device === 'rocketchat') return linked.includes(device) ? device : undefined;
  const usual = device === 'screen' ? 'rocketchat' : 'whatsapp';
  return linked.includes(usual) ? usual : linked[0];
}
