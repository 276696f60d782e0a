import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createServer } from "node:https";
import { once } from "node:events";
import { createServer as createTcp } from "node:net";
import { join } from "node:path";
import { rootCertificates } from "node:tls";
import { promisify } from "node:util";
import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";
import { compiledEntry } from "@pinghouse/shared/thread/entry";
import { expect, test } from "vitest";
import { makeCertificate, type TestCertificate } from "../testing/certificate.ts";
import { openLoopback } from "../testing/loopback-server.ts";
import { openSmallProxy } from "../testing/small-proxy.ts";
import { readAuthorities } from "./authorities.ts";
import type { DialOptions } from "./dial.ts";
import { exchange } from "./exchange.ts";
import { noProxies } from "./proxies.ts";

const authority = makeCertificate({ name: "Private Authority", isAuthority: true });
const authorities = [...rootCertificates, authority.cert];
const everythingHere = async () => [{ address: "127.0.0.1", family: 4 }];

const openSecure = async ({ cert, key }: TestCertificate): Promise<{ port: number; paths: string[] } & AsyncDisposable> => {
  const paths: string[] = [];
  const server = createServer({ cert, key }, async (request, response) => {
    paths.push(`${request.method ?? ""} ${request.url ?? ""} ${Buffer.concat(await request.toArray()).toString()}`);
    response.end("secret answer");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    paths,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

const get = (url: string, options: Partial<DialOptions>) => exchange({ method: "GET", url: new URL(url) }, { proxies: noProxies, ...options });

test("a plain request goes through the proxy with a whole address, and its credentials are in no text", async () => {
  await using hub = await openLoopback((_, __, response) => void response.end("hello"));
  await using proxy = await openSmallProxy({ credentials: "me:p@ss" });
  const given = (credentials: string) => ({ http: { text: `http://${credentials}127.0.0.1:${proxy.port}`, from: "http_proxy" }, https: null, none: "" });
  const answer = await exchange({ method: "POST", url: new URL(`http://hub.example.com:${hub.port}/usage_data?x=1`), body: Buffer.from("{}") }, { proxies: given("me:p%40ss@"), lookup: everythingHere });
  expect(answer.body.toString()).toBe("hello");
  expect(proxy.asked).toEqual([`POST http://hub.example.com:${hub.port}/usage_data?x=1`]);
  expect(hub.seen[0]).toMatchObject({ method: "POST", url: "/usage_data?x=1", body: "{}", headers: { host: `hub.example.com:${hub.port}` } });
  expect(hub.seen[0]?.headers["proxy-authorization"]).toBeUndefined();
  const refused = await get(hub.url, { proxies: given("me:wrong@") }).catch((error: unknown) => error);
  expect(refused).toMatchObject({ step: "proxy", message: expect.stringContaining("407"), advice: expect.stringContaining("http_proxy") });
  expect(String(refused)).not.toContain("wrong");
});

test("https goes through CONNECT to a host with a certificate of a private authority", async () => {
  await using hub = await openSecure(makeCertificate({ name: "hub", issuer: authority, hosts: ["hub.example.com"] }));
  await using proxy = await openSmallProxy({ credentials: "me:secret" });
  const proxies = { http: null, https: { text: `me:secret@127.0.0.1:${proxy.port}`, from: "https_proxy" }, none: "" };
  const url = `https://hub.example.com:${hub.port}/livez`;
  expect((await get(url, { proxies, authorities })).body.toString()).toBe("secret answer");
  expect(proxy.asked).toEqual([`CONNECT hub.example.com:${hub.port}`]);
  expect(hub.paths).toEqual(["GET /livez "]);
  await expect(get(url, { proxies })).rejects.toMatchObject({ step: "tls", message: expect.stringContaining("does not trust"), advice: expect.stringContaining("network.ca") });
});

test("a proxy may speak TLS itself, for a tunnel and for a plain request", async () => {
  await using hub = await openSecure(makeCertificate({ name: "hub", issuer: authority, hosts: ["hub.example.com"] }));
  await using plain = await openLoopback((_, __, response) => void response.end("plain"));
  await using proxy = await openSmallProxy({ credentials: "me:secret", certificate: makeCertificate({ name: "proxy", issuer: authority, hosts: ["proxy.example.com"] }) });
  const given = { text: `https://me:secret@proxy.example.com:${proxy.port}`, from: "https_proxy" };
  const options = { proxies: { http: given, https: given, none: "" }, lookup: everythingHere };
  expect((await get(`https://hub.example.com:${hub.port}/`, { ...options, authorities })).body.toString()).toBe("secret answer");
  expect((await get(`http://hub.example.com:${plain.port}/x`, { ...options, authorities })).body.toString()).toBe("plain");
  expect(proxy.asked).toEqual([`CONNECT hub.example.com:${hub.port}`, `GET http://hub.example.com:${plain.port}/x`]);
  await expect(get(`https://hub.example.com:${hub.port}/`, options)).rejects.toMatchObject({ step: "tls", message: expect.stringContaining("proxy.example.com") });
});

test("a proxy that refuses a tunnel is told apart from a hub that does not answer", async () => {
  await using proxy = await openSmallProxy({ refuseWith: 403 });
  const proxies = { http: null, https: { text: `http://127.0.0.1:${proxy.port}`, from: "https_proxy" }, none: "" };
  await expect(get("https://hub.example.com/", { proxies })).rejects.toMatchObject({ step: "proxy", message: expect.stringMatching(/does not open a way to hub\.example\.com:443 \(403\)/) });
});

test("a host that no_proxy covers is reached directly, and the proxy sees nothing", async () => {
  await using hub = await openLoopback((_, __, response) => void response.end("direct"));
  await using proxy = await openSmallProxy();
  const proxies = { http: { text: `http://127.0.0.1:${proxy.port}`, from: "http_proxy" }, https: null, none: "127.0.0.0/8" };
  expect((await get(hub.url, { proxies })).body.toString()).toBe("direct");
  expect(proxy.connections()).toBe(0);
});

test.each([
  ["for another name", { name: "x", issuer: authority, hosts: ["other.example.com"] }, /for another name/],
  ["that has expired", { name: "x", issuer: authority, hosts: ["hub.example.com"], notAfter: new Date(Date.now() - 86_400_000) }, /not valid today/],
  ["signed by itself", { name: "x", hosts: ["hub.example.com"] }, /does not trust/],
])("a certificate %s is refused in words", async (_, options, message) => {
  await using hub = await openSecure(makeCertificate(options));
  await expect(get(`https://hub.example.com:${hub.port}/`, { authorities, lookup: everythingHere })).rejects.toMatchObject({ step: "tls", message: expect.stringMatching(message) });
  expect(hub.paths).toEqual([]);
});

test("a name that is not known, a port where nobody listens and TLS with one who does not speak it each have their words", async () => {
  const unknown = async () => Promise.reject(Object.assign(new Error("x"), { code: "ENOTFOUND" }));
  await expect(get("http://nowhere.example.com", { lookup: unknown })).rejects.toMatchObject({ step: "name", message: "The name nowhere.example.com is not known." });
  const { url, port } = await (async () => {
    await using hub = await openLoopback(() => {});
    return hub;
  })();
  await expect(get(url, {})).rejects.toMatchObject({ step: "connect", message: `127.0.0.1:${port} refused the connection: nothing listens there.` });
  await using plain = await openLoopback(() => {});
  await expect(get(`https://127.0.0.1:${plain.port}/`, {})).rejects.toMatchObject({ step: "tls" });
});

test("whoever is silent is not waited for: at opening, at reading and at writing", async () => {
  const limits = { open: 500, read: 100, write: 100 };
  await using mute = await openLoopback(() => {});
  await expect(get(mute.url, { limits })).rejects.toMatchObject({ step: "answer", isTimeout: true });
  const deaf = createTcp((socket) => socket.pause()).listen(0, "127.0.0.1");
  await once(deaf, "listening");
  const address = deaf.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const body = Buffer.alloc(32 * 1024 * 1024);
  await expect(exchange({ method: "POST", url: new URL(`http://127.0.0.1:${port}/`), body }, { proxies: noProxies, limits })).rejects.toMatchObject({ step: "answer", isTimeout: true });
  await expect(get(`https://127.0.0.1:${port}/`, { limits })).rejects.toMatchObject({ step: "tls", isTimeout: true });
  const forever = async () => new Promise<never>(() => {});
  await expect(get("http://slow.example.com", { limits, lookup: forever })).rejects.toMatchObject({ step: "name", isTimeout: true });
  deaf.close();
});

test("a redirection is an answer and is not followed", async () => {
  await using elsewhere = await openLoopback((_, __, response) => void response.end());
  await using hub = await openLoopback((_, __, response) => void response.writeHead(307, { location: elsewhere.url }).end());
  expect((await get(hub.url, {})).status).toBe(307);
  expect(elsewhere.connections()).toBe(0);
});

test("what is cancelled ends with the signal's reason", async () => {
  await using hub = await openLoopback(() => {});
  await expect(exchange({ method: "GET", url: new URL(hub.url), signal: AbortSignal.timeout(20) }, { proxies: noProxies })).rejects.toMatchObject({ name: "TimeoutError" });
});

test("an authority from a file is trusted beside Node's own, and NODE_EXTRA_CA_CERTS works by itself and beside it", async () => {
  await using directory = mkdtempDisposable();
  await using hub = await openSecure(makeCertificate({ name: "hub", issuer: authority, hosts: ["127.0.0.1"] }));
  const [file, extra] = [join(directory.path, "ca.pem"), join(directory.path, "extra.pem")];
  writeFileSync(file, `A company's authority\n${makeCertificate({ name: "Other", isAuthority: true }).cert}`);
  writeFileSync(extra, authority.cert);
  const url = `https://127.0.0.1:${hub.port}/`;
  const only = await readAuthorities([file, undefined]);
  await expect(get(url, { authorities: only })).rejects.toMatchObject({ step: "tls" });
  expect((await get(url, { authorities: await readAuthorities([file, extra]) })).status).toBe(200);
  expect([only?.length, await readAuthorities([undefined])]).toEqual([rootCertificates.length + 1, undefined]);
  writeFileSync(file, "nothing");
  await expect(readAuthorities([file])).rejects.toThrow(/holds no certificate/);
  const program = `import { exchange } from ${JSON.stringify(compiledEntry(import.meta.url, "./exchange.ts").href)};
    console.log((await exchange({ method: "GET", url: new URL(${JSON.stringify(url)}) }, { proxies: { http: null, https: null, none: "" } })).status);`;
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", program], { env: { NODE_EXTRA_CA_CERTS: extra } });
  expect(stdout).toBe("200\n");
});
