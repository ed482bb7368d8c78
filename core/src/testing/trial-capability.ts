import { open, plan } from '@hatstand/db/labels';
import { CAPABILITIES } from '../capabilities/index.ts';
import type { Capability, Message, Speaker } from '../conversation/capability.ts';
import { everyday } from '../conversation/everyday/index.ts';
import { type House, houseOf } from '../conversation/house.ts';

type Intent = { readonly do: string; readonly number?: number };
interface Step {
  readonly step: string;
}
type Fact = { readonly happened: string; readonly number: number | undefined };
type Trial = Capability<Intent, Speaker, Fact, 'a refusal', Step>;

/** What is said when the trial breaks: words that must never be reported or told. */
export const SECRET_WORDS = 'marmalade on the pillow';

const TELLS: Readonly<Record<string, Partial<Message<Intent, Step>>>> = {
  ask: { text: open`Which fruit?`, opens: { step: 'fruit' } },
  'ask other': { text: open`Which colour?`, opens: { step: 'colour' } },
  offer: {
    text: open`Shall I?`,
    choices: [
      { label: open`Yes`, means: { do: 'took', number: 1 } },
      { label: open`No`, means: { do: 'left' } },
    ],
    about: plan`the first thing`,
    awaited: true,
  },
  'offer again': {
    text: open`And this?`,
    choices: [
      { label: open`Yes`, means: { do: 'took', number: 2 } },
      { label: open`No`, means: { do: 'left' } },
    ],
    about: plan`the other thing`,
    awaited: true,
  },
  'tell privately': { text: open`For you alone.`, privately: true },
  took: { text: open`Taken.` },
  left: { text: open`Left.` },
  fruit: { text: open`A fruit, thank you.` },
  ring: { text: open`The bell rang.` },
};

/** A capability for tests: each of its words does one thing. `version` and `breaks` can be changed while it is in use. */
export function trialCapability(): { readonly capability: Trial; readonly house: House; readonly rules: { version: number; breaks: boolean } } {
  const rules = { version: 1, breaks: true };
  const capability: Trial = {
    name: 'trial',
    examples: [],
    understand: ({ words }) => (words.startsWith('trial ') ? { do: words.slice(6) } : undefined),
    dialog: {
      get version() {
        return rules.version;
      },
      answer: ({ step }, { words }) => (step === 'fruit' && words.startsWith('an ') ? { do: 'fruit' } : undefined),
    },
    know: (_tx, speaker) => speaker,
    decide: (intent) => (intent.do === 'refuse' ? { refused: 'a refusal' } : [{ happened: intent.do, number: intent.number }]),
    record(tx, fact) {
      if (fact.happened === 'break' || fact.happened === 'break quietly' || fact.happened === 'write')
        tx.client.prepare("insert into travel (from_place, to_place, minutes) values (?, 'there', 5)").run(`place-${fact.happened}`);
      if (fact.happened === 'fill the disk' && rules.breaks) throw Object.assign(new Error('disk full'), { code: 'SQLITE_FULL' });
    },
    tell(fact, speaker) {
      if (fact.happened === 'break' && rules.breaks) throw new Error(SECRET_WORDS);
      const said = TELLS[fact.happened] ?? { text: open`Done.` };
      // The text is always there: every entry of the table has one.
      return [{ to: speaker.person, teams: [], ...said } as Message<Intent, Step>];
    },
    explain: () => ({ text: open`I would rather not.`, teams: [] }),
    later: (fact, { now }) => {
      const rings = /^ring in (\d+)$/.exec(fact.happened);
      return rings ? [{ rings: new Date(now.getTime() + Number(rings[1]) * 60_000), for: 'person-jo' as Speaker['person'], means: { do: 'ring' } }] : [];
    },
  };
  return { capability, rules, house: houseOf([...everyday(CAPABILITIES), ...CAPABILITIES, capability]) };
}
