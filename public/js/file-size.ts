// A file that is too large is told about before it is sent over a slow line. The server checks again.
for (const input of document.querySelectorAll<HTMLInputElement>('input[type="file"][data-max-bytes]')) {
  const message = document.createElement('p');
  message.className = 'ds-validation-message';
  message.setAttribute('role', 'alert');
  message.id = `${input.id}-size`;
  input.addEventListener('change', () => {
    const limit = Number(input.dataset['maxBytes']);
    const tooLarge = [...(input.files ?? [])].find((file) => file.size > limit);
    message.remove();
    if (!tooLarge) return;
    message.textContent = (input.dataset['tooLarge'] ?? '{name}').replace('{name}', tooLarge.name);
    input.value = '';
    input.after(message);
  });
}
