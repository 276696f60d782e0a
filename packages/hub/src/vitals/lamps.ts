import type { Journal } from "@pinghouse/ingest/journal/journal";
import type { Lamp } from "@pinghouse/warehouse/api/vitals";
import type { Control } from "@pinghouse/warehouse/control/control";
import type { Store } from "@pinghouse/warehouse/store/door";
import { balanceWords, directoryFinding, diskFinding, finding, sizeWords } from "./findings.ts";

export interface LampParts {
  root: string;
  journal: Pick<Journal, "figures" | "health">;
  store: Pick<Store, "progress" | "health">;
  control: Pick<Control, "setupNeeded">;
  /** On sample data everyone is the operator, and nobody signs in. */
  demo?: boolean;
}

const journalLamp = ({ journal }: LampParts): Lamp => {
  const health = journal.health();
  if (health.state === "failed") return finding("journal", "bad", `cannot be written, so no pings are taken: ${health.detail}`);
  const { accepted, bytes, damaged, torn } = journal.figures();
  const faults = damaged > 0 ? [`${damaged} damaged regions are skipped; restore their segments from a backup`] : [];
  const notes = torn > 0 ? [`${torn} bytes that were never acknowledged were cut off at the start`] : [];
  const words = [`${sizeWords(bytes)}, ${accepted} pings`, ...faults, ...notes, "pinghouse doctor reads every record again"];
  return finding("journal", faults.length > 0 ? "bad" : notes.length > 0 ? "note" : "ok", words.join("; "));
};

const warehouseLamp = ({ journal, store }: LampParts): Lamp => {
  const health = store.health();
  if (health.state === "failed") return finding("warehouse", "bad", `answers no questions: ${health.detail.replace(/\.$/, "")}. Pings are still taken and kept in the journal; start the hub again`);
  const { landed, warehouse_bytes: bytes } = store.progress();
  const { accepted, quarantined } = journal.figures();
  return finding("warehouse", "ok", `${sizeWords(bytes)}; ${balanceWords({ accepted, landed, quarantined })}`);
};

const controlLamp = async ({ control, demo = false }: LampParts): Promise<Lamp> => {
  try {
    return finding("control", "ok", (await control.setupNeeded()) && !demo ? "answers; nobody can sign in yet" : "answers");
  } catch (error) {
    return finding("control", "bad", error instanceof Error ? error.message : String(error));
  }
};

const attempt = (check: Lamp["check"], look: () => Lamp): Lamp => {
  try {
    return look();
  } catch (error) {
    return finding(check, "bad", error instanceof Error ? error.message : String(error));
  }
};

/** The doctor's checks on the hub that runs, from memory and with a look at the disk; each answers whatever the others do. */
export const lampsOf = async (parts: LampParts): Promise<Lamp[]> => [
  attempt("data", () => directoryFinding(parts.root)),
  attempt("disk", () => diskFinding(parts.root)),
  finding("lock", "ok", "held by this hub"),
  attempt("journal", () => journalLamp(parts)),
  await controlLamp(parts),
  attempt("warehouse", () => warehouseLamp(parts)),
];
