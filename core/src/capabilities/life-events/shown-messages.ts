import { joined, type Labelled, open, plan, team as teamText } from '@hatstand/db/labels';
import { isMember, nameIn, type TeamAround } from '../../teams/around.ts';
import { sayDay } from '../../words/saying.ts';
import type { Witnessed } from './intents.ts';
import type { Known, WitnessedKnown } from './known.ts';
import { firstName, type LifeMessage, listOf, namesWithOwner, type Plan, toNear } from './phrases.ts';

/** Who speaks, since when, and what was recorded by whom. */
export function voiceShown(team: TeamAround, known: Known): LifeMessage {
  const now =
    team.advocates.length > 0 ? plan`${listOf(team.advocates, known)} ${team.advocates.length > 1 ? open`speak` : open`speaks`}` : plan`Nobody speaks`;
  const deciding = team.deciding === 'alone' ? open`` : open` I ask them first about visits.`;
  const recorded = known.witnessed.filter((one) => one.team === team.id && one.state === 'recorded').slice(-4);
  const lines = recorded.map((one) => ({ text: line(one, team, known, 'text'), limited: line(one, team, known, 'limited') }));
  const mayRead = isMember(team, known.me) && lines.length > 0;
  const whom =
    known.me === team.owner
      ? { text: teamText`you`, limited: plan`you` }
      : { text: teamText`${firstName(team.owner, known)}`, limited: plan`${team.nickname}` };
  return toNear(known.me, team, {
    text: teamText`${now} for ${whom.text}.${deciding}${
      mayRead
        ? teamText`\nWhat was recorded:\n${joined(
            'team',
            lines.map(({ text }) => text),
            '\n',
          )}`
        : teamText``
    }`,
    limited: plan`${now} for ${whom.limited}.${deciding}${
      mayRead
        ? plan`\nWhat was recorded:\n${joined(
            'plan',
            lines.map(({ limited }) => limited),
            '\n',
          )}`
        : plan``
    }`,
  });
}

const LINES: Record<Witnessed, (name: Plan) => Labelled<'plan'>> = {
  'advocate ends': (name) => plan`${name} stopped speaking`,
  'advocate begins': (name) => plan`${name} began to speak`,
  'cannot decide alone': () => plan`the advocate is asked first`,
  'decides alone': () => plan`the person decides alone again`,
};
function line(one: WitnessedKnown, team: TeamAround, known: Known, as: 'text'): Labelled<'team'>;
function line(one: WitnessedKnown, team: TeamAround, known: Known, as: 'limited'): Labelled<'plan'>;
function line(one: WitnessedKnown, team: TeamAround, known: Known, as: 'text' | 'limited'): Labelled<'team' | 'plan'> {
  const what = LINES[one.what](nameIn(known, one.person));
  const names = namesWithOwner(
    one.by.map(({ person }) => person),
    team,
    known,
  );
  const day = one.recordedOn ? sayDay(one.recordedOn, known.today) : open``;
  return as === 'text' ? teamText`• ${day}: ${what} (${names.text})` : plan`• ${day}: ${what} (${names.limited})`;
}
