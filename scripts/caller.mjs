// Tells when whoever started us is gone. Between a person's shell and this process stand npx, shells and pnpm, which pass on
// neither a signal nor their own end; so the whole way up is watched, link by link.
import { readFileSync } from "node:fs";

/** Parent of a process, and how it was called; undefined where the system does not say (no /proc) or it is gone. */
const look = (pid) => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
    return { parent, called: readFileSync(`/proc/${pid}/cmdline`, "utf8") };
  } catch {
    return undefined;
  }
};

/**
 * Pairs of process and parent, from this process up to the outermost that only runs pnpm for its caller.
 * The caller itself is not watched: a hub put into the background outlives the shell it was typed in.
 */
const linksUp = () => {
  const links = [];
  for (let pid = process.pid; ; pid = links.at(-1).parent) {
    const parent = pid === process.pid ? process.ppid : look(pid)?.parent;
    const above = parent === undefined ? undefined : look(parent);
    if (above === undefined || !/pnpm|pinghouse/.test(above.called)) return links;
    links.push({ pid, parent });
  }
};

/** Calls `ended` once, within a second of the end of any process between this one and its caller. */
export const whenCallerEnds = (ended) => {
  const links = linksUp();
  const isWhole = () => links.every(({ pid, parent }) => (pid === process.pid ? process.ppid : look(pid)?.parent) === parent);
  const timer = setInterval(() => {
    if (isWhole()) return;
    clearInterval(timer);
    ended();
  }, 500);
  timer.unref();
};
