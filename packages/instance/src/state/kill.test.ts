import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";
import { compiledEntry } from "@pinghouse/shared/thread/entry";
import { expect, test } from "vitest";
import { z } from "zod";
import { openLoopbackHub } from "../testing/loopback-server.ts";
import { auditLines } from "./audit.ts";
import { openState } from "./open-state.ts";
import { pingById, pingBytes } from "./pings.ts";
import { lastSlots } from "./slots.ts";

/** How often the process is killed; more by hand, for a figure. */
const kills = Number(process.env["PINGHOUSE_TEST_KILLS"] ?? 6);
const child = fileURLToPath(compiledEntry(import.meta.url, "../testing/busy-child.ts"));

const fact = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("identity"), uuid: z.string(), secret: z.string() }),
  z.object({ kind: z.literal("switch"), audit: z.number() }),
  z.object({ kind: z.literal("preview"), id: z.number(), sha256: z.string(), matches: z.literal(true) }),
  z.object({ kind: z.literal("sent"), id: z.number(), hub_id: z.number(), state: z.literal("sent") }),
]);
type Fact = z.infer<typeof fact>;

/** Lets the process live for a moment, kills it, and answers with what it had said. */
const liveAndDie = async (directory: string, hub: string, begun: number, ms: number): Promise<Fact[]> => {
  const running = spawn(process.execPath, [child, directory, hub, String(begun)], { stdio: ["ignore", "pipe", "inherit"] });
  const facts: Fact[] = [];
  const lines = createInterface(running.stdout);
  lines.on("line", (line) => facts.push(fact.parse(JSON.parse(line))));
  const over = Promise.all([once(running, "exit"), once(lines, "close")]);
  while (facts.length === 0 && running.exitCode === null) await sleep(5);
  await sleep(ms);
  running.kill("SIGKILL");
  await over;
  return facts;
};

/** Checks what a killed process had said against what is kept; answers with how many facts were there. */
const survived = async (directory: string, facts: readonly Fact[]): Promise<number> => {
  await using state = await openState(directory);
  const audited = new Set((await auditLines(state, { limit: 100_000 })).map(({ id }) => id));
  for (const said of facts) {
    if (said.kind === "identity") expect(state.identity).toEqual({ uuid: said.uuid, secret: said.secret });
    if (said.kind === "switch") expect(audited).toContain(said.audit);
    if (said.kind === "sent") expect(await pingById(state, said.id)).toMatchObject({ state: "sent", hubId: said.hub_id });
    if (said.kind === "preview") expect(createHash("sha256").update((await pingBytes(state, said.id))?.payload ?? "").digest("hex")).toBe(said.sha256);
  }
  return facts.length;
};

test("killed at any moment, nothing that was said to be kept is gone, and no slot is sent twice", async () => {
  await using hub = await openLoopbackHub();
  await using directory = mkdtempDisposable();
  const begun = Date.now();
  let kept = 0;
  for (let round = 0; round < kills; round += 1) kept += await survived(directory.path, await liveAndDie(directory.path, hub.url, begun, (round * 197) % 600));
  const bodies = hub.seen.filter(({ url }) => url === "/usage_data").map(({ body }) => body);
  const moments = new Set(bodies.map((body) => /"recorded_at": "([^"]+)"/.exec(body)?.[1]));
  await using state = await openState(directory.path);
  const slots = await lastSlots(state, 10_000);
  const scheduled = slots.filter(({ pingId }) => pingId !== null);
  process.stderr.write(`${kills} kills, ${kept} facts kept, ${bodies.length} posts of ${moments.size} payloads, ${scheduled.length} slots\n`);
  // What was posted twice around a kill was the same payload, so the hub keeps it once.
  expect(new Set(bodies).size).toBe(moments.size);
  expect(new Set(scheduled.map(({ pingId }) => pingId)).size).toBe(scheduled.length);
  expect(kept).toBeGreaterThan(kills);
});
