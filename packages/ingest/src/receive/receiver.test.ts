import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { createRates } from "./rates.ts";
import { openReceiver } from "./testing/open-receiver.ts";

const ping = (members = '"version":"18.1.0"', uuid = "u-1") => `{"uuid":"${uuid}","recorded_at":"2026-01-05T00:00:00.000Z","hostname":"h",${members}}`;
const sha256 = (text: string | Buffer) => createHash("sha256").update(text).digest("hex");

const identity = '"uuid":"u","recorded_at":"2026-01-05T00:00:00Z"';
const megabytes = (n: number) => n * 1024 * 1024;

describe("POST /usage_data", () => {
  test("answers 201 with an id, the same one for the same body, and for another body under the same key", async () => {
    await using hub = await openReceiver();
    const first = await hub.post("/usage_data", ping());
    expect(first).toMatchObject({ status: 201, body: { conv_index: { usage_data_id: 1 } } });
    expect(first.headers.get("content-type")).toContain("application/json");
    expect(await hub.post("/usage_data", ` ${ping().replace(",", ", ")}\n`)).toMatchObject({ status: 201, body: first.body });
    expect(await hub.post("/usage_data", ping('"version":"18.2.0"'))).toMatchObject({ status: 201, body: first.body });
    expect(await hub.post("/usage_data", ping(undefined, "u-2"))).toMatchObject({ status: 201, body: { conv_index: { usage_data_id: 2 } } });
    expect(await hub.text(1)).toBe(ping());
    expect(hub.observed.map(({ outcome }) => outcome)).toEqual(["stored", "duplicate", "conflict", "stored"]);
  });

  test("takes gzip, parameters of the type in any case, and keeps only what privacy lets it", async () => {
    await using hub = await openReceiver();
    const body = ping('"licensee":{"Name":"A"},"n":9007199254740993,"s":"\\ud800","__proto__":{"x":1},"big":1e400');
    const answer = await hub.post("/usage_data", gzipSync(body), { "content-type": "Application/JSON; Charset=UTF-8", "content-encoding": "gzip" });
    expect(answer).toMatchObject({ status: 201, body: { conv_index: { usage_data_id: 1 } } });
    expect(await hub.text(1)).toBe(body.replace('{"Name":"A"}', '"redacted"'));
    expect(hub.records()[0]).toMatchObject({ type: "ping", header: { sha256: sha256(body), bytes: body.length, version: null, secret_hash: null } });
  });

  const hostile: [string, string | Uint8Array<ArrayBuffer> | null, Record<string, string>, number, string][] = [
    ["nothing", null, {}, 400, "empty_body"],
    ["white space alone", " \n\t ", {}, 400, "empty_body"],
    ["no JSON", "uuid=1", {}, 400, "bad_json"],
    ["half of it", ping().slice(0, -3), {}, 400, "bad_json"],
    ["bytes that are no UTF-8", Buffer.from([0x7b, 0xff, 0x7d]), {}, 400, "bad_utf8"],
    ["a list", "[1]", {}, 422, "not_an_object"],
    ["no uuid", "{}", {}, 422, "uuid_missing"],
    ["no recorded_at", '{"uuid":"u"}', {}, 422, "recorded_at_missing"],
    ["a recorded_at that is none", '{"uuid":"u","recorded_at":"soon"}', {}, 422, "recorded_at_invalid"],
    ["100,000 levels", `{${identity},"a":${"[".repeat(100_000)}`, {}, 422, "too_deep"],
    ["20,001 leaves", `{${identity},"a":[${Array.from({ length: 20_000 }, () => 1).join()}]}`, {}, 422, "too_many_leaves"],
    ["a key of 1,001 characters", `{${identity},"${"k".repeat(1001)}":1}`, {}, 422, "key_too_long"],
    ["another type", ping(), { "content-type": "text/plain" }, 415, "unsupported_type"],
    ["a type that begins alike", ping(), { "content-type": "application/jsonlines" }, 415, "unsupported_type"],
    ["another character set", ping(), { "content-type": "application/json; charset=utf-16" }, 415, "unsupported_type"],
    ["another encoding", ping(), { "content-encoding": "br" }, 415, "unsupported_encoding"],
    ["gzip that is none", ping(), { "content-encoding": "gzip" }, 400, "bad_gzip"],
    ["17 MB", Buffer.alloc(megabytes(17), " "), {}, 413, "body_too_large"],
    ["over 2 MB of gzip", Buffer.alloc(megabytes(2) + 1, "x"), { "content-encoding": "gzip" }, 413, "body_too_large"],
    ["a gzip bomb", gzipSync(Buffer.alloc(megabytes(200))), { "content-encoding": "gzip" }, 413, "inflated_too_large"],
  ];
  test.each(hostile)("refuses %s, and notes it", async (_what, body, headers, status, code) => {
    await using hub = await openReceiver();
    const answer = await hub.post("/usage_data", body, headers);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(answer).toMatchObject({ status, body: { type: `/problems/${code}`, status } });
    await hub.journal.close();
    const counted = hub.records().flatMap((record) => (record.type === "counts" ? record.header.refused : []));
    expect(counted).toEqual([{ reason: code, n: 1 }]);
    expect(hub.journal.figures().accepted).toBe(0);
    expect(hub.observed).toEqual([{ route: "/usage_data", outcome: code }]);
    expect(hub.pool.budget.used()).toBe(0);
  });

  test("notes size, hash and position of a refused body, and nothing of what it said", async () => {
    await using hub = await openReceiver();
    const body = '{"secret": nope}';
    expect(await hub.post("/usage_data", body)).toMatchObject({ status: 400, body: { position: 12, detail: "The body is not valid JSON, at byte 12." } });
    await hub.journal.close();
    const details = hub.records().flatMap((record) => (record.type === "counts" ? record.header.details : []));
    expect(details).toEqual([{ reason: "bad_json", size: body.length, sha256: sha256(body), position: 12 }]);
    expect(JSON.stringify(hub.records())).not.toContain("secret");
  });

  test.each([
    ["one string of a megabyte", `"a":"${"x".repeat(megabytes(1))}"`],
    ["strings full of at signs", `"a":"${"a@".repeat(500_000)}"`],
    ["repeated keys by the hundred thousand", Array.from({ length: 200_000 }, () => '"a":{}').join()],
    ["16 MB of white space", `${" ".repeat(megabytes(16) - 200)}"a":1`],
  ])("takes %s", async (_what, members) => {
    await using hub = await openReceiver();
    expect(await hub.post("/usage_data", ping(members))).toMatchObject({ status: 201 });
  });

  test("sets a ping from the future aside, and says 201", async () => {
    await using hub = await openReceiver({ now: () => Date.UTC(2026, 0, 4, 0, 0, 0) });
    const body = (at: string) => `{"uuid":"u","recorded_at":"${at}"}`;
    expect(await hub.post("/usage_data", body("2026-01-05T00:00:00.000Z"))).toMatchObject({ status: 201 });
    expect(await hub.post("/usage_data", body("2026-01-05T00:00:00.001Z"))).toMatchObject({ status: 201, body: { conv_index: { usage_data_id: 2 } } });
    expect(await hub.journal.quarantined()).toMatchObject([{ ping_id: 2, reason: "future" }]);
  });

  test("says 405 to other methods, and which one is allowed", async () => {
    await using hub = await openReceiver();
    for (const method of ["GET", "PUT", "DELETE"]) {
      const response = await fetch(`${hub.url}/usage_data`, { method });
      expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
      expect(await response.json()).toMatchObject({ type: "/problems/method_not_allowed" });
    }
  });
});

describe("metadata and error posts", () => {
  test("are kept, redacted, under the uuid in their envelope", async () => {
    await using hub = await openReceiver();
    const metadata = '{"metadata":{"uuid":"U","unique_instance_id":"i","metrics":[{"name":"a.b","time_elapsed":0.1}]}}';
    const failure = '{"error":{"uuid":"U","hostname":"H","message":"mail to a@example.com failed","elapsed":1}}';
    expect(await hub.post("/usage_ping_metadata", metadata)).toMatchObject({ status: 201, body: {} });
    expect(await hub.post("/usage_ping_errors", failure)).toMatchObject({ status: 201, body: {} });
    const posts = hub.records().filter((record) => record.type === "post");
    expect(posts).toMatchObject([
      { header: { id: 1, kind: "metadata", uuid: "u", hostname: null, unique_instance_id: "i" } },
      { header: { id: 2, kind: "error", uuid: "u", hostname: "h", unique_instance_id: null } },
    ]);
    expect(await Promise.all(posts.map((post) => hub.pool.text(post)))).toEqual([metadata, failure.replace("mail to a@example.com failed", "redacted")]);
    expect(await hub.post("/usage_ping_metadata", '{"uuid":"u"}')).toMatchObject({ status: 422, body: { type: "/problems/uuid_missing" } });
  });
});

describe("the three modes and secrets", () => {
  test("token: only with a sender's token", async () => {
    await using hub = await openReceiver({ mode: "token" });
    for (const headers of [{}, { authorization: "Bearer bad" }, { authorization: "Basic good" }]) {
      expect(await hub.post("/usage_data", ping(), headers)).toMatchObject({ status: 401, body: { type: "/problems/sender_token_required" } });
    }
    expect(await hub.post("/usage_data", ping(), { authorization: "bearer good" })).toMatchObject({ status: 201 });
    expect(hub.records()).toMatchObject([{ type: "binding" }, { type: "ping", header: { secret_hash: sha256("good") } }]);
  });

  test("approve: a new uuid is acknowledged and set aside until it is approved", async () => {
    await using hub = await openReceiver({ mode: "approve" });
    expect(await hub.post("/usage_data", ping())).toMatchObject({ status: 201 });
    expect(await hub.journal.quarantined()).toMatchObject([{ ping_id: 1, reason: "unapproved", uuid: "u-1" }]);
    expect(await hub.journal.approve("u-1")).toBe(1);
    expect(await hub.post("/usage_data", ping('"n":1').replace("01-05", "01-12"))).toMatchObject({ status: 201 });
    expect(hub.journal.figures()).toMatchObject({ accepted: 2, quarantined: 0 });
  });

  test("a secret that crossed a network in the clear is refused, so that nobody relies on it", async () => {
    await using hub = await openReceiver({ trustProxy: ["127.0.0.1"] });
    const send = (uuid: string, headers: Record<string, string>) => hub.post("/usage_data", ping(undefined, uuid), { authorization: "Bearer s", ...headers });
    await send("near", {});
    expect(await send("far", { "x-forwarded-for": "192.0.2.7" })).toMatchObject({ status: 403, body: { type: "/problems/secret_in_the_clear" } });
    await send("safe", { "x-forwarded-for": "192.0.2.7", "x-forwarded-proto": "https" });
    expect(hub.records().map(({ header }) => ("secret_hash" in header ? header.secret_hash : undefined))).toEqual([sha256("s"), sha256("s"), sha256("s"), sha256("s")]);
    expect(hub.records().map(({ type }) => type)).toEqual(["binding", "ping", "binding", "ping"]);
  });

  test("the first ping's secret binds its installation: what comes without it, or with another, is acknowledged and set aside", async () => {
    await using hub = await openReceiver();
    const week = (n: number, headers: Record<string, string> = {}) => hub.post("/usage_data", ping(`"n":${n}`).replace("01-05", `01-${String(5 + 7 * n).padStart(2, "0")}`), headers);
    const mine = { authorization: "Bearer mine" };
    expect(await week(0, mine)).toMatchObject({ status: 201, body: { conv_index: { usage_data_id: 1 } } });
    expect(await week(1)).toMatchObject({ status: 201, body: { conv_index: { usage_data_id: 2 } } });
    expect(await week(2, { authorization: "Bearer another" })).toMatchObject({ status: 201, body: { conv_index: { usage_data_id: 3 } } });
    expect(await week(3, mine)).toMatchObject({ status: 201, body: { conv_index: { usage_data_id: 4 } } });
    expect(await hub.journal.quarantined()).toMatchObject([
      { ping_id: 2, reason: "unverified", detail: expect.stringContaining("without the secret") },
      { ping_id: 3, reason: "unverified", detail: expect.stringContaining("another secret") },
    ]);
    expect(hub.observed.map(({ outcome }) => outcome)).toEqual(["stored", "quarantined", "quarantined", "stored"]);
    expect(hub.journal.heldBy(sha256("mine"))).toHaveLength(1);
    expect(hub.journal.heldBy(sha256("another"))).toEqual([]);
  });
});

describe("under load", () => {
  test("too many posts of one uuid or address get 429; the machine itself is exempt, and what was acknowledged stays", async () => {
    const now = () => Date.UTC(2026, 5, 1, 12, 0, 30);
    await using hub = await openReceiver({ trustProxy: ["127.0.0.1"], now, rates: createRates({ uuid: 2, address: 4 }) });
    const from = (address: string, uuid: string) => hub.post("/usage_data", ping(undefined, uuid), { "x-forwarded-for": address });
    expect((await from("192.0.2.1", "a")).status).toBe(201);
    expect((await from("192.0.2.1", "a")).status).toBe(201);
    const third = await from("192.0.2.1", "a");
    expect([third.status, third.headers.get("retry-after")]).toEqual([429, "30"]);
    expect((await from("192.0.2.1", "b")).status).toBe(201);
    expect((await from("192.0.2.1", "c")).status).toBe(429);
    expect((await from("192.0.2.2", "c")).status).toBe(201);
    for (let i = 0; i < 6; i += 1) expect((await hub.post("/usage_data", ping())).status).toBe(201);
    await hub.journal.close();
    expect(hub.records().flatMap((record) => (record.type === "counts" ? record.header.refused : []))).toEqual([]);
  });

  test("a nearly full disk gets 503 with Retry-After", async () => {
    await using hub = await openReceiver({ diskNearlyFull: () => true });
    const answer = await hub.post("/usage_data", ping());
    expect(answer).toMatchObject({ status: 503, body: { type: "/problems/disk_full" } });
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  test("bodies beyond the queue get 503 with Retry-After, and its memory comes back", async () => {
    await using hub = await openReceiver({ maxQueuedBytes: 1_000 });
    const answer = await hub.post("/usage_data", ping(`"a":"${"x".repeat(2_000)}"`));
    expect(answer).toMatchObject({ status: 503, body: { type: "/problems/queue_full" } });
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await hub.post("/usage_data", ping())).status).toBe(201);
    expect(hub.pool.budget.used()).toBe(0);
  });

  test("a body that never ends is refused after its time", async () => {
    await using hub = await openReceiver({ bodyTimeoutMs: 50 });
    const answer = await raw(hub.port, (socket) => socket.write("POST /usage_data HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"));
    expect(answer).toContain("408");
    expect(answer).toContain("/problems/body_too_slow");
  });

  test("a sender that writes on and on sees the 413, with and without an announced length", async () => {
    await using hub = await openReceiver();
    for (const length of ["content-length: 40000000", "transfer-encoding: chunked"]) {
      const chunked = length.startsWith("transfer");
      const answer = await raw(hub.port, (socket) => {
        socket.write(`POST /usage_data HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${length}\r\n\r\n`);
        const piece = Buffer.alloc(1_000_000, " ");
        for (let i = 0; i < 40; i += 1) {
          if (chunked) socket.write(`${piece.length.toString(16)}\r\n`);
          socket.write(piece);
          if (chunked) socket.write("\r\n");
        }
        if (chunked) socket.write("0\r\n\r\n");
      });
      expect(answer).toContain("HTTP/1.1 413");
      expect(answer).toContain("/problems/body_too_large");
    }
  });

  test("a connection serves the next post after a refused one", async () => {
    await using hub = await openReceiver();
    const post = (body: string) => `POST /usage_data HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
    const answer = await raw(hub.port, (socket) => socket.write(`${post("{}")}${post(ping())}`), '"usage_data_id":1');
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 422", "HTTP/1.1 201"]);
  });

  test("a sender that goes away half-way leaves nothing behind", async () => {
    await using hub = await openReceiver();
    const socket = connect(hub.port, "127.0.0.1");
    socket.write("POST /usage_data HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{", () => socket.destroy());
    await expect.poll(() => hub.observed, { timeout: 20_000 }).toEqual([{ route: "/usage_data", outcome: "gone" }]);
    expect(hub.pool.budget.used()).toBe(0);
    expect(hub.journal.figures().accepted).toBe(0);
  });
});

/** What a plain socket hears until a problem or `until` has come. */
const raw = (port: number, write: (socket: ReturnType<typeof connect>) => void, until = '"type":"/problems/'): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let heard = "";
    socket.setEncoding("utf8");
    socket.on("data", (text) => {
      heard += String(text);
      if (!heard.includes(until)) return;
      socket.destroy();
      resolve(heard);
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(heard));
    write(socket);
  });

const published = new URL("../../../../../shared/reference/payloads/", import.meta.url);
describe.skipIf(!existsSync(published))("published payloads (../shared)", () => {
  test("pings get 201 twice with one id, report samples 422", async () => {
    await using hub = await openReceiver();
    const send = (file: string) => hub.post("/usage_data", readFileSync(new URL(file, published)));
    expect(await send("service_ping_18.9.json")).toMatchObject({ status: 201, body: { conv_index: { usage_data_id: 1 } } });
    expect(await send("service_ping_18.9.json")).toMatchObject({ status: 201, body: { conv_index: { usage_data_id: 1 } } });
    for (const file of ["service_ping_14.2.json", "usage_ping_13.8.json"]) expect((await send(file)).status).toBe(201);
    for (const file of ["non_sql_metrics_13.11.json", "metrics_queries_13.11.json"]) {
      expect(await send(file)).toMatchObject({ status: 422, body: { type: "/problems/uuid_missing" } });
    }
  });
});
