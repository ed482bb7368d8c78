/** Everything a private calendar address can be asked. `instead of` is the address that a button would replace, by its keyed hash. */
export type CalendarIntent =
  | { readonly do: 'give' }
  | { readonly do: 'renew'; readonly insteadOf?: string }
  | { readonly do: 'stop' }
  | { readonly do: 'leave it' };
