import type { Command } from "./command.ts";

const column = (lines: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...lines.map(([left]) => left.length));
  return lines.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`.trimEnd()).join("\n");
};

/** The first page of help: every command with what it is for. */
export const overview = (commands: readonly Command[]): string =>
  `Usage: pinghouse <command> [options]

${column(commands.map(({ name, usage, summary }) => [`${name} ${usage}`.trim(), summary]))}

pinghouse <command> --help says more. Data goes to stdout, messages to stderr.
Exit codes: 0 done, 1 failed, 2 wrong use.
Where the hub's data lie and where it listens: PINGHOUSE_DATA, PINGHOUSE_HOST, PINGHOUSE_PORT and others (docs/operations.md).
`;

/** Help of one command. */
export const commandHelp = ({ name, usage, summary, details }: Command): string =>
  `Usage: ${`pinghouse ${name} ${usage}`.trim()}\n\n${summary}\n${details === undefined ? "" : `\n${details.trim()}\n`}`;
