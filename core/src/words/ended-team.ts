import { type Labelled, open, plan } from '@hatstand/db/labels';

/** A team has come to an end because somebody has died: said kindly, and what can still be done there. */
export const sayTeamHasEnded = (nickname: Labelled<'plan'> | undefined): Labelled<'plan'> =>
  plan`${nickname ?? open`That team`} has come to an end, so I have changed nothing and told nobody. Its record is kept, and you can still read it.`;
