// Leaves at once and leaves no step back to this page. Escape three times within two seconds does the same.
const exit = document.querySelector<HTMLAnchorElement>('a[data-quick-exit]');
if (exit) {
  const leave = (): void => {
    document.body.hidden = true;
    document.title = '…';
    window.location.replace(exit.href);
  };
  exit.addEventListener('click', (event) => {
    event.preventDefault();
    leave();
  });
  let presses: number[] = [];
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    presses = [...presses.filter((press) => event.timeStamp - press < 2000), event.timeStamp];
    if (presses.length >= 3) leave();
  });
}
