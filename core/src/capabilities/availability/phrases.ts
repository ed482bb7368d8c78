import { joined as joinedText, type Labelled, open, plan } from '@hatstand/db/labels';
import type { Day } from '@hatstand/db/times';
import type { Away } from '../../visits/known.ts';
import { addDays, dayOf } from '../../words/calendar.ts';
import { sayDay, sayList, sayMoment, saySpan, sayTime } from '../../words/saying.ts';
import type { Offer } from './offers.ts';
import { isWholeDays, lastDayOf } from './spans.ts';

/** "Tue 1 Dec to Mon 14 Dec", or with times where it is less than whole days. */
export function sayAway(away: Away, today: Day): Labelled<'plan'> {
  const [first, last] = [dayOf(away.from), lastDayOf(away)];
  const isToTheEnd = away.until.endsWith('00:00') && first !== last;
  if (!isWholeDays(away))
    return isToTheEnd ? plan`${sayMoment(away.from, today)} to ${sayDay(last, today)}` : saySpan({ from: away.from, to: away.until }, today);
  return first === last ? sayDay(first, today) : plan`${sayDay(first, today)} to ${sayDay(last, today)}`;
}

export const sayAways = (all: readonly Away[], today: Day): Labelled<'plan'> =>
  sayList(
    all.map((one) => sayAway(one, today)),
    'and',
  );

const WEEKDAYS: Readonly<Record<string, Labelled<'plan'>>> = {
  MO: plan`Mondays`,
  TU: plan`Tuesdays`,
  WE: plan`Wednesdays`,
  TH: plan`Thursdays`,
  FR: plan`Fridays`,
  SA: plan`Saturdays`,
  SU: plan`Sundays`,
};

/** "Saturdays, 2pm to 4pm, until Fri 25 Dec". */
export const sayOffer = (offer: Offer, today: Day): Labelled<'plan'> => plan`${sayDays(offer, today)}${sayHours(offer)}${sayEnd(offer, today)}`;

function sayDays({ firstDay, repeats }: Offer, today: Day): Labelled<'plan'> {
  if (repeats === null) return sayDay(firstDay, today);
  const weekdays = (/^FREQ=WEEKLY(?:;INTERVAL=\d+)?;BYDAY=([A-Z,]+)$/.exec(repeats)?.[1] ?? '').split(',').flatMap((day) => WEEKDAYS[day] ?? []);
  const every = Number(/INTERVAL=(\d+)/.exec(repeats)?.[1] ?? 1);
  if (weekdays.length === 0) return plan`${repeats === 'FREQ=DAILY' ? open`` : open`now and then `}from ${sayDay(firstDay, today)}`;
  const often = every === 1 ? open`` : every === 2 ? open`every other week on ` : open`every ${every} weeks on `;
  return plan`${often}${sayList(weekdays, 'and')}${every === 1 && firstDay <= inAWeek(today) ? open`` : plan` from ${sayDay(firstDay, today)}`}`;
}
const inAWeek = (today: Day): Day => addDays(today, 7);

function sayHours({ starts, ends }: Offer): Labelled<'open' | 'plan'> {
  if (starts === null || ends === null) return open``;
  return ends === '00:00' ? plan`, from ${sayTime(starts)}` : plan`, ${sayTime(starts)} to ${sayTime(ends)}`;
}

function sayEnd({ lastDay, repeats }: Offer, today: Day): Labelled<'open' | 'plan'> {
  if (lastDay === null) return open``;
  return repeats === 'FREQ=DAILY' ? plan` to ${sayDay(lastDay, today)}` : plan`, until ${sayDay(lastDay, today)}`;
}

export const sayOffers = (all: readonly Offer[], today: Day): Labelled<'plan'> =>
  joinedText(
    'plan',
    all.map((one) => sayOffer(one, today)),
    '; ',
  );
