// Posts a message to or from a login provider without waiting for the button.
document.querySelector<HTMLFormElement>('form[data-repost]')?.requestSubmit();
export {};
