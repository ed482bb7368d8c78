import { expect, test } from 'vitest';
import { afterClosing } from '../src/closings.ts';

test('after linking WhatsApp asks to be called again at once', () => {
  expect(afterClosing(515, 7, 1)).toEqual({ next: 'call again', inMilliseconds: 0 });
});

test.each([428, 408, 500, 503, undefined])('after %s the bridge calls again, later each time, at most every five minutes', (code) => {
  const waits = [0, 1, 2, 20].map((failures) => afterClosing(code, failures, 1));
  expect(waits).toEqual([1_000, 2_000, 4_000, 300_000].map((inMilliseconds) => ({ next: 'call again', inMilliseconds })));
});

test('chance shortens a wait by up to half, so that not everybody calls at once', () => {
  expect(afterClosing(428, 1, 0)).toEqual({ next: 'call again', inMilliseconds: 1_000 });
});

test.each([401, 403, 405, 411, 440])('after %i it stops and says why', (code) => {
  expect(afterClosing(code, 0, 1)).toMatchObject({ next: 'stop', because: expect.stringMatching(/\.$/), unlinked: code === 401 });
});
