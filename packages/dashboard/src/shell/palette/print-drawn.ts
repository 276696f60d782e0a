const pause = 50;
/** Milliseconds that a page is waited for; one that is still loading then is not printed. */
const patience = 10_000;

const isDrawn = (path: string): boolean =>
  location.pathname === path && document.querySelector("h1") !== null && document.querySelector("[role=dialog], [aria-busy=true], .panel-skeleton") === null;

/** Opens the print of the page at a path once nothing of it is loading and no dialog is in front of it. */
export const printDrawn = async (path: string): Promise<void> => {
  for (const until = Date.now() + patience; Date.now() < until; ) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (isDrawn(path)) return window.print();
  }
};
