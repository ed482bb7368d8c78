import { afterEach, describe, expect, it } from 'vitest';
import type { Form } from '../../wire/cue.ts';
import type { Answer } from './pretend-core.ts';
import { letterTo, openPretendStage, type PretendStage, postInRosa, whisperTo } from './pretend-stage.ts';
import { reportOf } from './reports.ts';
import { type Outcome, runConversation } from './run.ts';
import { closeStage } from './stage.ts';

const JO = '447700900002';
let stage: PretendStage;
afterEach(() => closeStage(stage));

type Manners = Parameters<typeof openPretendStage>[0];
type Replies = Readonly<Record<string, () => Answer>>;

/** Plays a file with a core that answers the words of a cue as the table says; `differing` are the lines that differ. */
async function play(file: string, replies: Replies, manners: Partial<Manners> = {}): Promise<{ outcome: Outcome; differing: readonly number[]; told: string }> {
  stage = await openPretendStage({
    hears: ({ heard }) => (heard.kind === 'words' ? replies[heard.words] : replies[heard.kind])?.() ?? {},
    ...manners,
  });
  const outcome = await runConversation(`world demo\n${file}`, stage);
  const told = reportOf('a.chat', outcome, { verbose: false }).join('\n');
  return { outcome, differing: outcome.is === 'played' ? outcome.differences.map(({ line }) => line) : [], told };
}

const letters =
  (...all: NonNullable<Answer['letters']>) =>
  () => ({ letters: all });

describe('where words go', () => {
  it('in a room only what is meant for Hattie is sent', async () => {
    await play(
      'sam in rosa: lovely weather\nsam in rosa: /rota\nsam in rosa: thanks @Hattie\nsam in rosa: hattie, who is on?\nsam in rosa: what a hat\nsam sees nothing\n',
      {},
    );
    expect(stage.core.heard.map(({ cue }) => cue.heard)).toMatchObject([{ words: '/rota' }, { words: 'thanks @Hattie' }, { words: 'hattie, who is on?' }]);
    expect(stage.core.heard[0]).toMatchObject({
      channel: 'rocketchat',
      cue: { from: { address: 'sam', name: 'Sam' }, place: { kind: 'room', room: 'room-of-rosa' } },
    });
  });

  it('without a place named they go to the own channel; strangers write on WhatsApp', async () => {
    await play('jo: one\nsam: two\nkim: three\nkim on rocketchat: four\nkim: five\njo sees nothing\n', {});
    const [jo, sam, kim, kimAgain, kimLater] = stage.core.heard;
    expect(jo).toMatchObject({ channel: 'whatsapp', cue: { from: { address: JO }, place: { kind: 'direct' } } });
    expect(sam).toMatchObject({ channel: 'rocketchat', cue: { from: { address: 'sam' } } });
    expect(kim).toMatchObject({ channel: 'whatsapp', cue: { from: { address: expect.stringMatching(/^447700900\d{3}$/) } } });
    expect(kimAgain).toMatchObject({ channel: 'rocketchat' });
    expect(kimLater?.cue.from).toEqual(kim?.cue.from);
    expect(new Set(stage.core.heard.map(({ cue }) => cue.id)).size).toBe(5);
  });

  it('somebody without a chat can not write', async () => {
    expect((await play('arthur: hello\narthur sees nothing\n', {})).told).toContain('arthur has no chat to write in');
  });
});

describe('what counts as reaching whom', () => {
  it('a post in a room reaches the room alone, a whisper the person alone', async () => {
    const file = 'sam in rosa: /go\nsam sees: psst\nsam does not see: everyone\nrosa room sees: everyone\nrosa room does not see: psst\nrosa sees nothing\n';
    expect((await play(file, { '/go': letters(whisperTo('sam', 'psst'), postInRosa('everyone')) })).told).toBe('ok a.chat');
  });

  it('sees counts since the own last step, once and nothing since anybody’s', async () => {
    const replies = { one: letters(letterTo('sam', 'First')), two: letters(letterTo(JO, 'Second')) };
    const { differing } = await play(
      'sam: one\njo: two\nsam sees: first\nsam sees nothing\nsam sees once: first\njo sees: second\nsam: three\nsam sees: first\nsam does not see: first\n',
      replies,
    );
    expect(differing).toEqual([6, 9, 10]);
  });

  it('what falls due on the way of an at counts as after it, what came before does not', async () => {
    const due = (): NonNullable<Answer['letters']> => [letterTo('sam', 'Reminder')];
    const { differing } = await play(
      'sam: one\nat 2026-11-23 18:00\nsam sees: reminder\nsam sees: first\nnobody sees: first\nsam sees once: reminder\n',
      { one: letters(letterTo('sam', 'First')) },
      { due },
    );
    expect(differing).toEqual([5]);
  });

  it('once counts over all channels, and the same letter twice is one', async () => {
    const replies = {
      one: letters(letterTo('greta', 'Hello'), letterTo('447700900003', 'Hello')),
      two: letters(letterTo('greta', 'Hello')),
    };
    const { differing } = await play(
      'greta: one\ngreta sees once: hello\ngreta sees once on whatsapp: hello\ngreta: two\ngreta sees once: hello\ngreta sees nothing on whatsapp\n',
      replies,
      { sendsEachTwice: true },
    );
    expect(differing).toEqual([3]);
  });

  it('button labels count as seen, for nobody as well', async () => {
    const { differing } = await play('sam: one\nsam sees: yes, please\nnobody sees: yes\nnobody sees: maybe\n', {
      one: letters(letterTo('sam', 'Well?', ['Yes, please'])),
    });
    expect(differing).toEqual([4]);
  });
});

describe('offers and forms', () => {
  const form: Form = {
    id: 'f1',
    title: 'Visit note',
    fields: [{ id: 'did', label: 'What we did', kind: 'text', choices: [], optional: true }],
  };

  it('a tap in a room opens a form, which is seen and filled in there', async () => {
    const replies = {
      press: () => ({ form }),
      form: letters(letterTo('sam', 'Kept')),
      '/note': letters(postInRosa('A note?', ['Write it'])),
    };
    const { told } = await play(
      'rosa in rosa: /note\nsam taps: write\nsam sees: what we did\nrosa sees nothing\nsam fills: what = Walked\nsam sees once: kept\n',
      replies,
    );
    expect(told).toBe('ok a.chat');
    expect(stage.core.heard.map(({ cue }) => cue.heard)).toMatchObject([
      {},
      { kind: 'press', choice: 'choice of Write it' },
      { kind: 'form', form: 'f1', fields: { did: 'Walked' } },
    ]);
    expect(stage.core.heard[2]?.cue.place).toEqual({ kind: 'room', room: 'room-of-rosa' });
  });

  it('what can not be done is a difference, and the file goes on', async () => {
    const { differing, told } = await play('sam taps: yes\nsam fills: mood = good\nsam: one\nsam sees: first\n', {
      one: letters(letterTo('sam', 'First')),
    });
    expect(differing).toEqual([2, 3]);
    expect(told).toContain('a.chat:2');
    expect(told).toContain('there is no button with "yes" on screen');
    expect(told).toContain('sam has no form on screen');
  });

  it('people outside a room do not see its buttons', async () => {
    expect((await play('sam in rosa: /x\njo taps: yes\njo sees nothing\n', { '/x': letters(postInRosa('Well?', ['Yes'])) })).differing).toEqual([3]);
  });
});

describe('the world around', () => {
  it('a channel that is down shows nothing until it is back', async () => {
    const { told } = await play('whatsapp is down\njo: one\njo sees nothing\nwhatsapp is back\njo sees once: first\n', {
      one: letters(letterTo(JO, 'First')),
    });
    expect(told).toBe('ok a.chat');
    expect(stage.core.receipts.map(({ kind }) => kind)).toEqual(['back', 'delivered']);
  });

  it('the clock never goes back', async () => {
    const { told, differing } = await play('at Tue 2026-11-24 09:00\nat Mon 2026-11-23 09:00\ncore restarts\nsam sees nothing\n', {});
    expect(differing).toEqual([3]);
    expect(told).toContain('the clock stands at 2026-11-24 09:00 already');
    expect(stage.core.orders).toEqual(['open', 'at 2026-11-24T09:00', 'restart']);
  });

  it('an answer other than 202 is a difference with its status and title', async () => {
    const { told } = await play('sam: one\nsam sees nothing\n', { one: () => ({ problem: { status: 503, title: 'Busy' } }) });
    expect(told).toContain('the core answered the cue with 503 "Busy"');
  });

  it('a core that asks for a pause is asked again with the same cue', async () => {
    let asked = 0;
    const busyAtFirst = (): Answer => {
      asked += 1;
      return asked === 1 ? { problem: { status: 429, title: 'Wait' } } : { letters: [letterTo('sam', 'First')] };
    };
    expect((await play('sam: one\nsam sees: first\n', { one: busyAtFirst })).told).toBe('ok a.chat');
    expect(new Set(stage.core.heard.map(({ cue }) => cue.id)).size).toBe(1);
  });

  it('a letter that is signed wrongly is a difference and is not shown', async () => {
    const { told, differing } = await play(
      'sam: one\njo: two\nsam sees nothing\n',
      { one: letters(letterTo('sam', 'First')), two: letters(letterTo(JO, 'Second')) },
      { signsWith: 'a wrong secret' },
    );
    expect(differing).toEqual([2, 3]);
    expect(told).toContain('the signature of a letter for whatsapp is wrong');
  });

  it('a file that checks nothing fails', async () => {
    expect((await play('sam: hello\n', {})).told).toContain('nothing is checked');
  });

  it('an unreadable file is not played', async () => {
    expect((await play('sam hums\nsam sees nothing\n', {})).outcome).toMatchObject({ is: 'unreadable', remarks: [{ line: 2 }] });
    expect(stage.core.orders).toEqual([]);
  });
});

it('tells what was expected and what was there, shortened', async () => {
  const { told } = await play('sam: one\nsam sees: second\n', { one: letters(letterTo('sam', `First ${'x'.repeat(500)}`, ['Yes'])) });
  expect(told.split('\n').slice(0, 3)).toEqual(['differs a.chat', '  a.chat:3', '    expected sam to see "second"']);
  expect(told).toMatch(/there was sam on rocketchat: First x{300,400}…/);
});
