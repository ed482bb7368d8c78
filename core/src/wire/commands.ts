/** A slash command that rooms in Rocket.Chat have. Everything else is said after `/hattie`. */
export interface WireCommand {
  readonly word: string;
  readonly does: string;
  /** What can be typed after it. */
  readonly example: string;
  /** What is offered as soon as it has been typed: what is said when it is picked, and what it is called. */
  readonly quick: readonly { readonly say: string; readonly label: string }[];
}

/** A line in the menu of a room, or of a message, whose words are then said after `say`. */
export interface WireMenuLine {
  readonly id: string;
  readonly on: 'room' | 'message';
  readonly say: string;
  readonly label: string;
}

// Below is what the capabilities say of themselves (`commands`, `quick` and `menu` in their index.ts), written here by `npm run commands`.

export const COMMANDS: readonly WireCommand[] = [
  {
    word: 'rota',
    does: 'See who visits whom, and swap',
    example: 'swap Tue',
    quick: [
      { say: 'rota', label: 'This week' },
      { say: 'rota me', label: 'My own visits' },
      { say: 'rota next', label: 'The next visit' },
      { say: 'rota swap', label: 'Swap one of my visits' },
      { say: 'rota cover', label: 'Ask who could take one of my visits' },
    ],
  },
  {
    word: 'mine',
    does: 'Your settings: where and when Hattie writes to you',
    example: 'quiet hours 10pm to 7am',
    quick: [{ say: 'mine', label: 'Where and when I write to you' }],
  },
  { word: 'pin', does: 'Keep something where the team can find it', example: 'key safe', quick: [] },
  {
    word: 'team',
    does: 'See who is in the team, or start one',
    example: 'start',
    quick: [
      { say: 'team', label: 'Who is in the team' },
      { say: 'team start', label: 'Start a team in this room' },
    ],
  },
  { word: 'hattie', does: 'Ask Hattie, in your own words', example: 'help', quick: [] },
];

export const MENU: readonly WireMenuLine[] = [
  { id: 'rota-1', on: 'room', say: 'rota', label: 'Show the rota' },
  { id: 'pins-1', on: 'message', say: 'pin:', label: 'Pin this' },
];
