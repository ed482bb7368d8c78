import { Labelled } from '@hatstand/db/labels';

/** A web address, or part of one, as it can be put into a message. What it leads to decides who may be given it. */
export const sayWebAddress = (address: string): Labelled<'plan'> => new Labelled('plan', address);
