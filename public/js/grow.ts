// A box for longer text grows with what is written in it.
for (const box of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-grow]')) {
  const grow = (): void => {
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`;
  };
  box.addEventListener('input', grow);
  if (box.value !== '') grow();
}
