// Puts what the server drew in place, and leaves alone what somebody is typing or choosing.
import { byId, drafts, fit, markNews, markPane, paneShown, seePane, toEnd } from './chats.js';

export async function draw(address) {
  const answer = await fetch(`/playground/screens${new URL(address, location.href).search}`);
  if (!answer.ok) throw new Error('the server did not draw');
  const template = document.createElement('template');
  template.innerHTML = await answer.text();
  return template.content;
}

/** The name of what is on the page, as the server gave it. */
let state = byId('panes').dataset.state;
export const isShown = (other) => other === state;

function setClock(drawn) {
  const clock = byId('clock-now');
  const drawnClock = drawn.getElementById('clock-now');
  if (clock.innerHTML === drawnClock.innerHTML) return;
  clock.innerHTML = drawnClock.innerHTML;
  const field = byId('clock-at');
  if (document.activeElement !== field) field.value = clock.querySelector('time').dateTime;
}

const isAtEnd = (log) => log.scrollHeight - log.scrollTop - log.clientHeight < 60;

/** Changes no more than what differs, so that only that is read out and what has the focus keeps it. What somebody unfolded stays so. */
function become(here, drawn) {
  if (here.isEqualNode(drawn)) return;
  if (here.nodeName !== drawn.nodeName) return here.replaceWith(drawn);
  if (here.nodeType === Node.TEXT_NODE) {
    here.data = drawn.data;
    return;
  }
  for (const { name } of [...here.attributes]) if (!drawn.hasAttribute(name) && name !== 'open') here.removeAttribute(name);
  for (const { name, value } of drawn.attributes) if (here.getAttribute(name) !== value) here.setAttribute(name, value);
  const inside = [...here.childNodes];
  const drawnInside = [...drawn.childNodes];
  for (const [index, child] of drawnInside.entries()) inside[index] ? become(inside[index], child) : here.append(child);
  for (const child of inside.slice(drawnInside.length)) child.remove();
}

/** Only what is new is added, so that only that is read out and nothing jumps under a finger. */
function mergeLog(log, drawnLog) {
  const drawnIds = new Set([...drawnLog.children].map((message) => message.id));
  for (const message of [...log.children]) if (!drawnIds.has(message.id)) message.remove();
  let before;
  for (const message of [...drawnLog.children]) {
    const here = byId(message.id);
    if (!here && before) before.after(message);
    else if (!here) log.prepend(message);
    else become(here, message);
    before = byId(message.id);
  }
  log.dataset.chats = drawnLog.dataset.chats;
}

/** What had the focus has it again; where it is gone for good, the chat it stood in has it, so that nobody is thrown back to the top of the page. */
function keepFocus(change) {
  const had = document.activeElement;
  const pane = had?.closest('.pane')?.id;
  change();
  if (had === document.body || document.activeElement === had) return;
  const next = (had?.id && byId(had.id)) || (pane && byId(`${pane}-log`)) || byId('tour-next') || byId(`${paneShown()}-log`);
  next?.focus({ preventScroll: true });
}

let shownForm = byId('rocketchat-form').innerHTML;
function showForm(drawn) {
  const place = byId('rocketchat-form');
  if (drawn && drawn.innerHTML === shownForm) return;
  if (drawn) {
    shownForm = drawn.innerHTML;
    // Closed and not only taken away, it gives the focus back to where it was opened from.
    place.querySelector('dialog')?.close();
    place.innerHTML = shownForm;
  }
  place.querySelector('dialog')?.showModal();
}

/** The same view, later: what somebody is typing or choosing is left alone. */
export function update(drawn) {
  state = drawn.getElementById('panes').dataset.state;
  const logs = [...document.querySelectorAll('[data-log]')];
  const atEnd = logs.filter(isAtEnd);
  setClock(drawn);
  redrawAll(drawn);
  for (const log of logs) keepFocus(() => mergeLog(log, drawn.getElementById(log.id)));
  for (const link of document.querySelectorAll('.tabs a')) link.dataset.chats = drawn.getElementById(link.id)?.dataset.chats ?? link.dataset.chats;
  for (const log of atEnd) toEnd(log);
  showForm(drawn.getElementById('rocketchat-form'));
  markNews();
}

const drawnBefore = new Map([...document.querySelectorAll('[data-drawn]')].map((place) => [place.id, place.innerHTML]));

/** Small things that are drawn whole: only when the server draws them otherwise than before, so that nothing is read out twice. */
function redrawAll(drawn) {
  for (const place of document.querySelectorAll('[data-drawn]')) {
    const drawnPlace = drawn.getElementById(place.id);
    if (!drawnPlace || drawnPlace.innerHTML === drawnBefore.get(place.id)) continue;
    drawnBefore.set(place.id, drawnPlace.innerHTML);
    keepFocus(() => become(place, drawnPlace));
  }
  markPane();
}

/** Another view: other people, or another tab. */
export async function show(address, pane) {
  const drawn = await draw(address);
  // Meanwhile somebody may have gone on to yet another view.
  if (new URL(address, location.href).href !== location.href) return;
  setClock(drawn);
  for (const place of drawn.getElementById('panes').querySelectorAll('[data-drawn]')) drawnBefore.set(place.id, place.innerHTML);
  const panes = drawn.getElementById('panes');
  state = panes.dataset.state;
  keepFocus(() => byId('panes').replaceWith(panes));
  redrawAll(drawn);
  shownForm = byId('rocketchat-form').innerHTML;
  if (pane) seePane(pane);
  settleIn();
  const isLost = document.activeElement === document.body || !document.activeElement.checkVisibility();
  if (pane && isLost) byId(`${pane}-log`).focus({ preventScroll: true });
}

export function settleIn() {
  for (const log of document.querySelectorAll('[data-log]')) toEnd(log);
  for (const form of document.querySelectorAll('[data-draft]')) {
    const field = form.elements.words;
    field.value = drafts[form.dataset.draft] ?? '';
    fit(field);
  }
  showForm();
  markNews();
}
