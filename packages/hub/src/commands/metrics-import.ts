import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Definition } from "@pinghouse/shared/metrics/definition";
import type { Fault } from "@pinghouse/warehouse/definitions/raw";
import { isOn, textsOf, type Command, type Terminal, type Typed } from "../cli/command.ts";
import { withHub } from "../cli/with-hub.ts";
import { definitionFiles } from "../import/definition-files.ts";
import { tellFaults } from "../import/tell-faults.ts";

const read = async (typed: Typed, { cwd }: Terminal): Promise<{ definitions: Definition[]; faults: Fault[] }> => {
  // A parser of YAML is nothing that the other commands should load.
  const { readDefinitions } = await import("@pinghouse/warehouse/definitions/read-definitions");
  const { readStages } = await import("@pinghouse/warehouse/definitions/read-stages");
  const files = definitionFiles(cwd, typed.words);
  const [mapping] = textsOf(typed, "stages").map((file) => readStages(file, readFileSync(resolve(cwd, file), "utf8")));
  if (mapping === undefined) return readDefinitions(files);
  const { definitions, faults } = readDefinitions(files, mapping.stages);
  return { definitions, faults: [...mapping.faults, ...faults] };
};

export const metricsImport: Command = {
  name: "metrics import",
  usage: "PATH... [--stages FILE] [--json]",
  summary: "Takes in what metrics mean: GitLab's definition files, or CSV.",
  details:
    "A path is a YAML file of GitLab's (of any release since 13.9), a CSV file (docs/metrics-csv.md), or a folder of either. Definitions that are known already under the same key are replaced, others stay.\n--stages takes a CSV file with the columns product_group,stage in place of the mapping that comes with Pinghouse.\nWhere anything is wrong, each fault is told as file:line, nothing is imported, and the exit code is 1.",
  options: { stages: { type: "string" }, json: { type: "boolean" } },
  words: [1, 100_000],
  run: async (typed, terminal) => {
    const { definitions, faults } = await read(typed, terminal);
    if (faults.length > 0) {
      tellFaults(terminal, faults);
      return 1;
    }
    const counts = await withHub(terminal, ({ trpc }) => trpc.metrics.import.mutate({ definitions }));
    terminal.out(isOn(typed, "json") ? `${JSON.stringify(counts)}\n` : Object.entries(counts).map(([name, n]) => `${name.padEnd(9)}${n}\n`).join(""));
    return 0;
  },
};
