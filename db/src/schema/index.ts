export * from './conversation.ts';
export * from './letters.ts';
export * from './people.ts';
export * from './pins.ts';
export * from './teams.ts';
export * from './visits.ts';
