// Warns before the session ends, offers more time, and leaves the page when it has ended.
const dialog = document.querySelector<HTMLDialogElement>('dialog[data-ends]');
if (dialog) {
  const { ends = '', latest = '', now = '', ended = '/', extend = '' } = dialog.dataset;
  const warning = Number(dialog.dataset['warnSeconds'] ?? '300') * 1000;
  const tabs = new BroadcastChannel('session');
  // Counted from the server's own clock, since the reader's may be wrong.
  let end = Date.now() + Date.parse(ends) - Date.parse(now);
  const last = Date.now() + Date.parse(latest) - Date.parse(now);
  let said = false;
  const moveTo = (left: number): void => {
    end = Math.max(end, Date.now() + left);
    if (dialog.open && end - Date.now() > warning) dialog.close();
  };
  tabs.addEventListener('message', (event: MessageEvent<number>) => {
    moveTo(event.data);
  });
  tabs.postMessage(end - Date.now());

  dialog.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.hasAttribute('data-extend')) return;
    event.preventDefault();
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
    fetch(extend, { method: 'POST', body, headers: { Accept: 'application/json' } })
      .then(async (answer) => {
        if (!answer.ok) throw new Error(answer.statusText);
        const { seconds } = (await answer.json()) as { seconds: number };
        form.removeAttribute('aria-busy');
        dialog.close();
        moveTo(seconds * 1000);
        tabs.postMessage(seconds * 1000);
      })
      .catch(() => {
        window.location.assign(ended);
      });
  });

  window.setInterval(() => {
    const left = end - Date.now();
    if (left <= 0) window.location.replace(ended);
    else if (left <= warning && !dialog.open && !said) {
      // Near the latest end more time cannot be had: that is said once, and the page is left in peace.
      said = last - Date.now() <= warning;
      for (const part of dialog.querySelectorAll<HTMLElement>('[data-warn]')) part.hidden = said;
      for (const part of dialog.querySelectorAll<HTMLElement>('[data-final]')) part.hidden = !said;
      dialog.showModal();
    }
  }, 5000);
}
