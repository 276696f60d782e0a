import { statSync } from "node:fs";
import { resolve } from "node:path";
import { isOn, type Command, type Terminal } from "../cli/command.ts";
import { withHub } from "../cli/with-hub.ts";
import { importFiles, type ImportCounts } from "../import/import-files.ts";
import { importOutcomes, importRoute } from "../import/outcomes.ts";

/** Milliseconds between two lines about how far it is. */
const pause = 1_000;

/** So many complaints are told one by one. */
const mostComplaints = 100;

const grouped = (n: number): string => n.toLocaleString("en-GB");

const totalBytes = (files: readonly string[]): number => files.reduce((sum, file) => sum + (file === "-" ? Infinity : (statSync(file, { throwIfNoEntry: false })?.size ?? 0)), 0);

const tell = (counts: ImportCounts, share: number): string => {
  const done = Object.values(counts).reduce((sum, n) => sum + n, 0);
  return `${grouped(done)} pings read${Number.isFinite(share) && share > 0 ? `, ${Math.floor(share * 100)} % of the files` : ""}: ${grouped(counts.accepted)} accepted, ${grouped(counts.duplicate)} there already, ${grouped(counts.refused)} refused\n`;
};

const complaints = (terminal: Terminal) => {
  let told = 0;
  return (file: string, position: number | null, why: string): void => {
    told += 1;
    if (told <= mostComplaints) terminal.err(`${file}${position === null ? "" : `, byte ${position}`}: ${why}\n`);
    if (told === mostComplaints) terminal.err("Further ones are only counted.\n");
  };
};

const run = async (files: readonly string[], terminal: Terminal, counts: ImportCounts): Promise<{ unreadable: number }> => {
  const all = totalBytes(files);
  let bytes = 0;
  const timer = setInterval(() => terminal.err(tell(counts, bytes / all)), pause);
  try {
    return await withHub(terminal, (link) =>
      importFiles(
        {
          files,
          input: terminal.input,
          send: async (frames) => importOutcomes.parse(await link.post(importRoute, frames)),
          complain: complaints(terminal),
          read: (more) => (bytes += more),
        },
        counts,
      ),
    );
  } finally {
    clearInterval(timer);
  }
};

export const importCommand: Command = {
  name: "import",
  usage: "FILE... [--json]",
  summary: "Takes pings in from files, or from stdin for -.",
  details: "A file holds one payload, a list of payloads, or one behind the other; .gz is unpacked. What is there already is recognised by its content, so an import that broke off is simply run again. Fails (exit code 1) when something was refused.",
  options: { json: { type: "boolean" } },
  words: [1, 100_000],
  run: async (typed, terminal) => {
    const counts: ImportCounts = { accepted: 0, duplicate: 0, conflicting: 0, quarantined: 0, refused: 0 };
    const files = typed.words.map((file) => (file === "-" ? file : resolve(terminal.cwd, file)));
    const { unreadable } = await run(files, terminal, counts);
    terminal.out(isOn(typed, "json") ? `${JSON.stringify(counts)}\n` : Object.entries(counts).map(([name, n]) => `${name.padEnd(12)}${n}\n`).join(""));
    return counts.refused + unreadable > 0 ? 1 : 0;
  },
};
