// A second press while the first is on its way does nothing. Ten seconds later it counts again, in case the net was lost.
const sentAt = new WeakMap<HTMLFormElement, number>();
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== 'post') return;
  const now = Date.now();
  if (now - (sentAt.get(form) ?? 0) < 10_000) {
    event.preventDefault();
    return;
  }
  sentAt.set(form, now);
  form.setAttribute('aria-busy', 'true');
});
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[aria-busy]')) {
    form.removeAttribute('aria-busy');
    sentAt.delete(form);
  }
});
