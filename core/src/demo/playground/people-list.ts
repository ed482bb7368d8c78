import { CHANNELS } from '@hatstand/db/schema/people';
import { html } from 'hono/html';
import { GROUPS, type Group, ownerOf, type Part, roomsOf, shortName } from './cast.ts';
import { type Drawing, type Html, newsIn } from './chat-pieces.ts';
import { face } from './faces.ts';
import { sheetTop } from './page-dialogs.ts';
import { linkTo } from './view.ts';

/** Everybody of the demo world. Choosing somebody shows their screens. On a small screen the list opens over the page. */
export const people = (drawing: Drawing): Html => html`<section class="people" aria-labelledby="people-title">
    <div class="sheet" id="people" popover role="group" aria-labelledby="people-title">${sheetTop('people', 'Be anyone')}${peopleList(drawing)}</div>
  </section>`;

export const peopleList = (drawing: Drawing): Html =>
  html`<div id="people-list" class="groups" data-drawn>${GROUPS.map((group, index) => oneGroup(group, index, drawing))}</div>`;

const oneGroup = ({ title, parts }: Group, index: number, drawing: Drawing): Html =>
  html`<section aria-labelledby="group-${index}"><h3 id="group-${index}">${title}</h3><ul>${parts.map((part) => html`<li>${onePerson(part, index, drawing)}</li>`)}</ul></section>`;

function onePerson({ person, role }: Part, group: number, { view, screens }: Drawing): Html {
  const owners = CHANNELS.flatMap((channel) => ownerOf(person, channel) ?? []);
  if (owners.length === 0) return html`<p class="person chatless">${face(person.key)}<b>${shortName(person)}</b> <span>no chat. ${role}</span></p>`;
  const on = owners.length > 1 ? 'both chats' : person.rocketchat ? 'Rocket.Chat' : 'WhatsApp';
  const change = { ...(person.rocketchat && { rocketchat: person.key }), ...(person.whatsapp && { whatsapp: person.key }) };
  const isShown = (person.rocketchat !== undefined && view.rocketchat.key === person.key) || view.whatsapp.key === person.key;
  const news = CHANNELS.flatMap((channel) => {
    const owner = ownerOf(person, channel);
    if (!owner) return [];
    const rooms = channel === 'rocketchat' ? roomsOf(owner).map(({ room }) => room) : [];
    return [undefined, ...rooms].map((room) => newsIn(screens, { channel, address: owner.address, room }));
  });
  return html`<a class="person" id="be-${group}-${person.key}" href="${linkTo(view, change)}" data-view data-shows-pane="${person.rocketchat ? 'rocketchat' : 'whatsapp'}" data-chats="${news.join(';')}" ${isShown ? html`aria-current="true"` : ''}>
    ${face(person.key)}<b>${shortName(person)} <small class="new" hidden>new</small></b> <i>${on}</i> <span>${role}</span></a>`;
}
