import type { PersonId, PinId, TeamId } from '@hatstand/db/ids';
import { type Label, type Labelled, mayCarry } from '@hatstand/db/labels';
import type { Pin } from '@hatstand/db/repositories/pins';
import type { Day } from '@hatstand/db/times';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { goingTeamMeant, teamMeant } from '../../visits/known.ts';
import type { PinIntent, PinText } from './intents.ts';

export interface PinTeam {
  readonly id: TeamId;
  readonly name: Labelled<'team'>;
  readonly nickname: Labelled<'plan'>;
  readonly clearance: Label;
  readonly hasEnded?: boolean;
  readonly pins: readonly Pin[];
  /** Who may pin: wearers of the Team Chat Admin hat, the Team Owner and their advocates. */
  readonly mayPin: readonly PersonId[];
  /** Everybody in the team who does not read along in its room: they are told one by one. */
  readonly outside: readonly { readonly person: PersonId; readonly clearance: Label }[];
  /** Who may be asked about a suggestion, first come first: Team Chat Admins, then whoever speaks for the team. */
  readonly askable: readonly { readonly person: PersonId; readonly clearance: Label }[];
}
export interface Known {
  readonly me: PersonId;
  readonly today: Day;
  readonly room: TeamId | 'no team' | undefined;
  readonly teams: readonly PinTeam[];
  readonly names: ReadonlyMap<PersonId, Labelled<'plan'>>;
  /** How long the words are, in characters. Rules may weigh them; they may not read them. */
  readonly length: number;
}

export type PinFact =
  | { readonly happened: 'board-shown'; readonly team: TeamId; readonly pins: readonly Pin[] }
  | { readonly happened: 'team-unclear'; readonly intent: PinIntent; readonly teams: readonly TeamId[] }
  | { readonly happened: 'words-asked'; readonly team: TeamId }
  | { readonly happened: 'words-checked'; readonly team: TeamId; readonly text: PinText }
  | { readonly happened: 'until-asked'; readonly team: TeamId; readonly text: PinText }
  | { readonly happened: 'left' }
  | {
      readonly happened: 'pinned';
      readonly pin: PinId;
      readonly team: TeamId;
      readonly words: Labelled<'care'>;
      readonly label: 'team' | 'care';
      readonly by: PersonId;
      readonly until: Day | undefined;
    }
  | {
      readonly happened: 'pin-suggested';
      readonly pin: PinId;
      readonly team: TeamId;
      readonly words: Labelled<'care'>;
      readonly label: 'team' | 'care';
      readonly by: PersonId;
      readonly until: Day | undefined;
      readonly to: PersonId;
    }
  | { readonly happened: 'suggestion-agreed'; readonly pin: Pin; readonly by: PersonId }
  | { readonly happened: 'suggestion-declined'; readonly pin: Pin; readonly by: PersonId }
  | { readonly happened: 'marked-ordinary'; readonly pin: Pin; readonly by: PersonId }
  | { readonly happened: 'which-pin'; readonly team: TeamId; readonly pins: readonly Pin[] }
  | { readonly happened: 'unpinned'; readonly pin: Pin; readonly by: PersonId };

export type PinReason =
  | 'in no team'
  | 'not in this team'
  | 'team has ended'
  | 'nothing to pin'
  | 'too long'
  | 'in the past'
  | 'nobody to ask'
  | 'not for you to say'
  | 'gone'
  | 'no pins'
  | 'no such pin'
  | 'agreed already';
type Decision = readonly PinFact[] | Refusal<PinReason>;

/** A pin is for a glance: about a screen of a phone. */
const LONGEST_PIN = 500;

/** Key information in view: the Team Chat Admin pins, others suggest (PRODUCT, /pin). */
export function decide(intent: PinIntent, known: Known, moment: Moment): Decision {
  if (known.teams.length === 0) return refuse('in no team');
  if (intent.do === 'leave it') return [{ happened: 'left' }];
  if (intent.do === 'agree' || intent.do === 'mark ordinary') return onOnePin(intent, known);
  if (intent.do === 'unpin' && intent.pin) return takeDown(intent.pin, known);
  const team = intent.do === 'show' ? teamMeant(known, intent.team) : goingTeamMeant(known, intent.team);
  if (team === 'none') return refuse('in no team');
  if (team === 'not theirs') return refuse('not in this team');
  if (team === 'ended') return refuse('team has ended');
  if (team === 'several')
    return [{ happened: 'team-unclear', intent, teams: known.teams.flatMap(({ id, hasEnded }) => (hasEnded && intent.do !== 'show' ? [] : [id])) }];
  switch (intent.do) {
    case 'show':
      return [{ happened: 'board-shown', team: team.id, pins: visible(team, known) }];
    case 'start':
      return [{ happened: 'words-asked', team: team.id }];
    case 'check':
      return refusalFor(known) ?? [{ happened: 'words-checked', team: team.id, text: intent.text }];
    case 'pin':
      return pin(intent.text, team, known, moment);
    case 'unpin':
      return whichPin(intent.number, team, known);
  }
}

/** What can't go up as it is. */
function refusalFor({ length }: Known): Refusal<PinReason> | undefined {
  if (length === 0) return refuse('nothing to pin');
  return length > LONGEST_PIN ? refuse('too long') : undefined;
}

function pin(text: PinText, team: PinTeam, known: Known, moment: Moment): Decision {
  const refusal = refusalFor(known);
  if (refusal) return refusal;
  const { words, ordinary, until } = text;
  if (until === 'unclear') return [{ happened: 'until-asked', team: team.id, text }];
  if (until !== undefined && until < known.today) return refuse('in the past');
  const label = ordinary ? 'team' : 'care';
  const put = { pin: moment.newId('pin'), team: team.id, words, label, by: known.me, until } as const;
  if (team.mayPin.includes(known.me)) return [{ happened: 'pinned', ...put }];
  // Nobody can say yes to words they may not read.
  const reader = team.askable.find(({ clearance }) => mayCarry(clearance, label));
  return reader ? [{ happened: 'pin-suggested', ...put, to: reader.person }] : refuse('nobody to ask');
}

function onOnePin(intent: Extract<PinIntent, { do: 'agree' | 'mark ordinary' }>, known: Known): Decision {
  const found = findPin(intent.pin, known);
  if (!found) return refuse('gone');
  if (found.team.hasEnded) return refuse('team has ended');
  if (!found.team.mayPin.includes(known.me)) return refuse('not for you to say');
  if (intent.do === 'mark ordinary') return [{ happened: 'marked-ordinary', pin: found.pin, by: known.me }];
  if (found.pin.agreedBy) return refuse('agreed already');
  return [{ happened: intent.yes ? 'suggestion-agreed' : 'suggestion-declined', pin: found.pin, by: known.me }];
}

function whichPin(number: number | undefined, team: PinTeam, known: Known): Decision {
  if (!team.mayPin.includes(known.me)) return refuse('not for you to say');
  const pins = visible(team, known);
  const [only, another] = pins;
  if (!only) return refuse('no pins');
  const meant = number === undefined ? (another ? undefined : only) : pins.at(number > 0 ? number - 1 : number);
  if (meant && number !== 0) return [{ happened: 'unpinned', pin: meant, by: known.me }];
  return number === undefined ? [{ happened: 'which-pin', team: team.id, pins: pins.slice(0, 3) }] : refuse('no such pin');
}

function takeDown(id: PinId, known: Known): Decision {
  const found = findPin(id, known);
  if (!found) return refuse('gone');
  return found.team.mayPin.includes(known.me) ? [{ happened: 'unpinned', pin: found.pin, by: known.me }] : refuse('not for you to say');
}

function findPin(id: PinId, known: Known): { team: PinTeam; pin: Pin } | undefined {
  for (const team of known.teams) {
    const pin = team.pins.find((one) => one.id === id);
    if (pin) return { team, pin };
  }
  return undefined;
}

/** What somebody may see on the board: up to their clearance, and what they put up themselves. */
const visible = (team: PinTeam, { me }: Known): Pin[] =>
  team.pins.filter((one) => one.agreedBy && (mayCarry(team.clearance, one.label) || one.pinnedBy === me));
