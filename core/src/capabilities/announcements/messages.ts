import type { TeamId } from '@hatstand/db/ids';
import { care, type Labelled, lower, open, plan, team as teamText } from '@hatstand/db/labels';
import type { Answer, Choice, FormShape, Message } from '../../conversation/capability.ts';
import { endedTeam } from '../../visits/known.ts';
import { type Both, both, bothJoined, bothListed } from '../../words/both.ts';
import { sayTeamHasEnded } from '../../words/ended-team.ts';
import { sayList } from '../../words/saying.ts';
import type { AnnouncementIntent, AnnouncementStep, News } from './intents.ts';
import { type Announced, type AnnouncementFact, type AnnouncementReason, type Known, type NewsTeam, type Reader, wayTo } from './rules.ts';

type NewsMessage = Message<AnnouncementIntent, AnnouncementStep>;
type Reply = Answer<AnnouncementIntent, AnnouncementStep>;
type NewsChoice = Choice<AnnouncementIntent>;
type Told = Pick<Announced, 'id' | 'words' | 'label'>;

/** Every sentence about telling a whole team something. */
export function tell(fact: AnnouncementFact, known: Known): readonly NewsMessage[] {
  const { me } = known;
  switch (fact.happened) {
    case 'words-asked':
      return [
        { to: me, text: open`What shall I tell the team? Say it in your own words.`, teams: [], opens: { step: 'what to tell', team: fact.team }, form: FORM },
      ];
    case 'words-checked':
      return [{ to: me, ...checked(fact.team, fact.news) }];
    case 'left':
      return [{ to: me, text: open`All right, I have told nobody.`, teams: [] }];
    case 'team-unclear':
      return [{ to: me, text: open`Which team is it for?`, teams: [], choices: whichTeam(fact.intent, fact.teams, known) }];
    case 'announced': {
      const team = teamOf(fact.team, known);
      const told = { id: fact.announcement, words: fact.words, label: fact.label };
      return [{ to: me, ...toSender(told, team, known) }, ...team.readers.map((reader) => toReader(reader, told, team, known))];
    }
    case 'opened-to-everyone': {
      const team = teamOf(fact.announced.team, known);
      const told = { ...fact.announced, label: 'team' } as const;
      const more = team.readers.filter((reader) => wayTo(reader, 'care') === 'not for them' && wayTo(reader, 'team') !== 'not for them');
      return [{ to: me, ...opened(more, told, team, known) }, ...more.map((reader) => toReader(reader, told, team, known))];
    }
  }
}

const FORM: FormShape = {
  title: open`Tell the team`,
  fields: [
    { id: 'words', label: open`What to tell`, kind: 'text' },
    {
      id: 'readers',
      label: open`Who may see it`,
      kind: 'choice',
      choices: [
        { value: 'care', label: open`Only those who may see care notes` },
        { value: 'everyone', label: open`Everyone in the team` },
      ],
    },
  ],
};

/** Words said after a question are shown back first: nobody is told what was only said in passing. */
const checked = (team: TeamId, news: News): Reply => ({
  text: care`Shall I tell the team this?\n${news.words}`,
  limited: open`Shall I tell the team what you just wrote?`,
  teams: [team],
  choices: [
    { label: open`Yes, tell them`, means: { do: 'announce', news, team } },
    { label: open`No`, means: { do: 'leave it' } },
  ],
});

const whichTeam = (intent: AnnouncementIntent, teams: readonly TeamId[], known: Known): NewsChoice[] =>
  teams.slice(0, 3).map((id) => ({ label: plan`${teamOf(id, known).nickname}`, means: { ...intent, team: id } as AnnouncementIntent }));

/** One copy for each: all of it where it may go, elsewhere that there is something and where to hear it. */
function toReader(reader: Reader, { id, words, label }: Told, team: NewsTeam, { myName }: Known): NewsMessage {
  const from = myName ? plan` from ${myName}` : open``;
  const there = plan`There's news${from} in ${team.nickname}.`;
  const who = myName ?? open`Somebody in the team`;
  const heading = teamText`News${from} in ${team.name}:`;
  const limited = {
    whole: there,
    'waits in Rocket.Chat': plan`${there} It's in Rocket.Chat.`,
    'no way': plan`${there} I can't show it here. ${who} can tell you, or print it for you.`,
    'not for them': plan`${there} I can't show it to you. Please ask ${myName ?? open`somebody in the team`} about it.`,
  } as const;
  return {
    to: reader.person,
    text:
      label === 'team'
        ? teamText`${heading}\n${lower(words, 'team', 'whoever wrote it said that everyone in the team may see it')}`
        : care`${heading}\n${words}`,
    limited: limited[wayTo(reader, label)],
    holdsBack: true,
    teams: [team.id],
    about: plan`news for the team`,
    concerns: id,
  };
}

/** Who gets it, and who can't be reached with it: said plainly, the Team Owner by name only where that may be. */
function toSender(told: Told, team: NewsTeam, known: Known): Reply {
  const by = Map.groupBy(team.readers, (reader) => wayTo(reader, told.label));
  const { full, limited } = summary(by, known);
  const openIt: NewsChoice[] =
    by.has('not for them') && told.label === 'care'
      ? [{ label: open`Everyone in the team may see it`, means: { do: 'open to everyone', announcement: told.id } }]
      : [];
  return {
    text: full,
    limited,
    teams: [team.id],
    about: plan`news for the team`,
    choices: [...byHand(by.get('no way') ?? [], known), ...openIt],
  };
}

const opened = (more: readonly Reader[], told: Told, team: NewsTeam, known: Known): Reply => ({
  text: plan`Done. Everyone in the team may see it now.${more.length > 0 ? plan` It goes to ${sayList(more.map(unnamed), 'and')} too.` : open``}`,
  teams: [team.id],
  about: plan`news for the team`,
  choices: byHand(
    more.filter((reader) => wayTo(reader, told.label) === 'no way'),
    known,
  ),
});

type Ways = ReadonlyMap<ReturnType<typeof wayTo>, readonly Reader[]>;

function summary(by: Ways, { canPrint }: Known): Both {
  const missing = by.get('no way') ?? [];
  const waiting = by.get('waits in Rocket.Chat') ?? [];
  const kept = by.get('not for them') ?? [];
  const say = (readers: readonly Reader[], sentence: (names: Both) => Both) => (readers.length > 0 ? [sentence(bothListed(readers.map(named)))] : []);
  const parts: Both[] = [
    ...say(by.get('whole') ?? [], (names) => both`It goes to ${names}.`),
    ...say(waiting, (names) => both`${names} ${oneOrMore(waiting, open`hears`, open`hear`)} that there is news, and can read it in Rocket.Chat.`),
    ...say(
      missing.filter(({ has }) => has !== 'no chat'),
      (names) => both`I can't reach ${names} with it: on WhatsApp I only say that there is news.`,
    ),
    ...say(
      missing.filter(({ has }) => has === 'no chat'),
      (names) => both`I can't reach ${names} in chat.`,
    ),
    ...(missing.length > 0 ? [both`${canPrint ? open`Can you tell them, or print it?` : open`Can you tell them?`}`] : []),
    ...say(kept, (names) => both`${names} may not read care notes, and only ${oneOrMore(kept, open`hears`, open`hear`)} that there is news.`),
  ];
  return bothJoined(parts, '\n');
}

const oneOrMore = (readers: readonly Reader[], one: Labelled<'open'>, more: Labelled<'open'>): Labelled<'open'> => (readers.length === 1 ? one : more);
const named = (reader: Reader): Both => ({ full: reader.name, limited: unnamed(reader) });

const unnamed = ({ helper, isOwner }: Reader): Labelled<'plan'> => helper ?? (isOwner ? plan`the Team Owner` : plan`somebody`);

/** As good as saying it: how somebody is told by hand is another capability's. */
function byHand(missing: readonly Reader[], { canPrint }: Known): NewsChoice[] {
  const tell = missing.slice(0, 2).map((reader): NewsChoice => ({ label: plan`I'll tell ${unnamed(reader)}`, says: plan`I'll tell ${unnamed(reader)}` }));
  return canPrint && missing.length > 0 ? [...tell, { label: open`Print it`, says: open`print it` }] : tell;
}

function teamOf(id: TeamId, known: Known): NewsTeam {
  const team = known.teams.find((one) => one.id === id);
  if (!team) throw new Error('news was told of a team that is not known');
  return team;
}

export const explain = (reason: AnnouncementReason, known: Known): Reply => ({
  text: reason === 'team has ended' ? sayTeamHasEnded(endedTeam(known)) : REASONS[reason],
  teams: [],
});

const REASONS: Record<Exclude<AnnouncementReason, 'team has ended'>, Labelled<'open'>> = {
  'in no team': open`You are not in a team just now, so there is nobody to tell.`,
  'not in this team': open`You are not in that team, so I have told nobody.`,
  'only everyone': open`I can only tell the whole team, so I have told nobody. Say for example: tell the team the bins go out tomorrow.`,
  'nothing to tell': open`There was nothing to tell yet. Say for example: tell the team the bins go out tomorrow.`,
  'too long': open`That is too long to tell everybody at once: 1,000 letters at most. Please send me the most important part.`,
  'nobody to tell': open`There is nobody else in the team yet, so I have told nobody.`,
  gone: open`I can't find that news any more, so nothing has changed.`,
  'not yours': open`That news is somebody else's, so I have left it as it is.`,
  'open already': open`Everyone in the team may see that already, thank you.`,
};
