// What opens over the page, and how the page looks: nothing here is sent anywhere.
import { toEnd } from './chats.js';

document.addEventListener('click', (event) => {
  const opener = event.target.closest('[data-shows]');
  if (opener) {
    // Then the focus comes back to what opened the sheet, not into it.
    opener.closest('[popover]:popover-open')?.hidePopover();
    open(document.getElementById(opener.dataset.shows), opener.dataset.fetches);
  }
  const tour = event.target.closest('[data-tour]');
  if (tour) confirmTour(tour);
});

/** Shows a dialog. What is long or changes is fetched only then, so that the first view stays small. */
async function open(dialog, address) {
  dialog.showModal();
  if (!address) return;
  const place = dialog.querySelector('[data-fetched]');
  const answer = await fetch(address).catch(() => undefined);
  if (answer?.ok) place.innerHTML = await answer.text();
  else place.textContent = 'That did not come. Please close this and try once more.';
}

function confirmTour(button) {
  const dialog = document.getElementById('tour-confirm');
  dialog.querySelector('[name="file"]').value = button.dataset.tour;
  // Nothing was played yet, so nothing is put away.
  if (document.querySelector('.welcome')) return dialog.querySelector('[data-begins]').requestSubmit();
  document.getElementById('tour-name').textContent = button.textContent;
  dialog.showModal();
}

// Kept in this browser. The page begins as the computer has it, and takes the choice before anything is drawn anew.
for (const choice of document.querySelectorAll('[data-keeps]')) {
  const name = choice.dataset.keeps;
  choice.value = localStorage.getItem(name) ?? choice.options[0].value;
  const take = () => {
    document.documentElement.dataset[name] = choice.value;
    for (const log of document.querySelectorAll('[data-log]')) toEnd(log);
  };
  choice.addEventListener('change', () => {
    localStorage.setItem(name, choice.value);
    take();
  });
  take();
}
