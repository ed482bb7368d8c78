type Answers = Readonly<Record<string, (...given: never[]) => unknown>>;

/**
 * One of the engine's doors to Rocket.Chat. The engine's own half checks permissions; ours answers.
 * What has no answer here throws, so that no test passes on silence.
 */
export function bridge<Bridge extends object>(Base: abstract new () => Bridge, answers: Answers): Bridge {
  // Abstract for TypeScript only: what a subclass would add is looked up in `answers`.
  const half = new (Base as new () => Bridge)();
  return withAnswers(half, Base.name, answers);
}

/** A door nobody should open. */
export function closedDoor(name: string): object {
  return withAnswers({}, name, {});
}

function withAnswers<Half extends object>(half: Half, name: string, answers: Answers): Half {
  return new Proxy(half, {
    get(target, key) {
      if (typeof key === 'string' && Object.hasOwn(answers, key)) return answers[key];
      const own: unknown = Reflect.get(target, key);
      if (own !== undefined || typeof key === 'symbol' || key === 'then') return own;
      return () => {
        throw new Error(`the pretend Rocket.Chat has no ${name}.${key}`);
      };
    },
  });
}
