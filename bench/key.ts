export const KEY = 'thirty-two characters of a secret';
