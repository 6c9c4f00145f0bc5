// A button that copies what stands in the element it names, hidden until it can work; it then says that it has.
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
  const source = document.getElementById(button.dataset['copy'] ?? '');
  if (!source || !('clipboard' in navigator)) continue;
  button.hidden = false;
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(source.textContent.trim()).then(
      () => {
        const said = button.nextElementSibling;
        if (said) said.textContent = button.dataset['copied'] ?? '';
      },
      // Not allowed here: the address stands there to be marked and copied.
      () => {
        button.hidden = true;
      },
    );
  });
}
