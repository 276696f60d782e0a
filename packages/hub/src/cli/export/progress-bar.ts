import type { Terminal } from "../command.ts";
import type { FetchProgress } from "./fetch-export.ts";

const width = 24;

const grouped = (n: number): string => n.toLocaleString("en-GB");
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

/** One line: a bar where it is known how many rows there will be, rows, MB and MB a second. */
export const progressLine = ({ rows, estimate, bytes }: FetchProgress, seconds: number): string => {
  const share = rows === null || estimate === null || estimate === 0 ? null : Math.min(1, rows / estimate);
  const filled = Math.round((share ?? 0) * width);
  const bar = share === null ? "" : `[${"#".repeat(filled)}${".".repeat(width - filled)}] `;
  const counted = rows === null ? "" : `${grouped(rows)}${estimate === null ? "" : ` of about ${grouped(estimate)}`} rows, `;
  return `${bar}${counted}${megabytes(bytes)} MB${seconds > 0 ? `, ${megabytes(bytes / seconds)} MB/s` : ""}`;
};

/** Shows how far something is: on a screen a line that is written over, elsewhere a line each time. */
export const progressBar = ({ err, screen }: Pick<Terminal, "err" | "screen">, now: () => number) => {
  const started = now();
  let shown = false;
  return {
    show: (progress: FetchProgress): void => {
      shown = true;
      const line = progressLine(progress, (now() - started) / 1000);
      err(screen ? `\r${line}\u001B[K` : `${line}\n`);
    },
    /** Clears the line again. */
    end: (): void => {
      if (shown && screen) err("\r\u001B[K");
    },
    seconds: () => (now() - started) / 1000,
  };
};
