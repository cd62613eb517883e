// A form is sent once: a second press while the first is on its way does nothing. (The service would keep only one
// anyway; this spares the person the doubt.)
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.method !== 'post') return;
  if (form.dataset.sent === 'true') {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'true';
  const button = event.submitter;
  if (button === null) return;
  button.setAttribute('aria-disabled', 'true');
  button.dataset.label = button.textContent;
  button.textContent = button.dataset.sending ?? 'Enviando…';
  // A form whose answer is a file leaves this page where it is.
  setTimeout(() => again(form), 15000);
});

// The page that the back button brings out of memory can be sent again.
window.addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  for (const form of document.forms) again(form);
});

// A page that answers a form is not asked for again by the back button: the browser would show an error of its own.
// What stands in the history from here on is its address, opened anew.
if (document.querySelector('main form[method="post"]')) history.replaceState(history.state, '', location.href);

function again(form) {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll('[data-label]')) {
    button.removeAttribute('aria-disabled');
    button.textContent = button.dataset.label;
  }
}

// One box that ticks all of its page, where there is a script to do it.
for (const all of document.querySelectorAll('[data-ticks]')) {
  const boxes = document.querySelectorAll(`input[name="${all.dataset.ticks}"]`);
  all.closest('[hidden]')?.removeAttribute('hidden');
  all.addEventListener('change', () => {
    for (const box of boxes) box.checked = all.checked;
  });
}

// A text to be copied whole, where the browser lets us.
for (const button of document.querySelectorAll('[data-copies]')) {
  if (navigator.clipboard === undefined) continue;
  button.closest('[hidden]')?.removeAttribute('hidden');
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).value);
    button.textContent = 'Copiado';
  });
}

// What is wrong is read first, by eye and by ear.
document.querySelector('.summary-of-problems')?.focus();
