// One-key shortcuts in the queue: J and K go to the next and the previous case, / to the search. Letters that a page
// listens for must be possible to turn off (WCAG 2.1.4); the choice stays in this browser.
const panel = document.querySelector<HTMLElement>('[data-queue-keys]');
const toggle = panel?.querySelector('button');
const told = panel?.querySelector<HTMLElement>('[data-keys-on]');
if (panel && toggle && told) {
  const memory = 'queue-keys';
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.queue tbody th a')];
  const search = document.querySelector<HTMLInputElement>('input[type="search"]');
  let on = remembered() !== 'off';

  const show = (): void => {
    toggle.textContent = (on ? toggle.dataset['off'] : toggle.dataset['on']) ?? '';
    told.hidden = !on;
  };
  toggle.addEventListener('click', () => {
    on = !on;
    remember(on ? 'on' : 'off');
    show();
  });
  document.addEventListener('keydown', (event) => {
    if (!on || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const step = event.key === 'j' || event.key === 'J' ? 1 : event.key === 'k' || event.key === 'K' ? -1 : 0;
    if (step !== 0) {
      const at = links.findIndex((link) => link === document.activeElement);
      links[at === -1 ? 0 : Math.min(links.length - 1, Math.max(0, at + step))]?.focus();
    } else if (event.key === '/' && search) {
      event.preventDefault();
      search.focus();
    }
  });
  show();
  panel.hidden = false;

  function remembered(): string | null {
    try {
      return localStorage.getItem(memory);
    } catch {
      return null;
    }
  }
  function remember(value: string): void {
    try {
      localStorage.setItem(memory, value);
    } catch {
      // A browser that keeps nothing: the choice holds for this page.
    }
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}
