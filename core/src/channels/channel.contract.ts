import type { Id } from '@hatstand/db/ids';
import { CEILINGS, LABELS, type Label, Labelled, mayCarry, type WayOut } from '@hatstand/db/labels';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { letter as letterShape, type WireLetter } from '../wire/letter.ts';
import { AboveCeiling, type Channel, type OutgoingLetter } from './channel.ts';

/** Somewhere a channel can carry to, and what the person there sees. */
export interface Place {
  readonly name: string;
  readonly way: WayOut;
  readonly to: OutgoingLetter['to'];
}
export interface ShownLetter {
  readonly text: string;
  /** How each choice can be answered there, in order: a button's token, or the line with its number. */
  readonly answers: readonly string[];
}
export interface OpenChannel {
  readonly channel: Channel;
  shownAt(place: Place): readonly ShownLetter[];
  close(): Promise<void> | void;
}
interface UnderContract {
  readonly places: readonly Place[];
  readonly answeredBy: 'buttons' | 'numbers';
  /** What would be more than words there: bold, links, mentions. */
  readonly markup: RegExp;
  readonly open: () => Promise<OpenChannel> | OpenChannel;
}

const text = (words: string, label: Label = 'open'): Labelled => new Labelled(label, words);
const choice = (token: string, label: string, numbered = true) => ({ token, label: new Labelled('plan', label), numbered });
const STEERING = ['\u0000', '\u0007', '\u001B', '\u007F', '\u0085', '\u202A', '\u202E', '\u2066', '\u2069', '\r'];
const CHEEKY = ['*bold*', '_slanted_', '~gone~', '`code`', '# head', '@all', '@here', '[a link](https://example.org)', '**very**'];

/** What every channel must do, whatever it is. */
export function channelContract(name: string, { places, answeredBy, markup, open }: UnderContract): void {
  describe(`the contract of channels: ${name}`, () => {
    let opened: OpenChannel;
    let letters = 0;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    const outgoing = (place: Place, more: Partial<OutgoingLetter> = {}): OutgoingLetter => {
      letters += 1;
      return { id: `letter-${letters}` as Id<'letter'>, to: place.to, way: place.way, text: text('Tue 24 Nov, 9am to 11am'), choices: [], ...more };
    };
    const send = async (place: Place, more: Partial<OutgoingLetter> = {}): Promise<WireLetter> => {
      const rendered = opened.channel.render(outgoing(place, more));
      expect(letterShape.parse(rendered)).toEqual(rendered);
      expect(await opened.channel.carry(rendered)).toBe('handed over');
      return rendered;
    };
    const last = (place: Place): ShownLetter => opened.shownAt(place).at(-1) ?? { text: '(nothing)', answers: [] };

    describe.each(places)('$name', (place) => {
      const ceiling = CEILINGS[place.way];

      test.each(LABELS.filter((label) => mayCarry(ceiling, label)))('carries what is %s, and says so', async (label) => {
        const rendered = await send(place, { text: text('some words', label) });
        expect(rendered.label).toBe(label);
        expect(last(place).text).toBe('some words');
      });

      const above = LABELS.filter((label) => !mayCarry(ceiling, label));
      if (above.length > 0)
        test.each(above)('refuses what is %s, and says nothing of it', (label) => {
          const secret = outgoing(place, { text: text('marmalade', label) });
          expect(() => opened.channel.render(secret)).toThrow(AboveCeiling);
          expect(() => opened.channel.render(secret)).toThrow(expect.not.objectContaining({ message: expect.stringMatching(/marmalade/) }));
          expect(opened.shownAt(place)).toEqual([]);
        });

      test('shows a letter that comes again only once', async () => {
        const rendered = await send(place);
        expect(await opened.channel.carry(rendered)).toBe('handed over');
        expect(await opened.channel.carry({ ...rendered })).toBe('handed over');
        expect(opened.shownAt(place)).toHaveLength(1);
      });

      test('shows letters in the order in which they were handed over', async () => {
        for (const words of ['first', 'second', 'third']) await send(place, { text: text(words) });
        expect(opened.shownAt(place).map((shown) => shown.text)).toEqual(['first', 'second', 'third']);
      });

      test('shows every choice, in order, so that it can be answered', async () => {
        const choices = [choice('offer-1.0', 'Yes'), choice('offer-1.1', 'No'), choice('offer-1.2', 'Ask everyone')];
        await send(place, { choices });
        const expected = answeredBy === 'buttons' ? choices.map(({ token }) => token) : ['1. Yes', '2. No', '3. Ask everyone'];
        expect(last(place).answers).toEqual(expected);
      });

      test('never puts undo among the numbers', async () => {
        await send(place, { choices: [choice('offer-1.0', 'Yes'), choice('offer-1.1', 'Undo', false)] });
        expect(last(place).answers).toEqual(answeredBy === 'buttons' ? ['offer-1.0', 'offer-1.1'] : ['1. Yes']);
        if (answeredBy === 'numbers') expect(last(place).text).toMatch(/reply undo/);
      });

      test('always says something', async () => {
        const rendered = await send(place, { choices: [choice('offer-1.0', '*')] });
        expect(rendered.text).not.toBe('');
      });

      test.each(STEERING)('leaves out what steers a screen: %j', async (mark) => {
        const choices = [choice('offer-1.0', `J${mark}o`)];
        const rendered = await send(place, { text: text(`J${mark}o asks`), choices });
        expect(JSON.stringify([rendered.text, rendered.buttons])).not.toContain(JSON.stringify(mark).slice(1, -1));
        expect(last(place).text).toContain('Jo asks');
      });

      test.each(CHEEKY)('shows %j in a name as the letters it is made of', async (cheeky) => {
        const rendered = await send(place, { text: text(`Jo ${cheeky} asks: could you?`) });
        expect(rendered.text).not.toMatch(markup);
        const letter = (words: string): string => words.replace(/[^\p{L}\p{N}]/gu, '');
        expect(letter(rendered.text)).toBe(letter(`Jo ${cheeky} asks: could you?`));
      });

      test('keeps names written from right to left, and emoji, whole', async () => {
        const names = 'נועה, سلمى, 😀👩‍👩‍👧, Zoë, Nguyễn';
        await send(place, { text: text(`${names} can come`) });
        expect(last(place).text).toBe(`${names} can come`);
      });

      test('carries a very long text whole', async () => {
        const long = 'Every line of it. '.repeat(2_500);
        await send(place, { text: text(long) });
        expect(last(place).text).toBe(long);
      });

      test('keeps lines apart', async () => {
        await send(place, { text: text('one\ntwo') });
        expect(last(place).text).toBe('one\ntwo');
      });
    });

    test('refuses a way out that is not its own', () => {
      const [first] = places;
      const foreign = (Object.keys(CEILINGS) as WayOut[]).filter((way) => !places.some((place) => place.way === way));
      for (const way of foreign) expect(() => first && opened.channel.render(outgoing({ ...first, way }))).toThrow(AboveCeiling);
    });
  });
}
