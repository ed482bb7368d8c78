// Which chats are in sight, and what in them nobody has looked at yet. Kept as long as this window.
export const byId = (id) => document.getElementById(id);

/** Which messages have been looked at, and what was begun and not sent. Both last as long as this window. */
const seen = JSON.parse(sessionStorage.getItem('seen') ?? 'null') ?? {};
const isFirstLook = sessionStorage.getItem('seen') === null;
export const drafts = JSON.parse(sessionStorage.getItem('drafts') ?? '{}');
export const keep = (name, what) => sessionStorage.setItem(name, JSON.stringify(what));

const chatsOf = (element) =>
  element.dataset.chats.split(';').map((chat) => {
    const space = chat.lastIndexOf(' ');
    return { name: chat.slice(0, space), newest: Number(chat.slice(space + 1)) };
  });

/** Marks the tabs and people whose screens hold something nobody has looked at in this window. */
export function markNews() {
  for (const log of document.querySelectorAll('[data-log]')) if (log.checkVisibility()) for (const { name, newest } of chatsOf(log)) seen[name] = newest;
  for (const element of document.querySelectorAll('[data-chats]')) {
    const mark = element.querySelector('.new');
    if (mark) mark.hidden = !chatsOf(element).some(({ name, newest }) => newest > (seen[name] ?? 0));
  }
  keep('seen', seen);
}

if (isFirstLook) for (const element of document.querySelectorAll('[data-chats]')) for (const { name, newest } of chatsOf(element)) seen[name] = newest;

const isSmall = matchMedia('(max-width: 47.99rem)');
const hasSheets = matchMedia('(max-width: 71.99rem)');
export const paneShown = () => document.documentElement.dataset.pane;

export function seePane(pane) {
  document.documentElement.dataset.pane = pane;
  sessionStorage.setItem('pane', pane);
  markPane();
  for (const log of document.querySelectorAll('[data-log]')) toEnd(log);
  // The bar and the clock make room for a tour, which stays at the top, and for the chat below it.
  if (isSmall.matches && document.querySelector('.tour')) scrollBy(0, byId('tour').previousElementSibling.getBoundingClientRect().bottom);
}

export function markPane() {
  for (const link of document.querySelectorAll('[data-sees]'))
    if (link.dataset.sees === paneShown()) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
}

/** What lies over the page on a small screen has its place beside the chats on a desk. */
export const closeSheets = () => {
  for (const sheet of document.querySelectorAll('[popover]:popover-open')) sheet.hidePopover();
};
hasSheets.addEventListener('change', closeSheets);
isSmall.addEventListener('change', markNews);

/** A writing place grows with its words, up to six lines. */
export function fit(field) {
  field.rows = Math.min(6, field.value.split('\n').length);
}

export const toEnd = (log) => {
  if (!log.querySelector('.empty')) log.scrollTop = log.scrollHeight;
};
