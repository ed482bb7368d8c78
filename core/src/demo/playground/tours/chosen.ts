/** A dozen conversations that show what Hattie does, in the order a newcomer would want them; below `core/`. */
export const CHOSEN: readonly { readonly file: string; readonly title: string }[] = [
  { file: 'src/capabilities/cover/swap-tue-for-thu.chat', title: 'Sam swaps a visit with Jo, and Rosa agrees' },
  { file: 'src/capabilities/cover/cover-first-yes.chat', title: 'Somebody is needed, and the first yes counts' },
  { file: 'src/capabilities/cover/swap-rosa-says-no.chat', title: 'Rosa says no, and that is that' },
  { file: 'src/capabilities/announcements/the-boiler-man.chat', title: 'News for the whole team, and what WhatsApp may not carry' },
  { file: 'src/capabilities/announcements/greta-may-see-it-too.chat', title: 'Greta has two chats and may not read everything' },
  { file: 'src/capabilities/kept-words/on-whatsapp-kept-and-not-echoed.chat', title: 'Care said on WhatsApp is kept, and not said again there' },
  { file: 'src/capabilities/deliveries/whos-had-this.chat', title: 'Who has had it?' },
  { file: 'src/capabilities/deliveries/arthur-has-no-chat.chat', title: 'Arthur has no chat, and is not forgotten' },
  { file: 'src/capabilities/reminders/one-at-six-the-evening-before.chat', title: 'The evening before a visit' },
  { file: 'src/capabilities/pins/form-on-rocketchat.chat', title: 'A form: something for the notice board' },
  { file: 'src/capabilities/cover/swap-whatsapp-down.chat', title: 'WhatsApp is down for a while' },
  { file: 'src/capabilities/breaks/stop-at-once-and-start.chat', title: 'STOP means stop, at once' },
  { file: 'src/capabilities/joining/owen-joins-rosas-team.chat', title: 'Owen joins: both say yes first' },
];
