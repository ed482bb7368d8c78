import type { Chat } from './screens.ts';

/** What a newcomer could say as somebody, each with something to see; by the keys of the demo world. */
const IN_A_ROOM: Readonly<Record<string, readonly string[]>> = {
  rosa: ['/rota', '/rota swap Tue', '/pins'],
  arthur: ['/rota', '/team', '/pins'],
  millbrook: ['/help'],
};
const TO_HATTIE: Readonly<Record<string, readonly string[]>> = {
  rosa: ['who is coming tomorrow?', 'who may come any time?', 'what do you hold about me?'],
  tess: ['who is coming tomorrow?', 'catch up', 'what do you hold about me?'],
  sam: ["tell the team: Rosa's new tablets are in the blue box", 'can anyone do my Friday visit?', "what's on this week?"],
  jo: ['can anyone do my Thursday visit?', "what's on this week?", "tell the team: Rosa's hip hurts again"],
  bilal: ["what's on this week?", 'I am away from Friday to Sunday', 'swap my Wednesday with Jo'],
  greta: ['can anyone do my Saturday visit?', "tell everyone ordinary: I'll bring the bins in on Thursday", 'help'],
  lena: ['tell everyone: Arthur is home from hospital', 'who is coming this week?', 'help'],
  maya: ["what's on this week?", 'can anyone do my Wednesday visit?', 'help'],
  nia: ["who is in Arthur's team?", 'gaps', 'help'],
  cal: ['who could not be reached?', 'help'],
  dev: ['volunteer', 'help'],
  moss: ['volunteer', 'help'],
};
const FOR_ANYBODY = ['help'];

/** What somebody could say here to begin with. */
export const suggestionsIn = ({ room }: Chat, key: string): readonly string[] => (room === undefined ? TO_HATTIE[key] : IN_A_ROOM[room]) ?? FOR_ANYBODY;
