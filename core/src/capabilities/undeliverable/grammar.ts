import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Said } from '../../words/hearing.ts';

export interface UndeliverableIntent {
  readonly do: 'show';
}

const WHAT = '(?:what|which|any)(?: messages?| letters?| things?)?(?: (?:is|are|was|were|has|have))?';
const ASKED = [
  /^(?:undelivered|undeliverable|not delivered|(?:show )?(?:the )?undeliver(?:ed|able)(?: list| messages?| letters?)?)$/,
  new RegExp(`^${WHAT}(?: (?:could not|couldnt|cant|cannot|can not|did not|didnt|not))(?: (?:be|been|get|go))? (?:delivered|sent|arrive|through|arrived)$`),
  /^(?:what|which messages?) (?:is|are|has|have)? ?(?:not been|not|still) (?:delivered|undelivered|waiting to be delivered)$/,
  /^who (?:could not|couldnt|cant|cannot|can not) (?:be reached|you reach|you get (?:to|hold of))$/,
];

/** "Undelivered", "what could not be delivered?", "who can't you reach?" */
export const understand = ({ frame }: Said): UndeliverableIntent | undefined =>
  ASKED.some((pattern) => pattern.test(withoutCourtesy(frame.replace(/['’]/g, '').replace(/[?.!]+$/, '')).trim())) ? { do: 'show' } : undefined;
