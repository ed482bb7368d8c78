/** The only way out to the terminal. Sentences for the person who runs the account: never words, names or tokens. */
export function tell(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

/** Where a bug happened, without its message: messages of thrown errors can quote what people wrote. */
export function tellBug(error: unknown): void {
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at ')) : [];
  tell(['There is a bug in the account, here:', ...frames].join('\n'));
}
