import { type Label, Labelled, reveal, type Within } from '@hatstand/db/labels';
import type { Day, LocalTime } from '@hatstand/db/times';

type Field<L extends Label> = Labelled<Within<L>> | Day | LocalTime | number;

/** What a spreadsheet would run as a formula instead of showing it (OWASP, "CSV Injection"). */
const RUNS = /^[=+\-@\t\r]/;

/** One record of RFC 4180, without its line end. Days and times stay ISO 8601, so that a spreadsheet sorts them. */
export function csvRecord<L extends Label>(label: L, fields: readonly Field<L>[]): Labelled<L> {
  return new Labelled(label, fields.map((field) => quoted(plainly(field))).join(','));
}

/** Whole records under one heading, each ended as RFC 4180 wants it, in as many texts as are needed so that none is longer than `longest`. */
export function csvTexts<L extends Label>(label: L, heading: Labelled<L>, records: readonly Labelled<L>[], longest: number): readonly Labelled<L>[] {
  const first = `${reveal(heading)}\r\n`;
  const texts: string[] = [];
  let text = first;
  for (const record of records) {
    const line = `${reveal(record)}\r\n`;
    if (text !== first && text.length + line.length > longest) {
      texts.push(text);
      text = first;
    }
    text += line;
  }
  return [...texts, text].map((one) => new Labelled(label, one));
}

const plainly = <L extends Label>(field: Field<L>): string => {
  if (typeof field === 'number') return String(field);
  const words = typeof field === 'string' ? field : reveal(field);
  return RUNS.test(words) ? `'${words}` : words;
};

const quoted = (words: string): string => (/[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words);
