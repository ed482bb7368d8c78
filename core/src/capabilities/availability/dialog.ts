import type { Dialog } from '../../conversation/capability.ts';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { AvailabilityIntent, AvailabilityStep } from './intents.ts';

/** Days and little more: talk that only mentions one is not an answer. */
const JUST_DAYS =
  /^(?:(?:it's|its|i mean|i meant|from|on|for|maybe|only|just|until|till|til|to|the|on the|until the|back)[ ,]+)*@when(?:(?:,| and|, and) @when)*(?: (?:please|then|only|i think))?$/;

export const dialog: Dialog<AvailabilityIntent, AvailabilityStep> = {
  version: 1,
  answer(step, said) {
    const frame = withoutCourtesy(said.frame);
    const [first] = said.when;
    if (!first || !JUST_DAYS.test(frame)) return undefined;
    switch (step.step) {
      case 'away when':
        return { do: 'away', when: said.when };
      case 'could when':
        return { do: 'could', when: said.when };
      case 'away until': {
        const last = first.spans.at(-1);
        if (!last || first.ask) return { do: 'away', when: [first] };
        // "back on the 15th" is not away on the 15th; "until the 14th" is.
        const to = last.to ?? last.from;
        const isBack = frame.startsWith('back');
        const from = step.from.endsWith('T00:00') ? (step.from.slice(0, 10) as typeof to) : step.from; // the day of a local time
        const until = { spans: [{ from, to: isBack ? from : to }], ask: undefined, repeat: null, except: [] };
        return { do: 'away', when: [until], ...(isBack ? { back: first } : {}) };
      }
    }
  },
};
