import { Labelled } from '@hatstand/db/labels';

/** Hattie's own number as people dial it: "+44 7700 900000". Never for anybody else's. `number`: digits only, with the code of the country. */
export function sayNumber(number: string): Labelled<'open'> {
  const [, ours, theirs] = /^44(\d{4})(\d+)$/.exec(number) ?? [];
  return new Labelled('open', ours && theirs ? `+44 ${ours} ${theirs}` : `+${number}`);
}
