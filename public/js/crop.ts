// A received picture is cropped here and sent as a file of its own; the server puts it in the place of the first one, which
// stays until then. Without scripts, or where a browser cannot, there is nothing to see of it.
const mostCut = 90;
const mostPixels = 40_000_000;

const startCropping = (template: HTMLTemplateElement): void => {
  const picture = template.parentElement?.querySelector('img');
  const form = template.closest('form');
  const content = document.importNode(template.content, true);
  const fieldset = content.querySelector('fieldset');
  const message = content.querySelector<HTMLElement>('[role="alert"]');
  const input = content.querySelector<HTMLInputElement>('input[type="file"]');
  const button = content.querySelector('button');
  const sliders = [...content.querySelectorAll<HTMLInputElement>('[data-side]')];
  if (!picture || !form || !fieldset || !message || !input || !button) return;
  const bright = document.createElement('div');
  bright.className = 'bright';
  picture.after(bright);
  template.parentElement?.classList.add('cropping');

  const cut = (side: string): number => Number(sliders.find(({ dataset }) => dataset['side'] === side)?.value);
  const say = (words = ''): void => {
    message.textContent = words;
    message.hidden = words === '';
  };
  const show = (): void => {
    for (const slider of sliders) {
      slider.setAttribute('aria-valuetext', `${slider.value} %`);
      bright.style.setProperty(`--cut-${slider.dataset['side'] ?? ''}`, `${slider.value}%`);
    }
  };
  const opposite: Record<string, string> = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' };
  fieldset.addEventListener('input', (event) => {
    // Nothing of this is an answer to save.
    event.stopPropagation();
    const slider = event.target;
    if (!(slider instanceof HTMLInputElement)) return;
    const most = mostCut - cut(opposite[slider.dataset['side'] ?? ''] ?? '');
    if (Number(slider.value) > most) slider.value = String(most);
    say();
    show();
  });
  fieldset.addEventListener('change', (event) => {
    event.stopPropagation();
  });

  button.addEventListener('click', (event) => {
    event.preventDefault();
    if (sliders.every(({ value }) => value === '0')) {
      say(template.dataset['uncut']);
      return;
    }
    const fail = (): void => {
      say(template.dataset['failed']);
    };
    const canvas = draw(picture, cut);
    if (canvas === undefined) {
      fail();
      return;
    }
    canvas.toBlob(
      (blob) => {
        canvas.width = 0;
        if (blob === null || blob.size > Number(template.dataset['maxBytes'] ?? Infinity)) {
          fail();
          return;
        }
        const files = new DataTransfer();
        files.items.add(new File([blob], picture.alt, { type: 'image/jpeg' }));
        input.disabled = false;
        input.files = files.files;
        form.requestSubmit(button);
      },
      'image/jpeg',
      0.9,
    );
  });
  // Come back to, the page sends nothing of it again.
  window.addEventListener('pageshow', () => {
    input.value = '';
    input.disabled = true;
  });
  show();
  template.replaceWith(content);
};

/** What is left of the picture, the way up that the browser shows it. Undefined when it is more than a canvas takes. */
const draw = (picture: HTMLImageElement, cut: (side: string) => number): HTMLCanvasElement | undefined => {
  const { naturalWidth, naturalHeight } = picture;
  const left = Math.round((naturalWidth * cut('left')) / 100);
  const top = Math.round((naturalHeight * cut('top')) / 100);
  const width = Math.round(naturalWidth * (1 - cut('right') / 100)) - left;
  const height = Math.round(naturalHeight * (1 - cut('bottom') / 100)) - top;
  if (width < 1 || height < 1 || width * height > mostPixels) return undefined;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (!pen) return undefined;
  // A JPEG has nothing to see through.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  try {
    pen.drawImage(picture, left, top, width, height, 0, 0, width, height);
    // A canvas that is too large for a telephone stays empty, without a word.
    return pen.getImageData(width - 1, height - 1, 1, 1).data[3] === 255 ? canvas : undefined;
  } catch {
    return undefined;
  }
};

if ('requestSubmit' in HTMLFormElement.prototype)
  for (const template of document.querySelectorAll<HTMLTemplateElement>('template[data-crop]')) startCropping(template);
export {};
