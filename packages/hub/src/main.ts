#!/usr/bin/env node
import { runCli } from "./cli/run-cli.ts";
import { commands } from "./commands/commands.ts";
import { processEnvironment } from "./env.ts";

process.stdout.on("error", () => process.exit(1));
process.stderr.on("error", () => {});

const code = await runCli(commands, process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  bytes: (piece) => new Promise((resolve, reject) => void process.stdout.write(piece, (fault) => (fault == null ? resolve() : reject(fault)))),
  err: (text) => void process.stderr.write(text),
  screen: process.stderr.isTTY,
  input: process.stdin,
  cwd: process.cwd(),
  environment: processEnvironment,
});
process.exit(code);
