/** Someone in the demo world. `key` is the name used in conversation files; addresses are as the channel would give them (made-up numbers of Ofcom's range for drama). */
export interface DemoPerson {
  readonly key: string;
  readonly firstName: string;
  readonly surname: string;
  readonly rocketchat?: string;
  readonly whatsapp?: string;
  /** Where a message to them goes; undefined for people without any chat. */
  readonly prefers: 'rocketchat' | 'whatsapp' | undefined;
}

const onRocketChat = (key: string, firstName: string, surname: string): DemoPerson => ({ key, firstName, surname, rocketchat: key, prefers: 'rocketchat' });
const onWhatsApp = (key: string, firstName: string, surname: string, whatsapp: string): DemoPerson => ({
  key,
  firstName,
  surname,
  whatsapp,
  prefers: 'whatsapp',
});

/** Everybody of TRANSCRIPTS.md, "The demo world". */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  onRocketChat('nia', 'Nia', 'Price'),
  onRocketChat('cal', 'Cal', 'Brook'),
  onRocketChat('ruth', 'Ruth', 'Amos'),
  onRocketChat('ivy', 'Ivy', 'Chen'),
  onRocketChat('tess-a', 'Tess', 'Aldous'),
  onRocketChat('rosa', 'Rosa', 'Marlow'),
  onWhatsApp('tess', 'Tess', 'Marlow', '447700900001'),
  onRocketChat('sam', 'Sam', 'Okoro'),
  onWhatsApp('jo', 'Jo', 'Lin', '447700900002'),
  onRocketChat('bilal', 'Bilal', 'Khan'),
  { key: 'greta', firstName: 'Greta', surname: 'Holm', rocketchat: 'greta', whatsapp: '447700900003', prefers: 'whatsapp' },
  { key: 'arthur', firstName: 'Arthur', surname: 'Penn', prefers: undefined },
  onRocketChat('lena', 'Lena', 'Penn'),
  onRocketChat('maya', 'Maya', 'Stone'),
  onWhatsApp('owen', 'Owen', 'Hart', '447700900004'),
  onWhatsApp('dev', 'Dev', 'Patel', '447700900005'),
  onWhatsApp('moss', 'Moss', 'Reid', '447700900006'),
];

/** The rooms of the demo world and who is in them. `room` is the room's id in Rocket.Chat. */
export const DEMO_ROOMS = [
  { key: 'millbrook', room: 'millbrook', members: ['nia', 'cal', 'ruth', 'ivy', 'tess-a'] },
  { key: 'rosa', room: 'rosa', members: ['rosa', 'sam', 'bilal', 'greta', 'nia'] },
  { key: 'arthur', room: 'arthur', members: ['lena', 'bilal', 'maya', 'nia'] },
] as const;
