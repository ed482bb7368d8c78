/** After so many days without an answer a question about joining or starting is over. Nobody is chased. */
export const INVITATION_DAYS = 14;
/** When the one gentle reminder comes. */
export const REMINDED_AFTER_DAYS = 7;
