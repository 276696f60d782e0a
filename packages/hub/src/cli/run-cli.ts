import { parseArgs } from "node:util";
import { Problem } from "@pinghouse/shared/problem/problem";
import { EnvError } from "../env.ts";
import { UsageError, type Command, type Terminal, type Typed } from "./command.ts";
import { commandHelp, overview } from "./help.ts";

const find = (commands: readonly Command[], words: readonly string[]): Command | undefined =>
  commands.find(({ name }) => name.split(" ").every((word, index) => words[index] === word));

const parse = (command: Command, words: string[]): Typed & { help: boolean } => {
  const args = words.slice(command.name.split(" ").length);
  const options = { ...command.options, help: { type: "boolean", short: "h" } } as const;
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true });
    return { words: positionals, options: values, help: values["help"] === true };
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? (cause.message.split(". To specify")[0] ?? "") : String(cause), { cause });
  }
};

const runCommand = async (command: Command, words: string[], terminal: Terminal): Promise<number> => {
  const typed = parse(command, words);
  if (typed.help) {
    terminal.out(commandHelp(command));
    return 0;
  }
  const [least, most] = command.words;
  if (typed.words.length < least || typed.words.length > most) throw new UsageError(`usage: pinghouse ${command.name} ${command.usage}`);
  return command.run(typed, terminal);
};

const messageOf = (error: unknown): string => {
  if (error instanceof Problem) return error.detail;
  return error instanceof Error ? error.message : String(error);
};

/** Runs what was typed. Resolves with the exit code: 0 done, 1 failed, 2 wrong use (of the command or of a variable). */
export const runCli = async (commands: readonly Command[], words: string[], terminal: Terminal): Promise<number> => {
  const [first] = words;
  if (first === undefined) {
    terminal.err(overview(commands));
    return 2;
  }
  if (first === "--help" || first === "-h" || first === "help") {
    terminal.out(overview(commands));
    return 0;
  }
  const command = find(commands, words);
  try {
    if (command === undefined) throw new UsageError(`there is no command ${words.slice(0, 2).filter((word) => !word.startsWith("-")).join(" ") || first}; pinghouse --help lists them`);
    return await runCommand(command, words, terminal);
  } catch (error) {
    terminal.err(`pinghouse: ${messageOf(error)}\n`);
    return error instanceof UsageError || error instanceof EnvError ? 2 : 1;
  }
};
