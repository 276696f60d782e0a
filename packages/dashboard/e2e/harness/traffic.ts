import type { Page, Request } from "playwright-core";

/** The requests of a page: how many are on their way, and how many there were. */
export interface Traffic {
  pending: () => number;
  begun: () => number;
}

const watched = new WeakMap<Page, Traffic>();

/** Counts a page's requests from now on. */
export const watchTraffic = (page: Page): void => {
  const open = new Set<Request>();
  let begun = 0;
  page.on("request", (request) => {
    begun += 1;
    // What another document had asked for is nobody's any more, and not always told to have failed.
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) open.clear();
    open.add(request);
  });
  page.on("requestfinished", (request) => open.delete(request));
  page.on("requestfailed", (request) => open.delete(request));
  watched.set(page, { pending: () => open.size, begun: () => begun });
};

/** What is counted of a page that was opened by `openPage`. */
export const trafficOf = (page: Page): Traffic => {
  const traffic = watched.get(page);
  if (traffic === undefined) throw new Error("the requests of this page are not counted: it was not opened by openPage");
  return traffic;
};
