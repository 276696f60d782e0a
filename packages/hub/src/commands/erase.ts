import { UsageError, isOn, textsOf, type Command, type Terminal, type Typed } from "../cli/command.ts";
import { withHub } from "../cli/with-hub.ts";

/** Whom to erase, as it was typed. */
const whomOf = (typed: Typed): { id: string } | { uuid: string; hostname: string } => {
  const [id] = typed.words;
  const [[uuid], [hostname]] = [textsOf(typed, "uuid"), textsOf(typed, "hostname")];
  if (id !== undefined && uuid === undefined && hostname === undefined) return { id };
  if (id === undefined && uuid !== undefined) return { uuid, hostname: hostname ?? "" };
  throw new UsageError("erase takes the id of an installation, or --uuid and, where it has one, --hostname");
};

const grouped = (n: number | null): string => (n ?? 0).toLocaleString("en-GB");

const tell = (terminal: Terminal, receipt: { pings: number | null; conflicts: number | null; posts: number | null; scores: number | null; bytes: number | null; exports: number | null; exports_left: string; not_reached: string }): void => {
  const { pings, conflicts, posts, scores, bytes, exports, exports_left, not_reached } = receipt;
  terminal.err(`Erased: ${grouped(pings)} pings, ${grouped(conflicts)} contradicting bodies, ${grouped(posts)} posts, ${grouped(scores)} scores, ${grouped(bytes)} bytes of the journal, ${grouped(exports)} exports.\n`);
  if (exports_left !== "") terminal.err(`Not taken away:\n${exports_left}\n`);
  terminal.err(`Not reached:\n${not_reached.replaceAll(/^/gm, "- ")}\n`);
};

export const eraseCommand: Command = {
  name: "erase",
  usage: "ID | --uuid UUID [--hostname NAME] [--json]",
  summary: "Erases all that an installation sent, at once, and prints a receipt.",
  details: "Pings (set aside or not), contradicting bodies, posts and scores go from the journal and the warehouse, and exports that may hold them are withdrawn. What the installation recorded until now is refused from then on, also by import. The id is the one in the installation's address; an installation of which no ping has landed is named by uuid and host name. Prints what was erased, a line for each figure: name, tab, number.",
  options: { uuid: { type: "string" }, hostname: { type: "string" }, json: { type: "boolean" } },
  words: [0, 1],
  run: async (typed, terminal) => {
    const whom = whomOf(typed);
    return withHub(terminal, async ({ trpc }) => {
      const receipt = await trpc.erasures.carryOut.mutate(whom);
      const { installation, pings, conflicts, posts, scores, others, bytes, exports } = receipt;
      const figures = { installation, pings, conflicts, posts, scores, others, bytes, exports };
      terminal.out(isOn(typed, "json") ? `${JSON.stringify(receipt)}\n` : Object.entries(figures).map(([name, value]) => `${name}\t${value}\n`).join(""));
      tell(terminal, receipt);
      return receipt.exports_left === "" ? 0 : 1;
    });
  },
};
