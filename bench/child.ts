import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A process of its own that says on which port it listens, so that whoever calls it does not share its processor time. */
export interface Child {
  readonly port: number;
  end(): Promise<void>;
}

/** Starts one of the files in this folder. With HATSTAND_PROFILE=folder it leaves a processor profile there when it ends. */
export async function startChild(file: string, args: readonly string[]): Promise<Child> {
  const folder = process.env['HATSTAND_PROFILE'];
  const execArgv = ['--no-warnings', ...(folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [])];
  const child = fork(join(import.meta.dirname, file), args, { execArgv, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const { port } = (await answerOf(child)) as { port: number };
  return {
    port,
    async end() {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const gone = new AbortController();
  try {
    const ended = once(child, 'exit', { signal: gone.signal }).then(() => {
      throw new Error('the process ended before it answered');
    });
    const [answer] = await Promise.race([once(child, 'message', { signal: gone.signal }), ended]);
    return answer;
  } finally {
    gone.abort();
  }
}
