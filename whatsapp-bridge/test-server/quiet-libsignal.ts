/** Libsignal prints whole sessions with console.info and console.warn. In a test run those of the made-up phones are only in the way. */
for (const method of ['info', 'warn', 'error'] as const) {
  const print = console[method];
  console[method] = (...words: unknown[]) => {
    if (!/session/i.test(String(words[0]))) print.apply(console, words);
  };
}
