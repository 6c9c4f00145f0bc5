// A follow-up question shows when its answer is chosen. Without this script it always shows.
const followed: [HTMLElement, HTMLInputElement][] = [];
for (const follow of document.querySelectorAll<HTMLElement>('[data-follow]')) {
  const choice = document.getElementById(follow.dataset['follow'] ?? '');
  if (choice instanceof HTMLInputElement) followed.push([follow, choice]);
}
const showFollowed = (): void => {
  for (const [follow, choice] of followed) follow.hidden = !choice.checked;
};
showFollowed();
if (followed.length > 0) {
  document.addEventListener('change', showFollowed);
  // A restored page gets its choices back after the scripts have run.
  window.addEventListener('pageshow', showFollowed);
}
