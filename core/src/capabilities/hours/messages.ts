import { type Labelled, open } from '@hatstand/db/labels';
import { questionAbout } from '../../words/questions.ts';
import { csvElsewhere, csvShown } from './csv-messages.ts';
import type { HoursFact, HoursReason } from './facts.ts';
import type { Known } from './known.ts';
import { type HoursAnswer, type HoursMessage, sayDays } from './phrases.ts';
import { recordShown } from './record-messages.ts';
import { hoursShown, nothingYet } from './table-messages.ts';

/** Everything is told to whoever asked, and to nobody else. */
export function tell(fact: HoursFact, known: Known): readonly HoursMessage[] {
  switch (fact.happened) {
    case 'days-unclear':
      return [{ to: known.me, ...daysUnclear(fact, known) }];
    case 'hours-shown':
      return hoursShown(fact, known);
    case 'nothing-yet':
      return [nothingYet(fact, known)];
    case 'csv-shown':
      return csvShown(fact, known);
    case 'csv-elsewhere':
      return [csvElsewhere(known)];
    case 'record-shown':
      return recordShown(fact, known);
  }
}

const daysUnclear = ({ asking, question, choices }: Extract<HoursFact, { happened: 'days-unclear' }>, known: Known): HoursAnswer => ({
  text: questionAbout(question, choices.length > 0),
  teams: [],
  choices: choices.map(({ from, to }) => ({ label: sayDays({ from, to }, known.today), means: { ...asking, period: { is: 'days', from, to } } })),
  opens: { step: 'which days', asking },
});

/** What is so, and what to do next. */
export const explain = (reason: HoursReason): HoursAnswer => ({ text: REASONS[reason], teams: [] });

const REASONS: Record<HoursReason, Labelled<'open'>> = {
  'in no team': open`You are not in a team just now, so there are no visits or hours of yours to show. When a team invites you, I can.`,
  'not in this team': open`You are not in this team, so I can't show its visits or hours here. Ask me for your own in a direct message.`,
  'not theirs to see': open`Those hours are for the person themself, the Team Owner or advocate, and the Rota Holder to see. I can show you your own: say “my hours”.`,
  'nobody called that': open`I can't find anybody called that with visits then. Say “hours” to see everybody's.`,
  'no record of theirs': open`The record of a visit is for the people in that team. If you need to know something, please ask the Rota Holder.`,
};
