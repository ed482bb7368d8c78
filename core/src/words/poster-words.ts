import { isOneSlip } from './slips.ts';

/**
 * What posters are made of: easy to read aloud and to type, nobody's name, and so unlike one another that a word with one slip of the finger can be only one
 * of them (a test looks).
 */
export const POSTER_WORDS: readonly string[] =
  'acorn almond anchor antler apricot badger balloon bamboo banjo basket beetle bicycle biscuit blossom bonfire bramble bracken buffalo bumblebee cactus canoe carrot castle cherry chestnut chimney cobweb coconut compass cricket crystal cuckoo cupboard curtain cushion cymbal daffodil dandelion diamond dolphin donkey dragonfly eagle falcon fiddle firefly flamingo fountain foxglove giraffe glacier goblet goldfinch granite guitar hammock harvest hedgehog heron hazelnut jigsaw kingfisher lantern leopard lighthouse lobster magnet magpie marble meadow mitten monsoon mosaic mustard napkin nectar nutmeg parsley peacock pebble pelican pepper pigeon pineapple pocket puffin pumpkin quartz rabbit raisin ribbon sandal saucer scarf seagull skylark snowflake sparrow spiral squirrel starling sunflower tangerine tartan teapot thimble thunder tulip turtle umbrella velvet violin walnut whistle windmill zebra'.split(
    ' ',
  );
const KNOWN = new Set(POSTER_WORDS);

/** How many words stand on a poster. */
const WORDS_OF_ONE = 3;
/** What somebody writes around them is short; a story is no code. */
const LONGEST = 400;

/** The word that was meant, with one slip of the finger at most. */
const meant = (typed: string): string | undefined => (KNOWN.has(typed) ? typed : POSTER_WORDS.find((word) => isOneSlip(word, typed)));

/**
 * The three words of a poster in what somebody wrote, in whatever order and case, side by side, with or without the sentence of the link around them.
 * Undefined where there are fewer or more: nobody tries many at once.
 */
export function posterWordsIn(words: string): readonly string[] | undefined {
  if (words.length > LONGEST) return undefined;
  const typed = plainly(words).match(/\p{L}+/gu) ?? [];
  const heard = typed.map(meant);
  const places = heard.flatMap((word, place) => (word ? [place] : []));
  const [first, second, third] = places;
  if (places.length !== WORDS_OF_ONE || first === undefined || second !== first + 1 || third !== first + 2) return undefined;
  const found = [...new Set(heard.filter((word) => word !== undefined))].sort();
  return found.length === WORDS_OF_ONE ? found : undefined;
}

/** Also from a link that somebody copied: “Hello%20Hattie”. */
const plainly = (words: string): string =>
  words
    .replace(/(?:%20|\+)/gu, ' ')
    .replace(/%[0-9a-f]{2}/giu, ' ')
    .normalize('NFKC')
    .replace(/\p{M}/gu, '')
    .toLowerCase();

/** Three words that differ, drawn by chance out of some 260,000 threes. */
export function drawPosterWords(draw: (below: number) => number): readonly string[] {
  const left = [...POSTER_WORDS];
  return Array.from({ length: WORDS_OF_ONE }, () => left.splice(draw(left.length), 1)[0] ?? '').sort();
}

/** The same with another last word. */
export function posterWordsBeside(words: readonly string[]): readonly string[] {
  const [first = '', second = '', third = ''] = words;
  const from = POSTER_WORDS.indexOf(third);
  const next = [...POSTER_WORDS.slice(from + 1), ...POSTER_WORDS].find((word) => word !== first && word !== second) ?? third;
  return [first, second, next].sort();
}
