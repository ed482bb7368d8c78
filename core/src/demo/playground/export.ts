import type { Acts } from './acts.ts';
import { ownerAt } from './cast.ts';
import type { Arrived } from './screens.ts';

/** A step with what came of it. */
interface Played {
  readonly line: string;
  readonly arrived: readonly Arrived[];
}

/** What was done so far, each with what the chats showed because of it. */
export function played(acts: ReturnType<Acts['all']>, arrived: readonly Arrived[]): readonly Played[] {
  return acts.map(({ line, after }, index) => {
    const until = acts[index + 1]?.after ?? Number.MAX_SAFE_INTEGER;
    return { line, arrived: arrived.filter(({ number }) => number > after && number <= until) };
  });
}

/** What was played as a conversation file. What is `marked` is checked when the file is run; all else that was seen stands beside it as comments. */
export function asChatFile(steps: readonly Played[], marked: ReadonlySet<number>): string {
  const lines = steps.flatMap(({ line, arrived }) => [line, ...arrived.flatMap((one) => (marked.has(one.number) ? [checkOf(one)] : commentOn(one)))]);
  return ['# What was played in the playground. Say here in a sentence what is odd about it.', '', 'world demo', ...lines, ''].join('\n');
}

/** Who sees it, as conversation files say it: "greta sees on whatsapp", "rosa room sees". */
function subject({ channel, room, reader }: Arrived): string {
  return reader === undefined ? `${room} room sees` : `${ownerAt(channel, reader)?.key ?? 'somebody'} sees on ${channel}`;
}

function checkOf(arrived: Arrived): string {
  const words = steadyWords(arrived.text);
  return words === undefined ? `# ${subject(arrived)} (words that are new each time)` : `${subject(arrived)}: ${words}`;
}

const commentOn = (arrived: Arrived): string[] => [
  `# ${subject(arrived)}:`,
  ...arrived.text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `#     ${line}`),
];

/** The first line that will be the same another time: without web addresses and codes, which are made afresh, and without what begins a comment. */
function steadyWords(text: string): string | undefined {
  for (const line of text.split('\n')) {
    const [steady = ''] = line.replace(/(^|\s)#.*$/, '').split(/https?:|\b\d{5,}\b/);
    const words = steady.replace(/^[/\s]+/, '').trim();
    if (/[\p{L}\p{N}]/u.test(words)) return words;
  }
  return undefined;
}
