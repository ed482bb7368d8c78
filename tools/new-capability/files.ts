import type { Names } from './naming.ts';

/** A tiny capability that works: what each of its files says, by file name. */
export const filesOf = (names: Names): Readonly<Record<string, string>> => ({
  [`${names.folder}.chat`]: conversation(names),
  'grammar.ts': grammar(names),
  'dialog.ts': dialog(names),
  'rules.ts': rules(names),
  'rules.test.ts': rulesTest(names),
  'messages.ts': messages(names),
  'records.ts': records(names),
  'index.ts': index(names),
});

const conversation = ({ said }: Names): string => `# Somebody asks about ${said} and sees where they stand. Begin here, in words a care worker can check

world demo
at Mon 2026-11-23 09:00
sam in rosa: /hattie ${said}
sam sees: you are in 1 team
bilal: ${said}
bilal sees: you are in 2 teams
owen on whatsapp: ${said}
owen sees: not in a team
rosa room sees nothing
`;

const grammar = ({ type, said }: Names): string => `import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Said } from '../../words/hearing.ts';

/** Everything ${said} can be asked. */
export type ${type}Intent = { readonly do: 'show' };

const SHOW = /^(?:(?:show|see)(?: me)? )?(?:the |my )?${said.replaceAll(' ', '[ -]?')}$/;

/** What somebody wants of ${said}, or undefined when they want something else. */
export function understand(said: Said): ${type}Intent | undefined {
  return SHOW.test(withoutCourtesy(said.frame)) ? { do: 'show' } : undefined;
}
`;

const dialog = ({ type, title }: Names): string => `import type { Dialog } from '../../conversation/capability.ts';
import type { ${type}Intent } from './grammar.ts';

/** ${title} asks nothing back yet, so no words can be an answer. */
export const dialog: Dialog<${type}Intent, never> = {
  version: 1,
  answer: () => undefined,
};
`;

const rules = ({ type, folder }: Names): string => `import type { PersonId } from '@hatstand/db/ids';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { ${type}Intent } from './grammar.ts';

/** What the rules may see. */
export interface Known {
  readonly me: PersonId;
  readonly teams: number;
}

export type ${type}Fact = { readonly happened: '${folder}-shown'; readonly teams: number };
export type ${type}Reason = 'in no team';

/** What comes of a wish: facts, or a no that names its reason. */
export function decide(intent: ${type}Intent, known: Known): readonly ${type}Fact[] | Refusal<${type}Reason> {
  if (known.teams === 0) return refuse('in no team');
  switch (intent.do) {
    case 'show':
      return [{ happened: '${folder}-shown', teams: known.teams }];
  }
}
`;

const rulesTest = ({ folder, said }: Names): string => `import type { PersonId } from '@hatstand/db/ids';
import { expect, it } from 'vitest';
import { decide } from './rules.ts';

const sam = { me: 'person-sam' as PersonId, teams: 1 };

it('somebody in a team is shown ${said}', () => {
  expect(decide({ do: 'show' }, sam)).toEqual([{ happened: '${folder}-shown', teams: 1 }]);
});

it('somebody in no team has nothing to see', () => {
  expect(decide({ do: 'show' }, { ...sam, teams: 0 })).toEqual({ refused: 'in no team' });
});
`;

const messages = ({ type, title, said, folder }: Names): string => `import { open } from '@hatstand/db/labels';
import type { Answer, Message } from '../../conversation/capability.ts';
import type { ${type}Intent } from './grammar.ts';
import type { Known, ${type}Fact, ${type}Reason } from './rules.ts';

/** Every sentence of ${said}. */
export function tell(fact: ${type}Fact, known: Known): readonly Message<${type}Intent, never>[] {
  switch (fact.happened) {
    case '${folder}-shown':
      return [{ to: known.me, text: open\`\${NEW} You are in \${fact.teams === 1 ? open\`1 team\` : open\`\${fact.teams} teams\`}.\`, teams: [] }];
  }
}

/** Every no: what is so, and what to do next. */
export function explain(reason: ${type}Reason): Answer<${type}Intent, never> {
  switch (reason) {
    case 'in no team':
      return { text: open\`\${NEW} You are not in a team just now. When a team invites you, ask me again.\`, teams: [] };
  }
}

const NEW = open\`${title}: this is new, and there is nothing to show yet.\`;
`;

const records = ({ type, folder }: Names): string => `import type { Tx } from '@hatstand/db/open';
import { teamsOf } from '@hatstand/db/repositories/teams';
import type { Speaker } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { dayOf } from '../../words/calendar.ts';
import type { ${type}Intent } from './grammar.ts';
import type { Known, ${type}Fact } from './rules.ts';

/** What the rules must see for this intent. */
export function know(tx: Tx, { person }: Speaker, _intent: ${type}Intent, { local }: Moment): Known {
  return { me: person, teams: teamsOf(tx, person, dayOf(local)).length };
}

/** Writes down what was decided. */
export function record(_tx: Tx, fact: ${type}Fact): void {
  switch (fact.happened) {
    case '${folder}-shown':
      return;
  }
}
`;

const index = ({ type, folder, said, constant }: Names): string => `import { open } from '@hatstand/db/labels';
import type { Capability } from '../../conversation/capability.ts';
import { dialog } from './dialog.ts';
import { type ${type}Intent, understand } from './grammar.ts';
import { explain, tell } from './messages.ts';
import { know, record } from './records.ts';
import { decide, type Known, type ${type}Fact, type ${type}Reason } from './rules.ts';

/** What people can do with ${said}. */
export const ${constant}: Capability<${type}Intent, Known, ${type}Fact, ${type}Reason, never> = {
  name: '${folder}',
  examples: [{ say: open\`${said}\`, inWords: open\`show me the ${said}\`, does: open\`what there is to see of ${said}\` }],
  understand,
  dialog,
  know,
  decide,
  record,
  tell,
  explain,
};
`;
