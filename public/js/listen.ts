// Reads the page aloud, with a voice that is in the device itself: what stands on the page is sent to nobody for that.
const button = document.querySelector<HTMLButtonElement>('[data-listen]');
if (button && 'speechSynthesis' in window) {
  const speech = window.speechSynthesis;
  const { lang } = document.documentElement;
  const words = { start: button.textContent, stop: button.dataset['listen'] ?? '' };
  const voice = () => speech.getVoices().find((one) => one.localService && one.lang.toLowerCase().startsWith(lang));
  let reading: Element | undefined;

  const blockOf = (element: Element): Element => {
    let block = element;
    while (block.parentElement && getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
    return block;
  };
  // Piece by piece, as it stands: what is folded away is not read, nor what has been typed.
  const pieces = (): { block: Element; text: string }[] => {
    const found: { block: Element; text: string }[] = [];
    const main = document.querySelector('main');
    if (!main) return found;
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement: parent, textContent } = walker.currentNode;
      const text = (textContent ?? '').replace(/\s+/g, ' ');
      if (!parent || text.trim() === '' || !parent.checkVisibility()) continue;
      if (parent.closest('textarea, select, [aria-hidden="true"]')) continue;
      const block = blockOf(parent);
      const last = found.at(-1);
      if (last?.block === block) last.text += text;
      else found.push({ block, text });
    }
    return found;
  };
  const mark = (block: Element | undefined): void => {
    reading?.removeAttribute('data-reading');
    reading = block;
    reading?.setAttribute('data-reading', '');
    button.textContent = block ? words.stop : words.start;
  };
  const stop = (): void => {
    speech.cancel();
    mark(undefined);
  };

  const offer = (): void => {
    button.hidden = voice() === undefined;
  };
  offer();
  speech.addEventListener('voiceschanged', offer);
  window.addEventListener('pagehide', stop);
  button.addEventListener('click', () => {
    const chosen = voice();
    if (reading || !chosen) {
      stop();
      return;
    }
    speech.cancel();
    const all = pieces();
    for (const [index, { block, text }] of all.entries()) {
      const said = new SpeechSynthesisUtterance(text);
      said.voice = chosen;
      said.lang = chosen.lang;
      said.addEventListener('start', () => {
        mark(block);
      });
      if (index === all.length - 1)
        said.addEventListener('end', () => {
          mark(undefined);
        });
      speech.speak(said);
    }
    mark(all[0]?.block);
  });
}
