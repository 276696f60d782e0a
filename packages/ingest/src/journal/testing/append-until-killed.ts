import { writeSync } from "node:fs";
import { openJournal } from "../open-journal.ts";
import { incomingPing } from "./incoming.ts";

// Appends pings as fast as it can, eight at a time, and says "key id" on stdout for each once it is acknowledged; ends only by a kill.
const [dir = "", round = "0"] = process.argv.slice(2);
const journal = await openJournal(dir, { segmentBytes: 60_000 });
let next = Number(round) * 1_000_000;
const produce = async (): Promise<never> => {
  for (;;) {
    const recorded_at = next;
    next += 1;
    const { id } = await journal.appendPing(incomingPing({ recorded_at, codec: 0, content: Buffer.alloc(recorded_at % 3000, "x") }));
    writeSync(1, `${recorded_at} ${id}\n`);
  }
};
await Promise.all(Array.from({ length: 8 }, produce));
