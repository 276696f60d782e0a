import { readdirSync } from "node:fs";
import { createServer, request as forward } from "node:http";
import { join } from "node:path";
import { assert, asyncProperty, integer, nat, oneof, tuple } from "fast-check";
import { describe, expect, test } from "vitest";
import { deliveriesOf, randomBytes } from "../../testing/s3-deliveries.ts";
import { startS3Server, type Fault, type S3Server, type S3ServerOptions } from "../../testing/s3-server/start-s3-server.ts";
import { tempDir } from "../../testing/temp-dir.ts";
import type { Destination } from "./destination.ts";
import { s3Destination, type S3Deps } from "./s3-destination.ts";

const kib = 1024;
/** Small parts, so that a test moves little. */
const sizes = { whole: 64 * kib, part: 64 * kib };
const calm = new AbortController().signal;
const noProxies = { http: "", https: "", none: "" };

interface Room extends AsyncDisposable {
  server: S3Server;
  destination: Destination;
  /** Of run 1. */
  directory: string;
  staging: string;
}

const openRoom = async (options: S3ServerOptions = {}, deps: Partial<S3Deps> = {}, place: Partial<S3Server["place"]> = {}): Promise<Room> => {
  const home = tempDir();
  const server = await startS3Server({ leastPart: sizes.part, ...options });
  const destination = s3Destination({ ...server.place, ...place }, server.secrets, { staging: home.path, sizes, proxies: noProxies, now: Date.now, patience: { attempts: 4, first: 1, longest: 2 }, ...deps });
  return {
    server,
    destination,
    staging: home.path,
    directory: await destination.staging(1),
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]();
      home[Symbol.dispose]();
    },
  };
};

const names = ({ server }: Room): string[] => [...server.objects.keys()];
const refused = (code: string): Fault["what"] => ({ code });

test("files arrive byte for byte under their names, data first and the manifest last", async () => {
  await using room = await openRoom({ place: { prefix: "exports/näch bär+1/" } });
  const files = { "fleet-7/week=2026-01-05/part.parquet": randomBytes(200 * kib), "fleet-7/week=2026-01-12/part.parquet": randomBytes(3), "fleet-7/manifest.json": Buffer.from("{}") };
  await room.destination.deliver(deliveriesOf(room.directory, files), calm);
  expect(names(room)).toEqual(Object.keys(files).map((name) => `exports/näch bär+1/${name}`));
  for (const [name, bytes] of Object.entries(files)) expect(room.server.objects.get(`exports/näch bär+1/${name}`)?.bytes.equals(bytes)).toBe(true);
  expect(await room.destination.read("fleet-7/manifest.json")).toEqual(Buffer.from("{}"));
  expect(await room.destination.read("fleet-8/manifest.json")).toBeNull();
});

test("what was delivered is taken away again by its names, and nothing else; what is not there is no error", async () => {
  await using room = await openRoom({ place: { prefix: "exports/" } });
  await room.destination.deliver(deliveriesOf(room.directory, { "a.csv": Buffer.from("a"), "a.manifest.json": Buffer.from("{}"), "b.csv": Buffer.from("b") }), calm);
  await room.destination.remove(["a.manifest.json", "a.csv", "never.csv"]);
  expect(names(room)).toEqual(["exports/b.csv"]);
  room.server.faults.push({ on: ({ operation }) => operation === "DeleteObject", times: 10, what: refused("AccessDenied") });
  await expect(room.destination.remove(["b.csv"])).rejects.toThrow(/may not do this: it needs s3:DeleteObject/);
  expect(names(room)).toEqual(["exports/b.csv"]);
});

test("any size around the borders of parts arrives byte for byte, with as many parts as it takes", async () => {
  await using room = await openRoom();
  const border = tuple(integer({ min: 0, max: 5 }), integer({ min: -2, max: 2 })).map(([parts, off]) => Math.max(0, parts * sizes.part + off));
  await assert(
    asyncProperty(oneof(border, nat(6 * sizes.part)), async (bytes) => {
      const content = randomBytes(bytes);
      await room.destination.deliver(deliveriesOf(room.directory, { "a.csv": content }), calm);
      const stored = room.server.objects.get("a.csv");
      expect(stored?.bytes.equals(content)).toBe(true);
      expect(stored?.tag.endsWith(`-${Math.ceil(bytes / sizes.part)}"`)).toBe(bytes > sizes.whole);
      expect(room.server.uploads.size).toBe(0);
    }),
    { numRuns: 40, examples: [[0], [sizes.whole], [sizes.whole + 1]] },
  );
});

test("with the usual sizes, 40 MiB go in three parts that S3 itself would take", async () => {
  const { usualSizes } = await import("./s3/plan-parts.ts");
  await using room = await openRoom({ leastPart: 5 * 1_048_576 }, { sizes: usualSizes });
  const content = randomBytes(40 * 1_048_576);
  await room.destination.deliver(deliveriesOf(room.directory, { "a.csv": content }), calm);
  expect(room.server.objects.get("a.csv")?.bytes.equals(content)).toBe(true);
  expect(room.server.seen.filter(({ operation }) => operation === "UploadPart")).toHaveLength(3);
});

test("at most three parts are under way at once", async () => {
  await using room = await openRoom();
  await room.destination.deliver(deliveriesOf(room.directory, { "a.csv": randomBytes(20 * sizes.part) }), calm);
  expect(room.server.mostParts()).toBeLessThanOrEqual(3);
});

describe("what passes is tried again", () => {
  test.each<[string, Fault["what"], string]>([
    ["503 SlowDown at a part", refused("SlowDown"), "UploadPart"],
    ["500 at a part", refused("InternalError"), "UploadPart"],
    ["429 at a part", refused("TooManyRequests"), "UploadPart"],
    ["a connection broken in the middle of a part", "reset", "UploadPart"],
    ["a part whose answer is lost", "lost", "UploadPart"],
    ["a part that another ETag is given for", "tag", "UploadPart"],
    ["a part damaged on its way", "damage", "UploadPart"],
    ["500 at the beginning", refused("InternalError"), "CreateMultipartUpload"],
    ["an error inside a 200 at the end", "late-error", "CompleteMultipartUpload"],
    ["a completion whose answer is lost", "lost", "CompleteMultipartUpload"],
    ["503 at the look at its size", refused("SlowDown"), "HeadObject"],
    ["a small object damaged on its way", "damage", "PutObject"],
    ["a small object whose connection breaks", "reset", "PutObject"],
  ])("%s", async (_name, what, operation) => {
    await using room = await openRoom();
    room.server.faults.push({ on: (seen) => seen.operation === operation, times: 2, what });
    const files = { "a.csv": randomBytes(5 * sizes.part + 7), "a.manifest.json": randomBytes(500) };
    await room.destination.deliver(deliveriesOf(room.directory, files), calm);
    for (const [name, bytes] of Object.entries(files)) expect(room.server.objects.get(name)?.bytes.equals(bytes)).toBe(true);
    expect(room.server.uploads.size).toBe(0);
    expect(room.server.faults[0]?.times).toBeLessThan(2);
  });
});

describe("what does not pass leaves nothing: no object, no parts, no manifest", () => {
  test.each<[string, Fault["on"], Fault["what"], RegExp]>([
    ["403 at the third part", ({ part }) => part === 3, refused("AccessDenied"), /TEST_ACCESS_KEY_ID may not do this: it needs s3:PutObject on the bucket "fleet"/],
    ["503 for good", ({ part }) => part === 2, refused("SlowDown"), /busy or out of order/],
    ["connections that always break", ({ part }) => part === 2, "reset", /broke again and again/],
    ["a wrong ETag for good", ({ part }) => part === 4, "tag", /not what was sent/],
    ["a completion that always fails", ({ operation }) => operation === "CompleteMultipartUpload", "late-error", /busy or out of order/],
    ["a manifest that is refused", ({ key }) => key.endsWith(".json"), refused("AccessDenied"), /s3:PutObject/],
  ])("%s", async (_name, on, what, words) => {
    await using room = await openRoom();
    room.server.faults.push({ on: (seen) => seen.operation !== "DeleteObject" && seen.operation !== "AbortMultipartUpload" && on(seen), times: 1000, what });
    const deliveries = deliveriesOf(room.directory, { "a.csv": randomBytes(9), "b.csv": randomBytes(5 * sizes.part), "b.manifest.json": randomBytes(50) });
    await expect(room.destination.deliver(deliveries, calm)).rejects.toThrow(words);
    expect(names(room)).toEqual([]);
    expect(room.server.uploads.size).toBe(0);
    expect(readdirSync(room.directory).filter((name) => name.endsWith(".upload"))).toEqual([]);
  });

  test("what could not be taken back is named", async () => {
    await using room = await openRoom();
    room.server.faults.push({ on: ({ operation, key }) => operation === "DeleteObject" || key === "b.csv", times: 1000, what: refused("AccessDenied") });
    const deliveries = deliveriesOf(room.directory, { "a.csv": randomBytes(9), "b.csv": randomBytes(9) });
    await expect(room.destination.deliver(deliveries, calm)).rejects.toThrow(/s3:PutObject.*2 of the files put before stay there: b\.csv, a\.csv\./);
  });
});

test("a stop in the middle calls the upload off and takes back what stood", async () => {
  await using room = await openRoom();
  const stop = new AbortController();
  room.server.faults.push({ on: ({ part }) => part === 3, times: 1, what: "hang" });
  const delivered = room.destination.deliver(deliveriesOf(room.directory, { "a.csv": randomBytes(9), "b.csv": randomBytes(6 * sizes.part) }), stop.signal);
  const ended = delivered.then(() => "delivered", (cause: unknown) => String(cause));
  await expect.poll(() => room.server.seen.filter(({ operation }) => operation === "UploadPart").length, { timeout: 20_000 }).toBeGreaterThan(4);
  stop.abort(new Error("the hub stops"));
  expect(await ended).toBe("Error: the hub stops");
  expect(names(room)).toEqual([]);
  expect(room.server.uploads.size).toBe(0);
});

test("an upload that could not be called off is owed, and called off before the next delivery", async () => {
  await using room = await openRoom();
  room.server.faults.push({ on: ({ part }) => part === 2, times: 1, what: refused("AccessDenied") }, { on: ({ operation }) => operation === "AbortMultipartUpload", times: 9, what: refused("InternalError") });
  await expect(room.destination.deliver(deliveriesOf(room.directory, { "a.csv": randomBytes(3 * sizes.part) }), calm)).rejects.toThrow(/s3:PutObject/);
  await room.destination.clear(1);
  expect(room.server.uploads.size).toBe(1);
  room.server.faults.length = 0;
  await room.destination.deliver(deliveriesOf(await room.destination.staging(2), { "b.csv": randomBytes(9) }), calm);
  expect(room.server.uploads.size).toBe(0);
  expect(readdirSync(join(room.staging, "owed"))).toEqual([]);
});

test("clearing a run removes its directory, and does nothing where there is none", async () => {
  await using room = await openRoom();
  deliveriesOf(room.directory, { "deep/a.csv": randomBytes(9) });
  await room.destination.clear(1);
  await room.destination.clear(99);
  expect(readdirSync(room.staging)).toEqual([]);
  expect(room.server.seen).toEqual([]);
});

test("a file that changed after it was digested is not delivered", async () => {
  await using room = await openRoom();
  const [delivery] = deliveriesOf(room.directory, { "a.csv": randomBytes(90) });
  if (delivery === undefined) throw new Error("nothing to deliver");
  await expect(room.destination.deliver([{ ...delivery, sha256: "0".repeat(64) }], calm)).rejects.toThrow("no longer what was written");
  await expect(room.destination.deliver([{ ...delivery, bytes: 91 }], calm)).rejects.toThrow("ends before byte 91");
  expect(names(room)).toEqual([]);
});

test("temporary credentials are sent along", async () => {
  await using room = await openRoom({ secrets: { sessionToken: "tok/en+=" } });
  await room.destination.deliver(deliveriesOf(room.directory, { "a.csv": randomBytes(3 * sizes.part) }), calm);
  expect(names(room)).toEqual(["a.csv"]);
});

test("a store is reached through a proxy, with the bucket in the host name", async () => {
  await using room = await openRoom();
  const asked: string[] = [];
  const proxy = createServer((request, response) => {
    const target = new URL(request.url ?? "");
    asked.push(`${request.headers.host} ${target.host}`);
    const { host, port } = new URL(room.server.place.endpoint ?? "");
    expect(host).not.toBe(target.host);
    const onward = forward({ host: "127.0.0.1", port, method: request.method, path: `${target.pathname}${target.search}`, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const address = proxy.address();
  const http = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  const place = { ...room.server.place, endpoint: "http://s3.example.com:9000", path_style: false };
  const away = s3Destination(place, room.server.secrets, { staging: room.staging, sizes, proxies: { ...noProxies, http }, now: Date.now });
  await away.deliver(deliveriesOf(room.directory, { "a.csv": randomBytes(3 * sizes.part) }), calm);
  expect(names(room)).toEqual(["a.csv"]);
  expect(new Set(asked)).toEqual(new Set(["fleet.s3.example.com:9000 fleet.s3.example.com:9000"]));
  await new Promise((resolve) => proxy.close(resolve));
});

test("a name that would be folded away is refused before anything is sent", async () => {
  await using room = await openRoom();
  const [delivery] = deliveriesOf(room.directory, { "a.csv": randomBytes(90) });
  if (delivery === undefined) throw new Error("nothing to deliver");
  await expect(room.destination.deliver([{ ...delivery, name: "../a.csv" }], calm)).rejects.toThrow("a part that is . or ..");
  expect(room.server.seen).toEqual([]);
});
