/** Something happened in a simulated year that must never happen. */
export class Breach extends Error {
  readonly check: string;
  constructor(check: string, what: string) {
    super(`${check}: ${what}`);
    this.check = check;
  }
}
