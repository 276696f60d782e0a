import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { checkPolicy } from "@pinghouse/shared/release/release";
import { isOn, textsOf, type Command } from "../cli/command.ts";
import { withHub } from "../cli/with-hub.ts";
import { tellFaults } from "../import/tell-faults.ts";

export const releasesImport: Command = {
  name: "releases import",
  usage: "FILE.csv [--up-to-date latest|maintained] [--maintained N] [--json]",
  summary: "Takes in the releases by which version checks are answered.",
  details:
    "Columns: version,released_on,security,critical,advisories,affected (docs/releases-csv.md). Releases that are known already under the same version are replaced, others stay.\n--up-to-date says who is: the latest version alone (so it is at first), or also the newest patch of each maintained minor. --maintained says how many minors are maintained, counted from the newest (3 at first). Both are kept.\nWhere anything is wrong, each fault is told as file:line, nothing is imported, and the exit code is 1.",
  options: { "up-to-date": { type: "string" }, maintained: { type: "string" }, json: { type: "boolean" } },
  words: [1, 1],
  run: async (typed, terminal) => {
    const [name = ""] = typed.words;
    const [upToDate, maintained] = ["up-to-date", "maintained"].map((option) => textsOf(typed, option)[0]);
    const policy = checkPolicy.partial().safeParse({ up_to_date: upToDate, maintained_minors: maintained === undefined ? undefined : Number(maintained) });
    if (!policy.success) {
      terminal.err("--up-to-date is latest or maintained, --maintained a number from 1 to 100.\n");
      return 2;
    }
    const { readReleases } = await import("@pinghouse/warehouse/releases/read-releases");
    const { releases, faults } = readReleases(name, readFileSync(resolve(terminal.cwd, name), "utf8"));
    if (faults.length > 0) {
      tellFaults(terminal, faults);
      return 1;
    }
    const counts = await withHub(terminal, ({ trpc }) => trpc.releases.import.mutate({ releases, policy: policy.data }));
    terminal.out(isOn(typed, "json") ? `${JSON.stringify(counts)}\n` : Object.entries(counts).map(([word, n]) => `${word.padEnd(9)}${n}\n`).join(""));
    return 0;
  },
};
