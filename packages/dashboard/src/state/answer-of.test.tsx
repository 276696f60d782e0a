// @vitest-environment jsdom
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/solid-query";
import { createSignal, onMount, Suspense } from "solid-js";
import { render } from "solid-js/web";
import { afterEach, expect, test } from "vitest";
import { answerOf } from "./answer-of.ts";

let close = () => {};
afterEach(() => close());

/** A page that asks one question below a Suspense, and how often that Suspense held it back. */
const openPage = (client: QueryClient, ask: () => Promise<string>) => {
  const root = document.body.appendChild(document.createElement("div"));
  const [name, setName] = createSignal("first");
  let heldBack = 0;
  const Held = () => {
    onMount(() => (heldBack += 1));
    return <p>held back</p>;
  };
  const Page = () => {
    const query = useQuery(() => ({ queryKey: [name()], queryFn: ask, retry: false, staleTime: Infinity }));
    return <p>{answerOf(query) ?? "no answer"}</p>;
  };
  const dispose = render(() => <QueryClientProvider client={client}><Suspense fallback={<Held />}><Page /></Suspense></QueryClientProvider>, root);
  close = () => {
    dispose();
    root.remove();
    client.clear();
  };
  return { text: () => root.textContent, setName, heldBack: () => heldBack };
};

test("an answer at hand is read at once, and nothing is held back", async () => {
  const client = new QueryClient();
  client.setQueryData(["first"], "at hand");
  const page = openPage(client, () => Promise.resolve("asked"));
  expect(page.text()).toBe("at hand");
  await Promise.resolve();
  expect(page.heldBack()).toBe(0);
});

test("an answer to come, one to another question and one that fails are followed without holding the page back", async () => {
  const client = new QueryClient();
  const page = openPage(client, () => Promise.resolve("asked"));
  expect(page.text()).toBe("no answer");
  await expect.poll(page.text).toBe("asked");
  client.setQueryData(["second"], "another");
  page.setName("second");
  expect(page.text()).toBe("another");
  client.setQueryData(["second"], "renewed");
  await expect.poll(page.text).toBe("renewed");
  expect(page.heldBack()).toBe(0);
  close();
  const failing = openPage(new QueryClient(), () => Promise.reject(new Error("no")));
  await new Promise((done) => setTimeout(done, 20));
  expect([failing.text(), failing.heldBack()]).toEqual(["no answer", 0]);
});
