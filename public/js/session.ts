// Warns before the session ends, offers more time, and leaves the page when it has ended: what was written goes along.
const dialog = document.querySelector<HTMLDialogElement>('dialog[data-ends]');
if (dialog) {
  const { ends = '', latest = '', now = '', ended = '/', extend = '' } = dialog.dataset;
  const warning = Number(dialog.dataset['warnSeconds'] ?? '300') * 1000;
  const tabs = new BroadcastChannel('session');
  // Counted from the server's own clock, since the reader's may be wrong.
  let end = Date.now() + Date.parse(ends) - Date.parse(now);
  const last = Date.now() + Date.parse(latest) - Date.parse(now);
  let said = false;
  let leaving = false;

  const moveTo = (left: number): void => {
    end = Math.max(end, Date.now() + left);
    if (dialog.open && end - Date.now() > warning) dialog.close();
  };
  tabs.addEventListener('message', (event: MessageEvent<number>) => {
    moveTo(event.data);
  });
  tabs.postMessage(end - Date.now());

  const fieldsOf = (form: HTMLFormElement): URLSearchParams => {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
    return body;
  };

  document.addEventListener('input', (event) => {
    const form = event.target instanceof Element ? event.target.closest('form') : null;
    if (form?.method === 'post') form.dataset['written'] = '';
  });

  // Hands over what has been written and not sent: to be kept until the person has logged in again, and not to be done.
  const leave = async (): Promise<void> => {
    if (leaving) return;
    leaving = true;
    let kept = false;
    try {
      for (const form of document.querySelectorAll<HTMLFormElement>('form[data-written]')) {
        const body = fieldsOf(form);
        body.set('_behall', window.location.pathname);
        const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' });
        kept ||= answer.type === 'opaqueredirect';
      }
    } catch {
      // Without a net nothing can be handed over; it is tried again in a moment.
      leaving = false;
      return;
    }
    window.location.replace(kept ? ended.replace('skal=tid', 'skal=sparat') : ended);
  };
  document.addEventListener('session-over', () => void leave());

  dialog.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.hasAttribute('data-extend')) return;
    event.preventDefault();
    fetch(extend, { method: 'POST', body: fieldsOf(form), headers: { Accept: 'application/json' } })
      .then(async (answer) => {
        if (!answer.ok) throw new Error(answer.statusText);
        const { seconds } = (await answer.json()) as { seconds: number };
        form.removeAttribute('aria-busy');
        dialog.close();
        moveTo(seconds * 1000);
        tabs.postMessage(seconds * 1000);
      })
      .catch(() => leave());
  });

  window.setInterval(() => {
    const left = end - Date.now();
    if (left <= 0) void leave();
    else if (left <= warning && !dialog.open && !said) {
      // Near the latest end more time cannot be had: that is said once, and the page is left in peace.
      said = last - Date.now() <= warning;
      for (const part of dialog.querySelectorAll<HTMLElement>('[data-warn]')) part.hidden = said;
      for (const part of dialog.querySelectorAll<HTMLElement>('[data-final]')) part.hidden = !said;
      dialog.showModal();
    }
  }, 5000);
}
