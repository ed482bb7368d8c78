import type { Day } from './times.ts';

declare const kind: unique symbol;

/** A string that belongs to one kind of thing: a `VisitId` cannot be passed where a `PersonId` is meant. */
export type Id<Kind extends string> = string & { readonly [kind]: Kind };

export type PersonId = Id<'person'>;
export type TeamId = Id<'team'>;
export type CircleId = Id<'circle'>;
export type RoomId = Id<'room'>;
export type AddressId = Id<'address'>;
export type SeriesId = Id<'series'>;
/** A visit is one day of a series: `<series>@<YYYY-MM-DD>`. It needs no row of its own until something about that day differs. */
export type VisitId = Id<'visit'>;
export type RequestId = Id<'request'>;
export type ProposalId = Id<'proposal'>;
export type AbsenceId = Id<'absence'>;
export type AvailabilityId = Id<'availability'>;
export type InvitationId = Id<'invitation'>;
export type BeginningId = Id<'beginning'>;
export type PinId = Id<'pin'>;
export type DeathId = Id<'death'>;
export type DepartureId = Id<'departure'>;
export type WitnessedId = Id<'witnessed'>;
export type AnnouncementId = Id<'announcement'>;
export type TurnId = Id<'turn'>;
export type QuestionId = Id<'question'>;
export type OfferId = Id<'offer'>;
export type AlarmId = Id<'alarm'>;
export type LetterId = Id<'letter'>;
export type LinkCodeId = Id<'link code'>;
export type PosterId = Id<'poster'>;
export type KeptWordsId = Id<'kept words'>;

/** What a visit's id is made of. It stands here and not with the stored visits, so that rules and messages may ask it too. */
export function partsOf(id: VisitId): { series: SeriesId; day: Day } {
  const split = id.lastIndexOf('@');
  // True: an id is a series, an @ and a day.
  return { series: id.slice(0, split) as SeriesId, day: id.slice(split + 1) as Day };
}
