const underWay = new Map<string, Promise<unknown>>();

/** Does this after everything of the same person that is under way: what one person says stays in order. */
export function inTurnOf<Result>(address: string, work: () => Promise<Result>): Promise<Result> {
  const before = underWay.get(address) ?? Promise.resolve();
  const mine = before.then(work, work);
  underWay.set(address, mine);
  const done = () => {
    if (underWay.get(address) === mine) underWay.delete(address);
  };
  mine.then(done, done);
  return mine;
}
