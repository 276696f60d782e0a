import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { startS3Server, type S3Server } from "../../testing/s3-server/start-s3-server.ts";
import { s3Destination } from "../destinations/s3-destination.ts";
import { openTestExports, testOrder, type TestExports } from "../testing/open-test-exports.ts";

const manifestShape = z.looseObject({ run: z.number(), files: z.array(z.object({ name: z.string(), bytes: z.number(), sha256: z.string() })) });

interface World extends AsyncDisposable {
  server: S3Server;
  world: TestExports;
}

/** Exports that have a store as a destination of the name "bucket". */
const openWorld = async (): Promise<World> => {
  const server = await startS3Server({ place: { prefix: "team/" } });
  const proxies = { http: "", https: "", none: "" };
  const world: TestExports = await openTestExports({
    openS3: (place, staging) => s3Destination(place, server.secrets, { staging, proxies, now: Date.now, patience: { attempts: 2, first: 1, longest: 1 } }),
  });
  await world.exports.saveDestination({ name: "bucket", kind: "s3", directory: null, s3: server.place, hostnames: false }, "test");
  await world.land([1, 2, 200]);
  return {
    server,
    world,
    [Symbol.asyncDispose]: async () => {
      await world[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
};

const order = { ...testOrder, source: { kind: "snapshot", query: "" }, destination: "bucket" } as const;

test.each([["csv", "file"], ["parquet", "weeks"]] as const)("an export as %s by %s stands in a store whole, and nothing of it stays here", async (format, layout) => {
  await using room = await openWorld();
  const { world, server } = room;
  const { run } = await world.exports.exportOnce({ ...order, format, layout }, "test");
  await world.office.idle();
  const row = await world.exports.run(run);
  expect(row).toMatchObject({ state: "done", rows: 3, error: null });
  const keys = [...server.objects.keys()];
  const last = keys.at(-1) ?? "";
  expect(last).toBe(layout === "weeks" ? `team/${row?.file}/manifest.json` : `team/${row?.file?.replace(/\.csv$/, "")}.manifest.json`);
  const manifest = manifestShape.parse(JSON.parse(server.objects.get(last)?.bytes.toString() ?? ""));
  expect(manifest.files.map(({ name }) => join(layout === "weeks" ? `team/${row?.file}` : "team", name))).toEqual(keys.slice(0, -1));
  for (const [index, { bytes, sha256 }] of manifest.files.entries()) {
    const stored = server.objects.get(keys[index] ?? "")?.bytes ?? Buffer.alloc(0);
    expect({ bytes: stored.length, sha256: createHash("sha256").update(stored).digest("hex") }).toEqual({ bytes, sha256 });
  }
  expect(readdirSync(join(world.deps.spool, "bucket"))).toEqual([]);
});

test("a store that is out of order is waited for, in words, with nothing half there; then the same run is done", async () => {
  await using room = await openWorld();
  const { world, server } = room;
  server.faults.push({ on: ({ operation, key }) => operation === "PutObject" && key.endsWith(".manifest.json"), times: 2, what: { code: "SlowDown" } });
  const { run } = await world.exports.exportOnce(order, "test");
  await world.office.idle();
  const row = await world.exports.run(run);
  expect(row).toMatchObject({ state: "waiting", error: "The store is busy or out of order and stayed so however often it was asked (503 SlowDown As told & as is.)." });
  expect(server.objects.size).toBe(0);
  world.desk.clock.now = row?.next_try_at ?? 0;
  await world.office.look();
  await world.office.idle();
  expect(await world.exports.run(run)).toMatchObject({ state: "done", error: null, attempt: 2 });
  expect(server.objects.size).toBe(2);
});

test("a place that cannot be is refused when it is saved, and one that can is tried in four steps", async () => {
  await using room = await openWorld();
  const { world, server } = room;
  const saved = world.exports.saveDestination({ name: "odd", kind: "s3", directory: null, s3: { ...server.place, bucket: "No Bucket" }, hostnames: false }, "test");
  await expect(saved).rejects.toMatchObject({ code: "bad_parameter", detail: expect.stringContaining("no name of a bucket") });
  expect((await world.exports.tryDestination("bucket")).map(({ step, ok }) => [step, ok])).toEqual([["reach", true], ["write", true], ["read", true], ["remove", true]]);
});
