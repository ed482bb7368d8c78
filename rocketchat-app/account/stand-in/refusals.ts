/** A no of the REST interface: the status, and the reason as Rocket.Chat words it. */
export class Refusal extends Error {
  readonly status: number;
  readonly reason: string;
  constructor(status: number, reason: string) {
    super(reason);
    this.status = status;
    this.reason = reason;
  }
}

export const bad = (reason: string): Refusal => new Refusal(400, reason);
