import type { AddressId, CircleId, LetterId, PersonId, RoomId, TeamId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { Tx } from '@hatstand/db/open';
import type { Person } from '@hatstand/db/repositories/people';
import type { ChannelName } from '@hatstand/db/schema/people';
import type { Moment } from '../moment.ts';
import type { Said } from '../words/hearing.ts';

/** Where something was said: in a room (perhaps a team's), or to Hattie alone. */
export interface Place {
  readonly channel: ChannelName;
  readonly room: { readonly id: RoomId; readonly team: TeamId | undefined; readonly thread?: string | undefined } | undefined;
  /** The account or number it came from. */
  readonly from?: AddressId;
}

/** Whose turn it is. Nobody has said anything when an alarm rings: then there is no place. */
export interface Speaker {
  readonly person: PersonId;
  readonly place: Place | undefined;
  /** The letter they quote while they say it, where the channel tells. */
  readonly quoted?: LetterId | undefined;
}

/**
 * A choice put to a person. Taking it means the intent, or is as good as saying the words: so one capability leads on to another without knowing it.
 * Labels and words are `plan` at most, because WhatsApp shows them too.
 */
export type Choice<Intent> =
  | { readonly label: Labelled<'open' | 'plan'>; readonly means: Intent; readonly says?: undefined }
  | { readonly label: Labelled<'open' | 'plan'>; readonly says: Labelled<'open' | 'plan'>; readonly means?: undefined };

/** Words for a person, and what to say instead where they may not go. Text above `plan` does not compile without its limited wording. */
type Words = (
  | { readonly text: Labelled<'open' | 'plan'>; readonly limited?: undefined }
  | { readonly text: Labelled; readonly limited: Labelled<'open' | 'plan'> }
) & {
  /** Instead of words that point to another chat, for whoever can't read more there: they have no such chat, or not the clearance. */
  readonly nowhereElse?: Labelled<'open' | 'plan'>;
};

/** What is said to the speaker: words, choices, and the step that stays open until they answer. */
export type Answer<Intent, Step> = Words & {
  /** The teams it tells about: the reader's clearance in each of them is checked. */
  readonly teams: readonly TeamId[];
  readonly choices?: readonly Choice<Intent>[];
  /** It tells of somebody who has told it to the circle, so that those who wear a hat there may read it. */
  readonly ofCircle?: CircleId;
  /** It tells the reader of nobody but themself: then only the way there limits it, no clearance. */
  readonly ofTheirOwn?: boolean;
  /** What it is about, in a few words, for "where was I?", and for telling two open offers apart. */
  readonly about?: Labelled<'plan'>;
  /** Somebody waits for the answer: "where was I?" mentions it. */
  readonly awaited?: boolean;
  /** What the choices hang on (a request, say). When the capability says that it is over, they are closed and unsent letters with them withdrawn. */
  readonly concerns?: string;
  /** The limited wording leaves something out: who has another channel that may carry it finds the whole text there too. */
  readonly holdsBack?: boolean;
  /** A question in words: what the person says next may be its answer. */
  readonly opens?: Step;
  /** The same question as a form, for channels that have forms. */
  readonly form?: FormShape;
};

/** What is told to one person, or to everybody who reads a team's room. */
export type Message<Intent, Step> = Answer<Intent, Step> & {
  readonly to: PersonId | { readonly roomOf: TeamId };
  /** A post that is meant for everybody in the team: the ledger says whom it has not reached because they are not in the room. */
  readonly forWholeTeam?: boolean;
  /** Rings in the quiet hours of whoever allowed that: a visit is about to be missed. */
  readonly urgent?: boolean;
  /** Said to the reader alone, never in a room where it was asked for, not even as a whisper. */
  readonly privately?: boolean;
  /** Said to the speaker on the channels they are not speaking on: so that they hear of it if it was not they who spoke. */
  readonly elsewhere?: boolean;
  /** Said there and nowhere else, also where it has just been unlinked: the last word. */
  readonly at?: AddressId;
  /** A moment from which on it has no point (a reminder of a visit that has begun): what has not left by then is not sent. */
  readonly until?: Date;
  /** What is so from a moment on, for what leaves only then: "tomorrow" is "today" after midnight. Of a text that is `plan` at most. */
  readonly inTime?: { readonly from: Date; readonly text: Labelled<'open' | 'plan'> };
  /** What it is about, where that is not what its choices hang on: when this is over, it is not sent any more, and its choices stay. */
  readonly pointlessAfter?: string;
  /** Said only to people who have had the question it takes up: nobody is let off what they never heard of. */
  readonly ifHeardOf?: string;
  /** The teams it comes from, where its words tell nothing about them: when one of them falls silent, so does this. */
  readonly from?: readonly TeamId[];
  /** Goes out even where the team has fallen silent, because somebody has died: the kind word itself. */
  readonly evenSo?: boolean;
};

export interface FormShape {
  readonly title: Labelled<'open'>;
  readonly fields: readonly FormField[];
}
interface FormField {
  readonly id: string;
  readonly label: Labelled<'open'>;
  readonly kind: 'line' | 'text' | 'choice';
  readonly choices?: readonly { readonly value: string; readonly label: Labelled<'open'> }[];
  readonly optional?: boolean;
}

/** A polite no. Rules name the reason; messages put it into words. */
export interface Refusal<Reason extends string = string> {
  readonly refused: Reason;
}
export const refuse = <Reason extends string>(reason: Reason): Refusal<Reason> => ({ refused: reason });

/**
 * What answers mean while a step is open. Raise the version when steps or intents change shape: older questions and buttons are then asked afresh.
 * Alarms ring whatever their version: an intent kept for later must stay understood.
 */
export interface Dialog<Intent, Step> {
  readonly version: number;
  /** While this step is open its answers are heard before any grammar: people who have just come answer in words that others would take for wishes. */
  hearsFirst?(step: Step): boolean;
  answer(step: Step, said: Said): Intent | undefined;
  filled?(step: Step, fields: Readonly<Record<string, string>>): Intent | undefined;
}

/** An intent kept for later. */
export interface Alarm<Intent> {
  readonly rings: Date;
  readonly for: PersonId;
  readonly means: Intent;
}

/** Something the capability can be asked: the command (in rooms with a `/` in front), and how a person would put it to Hattie alone. */
export interface Example {
  readonly say: Labelled<'open'>;
  readonly inWords: Labelled<'open'>;
  readonly does: Labelled<'open'>;
}

/** Where help speaks of it: under a topic, and where it is daily bread at once. Without this at once, so that nothing is forgotten. */
export interface HelpPlace {
  readonly topic: 'visits' | 'people' | 'news' | 'me';
  readonly isDaily?: boolean;
}

/** A word that Rocket.Chat's rooms know as a command of its own. Everything else is said there after `/hattie`. */
interface Command {
  readonly word: string;
  readonly does: Labelled<'open'>;
  /** What can be typed after it. */
  readonly example: Labelled<'open'>;
}

/** A whole saying that is offered as soon as its first word has been typed as a command. It shows or asks something; by itself it touches nobody. */
interface Quick {
  readonly say: Labelled<'open'>;
  readonly label: Labelled<'open'>;
}

/** A line in Rocket.Chat's own menus. On a room it says this there; on a message it says this with the message's words after it. */
interface MenuLine {
  readonly on: 'room' | 'message';
  readonly say: Labelled<'open'>;
  readonly label: Labelled<'open'>;
}

/**
 * One thing people can do in chat. Words become an intent; rules turn it into facts, or a refusal; facts are recorded and told.
 * Intents and steps are stored as JSON: plain values and labelled texts only.
 */
export interface Capability<Intent, Known, Fact, Reason extends string, Step> {
  readonly name: string;
  readonly help?: HelpPlace;
  readonly examples: readonly Example[];
  readonly commands?: readonly Command[];
  readonly quick?: readonly Quick[];
  readonly menu?: readonly MenuLine[];
  /** Whether an intent holds a person's own words about somebody's life. Rocket.Chat keeps what is typed after a slash in its logs, so these are better said elsewhere. */
  takesCareText?(intent: Intent): boolean;
  understand(said: Said): Intent | undefined;
  /** Whole messages that mean this whatever else is open, and are heard before it: STOP. */
  atOnce?(words: string, person: Pick<Person, 'stoppedAt' | 'pausedUntil'>): Intent | undefined;
  /** What nothing else has understood, and no open question takes: the last before Hattie says that she did not catch it. */
  atLast?(words: string, where: { readonly channel: ChannelName; readonly isInATeam: boolean }): Intent | undefined;
  readonly dialog: Dialog<Intent, Step>;
  know(tx: Tx, speaker: Speaker, intent: Intent, moment: Moment): Known;
  decide(intent: Intent, known: Known, moment: Moment): readonly Fact[] | Refusal<Reason>;
  record(tx: Tx, fact: Fact, moment: Moment): void;
  tell(fact: Fact, known: Known, moment: Moment): readonly Message<Intent, Step>[];
  explain(reason: Reason, known: Known, moment: Moment): Answer<Intent, Step>;
  later?(fact: Fact, moment: Moment): readonly Alarm<Intent>[];
  /** What is over with this fact: nobody waits for answers about it any more, and what was still to be said about it is not. */
  over?(fact: Fact): readonly string[];
  /** What is written below a question that this fact has ended, for one of those who were asked. Where it says nothing, they read that there is nothing to do any more. */
  closing?(fact: Fact, known: Known, reader: PersonId): Labelled<'open' | 'plan'> | undefined;
  /** What undo does not take back, because something has left for good with it; how to come back is said in the answer. */
  isFinal?(fact: Fact): boolean;
}
