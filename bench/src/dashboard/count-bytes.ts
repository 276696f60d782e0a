import type { BrowserContext, Page } from "playwright-core";

/** Bytes as they came over the wire, by what was asked. */
export interface Bytes {
  total: () => number;
  /** Of requests whose address holds the word. */
  of: (word: string) => number;
  requests: (word: string) => number;
}

/** Counts what a page fetches from now on. */
export const countBytes = async (context: BrowserContext, page: Page): Promise<Bytes> => {
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  const addresses = new Map<string, string>();
  const sizes = new Map<string, number>();
  session.on("Network.requestWillBeSent", ({ requestId, request }) => void addresses.set(requestId, request.url));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => void sizes.set(requestId, encodedDataLength));
  const chosen = (word: string) => [...sizes].filter(([id]) => addresses.get(id)?.includes(word) === true);
  const sum = (parts: [string, number][]) => parts.reduce((all, [, size]) => all + size, 0);
  return { total: () => sum([...sizes]), of: (word) => sum(chosen(word)), requests: (word) => chosen(word).length };
};
