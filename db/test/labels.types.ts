import { type Cleared, care, cleared, type Labelled, open, plan, sealed, team } from '../src/labels.ts';
import { inOneTransaction } from '../src/open.ts';
import * as schema from '../src/schema/index.ts';
import type { SealedText } from '../src/vault.ts';
import { smallTeam } from './small-team.ts';

/**
 * Sentences that must not compile. `tsc` is the test: a line that compiles after all makes its `@ts-expect-error` an error. Nothing here is run.
 */
declare const body: Labelled<'care'>;
declare const surname: Labelled<'team'>;
declare const concern: Labelled<'sealed'>;
declare const anything: Labelled;
declare const typed: string;
declare function sendToWhatsApp(text: Cleared<'whatsapp'>): void;
declare function postInPublic(text: Cleared<'publicRoom'>): void;

export function sentencesThatCompile(): void {
  plan`${open`thanks`}, ${plan`Jo`}: ${2} visits`;
  care`${open``}${plan``}${team``}${body}`;
  sealed`${concern} about ${body}`;
  sendToWhatsApp(plan`Tue 24 Nov`);
  if (cleared('whatsapp', anything)) sendToWhatsApp(anything);
}

export function narrowerPartsDoNotFit(): void {
  // @ts-expect-error a name of the team is not for a poster
  open`new: ${surname}`;
  // @ts-expect-error nor is what is arranged among helpers
  open`${plan`Jo`}`;
  // @ts-expect-error a surname is not for everybody who helps
  plan`from ${surname}`;
  // @ts-expect-error care does not go into a plan
  plan`new note: ${body}`;
  // @ts-expect-error nor into what the team may read
  team`new note: ${body}`;
  // @ts-expect-error what is sealed stays sealed
  care`a concern: ${concern}`;
  // @ts-expect-error a text of unknown label fits only where everything fits
  care`${anything}`;
}

export function bareStringsDoNotFit(): void {
  // @ts-expect-error nobody has said who may read what was typed
  open`reason: ${typed}`;
  // @ts-expect-error not even in the narrowest text
  sealed`reason: ${typed}`;
  // @ts-expect-error a printed label is a string again
  open`${body.toString()}`;
}

export function onlyClearedTextLeaves(): void {
  // @ts-expect-error care has not been let through
  sendToWhatsApp(body);
  // @ts-expect-error neither has a text of unknown label
  sendToWhatsApp(anything);
  // @ts-expect-error a plan is not for a public room
  postInPublic(plan`Tue 24 Nov`);
  // @ts-expect-error let through for a room is not let through for WhatsApp
  if (cleared('teamRoom', anything)) sendToWhatsApp(anything);
  // @ts-expect-error a bare string was never let through
  sendToWhatsApp(typed);
}

export function columnsGiveNoStrings(): void {
  const db = smallTeam();
  const pin = db.drizzle.select().from(schema.pins).get();
  const person = db.drizzle.select().from(schema.people).get();
  if (!pin || !person) return;
  const locked: SealedText<'care'> = pin.body;
  const name: Labelled<'team'> = person.firstName;
  // @ts-expect-error the words of a pin are locked
  const opened: string = pin.body;
  // @ts-expect-error a box is not yet a text
  const unlocked: Labelled<'care'> = locked;
  // @ts-expect-error a name comes out with its label
  const bare: string = name;
  // @ts-expect-error and with no wider one
  const wider: Labelled<'plan'> = name;
  // @ts-expect-error words without a label do not go in
  db.drizzle.update(schema.people).set({ firstName: typed });
  // @ts-expect-error a column of the team takes no care
  db.drizzle.update(schema.people).set({ firstName: body });
  void [opened, unlocked, bare, wider];
}

export function transactionsAreNotAwaited(): void {
  const db = smallTeam();
  inOneTransaction(db, () => 1);
  // @ts-expect-error work that goes on after the transaction is over is not in it
  inOneTransaction(db, async () => 1);
  // @ts-expect-error nor is a promise made inside
  inOneTransaction(db, () => Promise.resolve(1));
}
