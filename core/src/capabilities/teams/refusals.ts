import { type Labelled, open, plan } from '@hatstand/db/labels';
import type { Answer } from '../../conversation/capability.ts';
import type { TeamReason } from './facts.ts';
import type { TeamIntent, TeamStep } from './intents.ts';
import type { Known } from './known.ts';

/** What is so, and what to do next. */
export function explain(reason: TeamReason, known: Known): Answer<TeamIntent, TeamStep> {
  if (reason === 'somebody else is starting one') {
    const name = known.inThisRoom && known.names.get(known.inThisRoom.startedBy);
    return { text: plan`${name ?? open`Somebody else`} is starting a team in this room already. Talk with them, or take another room.`, teams: [] };
  }
  if (reason === 'gives the name away' || reason === 'nickname is taken') {
    const team = known.teams.length === 1 ? known.teams[0] : known.teams.find(({ id }) => id === known.here?.team);
    return { text: REASONS[reason], teams: [], ...(team ? { opens: { step: 'new nickname', team: team.id } } : {}) };
  }
  return { text: REASONS[reason], teams: [] };
}

const REASONS: Record<TeamReason, Labelled<'open'>> = {
  'in no team': open`You are not in a team just now, so there is nothing to show here.`,
  'not in this team': open`You are not in this team, so I can't show or change it.`,
  'not for you to say': open`That is for the person this team is for, or whoever speaks for them. I have left it as it is.`,
  'nobody of that name': open`I don't know that name in this team, so I have changed nothing.`,
  'not a member': open`Not everybody you named is in this team, so I have changed nothing. Say “team” to see who is.`,
  'two of that name': open`There is more than one person of that name, so I have changed nothing. Please say it again with the surname.`,
  'gives the name away': open`That would give away whose team it is, and on WhatsApp I never do. What else shall I call it?`,
  'nickname is taken': open`Another team here is called that already. What else shall I call it?`,
  'not for you to start': open`Teams are started by people who wear a hat in the circle, a Team Starter for example. Ask one of them; they will be glad to hear from you.`,
  'say it in the room': open`A team has a room of its own. Make a private room in Rocket.Chat, add Hattie to it, and say /team start there.`,
  'say it in the new room': open`Make a private room in Rocket.Chat, add me to it, and say /team room there. Then it is the team’s room.`,
  'not for you to give a room': open`That is for the Team Chat Admin or Team Starter of the team, or whoever it is for. Please ask one of them to say it.`,
  'room has a team': open`This room is a team's already. For another team please make another private room, and say /team start there.`,
  'room is the circle’s': open`This is the circle's room. For a team please make a private room of its own, and say /team start there.`,
  'somebody else is starting one': open`Somebody else is starting a team in this room already.`,
  'has a team already': open`That person has a team already, so I have started no other. Say “team” in its room to see it.`,
  'it is you': open`Whoever starts a team can't be the one it is for, or speak for them. Please ask another Team Starter, or tell me another name.`,
  'same person twice': open`That is the person the team is for. Who else speaks for them? Tell me a name, or “nobody”.`,
  'starting is over': open`That team is not being started any more, or was started already. Say /team in its room to see how it stands.`,
  'waits for a yes': open`I have asked for the yes and am waiting for it. I will tell you as soon as I hear.`,
  'nothing is being started': open`You are not starting a team just now, so there is nothing to stop.`,
};
