/** How far the clock of an adapter may be off, either way. The channel contract promises this number. */
export const SKEW_SECONDS = 300;
