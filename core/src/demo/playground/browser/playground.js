// The page's only script. The server draws; this sends what is typed and tapped, and puts what comes back in place.
const notice = document.getElementById('notice');
const byId = (id) => document.getElementById(id);
const SORRY = 'Hattie could not take that just now. Please send it once more.';

// ---- Where things stand -------------------------------------------------------------------------------------------

/** Which messages have been looked at, and what was begun and not sent. Both last as long as this window. */
const seen = JSON.parse(sessionStorage.getItem('seen') ?? 'null') ?? {};
const isFirstLook = sessionStorage.getItem('seen') === null;
const drafts = JSON.parse(sessionStorage.getItem('drafts') ?? '{}');
const keep = (name, what) => sessionStorage.setItem(name, JSON.stringify(what));

const chatsOf = (element) =>
  element.dataset.chats.split(';').map((chat) => {
    const space = chat.lastIndexOf(' ');
    return { name: chat.slice(0, space), newest: Number(chat.slice(space + 1)) };
  });

/** Marks the tabs and people whose screens hold something nobody has looked at in this window. */
function markNews() {
  for (const log of document.querySelectorAll('[data-log]')) for (const { name, newest } of chatsOf(log)) seen[name] = newest;
  for (const element of document.querySelectorAll('[data-chats]')) {
    const mark = element.querySelector('.new');
    if (mark) mark.hidden = !chatsOf(element).some(({ name, newest }) => newest > (seen[name] ?? 0));
  }
  keep('seen', seen);
}

if (isFirstLook) for (const element of document.querySelectorAll('[data-chats]')) for (const { name, newest } of chatsOf(element)) seen[name] = newest;

// ---- Putting in place what the server drew ------------------------------------------------------------------------

async function draw(address) {
  const answer = await fetch(`/playground/screens${new URL(address, location.href).search}`);
  if (!answer.ok) throw new Error('the server did not draw');
  const template = document.createElement('template');
  template.innerHTML = await answer.text();
  return template.content;
}

function setClock(drawn) {
  const clock = byId('clock-now');
  const drawnClock = drawn.getElementById('clock-now');
  if (clock.innerHTML === drawnClock.innerHTML) return;
  clock.innerHTML = drawnClock.innerHTML;
  const field = byId('clock-at');
  if (document.activeElement !== field) field.value = clock.querySelector('time').dateTime;
}

const isAtEnd = (log) => log.scrollHeight - log.scrollTop - log.clientHeight < 60;
const toEnd = (log) => {
  log.scrollTop = log.scrollHeight;
};

/** Only what is new is added, so that only that is read out and nothing jumps under a finger. */
function mergeLog(log, drawnLog) {
  const wasAtEnd = isAtEnd(log);
  const drawnIds = new Set([...drawnLog.children].map((message) => message.id));
  for (const message of [...log.children]) if (!drawnIds.has(message.id)) message.remove();
  let before;
  for (const message of [...drawnLog.children]) {
    const here = byId(message.id);
    if (!here && before) before.after(message);
    else if (!here) log.prepend(message);
    else if (here.outerHTML !== message.outerHTML) keepFocus(() => here.replaceWith(message));
    before = byId(message.id);
  }
  log.dataset.chats = drawnLog.dataset.chats;
  if (wasAtEnd) toEnd(log);
}

function keepFocus(change) {
  const { id } = document.activeElement ?? {};
  change();
  if (id && document.activeElement?.id !== id) byId(id)?.focus({ preventScroll: true });
}

let shownForm = byId('rocketchat-form').innerHTML;
function showForm(drawn) {
  const place = byId('rocketchat-form');
  if (drawn && drawn.innerHTML === shownForm) return;
  if (drawn) {
    shownForm = drawn.innerHTML;
    place.innerHTML = shownForm;
  }
  place.querySelector('dialog')?.showModal();
}

/** The same view, later: what somebody is typing or choosing is left alone. */
function update(drawn) {
  setClock(drawn);
  for (const log of document.querySelectorAll('[data-log]')) mergeLog(log, drawn.getElementById(log.id));
  for (const link of document.querySelectorAll('a[data-chats]')) link.dataset.chats = drawn.getElementById(link.id)?.dataset.chats ?? link.dataset.chats;
  for (const ledger of document.querySelectorAll('[data-ledger]')) {
    const drawnLedger = drawn.getElementById(ledger.id)?.innerHTML ?? '';
    if (ledger.innerHTML === drawnLedger) continue;
    const log = ledger.previousElementSibling;
    const wasAtEnd = isAtEnd(log);
    ledger.innerHTML = drawnLedger;
    if (wasAtEnd) toEnd(log);
  }
  for (const place of document.querySelectorAll('[data-drawn]')) redraw(place, drawn.getElementById(place.id));
  showForm(drawn.getElementById('rocketchat-form'));
  markNews();
}

/** Small things that are drawn whole: only when they differ, so that nothing is read out twice. */
function redraw(place, drawnPlace) {
  if (!drawnPlace || place.outerHTML === drawnPlace.outerHTML) return;
  keepFocus(() => {
    place.innerHTML = drawnPlace.innerHTML;
  });
}

/** Another view: other people, or another tab. */
async function show(address, pane) {
  const drawn = await draw(address);
  // Meanwhile somebody may have gone on to yet another view.
  if (new URL(address, location.href).href !== location.href) return;
  const isOpen = byId('people').open;
  keepFocus(() => byId('moving').replaceWith(drawn.getElementById('moving')));
  byId('people').open = isOpen && !(pane && isNarrow.matches);
  setClock(drawn);
  shownForm = byId('rocketchat-form').innerHTML;
  settleIn();
  if (pane && isNarrow.matches) byId(pane).scrollIntoView({ block: 'start' });
}

const isNarrow = matchMedia('(max-width: 60rem)');

function settleIn() {
  for (const log of document.querySelectorAll('[data-log]')) toEnd(log);
  for (const form of document.querySelectorAll('[data-draft]')) {
    const field = form.elements.words;
    field.value = drafts[form.dataset.draft] ?? '';
    fit(field);
  }
  showForm();
  markNews();
}

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

const changes = new EventSource('/playground/changes');
// A look that fails now is made up for when the connection comes back: every new one begins with a change.
changes.addEventListener('changed', () => look().catch(() => undefined));

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
    notice.textContent = refusal ?? '';
    // A refusal is read in the page, not behind a dialog.
    if (refusal) return form.closest('#tour-confirm, #afresh')?.close();
    if (form.dataset.draft) forget(form);
    if (form.closest('#afresh')) startedAfresh('A fresh world. Everybody’s screens are empty again.');
    if (form.closest('#tour-confirm')) await tourBegun();
    await look().catch(() => undefined);
  } finally {
    form.ariaBusy = 'false';
  }
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
    go(link.href, link.dataset.showsPane);
  }
});

/** The chats are nearer to the tour without the list of people, and its button is what comes next. */
async function tourBegun() {
  startedAfresh('The tour begins in a fresh world.');
  byId('people').open = false;
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

/** A writing place grows with its words, up to six lines. */
function fit(field) {
  field.rows = Math.min(6, field.value.split('\n').length);
}

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

if (isNarrow.matches) byId('people').open = false;
settleIn();
