import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { UsageError, isOn, textsOf, type Command } from "./command.ts";
import { runCli } from "./run-cli.ts";

const seen: unknown[] = [];
const commands: Command[] = [
  {
    name: "user add",
    usage: "EMAIL [--list NAME]...",
    summary: "Adds somebody.",
    options: { list: { type: "string", multiple: true }, json: { type: "boolean" } },
    words: [1, 1],
    run: async (typed) => {
      seen.push([typed.words, textsOf(typed, "list"), isOn(typed, "json")]);
      return 0;
    },
  },
  { name: "fail", usage: "", summary: "Fails.", options: {}, words: [0, 1], run: async ({ words: [word] }) => { throw word === undefined ? new Error("broken") : new UsageError("wrong"); } },
];

const run = async (...words: string[]) => {
  const said = { out: "", err: "" };
  const code = await runCli(commands, words, {
    out: (text) => void (said.out += text),
    bytes: async () => undefined,
    screen: false,
    err: (text) => void (said.err += text),
    input: Readable.from([]),
    cwd: "/",
    environment: {},
  });
  return { code, ...said };
};

test("a command of two words gets its words, repeated options and switches", async () => {
  seen.length = 0;
  expect(await run("user", "add", "a@example.com", "--list", "1e3", "--list=b", "--json")).toEqual({ code: 0, out: "", err: "" });
  expect(seen).toEqual([[["a@example.com"], ["1e3", "b"], true]]);
});

test.each([["erase"], ["user"], ["user", "remove"], ["user", "add"], ["user", "add", "a", "b"], ["user", "add", "a", "--loud"], ["fail", "x"]])(
  "wrong use is exit code 2 with a message on stderr alone: %s %s",
  async (...words) => {
    const { code, out, err } = await run(...words);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^pinghouse: .+\n$/);
  },
);

test("a failure is exit code 1 and says what failed", async () => {
  expect(await run("fail")).toEqual({ code: 1, out: "", err: "pinghouse: broken\n" });
});

test("help is data and lists what exists", async () => {
  const { code, out } = await run("--help");
  expect(code).toBe(0);
  expect(out).toContain("user add EMAIL [--list NAME]...  Adds somebody.");
  expect((await run("user", "add", "--help")).out).toMatch(/^Usage: pinghouse user add EMAIL/);
});

test("nothing typed is wrong use, with the help on stderr", async () => {
  const { code, out, err } = await run();
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain("Usage: pinghouse");
});
