import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { openLoopback, openLoopbackHub } from "../testing/loopback-server.ts";
import { openSmallProxy } from "../testing/small-proxy.ts";
import type { DialOptions } from "./dial.ts";
import { noProxies } from "./proxies.ts";
import { routeTo } from "./route.ts";
import { testConnection, type TestStep } from "./test-connection.ts";

const here = async () => [{ address: "127.0.0.1", family: 4 }];
const steps = async (hub: string, options: Partial<DialOptions> = {}): Promise<TestStep[]> => {
  const found: TestStep[] = [];
  for await (const step of testConnection(new URL(hub), { proxies: noProxies, lookup: here, ...options })) found.push(step);
  return found;
};
const outcomes = (found: readonly TestStep[]) => found.map(({ step, outcome }) => `${step} ${outcome}`);
const through = (text: string): Partial<DialOptions> => ({ proxies: { http: { text, from: "http_proxy" }, https: { text, from: "https_proxy" }, none: "" } });

test("a hub that is reached says so at each step, in words", async () => {
  await using hub = await openLoopbackHub();
  const found = await steps(`http://hub.example.com:${hub.port}`);
  expect(found).toEqual([
    { step: "name", outcome: "ok", words: "hub.example.com is 127.0.0.1.", advice: null },
    { step: "connect", outcome: "ok", words: `hub.example.com:${hub.port} took the connection.`, advice: null },
    { step: "proxy", outcome: "skipped", words: "No proxy is used for this address.", advice: null },
    { step: "tls", outcome: "skipped", words: "The address begins with http, so nothing is encrypted.", advice: null },
    { step: "answer", outcome: "ok", words: `hub.example.com:${hub.port} is a hub, and alive.`, advice: null },
  ]);
  expect(hub.seen.map(({ method, url, body }) => [method, url, body])).toEqual([["GET", "/livez", ""]]);
});

test("it ends with the first step that failed, and says what to do", async () => {
  const unknown = async () => Promise.reject(Object.assign(new Error("x"), { code: "ENOTFOUND" }));
  expect(outcomes(await steps("http://hub.example.com", { lookup: unknown }))).toEqual(["name failed"]);
  expect(outcomes(await steps("http://127.0.0.1:9"))).toEqual(["name ok", "connect failed"]);
  await using plain = await openLoopback((_, __, response) => void response.writeHead(200).end("<html>Please sign in</html>"));
  const portal = await steps(plain.url);
  expect(outcomes(portal)).toEqual(["name ok", "connect ok", "proxy skipped", "tls skipped", "answer failed"]);
  expect(portal.at(-1)).toMatchObject({ words: expect.stringContaining("not as a hub does"), advice: expect.stringContaining("sign-in page") });
  expect(outcomes(await steps(`https://127.0.0.1:${plain.port}`))).toEqual(["name ok", "connect ok", "proxy skipped", "tls failed"]);
});

test("each step is told as it comes, before the next is over", async () => {
  let answer = (): void => {};
  await using hub = await openLoopback((_, __, response) => void (answer = () => void response.end("alive\n")));
  const running = testConnection(new URL(hub.url), { proxies: noProxies });
  expect([(await running.next()).value, (await running.next()).value]).toMatchObject([{ step: "name" }, { step: "connect", outcome: "ok" }]);
  const proxy = running.next();
  while (hub.seen.length === 0) await sleep(5);
  answer();
  expect([(await proxy).value, (await running.next()).value, (await running.next()).value]).toMatchObject([{ step: "proxy" }, { step: "tls" }, { step: "answer", outcome: "ok" }]);
  expect((await running.next()).done).toBe(true);
});

test("a proxy that wants a name and a password is told apart, with a tunnel and without", async () => {
  await using proxy = await openSmallProxy({ credentials: "me:secret" });
  await using hub = await openLoopbackHub();
  for (const address of [`http://hub.example.com:${hub.port}`, "https://hub.example.com"]) {
    const found = await steps(address, through(`http://me:wrong@127.0.0.1:${proxy.port}`));
    expect(outcomes(found)).toEqual(["name ok", "connect ok", "proxy failed"]);
    expect(JSON.stringify(found)).not.toContain("wrong");
    expect(found.at(-1)?.advice).toContain(address.startsWith("https") ? "https_proxy" : "http_proxy");
  }
  const good = await steps(`http://hub.example.com:${hub.port}`, through(`http://me:secret@127.0.0.1:${proxy.port}`));
  expect(outcomes(good)).toEqual(["name ok", "connect ok", "proxy ok", "tls skipped", "answer ok"]);
});

test("the one address to allow is shown with the proxy and where it came from, never its credentials", () => {
  const { proxies } = { proxies: noProxies, ...through("http://me:secret@proxy.example.com:3128") };
  expect(routeTo(new URL("https://hub.example.com"), proxies)).toEqual({
    hub: { origin: "https://hub.example.com", hostname: "hub.example.com", port: 443 },
    proxy: { origin: "http://proxy.example.com:3128", from: "https_proxy", signsIn: true },
    fault: null,
    noProxy: "",
  });
  const broken = routeTo(new URL("https://hub.example.com"), { http: null, https: { text: "socks5://me:secret@proxy:1080", from: "https_proxy" }, none: "" });
  expect(broken).toMatchObject({ proxy: null, fault: "socks5://***@proxy:1080 from https_proxy is no address of an http proxy. Give it as http://proxy.example.com:3128." });
  expect(routeTo(null, noProxies)).toEqual({ hub: null, proxy: null, fault: null, noProxy: "" });
});
