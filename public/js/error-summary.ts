// The summary of errors takes focus when the page opens, and its links lead to the field itself.
const summary = document.querySelector<HTMLElement>('[data-error-summary]');
summary?.focus();
summary?.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const field = link?.hash ? document.getElementById(decodeURIComponent(link.hash.slice(1))) : null;
  if (!field) return;
  event.preventDefault();
  (field.closest('.ds-fieldset, .ds-field') ?? field).scrollIntoView({ block: 'start' });
  field.focus({ preventScroll: true });
});
