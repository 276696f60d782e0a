import { JournalCore } from "../journal-core.ts";
import type { CoreOptions } from "../journal-core.ts";
import type { Appended, IncomingPing, JournalFigures } from "../journal.ts";
import { readStretch } from "../reader.ts";
import type { JournalRecord } from "../record.ts";
import type { Answer, Request } from "../requests.ts";

/** One request to a journal without its thread. */
export const ask = (core: JournalCore, request: Request): Answer => askAll(core, [request])[0] ?? { kind: "problem", code: "internal", detail: "no answer" };

/** Requests that arrive together. */
export const askAll = (core: JournalCore, requests: readonly Request[]): Answer[] => {
  const replies = core.handle(requests.map((request, call) => ({ call, request })));
  return replies.toSorted((a, b) => a.call - b.call).map(({ answer }) => answer);
};

export const append = (core: JournalCore, ping: IncomingPing): Appended | string => {
  const answer = ask(core, { kind: "ping", ping });
  if (answer.kind === "ping") return answer.value;
  return answer.kind === "problem" ? answer.code : answer.kind;
};

/** Opens a journal without a thread, for as long as `use` runs. */
export const withCore = <T>(dir: string, options: CoreOptions, use: (core: JournalCore) => T): T => {
  const core = new JournalCore(dir, options);
  const result = use(core);
  core.close();
  return result;
};

/** Everything there is to read, in stretches of at most these sizes. */
export const readAll = (dir: string, figures: JournalFigures, maxRecords = 7, maxBytes = 1500): { records: JournalRecord[]; damaged: number; unknown: number } => {
  const all: { records: JournalRecord[]; damaged: number; unknown: number } = { records: [], damaged: 0, unknown: 0 };
  let position = { segment: 0, offset: 0 };
  for (;;) {
    const stretch = readStretch(dir, position, { end: figures.end, maxBytes, maxRecords });
    all.records.push(...stretch.records);
    all.damaged += stretch.damaged;
    all.unknown += stretch.unknown;
    if (stretch.position.segment === position.segment && stretch.position.offset === position.offset) return all;
    position = stretch.position;
  }
};
