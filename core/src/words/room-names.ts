import { Labelled } from '@hatstand/db/labels';

/** A room's name as the chat has it. Room names are `team`: people put names of people into them. */
export const sayRoomName = (name: string): Labelled<'team'> => new Labelled('team', name);
