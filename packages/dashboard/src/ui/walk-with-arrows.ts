const stops = "button:not(:disabled), input:not(:disabled), a[href]";

/** Lets the arrow keys walk through what can be focused in a list; in a text field they keep their own meaning. */
export const walkWithArrows = (event: KeyboardEvent & { currentTarget: HTMLElement }): void => {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(stops)];
  const next = all[all.findIndex((one) => one === document.activeElement) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
};
