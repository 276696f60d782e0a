import type { Terminal } from "../cli/command.ts";

/** How long a pipe may stay silent before it counts as empty: it may belong to whoever started the command. */
const patience = 2_000;

const firstLine = async (input: Terminal["input"]): Promise<string> => {
  let text = "";
  for await (const chunk of input) {
    text += String(chunk);
    if (text.includes("\n")) break;
  }
  return text.split(/\r?\n/, 1)[0] ?? "";
};

/** The first line piped into the command; undefined at a terminal, for an empty pipe and for one that says nothing. */
export const readSecret = async ({ input }: Terminal): Promise<string | undefined> => {
  if (input.isTTY === true) return undefined;
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(""), patience);
  });
  const line = await Promise.race([firstLine(input), silence]);
  clearTimeout(timer);
  input.destroy();
  return line === "" ? undefined : line;
};
