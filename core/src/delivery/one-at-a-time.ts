/** Runs work that must not run beside itself. Asked for while it runs, it runs once more; each asker waits for the end of all that. */
export function oneAtATime(work: () => Promise<unknown>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let again = false;

  async function run(): Promise<void> {
    try {
      do {
        again = false;
        await work();
      } while (again);
    } finally {
      running = undefined;
    }
  }
  return () => {
    again = true;
    running ??= run();
    return running;
  };
}
