import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCore } from '../core.ts';
import { PUBLIC_ADDRESS, WHATSAPP_NUMBER } from '../testing/public-address.ts';
import { type SmallWorld, smallWorld } from '../testing/small-world.ts';
import { type Asked, openServer, pretendCore } from './pretend-core.ts';

let world: SmallWorld;
let app: Asked;
beforeEach(() => {
  world = smallWorld();
  const { db, house, channels, report } = world;
  const core = createCore({ db, house, channels, clock: () => world.time.now, publicAddress: PUBLIC_ADDRESS, whatsappNumber: WHATSAPP_NUMBER, report });
  app = openServer(pretendCore({ poster: core.poster }).doors);
});
afterEach(() => {
  expect(world.bugs).toEqual([]);
  world.close();
});

async function says(words: string): Promise<string> {
  world.says('nia', words);
  await world.settle();
  return world.lastTo('nia');
}
const addressIn = (text: string): string => /https:\/\/hattie\.example(\/poster\/[0-9a-f]{64}\.pdf)/.exec(text)?.[1] ?? 'no address';

const streamsOf = (pdf: Buffer): string[] =>
  [...pdf.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(([, stream = '']) => {
    try {
      return [inflateSync(Buffer.from(stream, 'latin1')).toString('latin1')];
    } catch {
      return [];
    }
  });

/** What stands in a PDF, in its order: its streams opened, and the pieces between brackets put together. */
function textOf(pdf: Buffer): string {
  const lines = [
    ...streamsOf(pdf)
      .join('\n')
      .matchAll(/\[((?:<[0-9a-f]*>|[\s\d.-])*)\] TJ/g),
  ];
  return lines.map(([, pieces = '']) => Buffer.from(pieces.replace(/<([0-9a-f]*)>|[^<]/g, '$1'), 'hex').toString('latin1')).join(' ');
}

test('the poster is one sheet of A4, tagged for screen readers, with all that has to be on it and nobody’s name', async () => {
  const said = await says('make a poster for volunteers');
  const answer = await app.request(addressIn(said));
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'cache-control': 'no-store',
    'x-robots-tag': expect.stringMatching(/noindex/),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const raw = bytes.toString('latin1');
  expect(raw.match(/\/Type \/Page\b/g)).toHaveLength(1);
  expect(raw).toMatch(/\/MediaBox \[0 0 595\.28 841\.89\]/);
  expect(raw).toMatch(/\/Marked true/);
  expect(raw).toMatch(/\/Lang \(en-GB\)/);
  expect(raw).toMatch(/\/DisplayDocTitle true/);
  for (const tag of ['H1', 'P', 'Figure']) expect(raw).toMatch(new RegExp(`/S /${tag}\\b`));
  expect(raw).toMatch(/\/Alt \(A square of dots for phones/);
  const words = /“([a-z ]+)”/.exec(said)?.[1] ?? 'no words';
  const text = textOf(bytes).replace(/\s+/g, ' ');
  for (const part of ['Millbrook Circle', words, '+44 7700 900999', 'WhatsApp knows that you wrote to us. We keep your number locked.'])
    expect(text).toContain(part);
  expect(text).not.toMatch(/Rosa|Arthur|Nia|Cal\b/);
});

/** The black squares of a PDF, as rows of dots. */
function dotsIn(pdf: Buffer): string[] {
  const drawn = streamsOf(pdf).flatMap((stream) =>
    [...stream.matchAll(/^([\d.]+) ([\d.]+) ([\d.]+) \3 re$/gm)].map(([, x, y]) => [Number(x), Number(y)] as const),
  );
  const [xs, ys] = [0, 1].map((axis) => [...new Set(drawn.map((place) => place[axis] ?? 0))].sort((one, other) => one - other));
  const black = new Set(drawn.map(([x, y]) => `${x} ${y}`));
  return (ys ?? []).map((y) => (xs ?? []).map((x) => (black.has(`${x} ${y}`) ? '1' : '0')).join(''));
}

// Made once with the library "qrcode" 1.5.4 for the same link (bytes, version 7, level M, the same mask): two writers of the standard agree on every dot.
const AGREED = 'db20a1ec4556e82777af254d6414b15304738ec2fbed9655e5bea3818b28e1d6';
test('the dots to scan are those that another writer of QR codes makes for the same link', async () => {
  const answer = await app.request(addressIn(await says('make a poster for volunteers')));
  const rows = dotsIn(Buffer.from(await answer.arrayBuffer()));
  expect(rows).toHaveLength(45);
  expect(rows.slice(0, 7).map((row) => row.slice(0, 7))).toEqual(['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111']);
  expect(createHash('sha256').update(rows.join('\n')).digest('hex')).toBe(AGREED);
});

test('its address opens nothing once the poster is stopped, and none that was never given out', async () => {
  const address = addressIn(await says('poster'));
  expect(addressIn(await says('poster'))).toBe(address);
  await says('stop the poster');
  for (const path of [address, `/poster/${'0'.repeat(64)}.pdf`, '/poster/x', '/poster/%00.pdf']) expect((await app.request(path)).status).toBe(404);
  expect((await app.request(address, { method: 'POST' })).status).toBe(405);
});
