import { Problem } from "@pinghouse/shared/problem/problem";
import type { WriteProgress } from "../../exports/write/write-file.ts";

/** At once; each takes a connection of the engine and a thread. */
const most = 2;
/** Seconds. */
const comeAgain = 15;

/** The tables that are on their way to people now. */
export interface Downloads {
  /** A directory in which the store may write. */
  spool: string;
  /** How far the one that its asker gave that name is; undefined where none is under way. */
  progress(name: string): WriteProgress | undefined;
  /** Does the work if there is room for it, and tells how far it is under `name`. Throws Problem "busy". */
  run<Result>(name: string | undefined, work: (tell: (progress: WriteProgress) => void) => Promise<Result>): Promise<Result>;
}

export const createDownloads = (spool: string): Downloads => {
  const known = new Map<string, WriteProgress>();
  let running = 0;
  return {
    spool,
    progress: (name) => known.get(name),
    run: async (name, work) => {
      if (running >= most) throw new Problem("busy", { detail: `${most} tables are being downloaded already.`, retryAfter: comeAgain });
      running += 1;
      try {
        return await work((progress) => name !== undefined && known.set(name, progress));
      } finally {
        running -= 1;
        if (name !== undefined) known.delete(name);
      }
    },
  };
};
