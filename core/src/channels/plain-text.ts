/** Words without characters that steer a screen instead of being read: controls, and marks that turn the direction of the rest of the line. */
export const withoutControls = (words: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
  words.replace(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, '');
