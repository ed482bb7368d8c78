// The server draws; this sends what is typed and tapped, and looks again when something changed.
import { byId, closeSheets, drafts, fit, keep, markNews, seePane, toEnd } from './chats.js';
import { draw, isShown, settleIn, show, update } from './drawing.js';

const notice = byId('notice');
const SORRY = 'Hattie could not take that just now. Please send it once more.';

// ---- Looking again when something changed -------------------------------------------------------------------------

let looking;
let lookAgain = false;

/** Many changes in a moment are one look. */
function look() {
  lookAgain = true;
  looking ??= (async () => {
    while (lookAgain) {
      lookAgain = false;
      const address = location.href;
      const drawn = await draw(address);
      if (address === location.href) update(drawn);
    }
  })().finally(() => {
    looking = undefined;
  });
  return looking;
}

// A browser holds only six connections to one address. So one tab watches for all, and the next takes over when it is closed.
const tabs = new BroadcastChannel('changes');
const ASK = 'How does everything stand?';
let newest;
/** A look that fails is made up for when the connection comes back: every new one says how everything stands. */
const hear = (state) => isShown(state) || look().catch(() => undefined);
tabs.onmessage = ({ data }) => {
  if (data !== ASK) hear(data);
  else if (newest) tabs.postMessage(newest);
};
tabs.postMessage(ASK);
const watchForAll = () =>
  new Promise(() => {
    new EventSource('/playground/changes').addEventListener('changed', ({ data }) => {
      newest = data;
      tabs.postMessage(data);
      hear(data);
    });
  });
navigator.locks.request('the tab that watches', watchForAll);

// ---- What somebody does -------------------------------------------------------------------------------------------

async function post(form, button) {
  const answer = await fetch(form.getAttribute('action'), { method: 'POST', body: new URLSearchParams(new FormData(form, button)) });
  const look = answer.headers.get('x-hatstand-look');
  if (look) await go(withView(look), answer.headers.get('x-hatstand-pane'));
  if (answer.ok) return undefined;
  return answer.headers.get('content-type')?.startsWith('text/plain') ? answer.text() : SORRY;
}

async function send(form, button) {
  if (form.ariaBusy === 'true') return;
  form.ariaBusy = 'true';
  try {
    const refusal = await post(form, button).catch(() => 'The playground does not answer. Is it still running on this computer?');
    for (const place of document.querySelectorAll('.notice[role="status"]')) place.textContent = '';
    if (refusal) return refuse(form, refusal);
    if (form.dataset.draft) forget(form);
    if (form.closest('#afresh')) startedAfresh('A fresh world. Everybody’s screens are empty again.');
    if (form.matches('[data-begins]')) await tourBegun();
    await look().catch(() => undefined);
    if (form.matches('.writing')) toEnd(byId(`${form.closest('.pane').id}-log`));
  } finally {
    form.ariaBusy = 'false';
  }
}

/** A refusal is read where it was caused, and not behind what lies over the page. */
function refuse(form, sentence) {
  form.closest('#tour-confirm, #afresh')?.close();
  const nearest = form.closest('.device, .sheet, dialog')?.querySelector('.notice') ?? notice;
  nearest.textContent = sentence;
  nearest.scrollIntoView({ block: 'nearest' });
}

function forget(form) {
  form.elements.words.value = '';
  fit(form.elements.words);
  delete drafts[form.dataset.draft];
  keep('drafts', drafts);
}

function startedAfresh(sentence) {
  for (const form of document.querySelectorAll('[data-draft]')) forget(form);
  for (const draft of Object.keys(drafts)) delete drafts[draft];
  keep('drafts', drafts);
  for (const dialog of document.querySelectorAll('dialog[open]')) dialog.close();
  closeSheets();
  notice.textContent = sentence;
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.method === 'dialog') return;
  // The browser itself downloads a file; the page stays.
  if (form.matches('[data-leaves]')) return;
  event.preventDefault();
  send(form, event.submitter);
});

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-view]');
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    closeSheets();
    goTo(link);
  }
  const chat = event.target.closest('a[data-sees]');
  if (chat) {
    event.preventDefault();
    seePane(chat.dataset.sees);
    markNews();
  }
});

/** Whoever chooses somebody goes on in their chat: by keyboard the way there from the list is long. */
async function goTo({ href, dataset: { showsPane } }) {
  await go(href, showsPane);
  if (showsPane) byId(`${showsPane}-log`).focus({ preventScroll: true });
}

async function tourBegun() {
  startedAfresh('The tour begins in a fresh world.');
  await look();
  byId('tour-next')?.focus();
}

/** This page's address with some of its view changed. */
function withView(changes) {
  const address = new URL(location.href);
  for (const [name, value] of new URLSearchParams(changes)) address.searchParams.set(name, value);
  return address.href;
}

document.addEventListener('change', (event) => {
  if (event.target.matches('[data-goes]')) go(event.target.value);
});

function go(address, pane) {
  notice.textContent = '';
  history.pushState(null, '', address);
  // Where drawing in place fails, the browser loads the page and says what is wrong.
  return show(address, pane).catch(() => location.assign(address));
}
addEventListener('popstate', () => show(location.href).catch(() => location.reload()));

// Enter sends, as in both chats; with Shift it is a new line.
document.addEventListener('keydown', (event) => {
  const form = event.target.closest?.('[data-draft]');
  if (!form || event.key !== 'Enter' || event.shiftKey || event.isComposing || event.target.name !== 'words') return;
  event.preventDefault();
  form.requestSubmit();
});

document.addEventListener('input', (event) => {
  const form = event.target.closest?.('[data-draft]');
  if (!form) return;
  drafts[form.dataset.draft] = event.target.value;
  keep('drafts', drafts);
  fit(event.target);
});

// Escape closes a dialog without a word to the server, so the form is put away there too.
document.addEventListener(
  'cancel',
  (event) => {
    const closing = event.target.querySelector?.('[data-closes]');
    if (!closing) return;
    event.preventDefault();
    closing.requestSubmit();
  },
  true,
);

seePane(sessionStorage.getItem('pane') ?? 'rocketchat');
settleIn();
