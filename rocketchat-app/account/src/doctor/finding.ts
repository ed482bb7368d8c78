/** What the doctor found: it is well, somebody must mend it, or it is only good to know. One sentence, and what to do. */
export interface Finding {
  readonly is: 'well' | 'mend' | 'know';
  readonly says: string;
}

export const well = (says: string): Finding => ({ is: 'well', says });
export const mend = (says: string): Finding => ({ is: 'mend', says });
export const know = (says: string): Finding => ({ is: 'know', says });
