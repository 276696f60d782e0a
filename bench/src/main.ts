import { parseArgs } from "node:util";
import { runCollect } from "./collect/run-collect.ts";
import { runPages } from "./dashboard/run-pages.ts";
import { runDashboard } from "./dashboard/run-dashboard.ts";
import { runExports } from "./exports/run-exports.ts";
import { runChecks } from "./checks/run-checks.ts";
import { runIngest } from "./ingest/run-ingest.ts";
import { runQueries } from "./queries/run-queries.ts";

const usage = `pnpm bench [queries|ingest|checks|exports|collect|dashboard|pages] [--installations N] [--weeks N] [--metrics N] [--runs N] [--seconds N] [--fill] [--at FILE] [--only WORD] [--rows N] [--rate N] [--pings N]

queries   every question on a seeded fleet; its answer is asserted before it is timed. --fill makes the fleet by SQL alone
          instead of through landing, for sizes such as --installations 10000 --weeks 52 --metrics 1000; --at keeps the
          filled warehouse there and takes it again; --only asks the questions whose names hold the word
ingest    a hub in a process of its own: acknowledged and queryable pings a second, bytes on disk
checks    version checks at --rate a second (2000) for --seconds, alone and with --pings full-size pings a second (20) beside:
          how many were answered and how late. Not without its name
exports   the snapshot table of about --rows N rows (a million; 100000000 takes some ten minutes) in every format: seconds,
          bytes, peak memory, and how long a page's question takes meanwhile; --at and --only as above. Not without its name
collect   a thousand SQL counts over a table of --rows N rows (ten million) in a PostgreSQL of its own: time, memory of the
          collecting process, longest single query. Not without its name
dashboard the page Metrics of an installation with a full-size payload, in Chromium ($CHROMIUM, or the system's): milliseconds to
          the first row and to all, bytes, and gaps between frames while the wheel goes from top to bottom. Of the sample hub
          whose address --at names, or of one of its own. Not without its name
pages     an admin's pages over a fleet that --installations, --weeks and --metrics fill by SQL (--at as above), in Chromium: requests,
          bytes and milliseconds until each has settled, and from page to page when all were seen. Not without its name
`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    installations: { type: "string", default: "600" },
    weeks: { type: "string", default: "40" },
    metrics: { type: "string", default: "120" },
    runs: { type: "string", default: "9" },
    seconds: { type: "string", default: "10" },
    fill: { type: "boolean", default: false },
    at: { type: "string" },
    rows: { type: "string" },
    rate: { type: "string", default: "2000" },
    pings: { type: "string", default: "20" },
    only: { type: "string", default: "" },
    help: { type: "boolean", default: false },
  },
});
const out = (line: string): void => void process.stdout.write(`${line}\n`);
const said = (text: string): void => void process.stderr.write(`${text}\n`);
const [what] = positionals;
if (values.help || (what !== undefined && !["queries", "ingest", "checks", "exports", "collect", "dashboard", "pages"].includes(what))) {
  said(usage);
  process.exit(values.help ? 0 : 2);
}
out(`node ${process.version}, ${process.platform}, started ${new Date().toISOString()}`);
const size = { installations: Number(values.installations), weeks: Number(values.weeks), metrics: Number(values.metrics) };
if (what === "exports") await runExports({ rows: Number(values.rows ?? 1_000_000), at: values.at, only: values.only }, out, said);
if (what === undefined || what === "queries") await runQueries({ size, runs: Number(values.runs), fill: values.fill, at: values.at, only: values.only }, out, said);
if (what === undefined || what === "ingest") await runIngest(Number(values.seconds), out);
if (what === "checks") await runChecks({ rate: Number(values.rate), seconds: Number(values.seconds), pings: Number(values.pings) }, out);
if (what === "collect") await runCollect(Number(values.rows ?? 10_000_000), said);
if (what === "dashboard") await runDashboard(values.at, out);
if (what === "pages") await runPages(size, values.at, out);
