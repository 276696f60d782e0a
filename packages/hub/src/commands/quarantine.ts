import { UsageError, isOn, type Command, type Terminal, type Typed } from "../cli/command.ts";
import type { HubLink } from "../cli/hub-link.ts";
import { withHub } from "../cli/with-hub.ts";

type SetAside = Awaited<ReturnType<HubLink["trpc"]["quarantine"]["list"]["query"]>>["items"][number];

const all = async ({ trpc }: HubLink): Promise<SetAside[]> => {
  const pings: SetAside[] = [];
  let cursor: string | undefined;
  do {
    const page = await trpc.quarantine.list.query({ limit: 1_000, ...(cursor === undefined ? {} : { cursor }) });
    pings.push(...page.items);
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return pings;
};

const line = ({ ping_id, reason, recorded_at, uuid, hostname, version, detail }: SetAside): string =>
  `${[ping_id, reason, recorded_at, uuid, hostname || "-", version ?? "-", detail].join("\t")}\n`;

const list = async (link: HubLink, typed: Typed, terminal: Terminal): Promise<void> => {
  const pings = await all(link);
  terminal.out(isOn(typed, "json") ? `${JSON.stringify(pings)}\n` : pings.map(line).join(""));
  if (pings.length === 0) terminal.err("Nothing is set aside.\n");
};

const idOf = (word: string): number => {
  if (!/^[1-9]\d{0,14}$/.test(word)) throw new UsageError(`${word} is no ping's id`);
  return Number(word);
};

const replay = async (link: HubLink, typed: Typed, words: string[]): Promise<number> => {
  const ids = isOn(typed, "all") ? (await all(link)).map(({ ping_id }) => ping_id) : words.map(idOf);
  let replayed = 0;
  for (let from = 0; from < ids.length; from += 10_000) {
    replayed += (await link.trpc.quarantine.replay.mutate({ ping_ids: ids.slice(from, from + 10_000) })).replayed;
  }
  return replayed;
};

const check = (typed: Typed): void => {
  const [action = "list", ...words] = typed.words;
  const everything = isOn(typed, "all");
  if (everything && action !== "replay") throw new UsageError("--all goes with quarantine replay alone");
  if (action === "list" && words.length > 0) throw new UsageError("quarantine list takes nothing more");
  if (action === "replay" && (words.length > 0) === everything) throw new UsageError("quarantine replay takes the pings' ids, or --all");
  if (action === "approve" && words.length !== 1) throw new UsageError("quarantine approve takes one uuid");
  if (!["list", "replay", "approve"].includes(action)) throw new UsageError(`quarantine knows list, replay and approve, not ${action}`);
  if (action === "replay") words.forEach(idOf);
};

export const quarantine: Command = {
  name: "quarantine",
  usage: "[list | replay ID... | replay --all | approve UUID] [--json]",
  summary: "Shows pings that are set aside, and lets them go on.",
  details: "list prints a line per ping: id, reason, recorded at, uuid, host name, version, detail, with tabs between them.\nreplay puts pings back on their way. approve lets a uuid in for good (PINGHOUSE_INGEST=approve) and what was set aside for want of that.",
  options: { all: { type: "boolean" }, json: { type: "boolean" } },
  words: [0, 100_000],
  run: (typed, terminal) => {
    check(typed);
    const [action = "list", ...words] = typed.words;
    return withHub(terminal, async (link) => {
      if (action === "list") {
        await list(link, typed, terminal);
        return 0;
      }
      const replayed = action === "replay" ? await replay(link, typed, words) : (await link.trpc.quarantine.approve.mutate({ uuid: words[0] ?? "" })).replayed;
      terminal.out(isOn(typed, "json") ? `${JSON.stringify({ replayed })}\n` : `${replayed}\n`);
      terminal.err(`${replayed} ${replayed === 1 ? "ping goes" : "pings go"} on.\n`);
      return 0;
    });
  },
};
