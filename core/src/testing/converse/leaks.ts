import { DEMO_PEOPLE } from '../../demo/people.ts';
import { careWordIn } from '../../words/care-words.ts';

/** Where the Team Owners of the demo world live. */
const ADDRESSES = /Alder Row|Birch Lane|alder-row|birch-lane/iu;
/** Team Owners are never named on WhatsApp, and nobody there by their surname. A name stands by itself: "Chen" is no part of "kitchen". */
const OWNERS = ['Rosa', 'Arthur'];
const SURNAMES = DEMO_PEOPLE.map(({ surname }) => surname);
const NAMES = new RegExp(`(?<![\\p{L}])(?:${[...OWNERS, ...new Set(SURNAMES)].join('|')})(?![\\p{L}])`, 'u');
/** A telephone number: ten digits or more, however they are grouped. Private addresses of pages have letters among their digits. */
const NUMBER = /(?<![\p{L}\p{N}/?=%])\+?\d(?:[ ().-]?\d){9,}(?![\p{L}\p{N}])/u;
/** Hattie's own number, which hangs on walls. */
const OWN_LINK = /https:\/\/wa\.me\/\d+\?text=\S+/gu;

/** What must not be said on WhatsApp and was, in words for whoever looks for it; undefined where there is nothing of the kind. */
export function leakIn(text: string): string | undefined {
  const words = text.replace(/\u200B/gu, '').replace(OWN_LINK, '');
  const found = [
    ['a name', NAMES.exec(words)?.[0]],
    ['an address', ADDRESSES.exec(words)?.[0]],
    ['a number', NUMBER.exec(words)?.[0]],
    ['care', careWordIn(words)],
  ].find(([, said]) => said !== undefined);
  return found && `a letter for whatsapp tells ${found[0]} that may not be said there: “${found[1]}”`;
}
