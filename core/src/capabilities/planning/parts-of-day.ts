const PART = /\b(?:morning|afternoon|evening|teatime|tea ?time|tea|lunch|lunch ?time|night|tonight|am|pm)\b/;
const CLOCK =
  /\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)\b|\d[:.]\d\d|\d{4} ?(?:-|–|to) ?\d{4}|\b(?:at|from) \d|\d ?(?:to|til|till|until|-|–) ?\d|noon|midday|midnight|\bhalf\b|\bquarter\b|o'?clock/;

/** "sat am", "Friday afternoon": a part of the day is no time to come at, and is asked about. */
export const isPartOfDay = (text: string): boolean => PART.test(text) && !CLOCK.test(text);
