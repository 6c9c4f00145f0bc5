// A file that is too large is told about before it is sent over a slow line, and the others stay. The server checks again.
for (const input of document.querySelectorAll<HTMLInputElement>('input[type="file"][data-max-bytes]')) {
  const message = document.createElement('p');
  message.className = 'ds-validation-message';
  message.setAttribute('role', 'alert');
  message.id = `${input.id}-size`;
  input.addEventListener('change', () => {
    const limit = Number(input.dataset['maxBytes']);
    const chosen = [...(input.files ?? [])];
    const tooLarge = chosen.filter((file) => file.size > limit);
    message.remove();
    if (tooLarge.length === 0) return;
    const said = input.dataset['tooLarge'] ?? '{name}';
    message.textContent = tooLarge.map(({ name }) => said.replace('{name}', name)).join(' ');
    const rest = new DataTransfer();
    for (const file of chosen) if (file.size <= limit) rest.items.add(file);
    input.files = rest.files;
    input.after(message);
  });
}
