/** The core as the runner sees it: a process to steer. What people do goes to its `port` over HTTP instead. */
export interface Core {
  readonly port: () => number;
  /** Each gives the core's clock afterwards, as an instant. */
  readonly openDemo: (now: string) => Promise<string>;
  readonly settle: () => Promise<string>;
  readonly moveTo: (local: string) => Promise<string>;
  /** Killed without warning, started again on the same file. */
  readonly restart: () => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** The core is gone, so that nothing more can be played with it. */
export class CoreDied extends Error {}
