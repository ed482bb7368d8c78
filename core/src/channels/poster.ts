import { createRequire } from 'node:module';
import { cleared, type Labelled, reveal } from '@hatstand/db/labels';
import type PDFDocument from 'pdfkit';
import type { encode } from 'uqr';
import type { Sheet } from '../capabilities/posters/sheet.ts';
import { AboveCeiling } from './channel.ts';
import { withoutControls } from './plain-text.ts';

// A4 in points of a 72nd of an inch: 210 by 297 mm, with 20 mm around.
const MARGIN = 57;
const PAGE = { wide: 595.28, high: 841.89 } as const;
const WIDE = PAGE.wide - 2 * MARGIN;
/** Without its quiet margin, which is part of what phones look for: four dots on each side (ISO/IEC 18004). */
const SQUARE = 190;
const QUIET_DOTS = 4;
const CALM = '#1f4e5f';

type Paper = PDFKit.PDFDocument;

/** Loaded when somebody first opens a poster: together some 100 ms and 20 MB. */
const loaded = (): { Pdf: typeof PDFDocument; makeDots: typeof encode } => {
  const require = createRequire(import.meta.url);
  return { Pdf: require('pdfkit'), makeDots: require('uqr').encode };
};

/** A poster on one sheet of A4, in large print, tagged so that a screen reader reads it in order. Like a public room it carries nothing above `open`. */
export function renderPoster(sheet: Sheet): Promise<Uint8Array> {
  for (const text of Object.values<Labelled>({ ...sheet }))
    if (!cleared('publicRoom', text)) throw new AboveCeiling('a poster may not hang where all can read it');
  const { Pdf, makeDots } = loaded();
  const paper = new Pdf({
    size: 'A4',
    margin: MARGIN,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    // No date and no machine in it: the same poster gives the same sheet.
    info: { Title: printable(sheet.title), Subject: printable(sheet.circle), CreationDate: new Date(0), ModDate: new Date(0) },
  });
  const whole = bytesOf(paper);
  write(paper, sheet, makeDots(reveal(sheet.link), { ecc: 'M', border: 0 }).data);
  paper.end();
  return whole;
}

function write(paper: Paper, sheet: Sheet, dots: readonly (readonly boolean[])[]): void {
  const document = paper.struct('Document');
  paper.addStructure(document);
  const say = (tag: 'H1' | 'P', text: Labelled, { size, bold = false, colour = 'black' }: { size: number; bold?: boolean; colour?: string }): void => {
    document.add(
      paper.struct(tag, {}, () => {
        paper.font(bold ? 'Helvetica-Bold' : 'Helvetica', fittingSize(paper, text, size, bold)).fillColor(colour);
        paper.text(printable(text), MARGIN, paper.y, { width: WIDE, align: 'center' });
      }),
    );
    paper.y += 12;
  };
  say('H1', sheet.title, { size: 30, bold: true, colour: CALM });
  say('P', sheet.circle, { size: 24, bold: true });
  say('P', sheet.lead, { size: 20 });
  say('P', sheet.how, { size: 20 });
  document.add(paper.struct('Figure', { alt: printable(sheet.picture) }, () => drawDots(paper, dots)));
  say('P', sheet.orWrite, { size: 20 });
  say('P', sheet.words, { size: 28, bold: true, colour: CALM });
  say('P', sheet.whatHappens, { size: 18 });
  say('P', sheet.privacy, { size: 18 });
  document.end();
}

/** A long name of a circle is set smaller, so that all of it stays on one sheet. */
const fittingSize = (paper: Paper, text: Labelled, size: number, bold: boolean): number => {
  const height = paper.font(bold ? 'Helvetica-Bold' : 'Helvetica', size).heightOfString(printable(text), { width: WIDE });
  return height > 3 * size ? 18 : size;
};

function drawDots(paper: Paper, rows: readonly (readonly boolean[])[]): void {
  const dot = SQUARE / (rows.length + 2 * QUIET_DOTS);
  const left = (PAGE.wide - SQUARE) / 2 + QUIET_DOTS * dot;
  const top = paper.y + QUIET_DOTS * dot;
  for (const [y, row] of rows.entries()) for (const [x, isBlack] of row.entries()) if (isBlack) paper.rect(left + x * dot, top + y * dot, dot, dot);
  paper.fill('black');
  paper.y += SQUARE + 8;
}

/** The print of the sheet has the letters of Western Europe. What it has not is shown without its accent, or as a question mark. */
const printable = (text: Labelled): string =>
  [
    ...withoutControls(reveal(text))
      .replace(/\p{Extended_Pictographic}/gu, '')
      .trim()
      .normalize('NFC'),
  ]
    .map((letter) => (hasIt(letter) ? letter : [...letter.normalize('NFKD').replace(/\p{M}/gu, '')].map((plain) => (hasIt(plain) ? plain : '?')).join('')))
    .join('');
const hasIt = (letter: string): boolean => /^[\n\x20-\x7e\u00a0-\u00ff‘’“”–—…€•]$/u.test(letter);

async function bytesOf(paper: Paper): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  for await (const piece of paper) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
