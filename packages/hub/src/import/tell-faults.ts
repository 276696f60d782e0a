import type { Fault } from "@pinghouse/warehouse/definitions/raw";
import type { Terminal } from "../cli/command.ts";

/** So many faults are told one by one. */
const mostTold = 100;

/** Tells what is wrong with files that were to be imported, as file:line, and that nothing was. */
export const tellFaults = (terminal: Terminal, faults: readonly Fault[]): void => {
  for (const { file, line, message } of faults.slice(0, mostTold)) terminal.err(`${file}:${line}: ${message}\n`);
  if (faults.length > mostTold) terminal.err(`and ${faults.length - mostTold} more\n`);
  terminal.err(`Nothing was imported: ${faults.length === 1 ? "one fault" : `${faults.length} faults`}.\n`);
};
