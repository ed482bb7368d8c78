import { createHash } from 'node:crypto';
import { cleared, reveal } from '@hatstand/db/labels';
import type { Page } from '../capabilities/deliveries/page.ts';
import { AboveCeiling } from './channel.ts';
import { withoutControls } from './plain-text.ts';

/** 18 points and more, black on white; on paper as on the screen. Lines to write on, because what somebody says comes back in as their words. */
const STYLE = `
:root { color-scheme: light; }
body { margin: 2rem auto; max-width: 40rem; padding: 0 1rem; background: #fff; color: #000; font: 20pt/1.5 Arial, Helvetica, sans-serif; }
h1 { font-size: 26pt; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 22pt; margin: 2rem 0 0; }
p { margin: 0 0 1rem; overflow-wrap: anywhere; }
.words { white-space: pre-wrap; }
hr { border: 0; border-bottom: 2px solid #000; height: 3.2rem; margin: 0; }
@page { margin: 20mm; }
@media print { body { margin: 0; max-width: none; padding: 0; } }
`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** No script, no picture, nothing from elsewhere, in nobody's frame. */
export const PAPER_POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => withoutControls(text).replace(/[&<>"']/g, (mark) => MARKS[mark] ?? mark);

/** A page in large print, made to be printed, read aloud and written on. Nothing above what paper may carry passes. The title tells nothing. */
export function renderPage({ heading, words }: Page): string {
  if (!cleared('paper', words) || !cleared('paper', heading)) throw new AboveCeiling('a page may not go on paper');
  const lines = '<hr>'.repeat(6);
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow, noarchive">
<title>A page to print</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(reveal(heading))}</h1>
<p class="words" dir="auto">${escaped(reveal(words))}</p>
<h2>What I want to say</h2>
${lines}
</main>
</body>
</html>
`;
}
