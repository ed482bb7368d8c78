/** The slash commands that rooms in Rocket.Chat have. Everything else is said after `/hattie`. */
export const COMMANDS = ['rota', 'pin', 'mine', 'team', 'hattie'] as const;
