import { care, joined, type Labelled, open, plan } from '@hatstand/db/labels';
import type { Answer, Choice, Message } from '../../conversation/capability.ts';
import { sayList, sayMoment } from '../../words/saying.ts';
import type { KeptIntent } from './intents.ts';
import type { KeptFact, KeptReason, Known, KnownTeam } from './rules.ts';

type KeptMessage = Message<KeptIntent, never>;
type Fact<Happened> = Extract<KeptFact, { happened: Happened }>;
type Plan = Labelled<'open' | 'plan'>;
const MOST_TEAMS = 2;
const MOST_TOLD = 2;

/** Every sentence about what was written about care. None of it says any of it again, but to the team, when whoever wrote it says so. */
export function tell(fact: KeptFact, known: Known): readonly KeptMessage[] {
  switch (fact.happened) {
    case 'words-kept':
      return [
        {
          to: known.me,
          text: plan`${fact.toldWhere ? firstToday(known) : open`Thank you, I have kept that for the record.`} Shall the team read it now?`,
          teams: [],
          about: plan`what you wrote for the record`,
          concerns: fact.id,
          choices: choices(fact, known),
        },
      ];
    case 'passed-on': {
      const who = known.name ?? open`Somebody in the team`;
      const { people, unreached } = known.teams.find(({ id }) => id === fact.team) ?? { people: [], unreached: [] };
      const text = care`${who} writes: ${fact.words}`;
      const there = plan`${who} has written something for the record.`;
      const words = {
        text,
        limited: plan`${there} It can be read in Rocket.Chat.`,
        nowhereElse: plan`${there} I can't show it here. ${known.name ?? open`Somebody in the team`} can tell you, or somebody else who may know it.`,
      };
      return [
        ...people
          .filter((one) => one !== known.me)
          .map((to): KeptMessage => ({ to, ...words, teams: [fact.team], holdsBack: true, about: plan`words for the record` })),
        { to: known.me, ...passedOn(unreached), teams: [], about: plan`passing on what you wrote` },
      ];
    }
    case 'looked-through':
      return [{ to: known.me, privately: true, ...lookedThrough(known) }];
    case 'only-kept':
      return [{ to: known.me, text: open`All right. It stays in the record, and I pass it on to nobody.`, teams: [] }];
  }
}

/** Whom it does not reach is said at once, and how they can hear it all the same. As good as saying it: how somebody is told by hand is another capability's. */
function passedOn(unreached: KnownTeam['unreached']): Pick<Answer<KeptIntent, never>, 'choices'> & { readonly text: Plan } {
  const done = open`Done. Those in the team who may know it can read it now in Rocket.Chat.`;
  if (unreached.length === 0) return { text: done };
  const names = unreached.map(({ helper, isOwner }) => helper ?? (isOwner ? plan`the Team Owner` : plan`somebody`));
  return {
    text: plan`${done} I can't reach ${sayList(names, 'and')} with it in chat. Can you tell them?`,
    choices: names.slice(0, MOST_TOLD).map((name) => ({ label: plan`I'll tell ${name}`, says: plan`I'll tell ${name}` })),
  };
}

/** Thanks first; then the better place, and what to do with what stands here. */
const firstToday = ({ hasRocketChat }: Known): Labelled<'open'> => {
  const better = hasRocketChat
    ? open`Next time please say it to me in Rocket.Chat`
    : open`Next time please say it to somebody in the team, face to face or by phone`;
  return open`Thank you, I have kept that for the record, and I don’t repeat it here. ${better}: WhatsApp is no place for care. Please delete your message here, for everyone.`;
};

const choices = ({ id, team }: Fact<'words-kept'>, { teams }: Known): readonly Choice<KeptIntent>[] => {
  const no: Choice<KeptIntent> = { label: open`No, only keep it`, means: { do: 'only keep', kept: id } };
  if (team) return [{ label: open`Yes, the team may read it`, means: { do: 'pass on', kept: id, team } }, no];
  return [
    ...teams.slice(0, MOST_TEAMS).map((one): Choice<KeptIntent> => ({ label: plan`Yes, ${one.nickname}`, means: { do: 'pass on', kept: id, team: one.id } })),
    no,
  ];
};

const MOST_SHOWN = 5;

function lookedThrough({ lately, today, me }: Known): Answer<KeptIntent, never> {
  if (lately.length === 0) return { text: open`Nothing has been kept for the record in the last two weeks.`, teams: [] };
  const shown = lately.slice(-MOST_SHOWN).map(({ kept, by, at }) => care`• ${sayMoment(at, today)}, ${by}: ${kept.words}`);
  const before = lately.length > shown.length ? open` The last of them:` : open``;
  const things = lately.length === 1 ? open`One thing was` : open`${lately.length} things were`;
  return {
    text: care`${things} kept for the record in the last two weeks.${before}\n${joined('care', shown, '\n')}`,
    limited: open`${things} kept for the record in the last two weeks. What was said can be read in Rocket.Chat, by whoever may.`,
    nowhereElse: open`${things} kept for the record in the last two weeks. I can't show here what was said.${lately.every(({ kept }) => kept.person === me) ? open`` : open` Whoever wrote it can tell you.`}`,
    teams: [...new Set(lately.map(({ team }) => team))],
    holdsBack: true,
  };
}

/** What is so, and what to do next. */
export const explain = (reason: KeptReason): Answer<KeptIntent, never> => ({ text: REASONS[reason], teams: [] });

const REASONS: Record<KeptReason, Labelled<'open'>> = {
  'not yours': open`I can’t pass that on. It stays where it is, and nothing was changed.`,
  'passed on already': open`The team has that already. There is nothing more to do.`,
};
