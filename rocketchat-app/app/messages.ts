/** The only things this app says itself: everything else is written by the core. */
export const CORE_IS_AWAY = "Hattie can't be reached just now. Please try again in a minute.";
export const SEND = 'Send';
export const CLOSE = 'Close';
export const CHOOSE_ONE = 'Choose one';
