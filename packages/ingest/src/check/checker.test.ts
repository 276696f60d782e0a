import { randomBytes } from "node:crypto";
import { crc32, inflateSync } from "node:zlib";
import { openControl } from "@pinghouse/warehouse/control/open-control";
import type { Release } from "@pinghouse/shared/release/release";
import Fastify from "fastify";
import { expect, onTestFinished, test } from "vitest";
import { badgeKinds, badges, type BadgeKind } from "./badge.ts";
import { badgePng } from "./badge-png.ts";
import { checker, type AnsweredCheck } from "./checker.ts";
import { glyphHeight, glyphWidth } from "./glyphs.ts";

const plain = (version: string, more: Partial<Release> = {}): Release => ({ version, released_on: "2026-01-01", security: false, critical: false, advisories: [], affected: [], ...more });
const releases = [plain("8.3.0"), plain("8.4.0"), plain("8.4.1", { security: true }), plain("8.4.2"), plain("8.5.0", { released_on: "2026-06-02" })];

const openChecker = async () => {
  const clock = { now: Date.UTC(2026, 5, 1) };
  const control = await openControl(":memory:", { now: () => clock.now, random: (bytes) => randomBytes(bytes) });
  const app = Fastify();
  const told: AnsweredCheck[] = [];
  await app.register(checker({ registry: control.registry, now: () => clock.now, answered: (check) => void told.push(check) }));
  onTestFinished(async () => {
    await app.close();
    await control.close();
  });
  const save = (saved: readonly Release[]) => control.registry.save({ releases: saved, actor: "test" });
  return { clock, save, told, app, get: (url: string) => app.inject({ url }) };
};

const encode = (said: object): string => Buffer.from(JSON.stringify(said)).toString("base64url");
const ask = (version: string): string => `?gitlab_info=${encode({ version })}`;

test("a version is told its severity in the fields of GitLab's clients", async () => {
  const { save, get } = await openChecker();
  await save(releases);
  const answer = await get(`/check.json${ask("8.4.0-ee")}`);
  expect(answer.statusCode).toBe(200);
  expect(answer.headers["content-type"]).toBe("application/json; charset=utf-8");
  expect(answer.json()).toEqual({
    latest_stable_versions: ["8.4.2", "8.3.0"],
    latest_version: "8.4.2",
    latest_stable_version_of_minor: "8.4.2",
    severity: "danger",
    critical_vulnerability: false,
    details: "",
  });
});

test.each([
  ["8.4.2", "success"],
  ["8.3.0", "warning"],
  ["8.4.0", "danger"],
] as const)("%s gets the picture of %s, in words, from both addresses, for pages of any origin", async (version, kind) => {
  const { save, get } = await openChecker();
  await save(releases);
  for (const url of [`/check.svg${ask(version)}`, `/version_check.svg?info=${encode({ version, product: "tool" })}`]) {
    const { statusCode, headers, body } = await get(url);
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({ "content-type": "image/svg+xml; charset=utf-8", "cross-origin-resource-policy": "cross-origin", "access-control-allow-origin": "*", "cache-control": "public, max-age=3600" });
    expect(body).toContain(`>${badges[kind].title}</title>`);
    expect(body).toContain(`>${badges[kind].words}</text>`);
    expect(body).toContain('role="img"');
  }
  const { headers, rawPayload } = await get(`/check.png${ask(version)}`);
  expect(headers).toMatchObject({ "content-type": "image/png", "cross-origin-resource-policy": "cross-origin" });
  expect(rawPayload).toEqual(badgePng(kind));
});

test("standard base64 is read as URL-safe base64 is, also where its plus became a space", async () => {
  const { save, get } = await openChecker();
  await save(releases);
  const said = JSON.stringify({ version: "8.4.2", note: "~~~???>>>" });
  const standard = Buffer.from(said).toString("base64");
  expect(standard).toMatch(/[+/]/);
  for (const text of [standard, encodeURIComponent(standard), Buffer.from(said).toString("base64url")]) {
    expect((await get(`/check.json?gitlab_info=${text}`)).json()).toMatchObject({ severity: "success" });
  }
});

test.each([
  ["no parameter", ""],
  ["an empty one", "?gitlab_info="],
  ["what is no base64", "?gitlab_info=!!!"],
  ["what is no JSON", "?gitlab_info=bm8="],
  ["a version that is a number", `?gitlab_info=${encode({ version: 8 })}`],
  ["a script for a version", ask("<script>alert(1)</script>")],
  ["a word for a version", ask("latest")],
  ["the parameter twice", `${ask("8.4.2")}&gitlab_info=x`],
  ["what is too long", `?gitlab_info=${"A".repeat(5_000)}`],
  ["the other address's parameter", `?info=${encode({ version: "8.4.2" })}`],
])(
  "%s is a picture that says unknown, and a refusal as JSON",
  async (_what, query) => {
    const { save, get } = await openChecker();
    await save(releases);
    const [svg, png, json] = await Promise.all([get(`/check.svg${query}`), get(`/check.png${query}`), get(`/check.json${query}`)]);
    expect([svg.statusCode, png.statusCode, json.statusCode]).toEqual([200, 200, 400]);
    expect(svg.body).toContain(">unknown</text>");
    expect(png.rawPayload).toEqual(badgePng("unknown"));
    expect(json.headers["content-type"]).toContain("application/problem+json");
    expect(json.json()).toMatchObject({ type: "/problems/bad_parameter", status: 400 });
  },
);

test("without a release that is out nobody is told success: 503 with a time to wait, and a picture that says unknown", async () => {
  const { save, get } = await openChecker();
  for (const registered of [[], [plain("8.5.0", { released_on: "2026-06-02" })]]) {
    await save(registered);
    const json = await get(`/check.json${ask("8.5.0")}`);
    expect([json.statusCode, json.headers["retry-after"]]).toEqual([503, "3600"]);
    expect((await get(`/check.svg${ask("8.5.0")}`)).body).toContain(">unknown</text>");
  }
});

test("each check is told of once it is answered, with what it was told, and a look at the headers alone is none", async () => {
  const { save, told, app, get } = await openChecker();
  await save(releases);
  await app.inject({ url: `/check.svg${ask("8.4.0-ee")}`, headers: { referer: "https://git.example.com/help" } });
  await get(`/version_check.json?info=${encode({ version: "8.4.2", product: "Tool" })}`);
  await get("/check.json?gitlab_info=!!!");
  await get("/version_check.png");
  await app.inject({ method: "HEAD", url: `/check.svg${ask("8.4.0")}` });
  expect(told).toEqual([
    { product: "gitlab", version: "8.4.0", referer: "https://git.example.com/help", severity: "danger" },
    { product: "tool", version: "8.4.2", referer: undefined, severity: "success" },
    { product: "gitlab", version: null, referer: undefined, severity: "unknown" },
    { product: null, version: null, referer: undefined, severity: "unknown" },
  ]);
});

test("the answer follows the registry at once, and a release on the day it comes out", async () => {
  const { clock, save, get } = await openChecker();
  const severity = async () => (await get(`/check.json${ask("8.4.2")}`)).json().severity;
  await save(releases);
  expect(await severity()).toBe("success");
  clock.now = Date.UTC(2026, 5, 2);
  expect(await severity()).toBe("warning");
  await save([plain("8.4.3", { security: true })]);
  expect(await severity()).toBe("danger");
});

/** Chunks of a PNG, each with its checksum tried. */
const chunksOf = (png: Buffer): Map<string, Buffer> => {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length; ) {
    const size = png.readUInt32BE(at);
    const body = png.subarray(at + 4, at + 8 + size);
    expect(png.readUInt32BE(at + 8 + size)).toBe(crc32(body));
    chunks.set(body.toString("latin1", 0, 4), body.subarray(4));
    at += 12 + size;
  }
  return chunks;
};

test.each(badgeKinds)("the PNG of %s is whole, of its colour, and as wide as its words", (kind: BadgeKind) => {
  const chunks = chunksOf(badgePng(kind));
  const [width, height] = [chunks.get("IHDR")?.readUInt32BE(0) ?? 0, chunks.get("IHDR")?.readUInt32BE(4) ?? 0];
  expect(width).toBeGreaterThan(badges[kind].words.length * glyphWidth * 2);
  expect(height).toBeGreaterThan(glyphHeight * 2);
  expect([...(chunks.get("PLTE") ?? [])]).toEqual([...badges[kind].ground, 255, 255, 255]);
  const pixels = inflateSync(chunks.get("IDAT") ?? Buffer.alloc(0));
  expect(pixels).toHaveLength((width + 1) * height);
  expect(pixels.filter((pixel) => pixel === 1).length).toBeGreaterThan(badges[kind].words.length * 20);
});
