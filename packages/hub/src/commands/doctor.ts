import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { inspectJournal } from "@pinghouse/ingest/journal/inspect-journal";
import type { Lamp } from "@pinghouse/warehouse/api/vitals";
import { openStore } from "@pinghouse/warehouse/store/open-store";
import { isOn, type Command } from "../cli/command.ts";
import { linkHub, type HubLink } from "../cli/hub-link.ts";
import { dataDirAt, type DataDir } from "../data/data-dir.ts";
import { DataDirLocked, holdLock } from "@pinghouse/shared/node/lock";
import { socketPlace } from "../data/socket-path.ts";
import { readHubEnv } from "../env.ts";
import { balanceWords, directoryFinding, diskFinding, finding, sizeWords } from "../vitals/findings.ts";

const journal = (path: string, running: boolean): Lamp[] => {
  if (!existsSync(path)) return [finding("journal", "ok", "empty")];
  return [...inspectJournal(path)].map(({ path: file, bytes, records, damaged, torn, sidecar, lost, header }) => {
    const held = Object.entries(records).filter(([, n]) => n > 0).map(([type, n]) => `${n} ${type}`).join(", ");
    const faults = [
      ...(header ? [] : ["its header is beyond reading"]),
      ...damaged.map(({ offset, bytes: length }) => `${length} bytes at ${offset} are damaged and skipped`),
    ];
    const notes = [
      ...(torn > 0 && !running ? [`${torn} bytes at its end were not wholly written; the next start cuts them off`] : []),
      ...(lost > 0 ? [`${lost} of its pings can no longer be read and are still counted; pinghouse rebuild counts anew, a copy of the segment from a backup brings them back`] : []),
      ...(sidecar === "missing" || sidecar === "stale" ? [`its index is ${sidecar}; the next start makes it again`] : []),
    ];
    return finding("journal", faults.length > 0 ? "bad" : notes.length > 0 ? "note" : "ok", [`${file}: ${sizeWords(bytes)}, ${held || "no records"}`, ...faults, ...notes].join("; "));
  });
};

const beside = async ({ trpc }: HubLink): Promise<Lamp[]> => {
  const status = await trpc.status.get.query();
  return [
    finding("lock", "ok", "held by the hub that runs here"),
    finding("control", "ok", "in use by the hub"),
    finding("warehouse", "ok", `${sizeWords(status.warehouse_bytes)}; ${balanceWords(status.pings)}`),
  ];
};

const attempt = async (check: Lamp["check"], look: () => Promise<string>): Promise<Lamp> => {
  try {
    return finding(check, "ok", await look());
  } catch (error) {
    return finding(check, "bad", error instanceof Error ? error.message : String(error));
  }
};

const openAndClose = async (dir: DataDir): Promise<Lamp[]> => {
  const control = await attempt("control", async () => {
    const { openControl } = await import("@pinghouse/warehouse/control/open-control");
    const opened = await openControl(dir.control, { now: () => Date.now(), random: (bytes) => randomBytes(bytes) });
    const needed = await opened.setupNeeded();
    await opened.close();
    return needed ? "opens; nobody can sign in yet" : "opens";
  });
  const warehouse = await attempt("warehouse", async () => {
    if (!existsSync(dir.warehouse)) return "not there yet; the next start makes it from the journal";
    await using store = await openStore(dir.warehouse);
    const { landed, warehouse_bytes: bytes } = store.progress();
    return `opens; ${sizeWords(bytes)}, ${landed} pings`;
  });
  return [finding("lock", "ok", "free; no hub runs here"), control, warehouse];
};

const apart = async (dir: DataDir): Promise<Lamp[]> => {
  try {
    const lock = await holdLock(dir.lock, "PINGHOUSE_DATA");
    return await openAndClose(dir).finally(() => lock[Symbol.asyncDispose]());
  } catch (error) {
    if (error instanceof DataDirLocked) return [finding("lock", "bad", "held by a process that does not answer on the local socket: a hub that starts or stops, or a rebuild")];
    throw error;
  }
};

const examine = async (dir: DataDir): Promise<Lamp[]> => {
  if (!existsSync(dir.root)) return [finding("data", "bad", `${dir.root} does not exist: no hub has run with it`)];
  await using link = await linkHub(socketPlace(dir.root, tmpdir()).path);
  const rest = link === undefined ? await apart(dir) : await beside(link);
  return [directoryFinding(dir.root), diskFinding(dir.root), ...journal(dir.journal, link !== undefined), ...rest];
};

export const doctor: Command = {
  name: "doctor",
  usage: "[--json]",
  summary: "Looks whether everything in the data directory is sound.",
  details: "Works beside a running hub. Fails (exit code 1) when something is bad; a note is for information.",
  options: { json: { type: "boolean" } },
  words: [0, 0],
  run: async (typed, terminal) => {
    const { dataDir } = readHubEnv(terminal.environment, terminal.cwd);
    const findings = await examine(dataDirAt(dataDir));
    terminal.out(isOn(typed, "json") ? `${JSON.stringify(findings)}\n` : findings.map(({ check, state, detail }) => `${state.padEnd(4)}  ${check.padEnd(9)}  ${detail}\n`).join(""));
    return findings.some(({ state }) => state === "bad") ? 1 : 0;
  },
};
