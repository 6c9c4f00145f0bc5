// Saves a form a moment after the last key, and says so. "Saved" is never shown before the server has said it.
type Saved = { saved: string; version?: number };

const startSaving = (form: HTMLFormElement, url: string): void => {
  const line = document.querySelector<HTMLElement>('[data-saved]');
  let timer: number | undefined;
  let written = 0;
  let kept = 0;
  let sending = false;
  let stopped = false;
  let onItsWay = 0;
  let waiting: { button: HTMLElement | null } | undefined;

  const say = (words: string): void => {
    if (!line) return;
    const place = line.querySelector('span') ?? line;
    place.textContent = words;
  };

  const save = async (): Promise<void> => {
    window.clearTimeout(timer);
    if (stopped || sending || written === kept || form.hasAttribute('aria-busy')) return;
    sending = true;
    const upTo = written;
    onItsWay = upTo;
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
    body.set('_autosave', '1');
    try {
      const answer = await fetch(url, {
        method: 'POST',
        body,
        headers: { Accept: 'application/json' },
        keepalive: document.visibilityState === 'hidden',
      });
      if (!answer.ok) {
        // Signed out, or the form was changed in another tab: only the whole page can tell that well.
        stopped = answer.status >= 400 && answer.status < 500;
        if (answer.status === 401) document.dispatchEvent(new Event('session-over'));
        throw new Error(answer.statusText);
      }
      const { saved, version } = (await answer.json()) as Saved;
      kept = upTo;
      const field = form.elements.namedItem('_version');
      if (version !== undefined && field instanceof HTMLInputElement) field.value = String(version);
      say(saved);
      if (written === kept) delete form.dataset['written'];
    } catch {
      const words = stopped ? form.dataset['autosaveStopped'] : form.dataset['autosaveFailed'];
      if (words) say(words);
    } finally {
      sending = false;
      if (waiting) goOn();
      else if (!stopped && written !== kept) timer = window.setTimeout(() => void save(), 5000);
    }
  };

  const goOn = (): void => {
    const press = waiting;
    if (!press) return;
    waiting = undefined;
    stopped = true;
    form.requestSubmit(press.button);
  };

  // A press while an older save is on its way waits for it, at most four seconds: the two would look like two people
  // writing, and the second be asked to choose.
  form.addEventListener('submit', (event) => {
    window.clearTimeout(timer);
    if (stopped || !sending || written === onItsWay) return;
    event.preventDefault();
    event.stopPropagation();
    if (waiting) return;
    waiting = { button: event.submitter };
    window.setTimeout(goOn, 4000);
  });
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) stopped = false;
  });
  form.addEventListener('input', () => {
    written += 1;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void save(), 1500);
  });
  form.addEventListener('change', () => void save());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void save();
  });
};

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) {
  if (form.dataset['autosave']) startSaving(form, form.dataset['autosave']);
}
