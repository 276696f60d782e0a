import { createHash } from "node:crypto";
import { openInstance } from "../instance.ts";
import { collectorOf } from "./open-test-instance.ts";

// A process that previews, sends, switches and keeps its schedule as fast as it can, on a clock in which a week is a moment,
// and says what it was told is kept. For the test that kills it.
const [directory = "", hubUrl = "", begun = "0"] = process.argv.slice(2);
const start = Number(begun);
const pace = (7 * 86_400_000) / 1_500;

const tell = (said: object): void => void process.stdout.write(`${JSON.stringify(said)}\n`);

const instance = await openInstance({
  directory,
  hubUrl,
  collectors: [collectorOf({ "counts.big!": "12345678901234567890", "counts.small!": "1" })],
  hostname: "busy.example.com",
  version: "1.0.0",
  fixed: { ping: { value: true, source: "environment", place: "test" } },
  pulse: 5,
  now: () => start + Math.floor((Date.now() - start) * pace),
});
tell({ kind: "identity", ...instance.state.identity });
for (let round = 0; ; round += 1) {
  const value = round % 2 === 0;
  await instance.settings.change("details_for_admins_only", value, "test");
  const [line] = await instance.settings.audit({ limit: 1 });
  tell({ kind: "switch", audit: line?.id });
  const { id, text, sha256 } = await instance.preview();
  tell({ kind: "preview", id, sha256, matches: createHash("sha256").update(text).digest("hex") === sha256 });
  const { hub_id, state } = await instance.sendNow(id, "test");
  tell({ kind: "sent", id, hub_id, state });
}
