import { joined, type Labelled, open } from '@hatstand/db/labels';
import { circlesByHat } from '@hatstand/db/repositories/circles';
import { teamsOf } from '@hatstand/db/repositories/teams';
import { dayOf } from '../../words/calendar.ts';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Capability, Example, Speaker } from '../capability.ts';
import type { AnyCapability } from '../house.ts';
import { inRoomSaid } from '../messages.ts';

interface Known {
  readonly speaker: Speaker;
  readonly isInATeam: boolean;
}
type HelpFact = { readonly happened: 'help-shown' };
interface HelpIntent {
  readonly do: 'help';
}

const ASKED =
  /^(help|help me|please help|what can you do|what can i (ask|say|do)|commands|menu|start|hi|hello|hey|good (morning|afternoon|evening))( hattie)?$/;

/** `help`, made from the capabilities themselves, for the place and the person. */
export const helpAbout = (capabilities: readonly AnyCapability[]): Capability<HelpIntent, Known, HelpFact, never, never> => ({
  name: 'help',
  examples: [],
  understand: (said) => (ASKED.test(withoutCourtesy(said.frame)) ? { do: 'help' } : undefined),
  dialog: { version: 1, answer: () => undefined },
  know: (tx, speaker, _intent, { local }) => ({
    speaker,
    isInATeam: teamsOf(tx, speaker.person, dayOf(local)).length > 0 || circlesByHat(tx, speaker.person, dayOf(local)).length > 0,
  }),
  decide: () => [{ happened: 'help-shown' }],
  record: () => undefined,
  tell: (_fact, { speaker, isInATeam }) => [{ to: speaker.person, text: isInATeam ? helpText(capabilities, speaker) : NO_TEAM, teams: [] }],
  explain: (reason: never) => reason,
});

const NO_TEAM = open`Hello, I am Hattie. You are not in a team just now, so I have nothing to show you yet. When a team invites you, say help again and I will tell you what I can do.`;

function helpText(capabilities: readonly AnyCapability[], { place }: Speaker): Labelled<'open'> {
  const lines = capabilities.flatMap((capability) => capability.examples.map((example) => line(example, place?.room !== undefined)));
  return open`Tell me in your own words, for example:\n${joined('open', lines, '\n')}\nAny time: undo, never mind, where was I. STOP ends all messages.`;
}

const line = ({ say, does }: Example, inRoom: boolean): Labelled<'open'> => open`• ${inRoom ? inRoomSaid(say) : say} – ${does}`;
