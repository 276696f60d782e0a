import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";

const watcher = `
  import { whenCallerEnds } from ${JSON.stringify(new URL("./caller.mjs", import.meta.url).href)};
  whenCallerEnds(() => { console.log("ended"); process.exit(); });
  console.log("watching");
  setInterval(() => {}, 1000);
`;

/** A process that stands between, under a name; what it starts writes to our pipe, and outlives it. */
const between = (name: string) => {
  const script = `require("node:child_process").spawn(process.execPath, ["--input-type=module", "-e", ${JSON.stringify(watcher)}], { stdio: "inherit" }); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["-e", script, name], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
  return { child, heard: async (word: string) => { while (!said.includes(word)) await once(child.stdout, "data"); return said; } };
};

test.skipIf(process.platform !== "linux")("the end of a process between the hub and its caller is noticed", async () => {
  const { child, heard } = between("pnpm-stand-in");
  await heard("watching");
  child.kill("SIGKILL");
  expect(await heard("ended")).toContain("ended");
});
