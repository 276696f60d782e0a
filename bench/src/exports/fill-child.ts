import { fillStore } from "../fill/fill-store.ts";

const [path = "", installations, weeks, metrics] = process.argv.slice(2);

await fillStore(path, { installations: Number(installations), weeks: Number(weeks), metrics: Number(metrics) }, Date.parse("2026-06-10T12:00:00Z"), (text) => void process.stderr.write(`${text}\n`));
