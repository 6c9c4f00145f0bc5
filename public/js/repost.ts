// Posts the provider's answer once more without waiting for the button.
document.querySelector<HTMLFormElement>('form[data-repost]')?.requestSubmit();
export {};
