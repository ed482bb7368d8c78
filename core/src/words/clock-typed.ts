import type { TimeOfDay } from '@hatstand/db/times';
import { numberNamed } from './numbers.ts';

/** A time of day as people type it where no day is meant: "10", "10pm", "22:00", "half nine", "noon". */
export const CLOCK_TYPED = String.raw`(?:(?:about |around )?(?:\d{1,2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?|(?:half|quarter)(?: past| to)? (?:\d{1,2}|[a-z]{3,6})(?: ?[ap]m)?|noon|midday|midnight|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: ?[ap]m)?)(?: o'?clock)?(?: in the (?:morning|evening|afternoon)| at night)?)`;

/** Which half of the day a time without "am" or "pm" is in: hours from `first` on are in the morning, the others in the afternoon. */
type Half = (hour: number) => 'am' | 'pm';
/** When the evening is over for somebody: "after 9" is 9pm, "after 1" is the night. */
export const inTheEvening: Half = (hour) => (hour >= 5 && hour < 12 ? 'pm' : 'am');
/** When the morning begins: "before 9" is 9am, "before 1" is after noon. */
export const inTheMorning: Half = (hour) => (hour >= 4 && hour < 12 ? 'am' : 'pm');

const TYPED =
  /^(?:about |around )?(?:(?<part>half|quarter)(?<to> past| to)? )?(?<hour>\d{1,2}|[a-z]+)(?:[:.](?<minutes>\d{2}))?(?: ?(?<half>[ap])\.?m\.?)?(?: o'?clock)?(?<day> in the morning| in the evening| in the afternoon| at night)?$/;

/** Reads what CLOCK_TYPED found; undefined where no clock shows it. */
export function readClock(typed: string, half: Half): TimeOfDay | undefined {
  const text = typed.trim();
  if (/^(?:noon|midday)/.test(text)) return '12:00' as TimeOfDay;
  if (/^midnight/.test(text)) return '00:00' as TimeOfDay;
  const found = TYPED.exec(text)?.groups;
  const hour = found?.['hour'] && (/^\d/.test(found['hour']) ? Number(found['hour']) : numberNamed(found['hour']));
  if (!found || typeof hour !== 'number' || hour > 24 || Number(found['minutes'] ?? 0) > 59) return undefined;
  const minutes = minutesOf(found['part'], found['to'], found['minutes']);
  const isExact = hour > 12 || hour === 0 || (found['minutes'] !== undefined && found['hour']?.startsWith('0'));
  const inHalf = isExact ? hour % 24 : onDial(hour, halfSaid(found['half'], found['day']) ?? half(hour));
  return timeFrom(inHalf * 60 + minutes);
}

const minutesOf = (part: string | undefined, to: string | undefined, typed: string | undefined): number =>
  part === 'half' ? 30 : part === 'quarter' ? (to === ' to' ? -15 : 15) : Number(typed ?? 0);

const halfSaid = (letter: string | undefined, day: string | undefined): 'am' | 'pm' | undefined =>
  letter ? (letter === 'a' ? 'am' : 'pm') : day ? (day === ' in the morning' ? 'am' : 'pm') : undefined;

/** 12 is noon in the afternoon, and midnight before it. */
const onDial = (hour: number, half: 'am' | 'pm'): number => (hour % 12) + (half === 'pm' ? 12 : 0);

function timeFrom(minutes: number): TimeOfDay | undefined {
  const onClock = (minutes + 1440) % 1440;
  if (Number.isNaN(onClock)) return undefined;
  // True: hours and minutes of a clock.
  return `${String(Math.floor(onClock / 60)).padStart(2, '0')}:${String(onClock % 60).padStart(2, '0')}` as TimeOfDay;
}
